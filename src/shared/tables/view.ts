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
  readonly columns: readonly ColumnView[]
  /** Two-sided tables: the income list, then the expenditure list, each in order. */
  readonly rows: readonly TableRow[]
  readonly notes: readonly NoteSpec[]
  /** Lines between title and head, where they are others than agency and unit. */
  readonly captions: readonly CaptionView[]
  /** Further lists of records below the table's own rows. */
  readonly parts: readonly PartView[]
}

export interface CaptionView {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** A list of records below a table's own rows; the rows carry `texts`. */
export interface PartView {
  readonly id: string
  readonly title: string
  readonly columns: readonly ColumnView[]
  readonly rows: readonly TableRow[]
}

export type ColumnView = Pick<ColumnSpec, 'id' | 'path' | 'side' | 'field' | 'merge'>

/** `rowsOf`: the rows of now of one of the table's lists, `rows` or a part's id. */
export function tableView(
  spec: TableSpec,
  department: Department,
  rowsOf: (list: string) => readonly TableRow[],
): TableView {
  const { id, number, title, unit, decimals, layout, rowHeaders, notes } = spec
  const dated = (text: string): string => withYears(text, department.fiscalYear)
  const column = ({ id, path, side, field, merge }: ColumnSpec): ColumnView => ({
    id,
    path: path.map(dated),
    ...(side ? { side } : {}),
    ...(field === undefined ? {} : { field }),
    ...(merge ? { merge } : {}),
  })
  return {
    id,
    number,
    title: dated(title),
    shortTitle: dated(spec.shortTitle ?? title),
    agency: department.agency,
    unit,
    decimals,
    layout,
    rowHeaders: rowHeaders.map((header) => ({ ...header, path: header.path.map(dated) })),
    columns: spec.columns.map(column),
    rows: rowsOf('rows'),
    notes: notes.map((note) => ({ ...note, text: dated(note.text) })),
    captions: (spec.captions ?? []).map(({ id, label, field }) => ({
      id,
      label: field === undefined ? '' : dated(label),
      text: field === undefined ? dated(label) : String(department[field as keyof Department]),
    })),
    parts: (spec.parts ?? []).map((part) => ({
      id: part.id,
      title: dated(part.title),
      columns: part.columns.map(column),
      rows: rowsOf(part.id),
    })),
  }
}

/** The notes that are printed under a table with these rows. */
export function printedNotes(view: Pick<TableView, 'notes' | 'rows'>): readonly string[] {
  const empty = view.rows.every((row) => !row.texts && row.cells.every((cell) => cell === null || cell === 0))
  return view.notes
    .filter(({ when = 'always' }) => when === 'always' || (when === 'empty') === empty)
    .map(({ text }) => text)
}
