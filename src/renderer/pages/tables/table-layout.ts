import type { TableRow } from '../../../shared/printed/row'
import type { Cents } from '../../../shared/money/cents'
import { formatAmount } from '../../../shared/money/format'
import type { Leaf } from '../../../shared/tables/header'
import { lineNumbers } from '../../../shared/tables/printed-lines'
import type { TableView } from '../../../shared/printed/table'

/** Widths in px at 12 px type: a digit, a Han character, both paddings of a cell. */
export const DIGIT = 6.8
export const HAN = 12
const PADDING = 18
const CODE_WIDTH = 80
const NAME_WIDTH = 256
const YEAR_WIDTH = 108
const CONTENT_WIDTH = 420
/** A head wraps into at most this many lines, of at least this many characters. */
const HEAD_LINES = 4
const HEAD_CHARACTERS = 4
/** A name is set in by so much for each level below the first. */
const INDENT = 12

/** One printed line: the row of each side that stands on it, or the one row. */
export interface PrintedLine {
  readonly key: string
  readonly rows: readonly TableRow[]
}

export function printedLines({ rows }: Pick<TableView, 'rows'>): readonly PrintedLine[] {
  const numbers = lineNumbers(rows)
  const byLine = Map.groupBy(rows.keys(), (index) => numbers[index] ?? 0)
  return [...byLine.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, indexes]) => {
      const own = indexes.flatMap((index) => rows[index] ?? [])
      return { key: own.map(({ key }) => key).join(' '), rows: own }
    })
}

/** What one column prints on a line. */
export interface PrintedCell {
  /** Undefined where the line has no row on this side. */
  readonly row: TableRow | undefined
  readonly isName: boolean
  readonly text: string
  /** Number of the column whose text it is; null for row headers and amounts. */
  readonly column: number | null
  /** Id of the cell and its amount; null where it prints words or nothing. */
  readonly cell: string | null
  readonly amount: Cents | null
}

export function printedCells(
  view: TableView,
  columns: readonly Leaf[],
  line: PrintedLine,
): readonly PrintedCell[] {
  return columns.map((leaf) => printedCell(view, leaf, line))
}

export function printedCell(view: TableView, leaf: Leaf, { rows }: PrintedLine): PrintedCell {
  const row = rows.find(({ side }) => side === (leaf.side ?? null))
  if (leaf.kind === 'header') {
    const text = row ? headerText(view, row, leaf) : ''
    return { row, isName: holdsName(view, leaf), text, column: null, cell: null, amount: null }
  }
  const amount = row?.cells[leaf.index] ?? null
  const id = view.columns[leaf.index]?.id
  if (!row || amount === null || id === undefined) {
    const text = row?.texts?.[id ?? ''] ?? ''
    return { row, isName: false, text, column: leaf.index, cell: null, amount: null }
  }
  const text = formatAmount(amount, view)
  return { row, isName: false, text, column: null, cell: `${row.key}/${id}`, amount }
}

/** Words of a row under one of its row headers. */
function headerText(view: TableView, row: TableRow, leaf: Leaf): string {
  const own = view.rowHeaders.flatMap((header, index) => ((header.side ?? null) === row.side ? [index] : []))
  const place = own.indexOf(leaf.index)
  if (own.length === 1) return row.name
  if (view.layout === 'performance') return place === 0 ? row.name : (row.content ?? '')
  if (row.unitName !== undefined) return place === 0 ? row.unitName : row.name
  return place === 0 ? (row.code ?? '') : row.name
}

/** Whether a row header holds the row's name, which is set in by level. */
function holdsName(view: TableView, leaf: Leaf): boolean {
  const own = view.rowHeaders.flatMap((header, index) => (header.side === leaf.side ? [index] : []))
  const first = own.indexOf(leaf.index) === 0
  return own.length === 1 || (view.layout === 'performance' ? first : !first)
}

/** By how many px the name of a row is set in. */
export function indentOf({ level }: Pick<TableRow, 'level'>): number {
  return Math.max(0, level - 1) * INDENT
}

/** Width of each printed column; numbers are never cut. */
export function columnWidths(view: TableView, columns: readonly Leaf[]): readonly number[] {
  return columns.map((leaf) => {
    if (leaf.kind === 'amount') return isOfText(view, leaf.index) ? NAME_WIDTH : amountWidth(view, leaf.index)
    if (view.layout === 'performance') return holdsName(view, leaf) ? NAME_WIDTH : CONTENT_WIDTH
    const byYear = view.rowHeaders.length > 1 && view.rows.some(({ unitName }) => unitName !== undefined)
    if (byYear) return holdsName(view, leaf) ? YEAR_WIDTH : NAME_WIDTH
    return holdsName(view, leaf) ? NAME_WIDTH : CODE_WIDTH
  })
}

function amountWidth(view: TableView, column: number): number {
  const amounts = view.rows.flatMap((row) => row.cells[column] ?? [])
  const extremes =
    amounts.length > 0
      ? [amounts.reduce((a, b) => (a < b ? b : a)), amounts.reduce((a, b) => (a < b ? a : b))]
      : []
  const digits = Math.max(0, ...extremes.map((amount) => formatAmount(amount, view).length))
  const head = view.columns[column]?.path.at(-1)?.length ?? 0
  const characters = Math.max(HEAD_CHARACTERS, Math.ceil(head / HEAD_LINES))
  return Math.ceil(PADDING + Math.max(digits * DIGIT, characters * HAN))
}

/** Whether a column prints words of its rows, not amounts. */
export function isOfText({ rows, columns }: Pick<TableView, 'rows' | 'columns'>, column: number): boolean {
  const id = columns[column]?.id ?? ''
  return rows.some(({ texts }) => texts !== undefined && Object.hasOwn(texts, id))
}

/** Whether every amount of a column is zero: such columns may be hidden. */
export function isZeroColumn(view: Pick<TableView, 'rows' | 'columns'>, column: number): boolean {
  return !isOfText(view, column) && view.rows.every((row) => (row.cells[column] ?? 0) === 0)
}
