import type { SetCell, SetRow, SetTable } from './blocks'
import { linesIn } from '../setting/text-width'
import { CELL_PADDING, type CellSize } from '../setting/column-widths'
import { cellLine } from './styles'

/** Between text and rule above and below, in points. */
export const ROW_PADDING = 1.25

/** A rule between rows. */
const RULE = 0.5

/** A row higher than this would leave too much of a page empty rather than be parted. */
const LONG = 240

/** The table with its long rows as such that may go on on the next page; the others never do. */
export function withSplits(table: SetTable): SetTable {
  const { rows, size, widths } = table
  return {
    ...table,
    rows: rows.map((row) => (rowHeight(row, size, widths) > LONG ? { ...row, maySplit: true } : row)),
  }
}

/** In points. */
export function rowHeight({ cells }: SetRow, size: CellSize, widths: readonly number[]): number {
  let column = 0
  let most = 1
  for (const cell of cells) {
    const { columns = 1 } = cell
    let width = -2 * CELL_PADDING
    for (let at = column; at < column + columns; at += 1) width += widths[at] ?? 0
    column += columns
    if (cell.over === undefined) most = Math.max(most, cellLines(cell, width / size))
  }
  return most * cellLine(size) + 2 * ROW_PADDING + RULE
}

function cellLines({ lines, level = 0 }: SetCell, width: number): number {
  return lines.reduce((sum, text) => sum + linesIn(text, width - level), 0)
}
