import { failed, type Reply, done } from '../../../shared/contract/failure'
import type { TableRows } from '../../../shared/destination/rows'
import type { BudgetDocument, BudgetLine } from '../../../shared/model/document'
import type { Fault } from '../../../shared/model/faults'
import type { Cents } from '../../../shared/money/cents'
import { tellingOf } from '../../../shared/publication/told-secrets'
import { type Secret, withoutSecrets } from '../../../shared/publication/without-secrets'
import { AT_A_TIME, type Slices } from '../../../shared/slices/slices'

/** A document as it may go to a finance system: 涉密项目 never leave by this way. */
export interface Outgoing {
  readonly document: BudgetDocument
  readonly secrets: readonly Secret[]
}

/** Failure: bad-value, where the income stated apart is less than what secret projects spend. */
export function outgoing(document: BudgetDocument): Reply<Outgoing> {
  const left = withoutSecrets(document)
  return left
    ? done(left)
    : failed(
        'bad-value',
        '收入是单独录入的，其中的资金少于涉密项目的支出，减不去它们。请先核对收入预算，再报送。',
      )
}

/** Sums of the whole budget that hold money of secret projects: beside what is sent, they would tell it. */
function totalsWith({ projects, lines }: BudgetDocument): readonly Cents[] {
  const secret = new Set(projects.flatMap(({ id, secret: isSecret }) => (isSecret ? [id] : [])))
  const sums = new Map<string, { amount: number; isTelling: boolean }>()
  for (const line of lines) {
    const isOfSecret = line.projectId !== null && secret.has(line.projectId)
    for (const key of groupsOf(line)) {
      const { amount, isTelling } = sums.get(key) ?? { amount: 0, isTelling: false }
      sums.set(key, { amount: amount + line.amount, isTelling: isTelling || isOfSecret })
    }
  }
  return [...sums.values()].flatMap(({ amount, isTelling }) => (isTelling ? [amount as Cents] : []))
}

/** What people state totals of: everything, a kind, a unit, a fund, a code and those above it. */
function groupsOf({ kind, unitId, fundType, functionCode, economicCode }: BudgetLine): readonly string[] {
  const codes = [3, 5, 7].map((digits) => `function ${functionCode.slice(0, digits)}`)
  const economics = [3, 5].map((digits) => `economic ${economicCode.slice(0, digits)}`)
  return ['all', `kind ${kind}`, `unit ${unitId}`, `fund ${fundType}`, ...codes, ...economics]
}

/** Texts of rows, of the manifest and of a file's properties that tell of a project that was left out; none of them names it again. */
export function* findingTold(
  tables: readonly TableRows[],
  { document, secrets }: Outgoing,
  whole: BudgetDocument,
): Slices<readonly Fault[]> {
  if (secrets.length === 0) return []
  const { tells } = tellingOf(secrets, totalsWith(whole))
  const found = new Map<string, Fault>()
  const heads = [
    { place: 'department/agency', name: '部门名称', text: document.department.agency },
    ...document.units.map(({ id, name }) => ({ place: `units/${id}/name`, name: '单位名称', text: name })),
  ]
  for (const { place, name, text } of heads) {
    const message = `${name}的文字会透露涉密项目，请改掉后再报送。`
    if (tells(text)) found.set(place, { place, message })
  }
  for (const table of tables) {
    for (let at = 0; at < table.count; at += 1) {
      const { cells } = table.row(at)
      for (const [column, { value, place }] of cells.entries()) {
        if (place === null || found.has(place) || typeof value !== 'string') continue
        // An amount may stand in one column and its unit in the next.
        const unit = cells[column + 1]?.value
        if (!tells(value) && !tells(`${value}${typeof unit === 'string' ? unit : ''}`)) continue
        const name = table.spec.columns[column]?.name ?? ''
        const message = `“${table.spec.name}”第 ${at + 1} 行“${name}”的文字会透露涉密项目，请改掉后再报送。`
        found.set(place, { place, message })
      }
      if (at % AT_A_TIME === 0) yield at / table.count
    }
  }
  return [...found.values()]
}

export function refusedAsTold(faults: readonly Fault[]): Reply<never> {
  return failed('bad-value', `有 ${faults.length} 处文字会透露涉密项目，没有写出。请逐处改掉后再试。`, {
    details: { faults },
  })
}
