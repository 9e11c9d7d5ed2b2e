import type { ShownTables } from '../../../shared/contract/shown'
import type { TableRow } from '../../../shared/printed/row'
import type { TableView } from '../../../shared/printed/table'
import { type Cents, ZERO } from '../../../shared/money/cents'
import { amountThen } from '../../../shared/tables/marks'
import { ALL_SOURCES, TOTAL_ROW, type WorkingTable } from '../../../shared/tables/working-tables'

/** One of the working tables; undefined where the core knows none of the name. */
export function workingTable({ views }: ShownTables, id: WorkingTable): TableView | undefined {
  return views.find((view) => view.id === id)
}

/** The row that holds all projects' money. */
export function totalRow(sums: ShownTables): TableRow | undefined {
  return workingTable(sums, 'sources')?.rows.find(({ kind }) => kind === TOTAL_ROW)
}

/** All projects' money in 分, now and when the file was opened. */
export function projectsTotal(sums: ShownTables): { readonly now: Cents; readonly then: Cents } {
  const row = totalRow(sums)
  const now = row?.cells[0] ?? ZERO
  return { now, then: amountThen(row && sums.marks[row.key], ALL_SOURCES, now) ?? ZERO }
}
