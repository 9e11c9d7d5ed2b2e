import { computed, nextTick, shallowRef } from 'vue'
import type { ColumnFilter } from '../../shared/grid/filtering'
import type { GridColumn } from './column'
import type { HeadFilters, useFiltering } from './filtering'

/** What a head takes more where rows are left out by its column, which it shows. */
const FUNNEL = 20
/** And where they are ordered by it too. */
const ARROW = 14

/** What the grid that is filtered shows of it, and how the filter of a column is asked for; `focus`: back to the grid. */
export function useHeadFilters<Row>(
  { filters, filterBy }: Pick<ReturnType<typeof useFiltering<Row>>, 'filters' | 'filterBy'>,
  columns: () => readonly GridColumn<Row>[],
  focus: () => void,
) {
  const asked = shallowRef<string | null>(null)
  const by = computed(() => new Set(filters.value.map(({ column }) => column)))
  const heads = computed<HeadFilters>(() => ({ columns: by.value, asked: asked.value }))
  const column = computed(() => columns().find(({ id }) => id === asked.value) ?? null)
  /** The filter that holds of the column that was asked for. */
  const current = computed(() => filters.value.find((each) => each.column === asked.value)?.filter ?? null)

  function ask(of: GridColumn<Row>): void {
    asked.value = of.id
  }

  function apply(filter: ColumnFilter | null, words: string): void {
    if (column.value) filterBy(column.value, filter, words)
    asked.value = null
    void nextTick(focus)
  }

  function close(): void {
    asked.value = null
  }

  /** With room for the marks in its head. */
  function withRoom(of: GridColumn<Row>, isSorted = false): GridColumn<Row> {
    return of.kind === 'amount' && by.value.has(of.id)
      ? { ...of, width: `calc(${of.width} + ${FUNNEL + (isSorted ? ARROW : 0)}px)` }
      : of
  }

  return { heads, column, current, ask, apply, close, withRoom }
}
