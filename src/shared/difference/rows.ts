import type { Cents } from '../money/cents'
import type { CellChange, RowChanges, RowFieldChange, RowInsertion, RowMove, TableRow } from '../printed/row'
import { staying } from './longest-run'

export interface TableDifference {
  readonly cells: readonly CellChange[]
  readonly rows: RowChanges
  /** The rows removed, as they were. */
  readonly gone: readonly TableRow[]
}

/** Changes being gathered. */
export interface Gathering {
  readonly cells: CellChange[]
  readonly gone: TableRow[]
  readonly moved: RowMove[]
  readonly inserted: RowInsertion[]
  readonly changed: RowFieldChange[]
}

/** One ordered list of a table's rows: its own (`rows`), or one of its parts by id. */
export interface RowList {
  readonly table: string
  readonly list: RowInsertion['list']
  readonly columns: Columns
}

/** The columns that a row's cells stand in, in order. */
export type Columns = readonly { readonly id: string }[]

export function gathering(): Gathering {
  return { cells: [], gone: [], moved: [], inserted: [], changed: [] }
}

export function gathered({ cells, gone, ...rows }: Gathering): TableDifference {
  return { cells, gone, rows: { removed: gone.map(({ key }) => key), ...rows } }
}

/** What makes one ordered list of rows out of another; rows are the same where their keys are. */
export function compareLists(
  { table, list, columns }: RowList,
  before: readonly TableRow[],
  after: readonly TableRow[],
  into: Gathering,
): void {
  if (before === after) return
  const old = new Map(before.map((row) => [row.key, row]))
  const keys = new Set(after.map((row) => row.key))
  for (const row of before) if (!keys.has(row.key)) into.gone.push(row)

  const places = new Map(before.map((row, index) => [row.key, index]))
  const common = after.filter((row) => old.has(row.key))
  const still = staying(common.map((row) => places.get(row.key) ?? 0))
  common.forEach((row, i) => {
    if (!still.has(i)) into.moved.push({ key: row.key, after: predecessor(common, i) })
    const was = old.get(row.key) ?? row
    if (was === row) return
    compareHeads(was, row, into)
    into.cells.push(...betweenCells(columns, row.key, was.cells, row.cells))
  })
  after.forEach((row, i) => {
    if (!old.has(row.key)) into.inserted.push({ table, list, after: predecessor(after, i), row })
  })
}

/** Key of the row before, within the same side. */
function predecessor(rows: readonly TableRow[], index: number): string | null {
  const before = rows[index - 1]
  return before && before.side === rows[index]?.side ? before.key : null
}

/** The cells of a row, by its key, that hold another amount than before. Amounts in 分, null where unknown. */
export function betweenCells(
  columns: Columns,
  key: string,
  before: readonly (number | null)[],
  after: readonly (number | null)[],
): readonly CellChange[] {
  const changes: CellChange[] = []
  columns.forEach(({ id }, i) => {
    const old = (before[i] ?? null) as Cents | null
    const now = (after[i] ?? null) as Cents | null
    if (old !== now) changes.push({ cell: `${key}/${id}`, old, new: now })
  })
  return changes
}

/** The same of a printed row that may not have been printed before: then it counts from 0, what is unknown not at all. */
export function cellsSince(
  columns: Columns,
  before: TableRow | undefined,
  after: TableRow,
): readonly CellChange[] {
  const was = before?.cells ?? after.cells.map((amount) => (amount === null ? null : 0))
  return betweenCells(columns, after.key, was, after.cells)
}

/** Attributes of a row that may change while it stays the same row. */
const ATTRIBUTES = [
  'name',
  'code',
  'level',
  'levelName',
  'parentKey',
  'unitName',
  'content',
  'refYear',
] as const

/** What else than amounts a row prints otherwise than before. */
export function compareHeads(
  before: Omit<TableRow, 'cells'>,
  after: Omit<TableRow, 'cells'>,
  into: Pick<Gathering, 'changed'>,
): void {
  for (const field of ATTRIBUTES) {
    const old = before[field] ?? null
    const now = after[field] ?? null
    if (old !== now) into.changed.push({ key: after.key, field, old, new: now })
  }
  for (const field of Object.keys(after.texts ?? {})) {
    const old = before.texts?.[field] ?? null
    const now = after.texts?.[field] ?? null
    if (old !== now) into.changed.push({ key: after.key, field: `texts.${field}`, old, new: now })
  }
}
