import { computed, shallowRef } from 'vue'
import { inRanks, type OrderedBy, type Ranks, ranksOf } from '../../shared/grid/ordering'
import type { GridColumn } from './column'

/** By which column rows are shown, and which way. */
export interface Sorted {
  readonly column: string
  readonly title: string
  readonly isDescending: boolean
}

/** What rows are ordered by in a column. */
export function orderOf<Row>(column: GridColumn<Row>): (row: Row) => OrderedBy {
  return column.order ?? column.amount ?? ((row) => column.text(row) || null)
}

/** The rows of a grid in the order that is asked for; the file's own order is another thing, and stays. */
export function useSorting<Row>(rows: () => readonly Row[], keyOf: (row: Row) => string) {
  const state = shallowRef<(Sorted & { readonly ranks: Ranks }) | null>(null)
  const sorted = computed(() => (state.value ? inRanks(rows(), keyOf, state.value.ranks) : rows()))

  /** Upwards, then downwards, then as in the file. */
  function sortBy(column: GridColumn<Row>): void {
    const { id, title } = column
    const isOwn = state.value?.column === id
    if (isOwn && state.value?.isDescending) return void (state.value = null)
    const ranks = ranksOf(rows(), keyOf, orderOf(column), isOwn)
    state.value = { column: id, title, isDescending: isOwn, ranks }
  }

  /** As in the file. */
  function unsort(): void {
    state.value = null
  }

  return { sorted, by: computed<Sorted | null>(() => state.value), sortBy, unsort }
}
