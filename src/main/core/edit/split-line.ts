import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import type { RecordChange } from '../../../shared/model/change'
import { fieldOf, type RecordValues } from '../../../shared/model/fields'
import { formatPath, parseRecordPath } from '../../../shared/model/path'
import { parseTyped, shownAmount } from '../../../shared/model/typed'
import { recordName } from '../../../shared/model/words'
import { type Cents, cents } from '../../../shared/money/cents'
import { planAdd } from './add-record'
import { inDraft } from './draft'
import { type Grounds, type Plan, typingIn } from './plan'
import { signed } from './project-total'
import { planSet } from './set-field'

/** 拆分: a line parted in two or more; the first part is the line itself. */
export type Splitting = Extract<Params<'edit.apply'>['edits'][number], { split: string }>
type Part = Splitting['parts'][number]

/** What a part may have of its own. */
const OWN = ['funding', 'functionCode', 'economicCode', 'purpose'] as const

/**
 * A line parted: its parts come to the whole, to the 分, and stand one behind the other. What is bought with its money stays with the
 * first part, which is never less than that.
 */
export function planSplit(grounds: Grounds, { split, parts }: Splitting): Reply<Plan> {
  const path = parseRecordPath(split)
  const line = path?.set === 'lines' ? grounds.document.get('lines', path.key) : undefined
  if (!line) return failed('unknown-path', `没有“${split}”这条分项。`, { place: split })
  const place = formatPath({ set: 'lines', key: line.id, field: 'amount' })
  const refused = (message: string): Reply<never> => failed('bad-value', message, { place })
  const shown = (amount: Cents): string => shownAmount(amount, grounds.typing.entryUnit)
  const name = recordName('lines', { ...line }, grounds.words)

  const amounts: Cents[] = []
  for (const [at, part] of parts.entries()) {
    const amount = amountOf(grounds, part)
    if (!amount.ok) return failed(amount.error.code, `第 ${at + 1} 份：${amount.error.message}`, { place })
    if (amount.value <= 0) return refused(`第 ${at + 1} 份的金额应当大于零。`)
    amounts.push(amount.value)
  }
  const [first = line.amount] = amounts
  const left = cents(line.amount - amounts.reduce((sum, each) => sum + each, 0))
  if (left !== 0) {
    return refused(
      `各份合计应当等于“${name}”的 ${shown(line.amount)}，${left > 0 ? '还差' : '多出'} ${shown(cents(Math.abs(left)))}。`,
    )
  }
  if (first < line.procurement) {
    return refused(
      `“${name}”其中采购 ${shown(line.procurement)}，留在第一份，第一份不能少于它（差 ${signed(cents(first - line.procurement), grounds)}）。`,
    )
  }
  return inDraft(grounds.document, (take) => {
    const changes: RecordChange[] = []
    function make<P extends Plan>(plan: Reply<P>): Reply<P> {
      if (plan.ok) {
        changes.push(...plan.value.changes)
        take(plan.value.changes)
      }
      return plan
    }
    let behind = split
    for (const [at, part] of parts.entries()) {
      let own = split
      if (at > 0) {
        const added = make(planAdd(grounds, { kind: 'line', value: partOf({ ...line }), after: behind }))
        if (!added.ok) return added
        own = behind = added.value.path
      }
      for (const [field, typed] of fieldsOf(part)) {
        const set = { path: `${own}/${field}`, value: typed, ...(part.unit ? { unit: part.unit } : {}) }
        const plan = make(planSet(grounds, set))
        if (!plan.ok) return failed(plan.error.code, `第 ${at + 1} 份：${plan.error.message}`, { place })
      }
    }
    return done({ label: `${name} 拆分为 ${parts.length} 条`, changes })
  })
}

function amountOf(grounds: Grounds, { amount, unit }: Part): Reply<Cents> {
  const field = fieldOf('lines', 'amount')
  if (!field) throw new Error('lines have no amount')
  const parsed = parseTyped(field, amount, typingIn(grounds, unit))
  return parsed.ok ? done(parsed.value as Cents) : failed(parsed.code, parsed.message)
}

/** The amount first: what of its money is another's is then of the part alone. */
function fieldsOf(part: Part): readonly (readonly [field: string, typed: string])[] {
  const own = OWN.flatMap((field) => (part[field] === undefined ? [] : [[field, part[field]] as const]))
  return [['amount', part.amount], ...own]
}

/** A line like the one that is parted, of no money yet: nothing is bought with it. */
function partOf({ id: _id, position: _position, ...record }: RecordValues): RecordValues {
  return {
    ...record,
    amount: 0,
    procurement: 0,
    procurementCategory: null,
    procurementSme: 0,
    procurementMicro: 0,
  }
}
