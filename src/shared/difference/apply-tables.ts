import type { CellChange, RowChanges, RowFieldChange, TableRow } from '../printed/row'
import type { Cents } from '../money/cents'
import { columnOf, rowKeyOf, tableOf } from '../printed/cell-id'
import type { TableView } from '../printed/table'

/**
 * The tables after a step. Tables and rows that the step did not touch are the same objects as before, so a window
 * repaints what changed and nothing else. The patch's `from` must be the revision of `views`.
 */
export function applyTables(
  views: readonly TableView[],
  patch: { readonly cells: readonly CellChange[]; readonly rows: RowChanges },
): readonly TableView[] {
  const cells = new Map<string, Map<string, Cents | null>>()
  for (const { cell, new: amount } of patch.cells) {
    const key = rowKeyOf(cell)
    const ofRow = cells.get(key) ?? new Map<string, Cents | null>()
    cells.set(key, ofRow.set(columnOf(cell), amount))
  }
  const { removed, moved, inserted, changed } = patch.rows
  const fields = Map.groupBy(changed, ({ key }) => key)
  const keys = [...cells.keys(), ...fields.keys(), ...removed, ...moved.map(({ key }) => key)]
  const touched = new Set([...keys.map(tableOf), ...inserted.map(({ table }) => table)])
  return views.map((view) => (touched.has(view.id) ? patchedView(view, patch.rows, cells, fields) : view))
}

function patchedView(
  view: TableView,
  changes: RowChanges,
  cells: ReadonlyMap<string, ReadonlyMap<string, Cents | null>>,
  fields: ReadonlyMap<string, readonly RowFieldChange[]>,
): TableView {
  const patched = <V extends Pick<TableView, 'columns' | 'rows'>>(list: string, of: V): V => ({
    ...of,
    rows: arranged(view.id, list, of.rows, changes).map((row) =>
      patchedRow(of, row, cells.get(row.key), fields.get(row.key)),
    ),
  })
  return patched('rows', { ...view, parts: view.parts.map((part) => patched(part.id, part)) })
}

/** Removals, moves, insertions, in this order, each one after the other (printed/row.ts). */
function arranged(
  table: string,
  list: string,
  before: readonly TableRow[],
  { removed, moved, inserted }: RowChanges,
): readonly TableRow[] {
  const gone = new Set(removed)
  const rows = before.filter((row) => !gone.has(row.key))
  for (const { key, after } of moved) {
    const from = rows.findIndex((row) => row.key === key)
    const row = rows[from]
    if (!row) continue
    rows.splice(from, 1)
    place(rows, row, after)
  }
  for (const insertion of inserted) {
    if (insertion.table === table && insertion.list === list) place(rows, insertion.row, insertion.after)
  }
  return rows
}

/** Behind the row `after`; null = first of its side (the expenditure list stands behind the income list). */
function place(rows: TableRow[], row: TableRow, after: string | null): void {
  const firstOfSide = row.side === 'expenditure' ? rows.findLastIndex(({ side }) => side === 'income') + 1 : 0
  const at = after === null ? firstOfSide : rows.findIndex(({ key }) => key === after) + 1
  if (after !== null && at === 0) throw new Error(`no row ${after} to stand behind`)
  rows.splice(at, 0, row)
}

function patchedRow(
  view: Pick<TableView, 'columns'>,
  row: TableRow,
  cells: ReadonlyMap<string, Cents | null> | undefined,
  fields: readonly RowFieldChange[] | undefined,
): TableRow {
  if (!cells && !fields) return row
  const amounts = cells
    ? row.cells.map((old, i) => {
        const now = cells.get(view.columns[i]?.id ?? '')
        return now === undefined ? old : now
      })
    : row.cells
  return (fields ?? []).reduce(withField, { ...row, cells: amounts })
}

function withField(row: TableRow, { field, new: value }: RowFieldChange): TableRow {
  const [name, text] = field.split('.')
  if (name === 'texts' && text !== undefined) {
    return { ...row, texts: { ...row.texts, [text]: String(value ?? '') } }
  }
  return { ...row, [field]: value }
}
