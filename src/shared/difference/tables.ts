import type { TableView } from '../printed/table'
import { compareLists, gathered, gathering, type TableDifference } from './rows'

/**
 * What makes one set of tables out of another, both of one template: cells and rows; the heads are no part of it.
 * `applyPatch(before, …)` gives the rows of `after`, with as few moves as can be; empty where all rows are the same.
 */
export function betweenTables(before: readonly TableView[], after: readonly TableView[]): TableDifference {
  const into = gathering()
  const old = new Map(before.map((view) => [view.id, view]))
  for (const view of after) {
    const was = old.get(view.id)
    if (was === view) continue
    const { id: table, columns } = view
    compareLists({ table, list: 'rows', columns }, was?.rows ?? [], view.rows, into)
    for (const { id: list, columns, rows } of view.parts) {
      const part = was?.parts.find(({ id }) => id === list)
      compareLists({ table, list, columns }, part?.rows ?? [], rows, into)
    }
  }
  return gathered(into)
}
