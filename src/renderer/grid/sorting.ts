import { computed, shallowRef } from 'vue'
import { inRanks, type Ranks, ranksOf } from '../../shared/grid/ordering'
import type { GridColumn } from './column'

/** By which column rows are shown, and which way. */
export interface Sorted {
  readonly column: string
  readonly title: string
  readonly isDescending: boolean
}

/** The rows of a grid in the order that is asked for; the file's own order is another thing, and stays. */
export function useSorting<Row>(rows: () => readonly Row[], keyOf: (row: Row) => string) {
  const state = shallowRef<(Sorted & { readonly ranks: Ranks }) | null>(null)
  const sorted = computed(() => (state.value ? inRanks(rows(), keyOf, state.value.ranks) : rows()))

  /** Upwards, then downwards, then as in the file. */
  function sortBy({ id, title, text, amount, order }: GridColumn<Row>): void {
    const isOwn = state.value?.column === id
    if (isOwn && state.value?.isDescending) return void (state.value = null)
    const by = order ?? amount ?? ((row: Row): string | null => text(row) || null)
    state.value = { column: id, title, isDescending: isOwn, ranks: ranksOf(rows(), keyOf, by, isOwn) }
  }

  return { sorted, by: computed<Sorted | null>(() => state.value), sortBy }
}
