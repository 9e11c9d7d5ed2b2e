import type { GridColumn, PrintedGrid } from '../../../shared/tables/printed-table'
import { MARGIN, textWidth } from './width'

/** Of a part's title. */
const TITLE = 16
/** Words wrap in a column of so many digits; amounts never do. */
const WIDEST: Readonly<Record<GridColumn['holds'], number>> = {
  code: 14,
  name: 44,
  unit: 34,
  content: 56,
  year: 14,
  text: 40,
  amount: Infinity,
}
const NARROWEST = 10
/** A head wraps into at most so many lines. */
const HEAD_LINES = 5

/** What the printed columns of a grid would have in width, its title's first. */
export function gridWidths({ title, head, columns, lines }: PrintedGrid): readonly number[] {
  const widths = columns.map(({ holds }, column) => {
    let widest = 0
    for (const { cells } of lines) {
      const cell = cells[column]
      if (cell?.kind !== 'text' && cell?.kind !== 'amount') continue
      const indent = cell.kind === 'text' ? 2 * Math.max(0, (cell.level ?? 1) - 1) : 0
      widest = Math.max(widest, textWidth(cell.text) + indent)
    }
    return Math.max(NARROWEST, headWidth(head, column), Math.min(WIDEST[holds], widest + MARGIN))
  })
  return title === null ? widths : [TITLE, ...widths]
}

/** What a column needs for the head that stands over it alone. */
export function headWidth(head: PrintedGrid['head'], column: number): number {
  const own = head.flat().filter(({ leaf, columns }) => leaf === column && columns === 1)
  return Math.max(0, ...own.map(({ text }) => Math.ceil(textWidth(text) / HEAD_LINES) + MARGIN))
}
