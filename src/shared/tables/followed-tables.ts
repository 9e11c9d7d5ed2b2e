import type { Cents } from '../money/cents'
import type { Unit } from '../money/format'
import { columnName } from './header'
import { columnOf, rowKeyOf, tableOf } from '../printed/cell-id'
import type { CellChange, TableRow } from '../printed/row'
import type { TableView } from '../printed/table'

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

export interface FollowedTable {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly unit: Unit
  readonly decimals: number
  readonly lines: readonly FollowedLine[]
  readonly count: number
}

/** What followed, by table, in printed order. Cells of rows that are no longer printed are left out. */
export function followedByTable(
  views: readonly TableView[],
  cells: Iterable<CellChange>,
): readonly FollowedTable[] {
  const byTable = Map.groupBy(cells, ({ cell }) => tableOf(cell))
  return views.flatMap((view) => {
    const changes = byTable.get(view.id)
    if (!changes) return []
    const byRow = Map.groupBy(changes, ({ cell }) => rowKeyOf(cell))
    const printed = view.rows.flatMap((row) => (byRow.get(row.key) ?? []).map((cell) => ({ row, ...cell })))
    const same = Map.groupBy(printed, (cell) => `${cell.old}→${cell.new}`)
    const lines = [...same.values()].flatMap((group) => lineOf(view, group) ?? [])
    const { id, number, title, unit, decimals } = view
    return lines.length > 0 ? [{ id, number, title, unit, decimals, lines, count: printed.length }] : []
  })
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
