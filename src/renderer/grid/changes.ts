import type { Place } from '../../shared/grid/range'
import type { GridColumn } from './column'

/** The next cell, row by row and round, that differs from when the file was opened; null: none does. */
export function nextChange<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  from: Place,
  by: 1 | -1,
): Place | null {
  const count = rows.length * columns.length
  const start = from.row * columns.length + from.column
  for (let far = 1; far <= count; far += 1) {
    const at = (start + by * far + count) % count
    const place = { row: Math.floor(at / columns.length), column: at % columns.length }
    const [row, column] = [rows[place.row], columns[place.column]]
    if (row !== undefined && column?.change?.(row).changed) return place
  }
  return null
}
