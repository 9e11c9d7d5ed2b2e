import { isBlank } from '../../../shared/model/text'
import type { Unit } from '../../../shared/money/format'
import { parseAmount } from '../../../shared/money/parse'
import type { CellEntry, SharedCell, Verdict } from '../../grid/column'

/** Why neither of two amounts is taken that are put into one line. */
export const TWO_SOURCES =
  '一个分项只有一种资金来源，这一行却填了几个金额。请按 Esc 放弃多余的，或另加一个分项。'

/**
 * A line has one amount, in the column of its source. Of what is put into several of these columns at once, the one amount
 * that is not zero says source and amount, whichever column it stands in; blanks and zeros beside it say `not from here`.
 * Of two amounts neither is taken. `ownColumn`: of the source that the line has; undefined where it has no column.
 */
export function sharedAmount<Row>(
  unit: Unit,
  ownColumn: (row: Row) => string | undefined,
): NonNullable<CellEntry<Row>['shared']> {
  return {
    verdicts(row, cells) {
      const own = ownColumn(row)
      const meant = cells.map(({ text }) => meaning(text, unit))
      const amounts = meant.filter((each) => each === 'amount').length
      const verdict = ({ column }: SharedCell, is: Meaning): Verdict => {
        if (is === 'amount') return amounts > 1 ? { refused: TWO_SOURCES } : 'written'
        if (is !== 'nothing') return is
        return column === own && amounts === 0 ? 'written' : 'left'
      }
      return cells.map((cell, i) => verdict(cell, meant[i] ?? 'nothing'))
    },
  }
}

type Meaning = 'nothing' | 'amount' | { readonly refused: string }

function meaning(text: string, unit: Unit): Meaning {
  if (isBlank(text)) return 'nothing'
  const amount = parseAmount(text, unit)
  if (!amount.ok) return { refused: amount.message }
  return amount.cents === 0 ? 'nothing' : 'amount'
}
