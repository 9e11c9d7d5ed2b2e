import type { PrintedTextTable } from '../../../shared/narrative/printed'
import type { GridCell, GridColumn, PrintedGrid } from '../../../shared/tables/printed-table'
import { type ColumnNeed, widest } from './column-widths'
import { textWidth } from './text-width'

/** Characters of a list's title on a line. */
const TITLE = 4

/** What the columns of a grid have to hold; first that of its title, where it has one. */
export function gridNeeds(grid: PrintedGrid): readonly ColumnNeed[] {
  return [
    ...(grid.title === null ? [] : [{ widest: TITLE, isFixed: false, head: textWidth(grid.title) }]),
    ...grid.columns.map((column, at) => columnNeed(grid, column, at)),
  ]
}

function columnNeed({ head, lines }: PrintedGrid, { holds }: GridColumn, at: number): ColumnNeed {
  const own = head.flat().find(({ leaf, columns, text }) => leaf === at && columns === 1 && text !== '')
  return {
    widest: lines.reduce(
      (most, { cells }) => Math.max(most, textWidth(textOf(cells[at])) + levelOf(cells[at])),
      0,
    ),
    isFixed: holds === 'amount' || holds === 'code' || holds === 'year',
    head: textWidth(own?.text ?? ''),
  }
}

/** The same of a table within the text. */
export function textTableNeeds({ head, rows }: PrintedTextTable): readonly ColumnNeed[] {
  const count = Math.max(head.length, ...rows.map((row) => row.length))
  return Array.from({ length: count }, (_, at) => {
    const cells = rows.flatMap((row) => row[at] ?? [])
    return {
      widest: widest(cells.flatMap(({ lines }) => lines)),
      isFixed: cells.length > 0 && cells.every(({ align }) => align === 'right'),
      head: widest(head[at]?.lines ?? []),
    }
  })
}

export function textOf(cell: GridCell | undefined): string {
  return cell?.kind === 'text' || cell?.kind === 'amount' ? cell.text : ''
}

/** By how many characters a name is set in. */
function levelOf(cell: GridCell | undefined): number {
  return cell?.kind === 'text' ? (cell.level ?? 0) : 0
}
