import { failed, type Reply, done } from '../../../shared/contract/failure'
import type { TableRows } from '../../../shared/destination/rows'
import type { BudgetDocument } from '../../../shared/model/document'
import type { Fault } from '../../../shared/model/faults'
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

/** Texts of rows that tell of a project that was left out; none of them names it again. */
export function* findingTold(
  tables: readonly TableRows[],
  secrets: readonly Secret[],
): Slices<readonly Fault[]> {
  if (secrets.length === 0) return []
  const { tells } = tellingOf(secrets)
  const found = new Map<string, Fault>()
  for (const table of tables) {
    for (let at = 0; at < table.count; at += 1) {
      for (const [column, { value, place }] of table.row(at).cells.entries()) {
        if (place === null || typeof value !== 'string' || !tells(value)) continue
        const name = table.spec.columns[column]?.name ?? ''
        const message = `“${table.spec.name}”第 ${at + 1} 行“${name}”的文字会透露涉密项目，请改掉后再报送。`
        if (!found.has(place)) found.set(place, { place, message })
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
