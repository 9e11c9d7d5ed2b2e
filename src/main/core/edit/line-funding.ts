import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { RecordValues } from '../../../shared/model/fields'
import {
  fundingName,
  fundingOf,
  fundingTyped,
  type Funding,
  type Money,
  paidFrom,
} from '../../../shared/model/funding'
import { type FieldPath, formatPath } from '../../../shared/model/path'
import { fieldLabel, recordName } from '../../../shared/model/words'
import { amendment, type Grounds, type Plan, refusal } from './plan'

/** The source of money that a line is paid from; null for money that the template has no place for. */
export function lineFunding({ document, rules }: Grounds, id: string): Funding | null {
  const line = document.values('lines', id)
  return (line && fundingOf(line as unknown as Money, rules.fundings)) ?? null
}

/** A line paid whole from another source: 资金性质, 拨款类别 and 拨款来源 in one. `typed` as in `fundingTyped`. */
export function planLineFunding(grounds: Grounds, path: FieldPath, typed: string): Reply<Plan> {
  const place = formatPath(path)
  const { fundings } = grounds.rules
  const before = grounds.document.values('lines', path.key)
  if (!before) throw new Error(`no line ${path.key}`)
  const funding = fundingTyped(typed, fundings)
  if (!funding) {
    const names = fundings.map(fundingName).join('、')
    return failed('bad-value', `没有“${typed}”这个资金来源。请填${names}之一。`, { place })
  }
  const old = lineFunding(grounds, path.key)
  const what = `${recordName('lines', before, grounds.words)} ${fieldLabel(path, grounds.words.fiscalYear)}`
  const label = { what, old: old ? fundingName(old) : '空', new: fundingName(funding) }
  if (old === funding) return done({ label, changes: [] })
  const after: RecordValues | undefined = paidFrom(before, funding)
  if (!after) {
    return failed('bad-value', `${fundingName(funding)}不能用于这类支出，请选其他来源。`, { place })
  }
  return (
    refusal(grounds, 'lines', path.key, after, before) ??
    done({ label, changes: [amendment('lines', path.key, before, after)] })
  )
}
