import type { Department } from '../model/document'
import { withYears } from '../model/years'
import type { TableRow } from '../printed/row'
import type { ColumnView, TableView } from '../printed/table'
import type { ColumnSpec, TableSpec } from './spec'
import type { RowWords } from '../printed/table'

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
    rowHeaders: rowHeaders.map((header, index) => ({
      ...header,
      path: header.path.map(dated),
      shows: header.shows ?? usualWords(spec, index),
    })),
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

/** What a row header shows where the template does not say. */
function usualWords({ layout, rowHeaders, rows, scope }: TableSpec, index: number): RowWords {
  const { side } = rowHeaders[index] ?? {}
  const own = rowHeaders.flatMap((header, at) => (header.side === side ? [at] : []))
  const isFirst = own[0] === index
  if (own.length === 1) return 'name'
  if (layout === 'performance') return isFirst ? 'name' : 'content'
  if (scope === 'unit' && rows.every((row) => row.rows === 'fixed')) return isFirst ? 'unit' : 'year'
  return isFirst ? 'code' : 'name'
}

/** The notes that are printed under a table with these rows. */
export function printedNotes(view: Pick<TableView, 'notes' | 'rows'>): readonly string[] {
  const empty = view.rows.every((row) => !row.texts && row.cells.every((cell) => cell === null || cell === 0))
  return view.notes
    .filter(({ when = 'always' }) => when === 'always' || (when === 'empty') === empty)
    .map(({ text }) => text)
}
