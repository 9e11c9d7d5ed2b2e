import type { Sheet } from '../../../shared/publication/publication'
import type { HeadCell } from '../../../shared/tables/header'
import type { GridCell, GridColumn, GridLine, PrintedGrid } from '../../../shared/tables/printed-table'
import type { SetBlock, SetCell, SetParagraph, SetRow, SetTable } from './blocks'
import { columnWidths, SHEET_SIZES } from '../setting/column-widths'
import { gridNeeds, textOf } from '../setting/grid-needs'
import { textWidth } from '../setting/text-width'
import { textWidthOf } from './page-setup'
import { withSplits } from './rows'
import { type CellKind, STYLES } from './styles'
import { GAP } from './text-blocks'

/** What a table is called in contents and headings: its label and its title. */
function sheetTitle({ label, title }: Pick<Sheet, 'label' | 'title'>): string {
  return [label, title].filter((words) => words !== '').join('\u3000')
}

/** A statutory table: heading, what stands above and below, and its lists one under the other. */
export function* sheetBlocks(sheet: Sheet, mark: string): Generator<SetBlock, void, undefined> {
  const width = textWidthOf(sheet.lies)
  const title = sheetTitle(sheet)
  yield { kind: 'paragraph', style: 'Heading2', lines: [title], mark }
  for (const line of sheet.subtitles) yield { kind: 'paragraph', style: 'Subtitle', lines: [line] }
  yield* captions(sheet.captions, width)
  for (const grid of sheet.grids) {
    yield withSplits(gridTable(grid, width, grid.title === null ? title : `${title} ${grid.title}`))
    yield GAP
  }
  for (const note of sheet.notes) yield { kind: 'paragraph', style: 'Note', lines: [note] }
}

/** On one line with even spaces between, or one below the other where they are too long for that. */
function captions(texts: readonly string[], width: number): readonly SetParagraph[] {
  const { size } = STYLES.Caption
  const widths = texts.map((text) => textWidth(text) * size)
  const free = width - widths.reduce((sum, each) => sum + each, 0)
  const [first = '', ...others] = texts
  if (free < size) return texts.map((text) => ({ kind: 'paragraph', style: 'Caption', lines: [text] }))
  const space = free / Math.max(1, others.length)
  let at = widths[0] ?? 0
  const aside = others.map((text, i) => {
    at += space
    const place = i === others.length - 1 ? width : at
    at += widths[i + 1] ?? 0
    return { text, at: place }
  })
  return [{ kind: 'paragraph', style: 'Caption', lines: [first], aside }]
}

function gridTable(grid: PrintedGrid, width: number, title: string): SetTable {
  const { head, columns, lines } = grid
  const titles = grid.title === null ? [] : [grid.title]
  const { size, widths } = columnWidths(gridNeeds(grid), width, SHEET_SIZES)
  const common = { kind: 'table' as const, title, size, widths }
  const titleCells = titles.map((words): SetCell => ({ kind: 'Head', lines: [words] }))
  if (head.length === 0) {
    // Its title, and its lines as paragraphs of one cell.
    const texts = columns.map((_, at): SetCell => ({
      kind: 'Words',
      lines: lines.map(({ cells }) => textOf(cells[at])),
    }))
    return { ...common, head: [], rows: [{ cells: [...titleCells, ...texts] }] }
  }
  const kinds = columns.map((column, at) => kindOf(column, lines, at))
  return {
    ...common,
    head: headRows(head, columns.length).map((cells, at) => ({
      cells: [...titleCells.map((cell) => ({ ...cell, ...over(at, head.length) })), ...cells],
    })),
    rows: lines.map(({ cells }, at): SetRow => ({
      cells: [
        ...titles.map((): SetCell => ({ kind: 'Words', lines: [], ...over(at, lines.length) })),
        ...cells.map((cell, column) => setCell(cell, kinds[column] ?? 'Words')),
      ],
    })),
  }
}

/** Of a cell that stands over all rows. */
function over(at: number, rows: number): Pick<SetCell, 'over'> {
  if (rows === 1) return {}
  return { over: at === 0 ? 'begins' : 'goesOn' }
}

function kindOf({ holds }: GridColumn, lines: readonly GridLine[], at: number): CellKind {
  const isMerged = lines.some(({ cells }) => cells[at]?.kind === 'covered')
  return isMerged || holds === 'year' ? 'Middle' : 'Words'
}

function setCell(cell: GridCell, kind: CellKind): SetCell {
  switch (cell.kind) {
    case 'nothing':
      return { kind, lines: [] }
    case 'covered':
      return { kind, lines: [], over: 'goesOn' }
    case 'amount':
      return { kind: 'Amount', lines: [cell.text], ...(cell.isStrong ? { isStrong: true } : {}) }
    case 'text': {
      const { text, level = 0, lines = 1, isStrong } = cell
      const lined = text.split('\n')
      return {
        kind,
        lines: lined,
        ...(level > 0 ? { level } : {}),
        ...(lines > 1 ? { over: 'begins' } : {}),
        ...(isStrong ? { isStrong } : {}),
      }
    }
  }
}

/** Each line of the head whole: under a cell that reaches down, one that goes on with it. */
function headRows(head: readonly (readonly HeadCell[])[], columns: number): readonly (readonly SetCell[])[] {
  return head.map((_, level) => {
    const cells: SetCell[] = []
    for (let leaf = 0; leaf < columns;) {
      const above = head.findIndex((line, at) =>
        line.some((cell) => cell.leaf === leaf && at <= level && level < at + cell.rows),
      )
      const cell = head[above]?.find((each) => each.leaf === leaf)
      const { text = '', columns: wide = 1, rows = 1 } = cell ?? {}
      const begins = above === level || cell === undefined
      cells.push({
        kind: 'Head',
        lines: [begins ? text : ''],
        columns: wide,
        ...(rows > 1 ? { over: begins ? 'begins' : 'goesOn' } : {}),
      })
      leaf += wide
    }
    return cells
  })
}
