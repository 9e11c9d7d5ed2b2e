import type { Unit } from '../../shared/money/format'
import type { DataSheet } from '../../shared/publication/data-sheet'
import type { HeadCell } from '../../shared/tables/header'
import type { GridColumn } from './column'
import { headsOf, levelsOf } from './heads'

/** What a grid shows, as a list that leaves it: its rows and columns as they are filtered, sorted and arranged. */
export function listedGrid<Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  unit: Unit,
): DataSheet {
  const own = columns.filter(({ kind }) => kind !== 'marks')
  return {
    name,
    unit,
    decimals: 2,
    head: headOf(own),
    columns: own.map(({ amount }) => ({ kind: amount ? 'amount' : 'text' })),
    rows: rows.map((row) => ({
      cells: own.map((column) => (column.amount ? column.amount(row) : column.text(row) || null)),
    })),
  }
}

function headOf<Row>(columns: readonly GridColumn<Row>[]): DataSheet['head'] {
  const isDeep = levelsOf(columns) === 2
  const upper = headsOf(columns).map(({ group, columns: own, at }): HeadCell => ({
    text: group ?? own[0]?.title ?? '',
    columns: own.length,
    rows: isDeep && group === null ? 2 : 1,
    leaf: at,
  }))
  if (!isDeep) return [upper]
  const lower = columns.flatMap(({ group, title }, leaf): readonly HeadCell[] =>
    group === undefined ? [] : [{ text: title, columns: 1, rows: 1, leaf }],
  )
  return [upper, lower]
}
