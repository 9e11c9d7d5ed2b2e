import type { Cents } from '../money/cents'
import type { Unit } from '../money/format'
import { cellsSince } from '../difference/rows'
import { columnName } from './header'
import { columnOf, rowKeyOf, tableOf } from '../printed/cell-id'
import type { CellChange, TableRow } from '../printed/row'
import type { PartView, TableView } from '../printed/table'

/** Cells of one table that went from the same amount to the same amount, as one line. */
export interface FollowedLine {
  /** The row nearest to the total. */
  readonly row: Pick<TableRow, 'kind' | 'code' | 'unitCode' | 'name'>
  /** Its column, or how many cells there are. */
  readonly where: string
  /** That row's cell. */
  readonly cell: string
  /** 分; null: unknown. */
  readonly old: Cents | null
  readonly new: Cents | null
}

/** A row that is printed no more, with the first of its amounts. */
export interface GoneRow {
  readonly row: FollowedLine['row']
  readonly where: string
  /** 分 */
  readonly old: Cents
}

export interface FollowedTable {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly unit: Unit
  readonly decimals: number
  readonly lines: readonly FollowedLine[]
  /** Cells. */
  readonly count: number
  readonly gone: readonly GoneRow[]
  /** Rows. */
  readonly goneCount: number
  /** Lines and rows that are too many to be listed. */
  readonly unlisted: number
}

/** So many lines, and rows that are gone, are listed of a table; nobody reads more beside his work. */
const LISTED = 40

/**
 * What followed, by table, in printed order. Cells of rows that are no longer printed are left out; `gone`: these rows, as
 * they were.
 */
export function followedByTable(
  views: readonly TableView[],
  cells: Iterable<CellChange>,
  gone: readonly TableRow[] = [],
): readonly FollowedTable[] {
  const byTable = Map.groupBy(cells, ({ cell }) => tableOf(cell))
  return views.flatMap((view) => {
    const byRow = Map.groupBy(byTable.get(view.id) ?? [], ({ cell }) => rowKeyOf(cell))
    const printed = view.rows.flatMap((row) => (byRow.get(row.key) ?? []).map((cell) => ({ row, ...cell })))
    const same = Map.groupBy(printed, (cell) => `${cell.old}→${cell.new}`)
    const lines = [...same.values()].flatMap((group) => lineOf(view, group) ?? [])
    const left = gone
      .filter(({ key }) => tableOf(key) === view.id && partOf(view, key) === undefined)
      .flatMap((row) => goneRow(view, row) ?? [])
    if (lines.length + left.length === 0) return []
    const listed = { lines: lines.slice(0, LISTED), gone: left.slice(0, LISTED) }
    const unlisted = lines.length + left.length - listed.lines.length - listed.gone.length
    const { id, number, title, unit, decimals } = view
    const counts = { count: printed.length, goneCount: left.length, unlisted }
    return [{ id, number, title, unit, decimals, ...listed, ...counts }]
  })
}

/** Cells of rows that were not printed before, from zero. */
export function cellsOfNew(views: readonly TableView[], rows: readonly TableRow[]): readonly CellChange[] {
  const byId = new Map(views.map((view) => [view.id, view]))
  return rows.flatMap((row) => {
    const view = byId.get(tableOf(row.key))
    return view ? cellsSince((partOf(view, row.key) ?? view).columns, undefined, row) : []
  })
}

/** The further list that a row stands in; undefined for the table's own. */
function partOf({ id, parts }: TableView, key: string): PartView | undefined {
  return parts.find((part) => key.startsWith(`${id}/${part.id}/`))
}

function goneRow(view: TableView, { cells, kind, code, unitCode, name }: TableRow): GoneRow | undefined {
  const column = cells.findIndex((amount) => amount !== null && amount !== 0)
  const old = cells[column]
  if (old === undefined || old === null) return undefined
  return { row: { kind, code, unitCode, name }, where: columnName(view, column), old }
}

function lineOf(
  view: TableView,
  group: readonly (CellChange & { readonly row: TableRow })[],
): FollowedLine | undefined {
  const top = Math.min(...group.map(({ row }) => row.level))
  const named = group.findLast(({ row }) => row.level === top)
  if (!named) return undefined
  const column = view.columns.findIndex(({ id }) => id === columnOf(named.cell))
  const where = group.length === 1 ? columnName(view, column) : `等${group.length}格`
  const { kind, code, unitCode, name } = named.row
  return { row: { kind, code, unitCode, name }, where, cell: named.cell, old: named.old, new: named.new }
}
