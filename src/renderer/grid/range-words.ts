import { cellsOf, type Range } from '../../shared/grid/range'
import type { GridColumn } from './column'

/** What a spreadsheet says of a selection: how many cells are filled; of amounts the sum and the average. */
export function rangeWords<Row>(
  rows: readonly Row[],
  columns: readonly Pick<GridColumn<Row>, 'text' | 'amount'>[],
  range: Range,
  shown: (cents: number) => string,
): string {
  let [filled, amounts, sum] = [0, 0, 0]
  for (const { row, column } of cellsOf(range)) {
    const [one, of] = [rows[row], columns[column]]
    if (one === undefined || !of) continue
    if (of.text(one) !== '') filled += 1
    const amount = of.amount?.(one)
    if (amount === undefined || amount === null) continue
    amounts += 1
    sum += amount
  }
  if (amounts === 0) return `计数 ${filled}`
  return `合计 ${shown(sum)}　平均 ${shown(Math.round(sum / amounts))}　计数 ${filled}`
}
