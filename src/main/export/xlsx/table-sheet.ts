import type { Sheet } from '../../../shared/publication/publication'
import type { GridCell, PrintedGrid } from '../../../shared/tables/printed-table'
import { amountFormat, amountLook, HEAD, headRows, heightFor, inUnit, WORDS, wordsLook } from './cells'
import { columnPlan, type Span } from './column-plan'
import { sumFormula } from './formula'
import { type Look, TEXT } from './looks'
import { gridWidths } from './table-widths'
import { textWidth } from './width'
import type { SheetCell, SheetRow, Worksheet } from './worksheet'

const TITLE: Look = { font: 'title', align: 'center', wraps: true }
const SUBTITLE: Look = { font: 'plain', align: 'center', wraps: true }
const CAPTION: Look = { font: 'plain', wraps: true }
const NOTE: Look = { font: 'plain', align: 'left', wraps: true }
const CODE: Look = { ...WORDS, format: TEXT }
const TITLE_HEIGHT = 32

/** A published table: title, captions, nested head, lines, the lists below it, notes. Totals are formulas. */
export function tableSheet(table: Sheet): Worksheet {
  const { widths, spans } = columnPlan(table.grids.map(gridWidths))
  const [own] = table.grids
  const above = rowsAbove(table)
  const headed = own?.head.length ?? 0
  return {
    name: `${table.label} ${table.title}`,
    widths,
    lies: table.lies,
    frozen: { rows: above + headed, columns: own ? frozenColumns(own, spans[0] ?? []) : 0 },
    // The head of the table's own rows says nothing of the lists below them: there title and captions are printed again.
    repeated: table.grids.length > 1 || headed === 0 ? [0, above - 1] : [above, above + headed - 1],
    filter: null,
    rows: tableRows(table, widths, spans),
  }
}

/** Label, title, subtitles, captions. */
function rowsAbove({ subtitles }: Sheet): number {
  return 3 + subtitles.length
}

/** Those that tell which line it is, as far as they stand together; what it is about may scroll away. */
function frozenColumns({ columns }: PrintedGrid, spans: readonly Span[]): number {
  const first = columns.findIndex(({ holds }) => ['amount', 'text', 'content'].includes(holds))
  return spans[first]?.at ?? 0
}

function* tableRows(
  table: Sheet,
  widths: readonly number[],
  spans: readonly (readonly Span[])[],
): Generator<SheetRow> {
  const whole = { at: 0, columns: widths.length, width: widths.reduce((sum, width) => sum + width, 0) }
  yield wordsRow(table.label, NOTE, whole)
  yield { ...wordsRow(table.title, TITLE, whole), height: TITLE_HEIGHT }
  for (const subtitle of table.subtitles) yield wordsRow(subtitle, SUBTITLE, whole)
  yield captionRow(table.captions, widths)
  let row = rowsAbove(table)
  for (const [index, grid] of table.grids.entries()) {
    yield* gridRows(grid, spans[index] ?? [], row, table)
    row += grid.head.length + grid.lines.length
  }
  for (const note of table.notes) yield wordsRow(note, NOTE, whole)
}

/** Words over all columns. */
function wordsRow(text: string, look: Look, { columns, width }: Span): SheetRow {
  const height = heightFor([{ text, width }])
  const cells = [{ column: 0, look: wordsLook(look, text), value: text, columns }]
  return height === undefined ? { cells } : { height, cells }
}

/** The first at the left, the last at the right: each takes the columns that its words need, the first all that are left. */
function captionRow(all: readonly string[], widths: readonly number[]): SheetRow {
  const captions = all.length > widths.length ? [all.join('　')] : all
  const cells: SheetCell[] = []
  let right = widths.length
  for (const [index, text] of [...captions.entries()].reverse()) {
    let left = index === 0 ? 0 : right - 1
    const roomOf = (from: number): number => widths.slice(from, right).reduce((sum, each) => sum + each, 0)
    while (left > index && roomOf(left) < textWidth(text)) left -= 1
    const align = index === 0 ? 'left' : index === captions.length - 1 ? 'right' : 'center'
    cells.unshift({ column: left, look: { ...CAPTION, align }, value: text, columns: right - left })
    right = left
  }
  return { cells }
}

/** The head and the lines of a grid whose head begins in a row. */
function* gridRows(grid: PrintedGrid, all: readonly Span[], row: number, table: Sheet): Generator<SheetRow> {
  const [before] = grid.title === null ? [] : all
  const spans = before ? all.slice(1) : all
  // As on paper: the title stands beside the head, or beside everything where there is none.
  const titled = (value: string | null, lines: number): readonly SheetCell[] =>
    before ? [{ column: before.at, look: HEAD, value, columns: before.columns, lines }] : []
  const { head, lines } = grid
  for (const [level, { height, cells }] of headRows(head, spans).entries()) {
    yield { height, cells: level === 0 ? [...titled(grid.title, head.length), ...cells] : cells }
  }
  const place = { firstRow: row + head.length, spans }
  for (const [line, { cells }] of lines.entries()) {
    const own = cells.flatMap((cell, column): readonly SheetCell[] => {
      const span = spans[column]
      return cell.kind === 'covered' || !span ? [] : [gridCell(cell, grid, { line, column }, place, table)]
    })
    const height = heightFor(
      cells.flatMap((cell, column) => {
        const { width } = spans[column] ?? { width: 0 }
        if (cell.kind !== 'text' || cell.lines !== undefined) return []
        return [{ text: cell.text, width: width - 2 * indentOf(cell) }]
      }),
    )
    const title = line === 0 ? titled(head.length === 0 ? grid.title : null, lines.length) : []
    const all = [...title, ...own]
    yield height === undefined ? { cells: all } : { height, cells: all }
  }
}

function gridCell(
  cell: GridCell,
  grid: PrintedGrid,
  at: { readonly line: number; readonly column: number },
  place: Parameters<typeof sumFormula>[2],
  { unit, decimals }: Sheet,
): SheetCell {
  const span = place.spans[at.column]
  const placed = { column: span?.at ?? 0, columns: span?.columns ?? 1 }
  switch (cell.kind) {
    case 'amount': {
      const formula = cell.sumOf && sumFormula(cell.sumOf, at, place)
      const look = amountLook(cell.amount, amountFormat(decimals), cell.isStrong === true)
      const value = inUnit(cell.amount, unit)
      return { ...placed, look, value, ...(formula === undefined ? {} : { formula }) }
    }
    case 'text': {
      const isCode = grid.columns[at.column]?.holds === 'code'
      const font = cell.isStrong ? 'strong' : 'plain'
      const look: Look = { ...(isCode ? CODE : WORDS), font, indent: indentOf(cell) }
      return { ...placed, look: wordsLook(look, cell.text), value: cell.text, lines: cell.lines ?? 1 }
    }
    default:
      return { ...placed, look: WORDS, value: null }
  }
}

/** As in the window: from the second level on. */
function indentOf({ level = 1 }: { readonly level?: number }): number {
  return Math.max(0, level - 1)
}
