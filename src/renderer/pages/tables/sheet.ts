import type { Place, Size } from '../../../shared/grid/range'
import { columnOf, rowKeyOf } from '../../../shared/printed/cell-id'
import type { TableView } from '../../../shared/printed/table'
import { type HeadCell, headRows, type Leaf, leaves } from '../../../shared/tables/header'
import {
  isZeroColumn,
  type PrintedCell,
  type PrintedLine,
  printedCells,
  printedLines,
} from '../../../shared/tables/printed'
import type { Run } from '../../composables/virtual-stack'
import { mergedLines } from '../../../shared/tables/merged-cells'
import { columnWidths } from './table-layout'

/** A published table laid out in lines and columns; a place is a line and a printed column. */
export interface Sheet {
  readonly view: TableView
  readonly columns: readonly Leaf[]
  readonly head: readonly (readonly HeadCell[])[]
  readonly lines: readonly PrintedLine[]
  /** Of each column, in px. */
  readonly widths: readonly number[]
  readonly size: Size
  /** Of row headers that stay in view: how far from the left edge. */
  readonly lefts: readonly (string | undefined)[]
  /** Keys of rows with rows below them. */
  readonly parents: ReadonlySet<string | null>
  /** Whether some texts stand over several lines. */
  readonly merges: boolean
  /** Of a line, by its number. */
  cellsOf(row: number): readonly PrintedCell[]
  cellAt(place: Place): PrintedCell | undefined
  /** Over how many lines of a run the cell of a place stands; 0 where one above it in the run holds for it too. */
  spanAt(place: Place, run: Run): number
  /** Where a cell stands, by its id; null: not among the columns shown. */
  placeOf(cell: string): Place | null
}

/** Columns without any amount may be left out, unless all are. */
export function sheetOf(view: TableView, hidesZeroColumns: boolean): Sheet {
  const isEmpty = view.columns.every((_, index) => isZeroColumn(view, index))
  const columns = leaves(view, (index) => !hidesZeroColumns || isEmpty || !isZeroColumn(view, index))
  const lines = printedLines(view)
  const printed: (readonly PrintedCell[])[] = []
  const merges = view.columns.some(({ merge }) => merge)
  const merged = new Map(
    (merges ? mergedLines(view.columns, view.rows) : []).map((own, index) => [view.rows[index]?.key, own]),
  )

  const widths = columnWidths(view, columns)
  // Where the table is wide enough to scroll sideways.
  const lefts = columns.map(({ kind }, index) => {
    if (view.layout !== 'matrix' || kind !== 'header') return undefined
    return `${widths.slice(0, index).reduce((sum, width) => sum + width, 0)}px`
  })

  function cellsOf(row: number): readonly PrintedCell[] {
    const line = lines[row]
    return line ? (printed[row] ??= printedCells(view, columns, line)) : []
  }

  function cellAt({ row, column }: Place): PrintedCell | undefined {
    return cellsOf(row)[column]
  }

  /** Of the whole table: 0 where the text above holds. */
  function wholeSpan(place: Place): number {
    const leaf = columns[place.column]
    if (!merges || leaf?.kind !== 'amount') return 1
    return merged.get(lines[place.row]?.rows[0]?.key)?.[leaf.index] ?? 1
  }

  function spanAt({ row, column }: Place, { first, last }: Run): number {
    if (row !== first && wholeSpan({ row, column }) === 0) return 0
    let start = row
    while (start > 0 && wholeSpan({ row: start, column }) === 0) start -= 1
    return Math.min(start + wholeSpan({ row: start, column }), last + 1) - row
  }

  function placeOf(cell: string): Place | null {
    const key = rowKeyOf(cell)
    const id = columnOf(cell)
    const row = lines.findIndex(({ rows }) => rows.some((own) => own.key === key))
    const side = lines[row]?.rows.find((own) => own.key === key)?.side ?? null
    const column = columns.findIndex(
      (leaf) => leaf.kind === 'amount' && (leaf.side ?? null) === side && view.columns[leaf.index]?.id === id,
    )
    return row < 0 || column < 0 ? null : { row, column }
  }

  return {
    view,
    columns,
    head: headRows(view, columns),
    lines,
    widths,
    lefts,
    parents: new Set(view.rows.map(({ parentKey }) => parentKey)),
    size: { rows: lines.length, columns: columns.length },
    merges,
    cellsOf,
    cellAt,
    spanAt,
    placeOf,
  }
}

/** Where the first amount stands, else the first cell. */
export function firstAmount({ cellsOf }: Sheet): Place {
  return {
    row: 0,
    column: Math.max(
      0,
      cellsOf(0).findIndex(({ cell }) => cell !== null),
    ),
  }
}

/**
 * The place of the same cell in the sheet as it is now: of the same row, in the same column. Null: it is there no more.
 */
export function samePlace({ row, column }: Place, before: Sheet, now: Sheet): Place | null {
  const keys = new Set(before.lines[row]?.rows.map(({ key }) => key))
  const leaf = before.columns[column]
  const found = {
    row: now.lines.findIndex(({ rows }) => rows.some(({ key }) => keys.has(key))),
    column: now.columns.findIndex(
      (own) => own.kind === leaf?.kind && own.index === leaf.index && own.side === leaf.side,
    ),
  }
  return found.row < 0 || found.column < 0 ? null : found
}
