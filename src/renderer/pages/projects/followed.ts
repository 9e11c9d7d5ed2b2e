import type { TableRow } from '../../../shared/tables/row'
import type { Cents } from '../../../shared/money/cents'
import { columnName } from '../../../shared/tables/header'
import { columnOf, rowKeyOf, tableOf } from '../../../shared/tables/projection'
import type { TableView } from '../../../shared/tables/view'

/** A cell that followed: where it was, where it is. */
export interface FollowedCell {
  readonly cell: string
  /** 分; null: unknown. */
  readonly old: Cents | null
  readonly new: Cents | null
}

/** Cells of one table that went from the same amount to the same amount, as one line. */
export interface FollowedLine {
  /** The row nearest to the total. */
  readonly row: TableRow
  /** Its column, or how many cells there are. */
  readonly where: string
  readonly cells: readonly string[]
  /** 分; null: unknown. */
  readonly old: Cents | null
  readonly new: Cents | null
}

export interface FollowedTable {
  readonly view: TableView
  readonly lines: readonly FollowedLine[]
  readonly count: number
}

/** What followed, by table, in printed order. Cells of rows that are no longer printed are left out. */
export function followedByTable(
  views: readonly TableView[],
  cells: Iterable<FollowedCell>,
): readonly FollowedTable[] {
  const byTable = Map.groupBy(cells, ({ cell }) => tableOf(cell))
  return views.flatMap((view) => {
    const own = byTable.get(view.id)
    if (!own) return []
    const byRow = Map.groupBy(own, ({ cell }) => rowKeyOf(cell))
    const printed = view.rows.flatMap((row) => (byRow.get(row.key) ?? []).map((cell) => ({ row, ...cell })))
    const same = Map.groupBy(printed, (cell) => `${cell.old}→${cell.new}`)
    const lines = [...same.values()].flatMap((group) => lineOf(view, group) ?? [])
    return lines.length > 0 ? [{ view, lines, count: printed.length }] : []
  })
}

function lineOf(
  view: TableView,
  group: readonly (FollowedCell & { readonly row: TableRow })[],
): FollowedLine | undefined {
  const top = Math.min(...group.map(({ row }) => row.level))
  const named = group.findLast(({ row }) => row.level === top)
  if (!named) return undefined
  const column = view.columns.findIndex(({ id }) => id === columnOf(named.cell))
  const where = group.length === 1 ? columnName(view, column) : `等${group.length}格`
  const cells = [named.cell, ...group.map(({ cell }) => cell).filter((cell) => cell !== named.cell)]
  return { row: named.row, where, cells, old: named.old, new: named.new }
}
