import { computed, nextTick, type Ref, shallowRef, watch } from 'vue'
import type { ListName } from '../../shared/contract/layouts'
import type { Cents } from '../../shared/money/cents'
import { heardAmount } from '../components/typed-amount'
import { useAmounts } from '../composables/amounts'
import { useListedFields } from '../composables/listed-fields'
import { useArranging } from '../grid/arranging'
import type { GridColumn } from '../grid/column'
import type { useFiltering } from '../grid/filtering'
import { useHeadFilters } from '../grid/head-filters'
import { useDesk } from '../stores/desk'
import { useLayouts } from '../stores/layouts'

interface Wired<Row, Listed extends { readonly id: string }> {
  readonly list: ListName
  readonly noun: string
  /** All rows; `filtering` says which of them are shown. */
  readonly rows: () => readonly Row[]
  readonly filtering: ReturnType<typeof useFiltering<Row>>
  readonly columns: () => readonly GridColumn<Row>[]
  /** The records whose fields it shows, with the column of each field. */
  readonly listed: {
    readonly rows: () => readonly Listed[]
    readonly columns: Parameters<typeof useListedFields<Listed>>[1]
  }
  readonly grid: () => { focus: () => void; hasFocus: () => boolean } | null
  /** To the cell of a field; false where it is not, or not yet. */
  readonly goToField: (path: string) => boolean
}

/** What every list of a page has in the grid: columns that are set, remembered and filtered by, and what is said of them. */
export function useListWiring<Row extends { readonly id: string }, Listed extends { readonly id: string }>({
  list,
  noun,
  rows,
  filtering,
  columns,
  listed,
  grid,
  goToField,
}: Wired<Row, Listed>) {
  const desk = useDesk()
  const layouts = useLayouts()
  const amounts = useAmounts()
  const shown = filtering.filtered
  const hidden = computed(() => rows().length - shown.value.length)
  const focus = (): void => grid()?.focus()
  const heads = useHeadFilters(filtering, (): readonly GridColumn<Row>[] => arranged.columns.value, focus)
  const arranged = useArranging<Row>(
    () => columns().map((column) => heads.withRoom(column)),
    () => layouts.of(list),
    (layout) => {
      layouts.set(list, layout)
    },
  )
  useListedFields(list, listed.columns, listed.rows, () => {
    const own = grid()
    return own && { goToField, hasFocus: own.hasFocus }
  })

  const keyOf = ({ id }: Row): string => id
  const sumWords = (sum: number): string => amounts.shown(sum as Cents)
  function readOut(column: string, row: Row): string {
    const amount = columns()
      .find(({ id }) => id === column)
      ?.amount?.(row)
    return amount === null || amount === undefined ? '' : heardAmount(amount, desk.unit)
  }

  /** What the grid is given of it. */
  const bound = computed(() => ({
    rows: shown.value,
    columns: arranged.columns.value,
    arranging: arranged.arranging,
    keyOf,
    sumWords,
    readOut,
    hidden: hidden.value,
    arranged: hidden.value > 0 ? `${noun}经过筛选，只粘贴到显示的行。` : '',
    filters: heads.heads.value,
  }))

  async function endFilters(): Promise<void> {
    filtering.clear()
    await nextTick()
    focus()
  }

  return { hidden, heads, bound, endFilters }
}

/** One of the rows that are shown is always the chosen one: where it is gone the one in its place, else the last. */
export function keepChosen(
  shown: Readonly<Ref<readonly { readonly id: string }[]>>,
  current: Ref<string | null>,
): void {
  const before = shallowRef<readonly { readonly id: string }[]>([])
  watch(
    shown,
    (now) => {
      if (!now.some(({ id }) => id === current.value)) {
        const at = before.value.findIndex(({ id }) => id === current.value)
        current.value = now[Math.min(Math.max(at, 0), now.length - 1)]?.id ?? null
      }
      before.value = now
    },
    { immediate: true },
  )
}
