import type { Cents } from '../money/cents'
import { formatAmount } from '../money/format'
import type { TableRow } from '../printed/row'
import type { RowWords, TableView } from '../printed/table'
import type { Leaf } from './header'
import { lineNumbers } from './printed-lines'

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
  /** What of its row a row header shows; null under a column. */
  readonly shows: RowWords | null
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
    const { shows } = view.rowHeaders[leaf.index] ?? { shows: 'name' }
    const text = row ? wordsOf(row, shows) : ''
    return { row, shows, text, column: null, cell: null, amount: null }
  }
  const amount = row?.cells[leaf.index] ?? null
  const id = view.columns[leaf.index]?.id
  if (!row || amount === null || id === undefined) {
    const text = row?.texts?.[id ?? ''] ?? ''
    return { row, shows: null, text, column: leaf.index, cell: null, amount: null }
  }
  const text = formatAmount(amount, view)
  return { row, shows: null, text, column: null, cell: `${row.key}/${id}`, amount }
}

/** Words of a row under one of its row headers. */
function wordsOf(row: TableRow, shows: RowWords): string {
  switch (shows) {
    case 'code':
      return row.code ?? ''
    case 'unit':
      return row.unitName ?? ''
    case 'content':
      return row.content ?? ''
    case 'name':
    case 'year':
      return row.name
  }
}

/** Whether it tells which row it is: it is set in by level, and heads its line. */
export function namesRow({ shows }: Pick<PrintedCell, 'shows'>): boolean {
  return shows === 'name' || shows === 'year'
}

/** Whether a row is printed in strong type: it adds others up. `parents`: keys of rows with rows below them. */
export function isStrong({ kind, level, key }: TableRow, parents: ReadonlySet<string | null>): boolean {
  return kind === 'unit' || kind === 'total' || (level <= 1 && parents.has(key))
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
