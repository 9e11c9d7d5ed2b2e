import { computed, shallowRef } from 'vue'
import {
  type ColumnFilter,
  type FilteredCell,
  inVerdicts,
  type Verdict,
  verdictOf,
} from '../../shared/grid/filtering'
import type { GridColumn } from './column'

/** A column by which rows are left out. */
export interface FilteredColumn extends Verdict {
  readonly column: string
  /** The filter in few words, as people call it. */
  readonly words: string
  readonly filter: ColumnFilter
}

/** What the heads of a grid show of its filters. */
export interface HeadFilters {
  /** Columns by which rows are left out. */
  readonly columns: ReadonlySet<string>
  /** The one whose filter is being set. */
  readonly asked: string | null
}

/** The rows of a grid that filters of its columns leave; asked when a filter is set, and kept while one edits. */
export function useFiltering<Row>(rows: () => readonly Row[], keyOf: (row: Row) => string) {
  const filters = shallowRef<readonly FilteredColumn[]>([])
  const filtered = computed(() => inVerdicts(rows(), keyOf, filters.value))

  function filterBy(column: GridColumn<Row>, filter: ColumnFilter | null, words: string): void {
    const others = filters.value.filter((each) => each.column !== column.id)
    const own = filter && {
      column: column.id,
      words,
      filter,
      ...verdictOf(rows(), keyOf, (row) => cellIn(column, row), filter),
    }
    filters.value = own ? [...others, own] : others
  }

  /** What the filters of the other columns leave: among these a column's own chooses. */
  function leftByOthers(column: string): readonly Row[] {
    return inVerdicts(
      rows(),
      keyOf,
      filters.value.filter((each) => each.column !== column),
    )
  }

  function clear(): void {
    filters.value = []
  }

  return { filtered, filters, filterBy, leftByOthers, clear }
}

function cellIn<Row>(column: GridColumn<Row>, row: Row): FilteredCell {
  const text = column.text(row)
  return { text, amount: text === '' ? null : (column.amount?.(row) ?? null) }
}
