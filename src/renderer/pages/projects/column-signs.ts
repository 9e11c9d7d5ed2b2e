import { type Cents, ZERO } from '../../../shared/money/cents'
import { rateText } from './project-columns'
import type { ProjectRow, RowTotals } from './project-rows'

/** Signs of the widest amount of each column, the line below them among them: a cut figure would read as a smaller one. */
export function columnSigns(
  rows: readonly ProjectRow[],
  totals: RowTotals,
  shown: (amount: Cents, sign?: 'negative' | 'always') => string,
): Readonly<Record<'amount' | 'prior' | 'difference' | 'rate', number>> {
  const most = (amounts: readonly Cents[], total: Cents): number => {
    let [least, largest] = [total, total]
    for (const amount of amounts) {
      if (amount < least) least = amount
      if (amount > largest) largest = amount
    }
    return Math.max(shown(least, 'always').length, shown(largest, 'always').length)
  }
  return {
    amount: most(
      rows.map(({ amount }) => amount),
      totals.amount,
    ),
    prior: most(
      rows.map(({ base }) => base ?? ZERO),
      totals.prior,
    ),
    difference: most(
      rows.map(({ difference }) => difference ?? ZERO),
      totals.difference,
    ),
    rate: longestRate(rows, totals),
  }
}

function longestRate(rows: readonly ProjectRow[], totals: RowTotals): number {
  const signsOf = (rate: string | null): number => (rate === null ? 0 : rate.replace('-', '').length)
  let longest = totals.rate
  for (const { rate } of rows) if (signsOf(rate) > signsOf(longest)) longest = rate
  return rateText(longest).length
}
