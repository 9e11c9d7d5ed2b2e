import { columnName } from '../../shared/tables/header'
import { columnOf, rowKeyOf, tableOf } from '../../shared/printed/cell-id'
import type { TableView } from '../../shared/printed/table'

/** Table, row and column of a cell: `支出总表 · 2011307 国内贸易管理 · 支出总计` behind the table's number. */
export function placeInWords(views: readonly TableView[], cell: string): string {
  const view = views.find(({ id }) => id === tableOf(cell))
  if (!view) return ''
  const row = view.rows.find(({ key }) => key === rowKeyOf(cell))
  const column = view.columns.findIndex(({ id }) => id === columnOf(cell))
  const name = [row?.code, row?.name].filter(Boolean).join(' ')
  return [`表${view.number} ${view.title}`, name, columnName(view, column)].join(' · ')
}
