import type { CellChange, RowChanges, RowFieldChange, RowInsertion, RowMove, TableRow } from './row'
import type { Cents } from '../money/cents'
import type { RowHead } from './rows'
import { staying } from '../model/order'
import type { TableSpec } from './spec'

export interface Difference {
  readonly cells: readonly CellChange[]
  readonly rows: RowChanges
}

/** Changes being gathered. */
export interface Gathering {
  readonly cells: CellChange[]
  readonly removed: string[]
  readonly moved: RowMove[]
  readonly inserted: RowInsertion[]
  readonly changed: RowFieldChange[]
}

export function gathering(): Gathering {
  return { cells: [], removed: [], moved: [], inserted: [], changed: [] }
}

export function gathered({ cells, ...rows }: Gathering): Difference {
  return { cells, rows }
}

/** What makes one ordered list of rows out of another; rows are the same where their keys are. */
export function compareLists(
  spec: Pick<TableSpec, 'id' | 'columns'>,
  list: RowInsertion['list'],
  before: readonly TableRow[],
  after: readonly TableRow[],
  into: Gathering,
): void {
  const old = new Map(before.map((row) => [row.key, row]))
  const keys = new Set(after.map((row) => row.key))
  for (const row of before) if (!keys.has(row.key)) into.removed.push(row.key)

  const places = new Map(before.map((row, index) => [row.key, index]))
  const common = after.filter((row) => old.has(row.key))
  const still = staying(common.map((row) => places.get(row.key) ?? 0))
  common.forEach((row, i) => {
    if (!still.has(i)) into.moved.push({ key: row.key, after: predecessor(common, i) })
    compareRows(spec, old.get(row.key) as TableRow, row, into)
  })
  after.forEach((row, i) => {
    if (!old.has(row.key)) into.inserted.push({ table: spec.id, list, after: predecessor(after, i), row })
  })
}

/** Key of the row before, within the same side. */
function predecessor(rows: readonly TableRow[], index: number): string | null {
  const before = rows[index - 1]
  return before && before.side === rows[index]?.side ? before.key : null
}

function compareRows(
  spec: Pick<TableSpec, 'columns'>,
  before: TableRow,
  after: TableRow,
  into: Gathering,
): void {
  compareHeads(before, after, into)
  compareCells(spec, after.key, before.cells, after.cells, into)
}

export function compareCells(
  spec: Pick<TableSpec, 'columns'>,
  key: string,
  before: readonly (number | null)[],
  after: readonly (number | null)[],
  into: Gathering,
): void {
  spec.columns.forEach((column, i) => {
    const old = before[i] ?? null
    const now = after[i] ?? null
    if (old !== now)
      into.cells.push({ cell: `${key}/${column.id}`, old: old as Cents | null, new: now as Cents | null })
  })
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

export function compareHeads(before: RowHead, after: RowHead, into: Gathering): void {
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
