import { formatAmount } from '../../../shared/money/format'
import type { FigureSearch } from '../../../shared/model/figure-search'
import type { TableView } from '../../../shared/printed/table'
import { isZeroColumn, printedLines } from '../../../shared/tables/printed'

/** Ids of the cells of a table that hold what is looked for, in printed order; a row's names and codes are its first cell's. */
export function cellsFound(
  view: TableView,
  search: FigureSearch,
  hidesZeroColumns: boolean,
): readonly string[] {
  const all = view.columns.map(({ id }, index) => ({ id, index }))
  const filled = all.filter(({ index }) => !isZeroColumn(view, index))
  const columns = hidesZeroColumns && filled.length > 0 ? filled : all
  return printedLines(view).flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const words = [row.name, row.code, row.unitName, row.content]
      const isNamed = words.some((text) => text && search.inWords(text))
      return columns
        .flatMap(({ id, index }) => {
          const amount = row.cells[index] ?? null
          return amount === null ? [] : [{ id, amount }]
        })
        .filter(
          ({ amount }, place) =>
            (place === 0 && isNamed) || (amount !== 0 && search.isAmount(amount, formatAmount(amount, view))),
        )
        .map(({ id }) => `${row.key}/${id}`)
    }),
  )
}
