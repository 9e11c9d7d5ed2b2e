import type { Cents } from '../money/cents'
import type { TableRow } from '../printed/row'
import type { PartView, RowWords, TableView } from '../printed/table'
import { type HeadCell, headRows, type Leaf, leaves } from './header'
import { mergedLines } from './merged-cells'
import { isOfText, isStrong, namesRow, type PrintedCell, printedCells, printedLines } from './printed'
import { summed } from './printed-sums'
import { printedNotes } from './view'

/** A statutory table as it is printed, whole: what paper, clipboard and every export set. */
export interface PrintedTable {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly shortTitle: string
  readonly unit: TableView['unit']
  readonly decimals: number
  /** Lines below the title: （2024年度）. */
  readonly subtitles: readonly string[]
  /** The line above the head, from left to right: whose table it is, and its unit. */
  readonly captions: readonly string[]
  /** The table's own rows, then the lists below them: they stand under each other without a gap. */
  readonly grids: readonly PrintedGrid[]
  readonly notes: readonly string[]
}

export interface PrintedGrid {
  /** `rows`, or the id of a part. */
  readonly id: string
  /** Printed before all of its lines and its head, in a column of its own; null: none. */
  readonly title: string | null
  /** One list a line; none: the grid has no head. */
  readonly head: readonly (readonly HeadCell[])[]
  readonly columns: readonly GridColumn[]
  readonly lines: readonly GridLine[]
}

export interface GridColumn {
  readonly holds: RowWords | 'text' | 'amount'
  /** Of a column of the table; null of a row header. */
  readonly id: string | null
}

export interface GridLine {
  readonly key: string
  /** One for each column. */
  readonly cells: readonly GridCell[]
}

export type GridCell =
  /** `covered`: what stands above holds here too. */
  | { readonly kind: 'nothing' | 'covered' }
  | {
      readonly kind: 'text'
      readonly text: string
      /** Of a name: how far it is set in. */
      readonly level?: number
      readonly isStrong?: true
      /** Heads its line. */
      readonly isName?: true
      /** Over how many lines it stands; default 1. */
      readonly lines?: number
    }
  | {
      readonly kind: 'amount'
      readonly amount: Cents
      /** As printed, in the table's unit: 10,500.00. */
      readonly text: string
      /** Id of the cell. */
      readonly cell: string
      readonly isStrong?: true
      /** What it is the sum of, in this grid; absent: of nothing that is printed here. */
      readonly sumOf?: SumOf
    }

/** Lines of the same column, or columns of the same line: runs of numbers, first and last of each. */
export interface SumOf {
  readonly of: 'lines' | 'columns'
  readonly runs: readonly (readonly [first: number, last: number])[]
}

/** `parts`: of a column that is a sum, the columns that it adds up (column-parts.ts). */
export function printedTable(
  view: TableView,
  parts: ReadonlyMap<string, readonly string[]> = new Map(),
): PrintedTable {
  const labelled = view.captions.filter(({ label }) => label !== '')
  return {
    id: view.id,
    number: view.number,
    title: view.title,
    shortTitle: view.shortTitle,
    unit: view.unit,
    decimals: view.decimals,
    subtitles: view.captions.flatMap(({ label, text }) => (label === '' ? [`（${text}）`] : [])),
    captions: [
      ...(labelled.length === 0
        ? [`预算单位：${view.agency}`]
        : labelled.map(({ label, text }) => `${label}：${text}`)),
      `单位：${view.unit}`,
    ],
    grids: [ownGrid(view, parts), ...view.parts.map((part) => partGrid(part, view))],
    notes: printedNotes(view),
  }
}

function ownGrid(view: TableView, parts: ReadonlyMap<string, readonly string[]>): PrintedGrid {
  const columns = leaves(view)
  const merged = new Map(
    view.columns.some(({ merge }) => merge)
      ? mergedLines(view.columns, view.rows).map((own, index) => [view.rows[index]?.key, own])
      : [],
  )
  const parents = new Set(view.rows.map(({ parentKey }) => parentKey))
  const lines = printedLines(view).map((line) => ({
    key: line.key,
    cells: printedCells(view, columns, line).map((cell): GridCell => {
      const over = cell.column === null ? undefined : merged.get(cell.row?.key)?.[cell.column]
      return gridCell(cell, over, cell.row !== undefined && isStrong(cell.row, parents))
    }),
  }))
  const grid = {
    id: 'rows',
    title: null,
    head: headRows(view, columns),
    columns: columns.map((leaf) => columnOf(view, leaf)),
  }
  return { ...grid, lines: summed(grid.columns, lines, view.rows, parts) }
}

function columnOf(view: TableView, { kind, index }: Leaf): GridColumn {
  if (kind === 'header') return { holds: view.rowHeaders[index]?.shows ?? 'name', id: null }
  return { holds: isOfText(view, index) ? 'text' : 'amount', id: view.columns[index]?.id ?? null }
}

function gridCell(cell: PrintedCell, over: number | undefined, strong: boolean): GridCell {
  const isStrong = strong ? ({ isStrong: true } as const) : {}
  if (cell.cell !== null && cell.amount !== null) {
    return { kind: 'amount', amount: cell.amount, text: cell.text, cell: cell.cell, ...isStrong }
  }
  if (over === 0) return { kind: 'covered' }
  if (!cell.row || cell.text === '') return { kind: 'nothing' }
  return {
    kind: 'text',
    text: cell.text,
    ...isStrong,
    ...(namesRow(cell) ? { isName: true, level: cell.row.level } : {}),
    ...(over === undefined || over === 1 ? {} : { lines: over }),
  }
}

/** A list below the table's own rows; one without a line shows an empty one. */
function partGrid({ id, title, columns, rows }: PartView, format: TableView): PrintedGrid {
  const source = { rowHeaders: [], columns }
  const view: TableView = { ...format, ...source, rows }
  const merged = mergedLines(columns, rows)
  const printed = leaves(source)
  const lines = rows.map((row: TableRow, index) => ({
    key: row.key,
    cells: printedCells(view, printed, { key: row.key, rows: [row] }).map((cell, column) =>
      gridCell(cell, merged[index]?.[column], false),
    ),
  }))
  const empty = { key: '', cells: columns.map((): GridCell => ({ kind: 'nothing' })) }
  return {
    id,
    title,
    head: columns.length > 1 ? headRows(source, printed) : [],
    columns: printed.map((leaf) => columnOf(view, leaf)),
    lines: lines.length > 0 ? lines : [empty],
  }
}
