import type { TableRow } from './row'
import type { Department } from '../model/document'
import { withYears } from '../model/years'
import type { ColumnSpec, NoteSpec, TableSpec } from './spec'

/** A table as a window shows it: the specification with its years filled in, and the rows of now, in printed order. */
export interface TableView {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly shortTitle: string
  /** 预算单位 line. */
  readonly agency: string
  readonly unit: TableSpec['unit']
  readonly decimals: number
  readonly layout: TableSpec['layout']
  readonly rowHeaders: TableSpec['rowHeaders']
  readonly columns: readonly Pick<ColumnSpec, 'id' | 'path' | 'side'>[]
  /** Two-sided tables: the income list, then the expenditure list, each in order. */
  readonly rows: readonly TableRow[]
  readonly notes: readonly NoteSpec[]
  readonly performance?: PerformanceView
}

/** Table 12's lower half; the rows carry `texts` instead of amounts. */
export interface PerformanceView {
  readonly year: string
  readonly departmentName: string
  readonly supervisor: string
  readonly goalsTitle: string
  readonly goals: readonly TableRow[]
  readonly indicatorsTitle: string
  readonly indicatorColumns: readonly string[]
  readonly indicators: readonly TableRow[]
}

export function tableView(
  spec: TableSpec,
  department: Department,
  rows: readonly TableRow[],
  performance: PerformanceView | undefined,
): TableView {
  const { id, number, title, unit, decimals, layout, rowHeaders, notes } = spec
  const dated = (path: readonly string[]): string[] =>
    path.map((text) => withYears(text, department.fiscalYear))
  return {
    id,
    number,
    title,
    shortTitle: spec.shortTitle ?? title,
    agency: department.agency,
    unit,
    decimals,
    layout,
    rowHeaders: rowHeaders.map((header) => ({ ...header, path: dated(header.path) })),
    columns: spec.columns.map((column) => ({
      id: column.id,
      path: dated(column.path),
      ...(column.side ? { side: column.side } : {}),
    })),
    rows,
    notes,
    ...(performance ? { performance } : {}),
  }
}

/** The notes that are printed under a table with these rows. */
export function printedNotes(view: Pick<TableView, 'notes' | 'rows'>): readonly string[] {
  const empty = view.rows.every((row) => row.cells.every((cell) => cell === null || cell === 0))
  return view.notes
    .filter(({ when = 'always' }) => when === 'always' || (when === 'empty') === empty)
    .map(({ text }) => text)
}
