import type { BudgetLine } from '../../../shared/model/document'
import { type Cents, cents } from '../../../shared/money/cents'
import type { Unit } from '../../../shared/money/format'
import { parseAmount } from '../../../shared/money/parse'
import { editableAmount } from '../../components/typed-amount'
import type { OneEdit } from './project-edits'

/** A part of a line as it is typed; the last one has no amount of its own: what is left is put there. */
export interface TypedPart {
  amount: string
  /** Id of the source. */
  funding: string
  economicCode: string
  /** Of a code that the year's classification does not list. */
  codeName: string
  purpose: string
}

/** A part like the line. */
export function partLike(line: BudgetLine, funding: string): TypedPart {
  return { amount: '', funding, economicCode: line.economicCode, codeName: '', purpose: line.purpose }
}

/** What the parts before the last leave of the whole; or why an amount is none. */
export function leftOf(
  whole: Cents,
  parts: readonly TypedPart[],
  unit: Unit,
): { readonly left: Cents } | { readonly refused: string } {
  let left: number = whole
  for (const [at, { amount }] of parts.slice(0, -1).entries()) {
    const parsed = parseAmount(amount, unit)
    if (!parsed.ok) return { refused: amount.trim() === '' ? `请填第 ${at + 1} 份的金额。` : parsed.message }
    left -= parsed.cents
  }
  return left > 0 ? { left: cents(left) } : { refused: '前面几份已经用完全部金额，最后一份没有剩下的。' }
}

/** The line parted, with the names of codes that are not listed. */
export function splitEdits(
  line: BudgetLine,
  funding: string,
  parts: readonly TypedPart[],
  left: Cents,
  unit: Unit,
): readonly OneEdit[] {
  const names = new Map(
    parts.flatMap(({ economicCode: code, codeName }) => (codeName === '' ? [] : [[code, codeName] as const])),
  )
  return [
    ...[...names].map(([code, name]): OneEdit => ({
      add: 'codeName',
      value: { classification: 'economic', code, name },
    })),
    {
      split: `lines/${line.id}`,
      parts: parts.map((part, at) => ({
        amount: at === parts.length - 1 ? editableAmount(left, unit) : part.amount,
        unit,
        ...(part.funding === funding ? {} : { funding: part.funding }),
        ...(part.economicCode === line.economicCode ? {} : { economicCode: part.economicCode }),
        ...(part.purpose === line.purpose ? {} : { purpose: part.purpose }),
      })),
    },
  ]
}
