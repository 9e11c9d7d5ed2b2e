import { computed, ref } from 'vue'
import { type ColumnFilter, distinctValues } from '../../shared/grid/filtering'
import { searchFor } from '../../shared/model/search'
import { isBlank } from '../../shared/model/text'
import type { AmountParse } from '../../shared/money/parse'
import type { GridColumn } from './column'
import { orderOf } from './sorting'

export const COMPARISONS = [
  { id: 'above', label: '大于' },
  { id: 'below', label: '小于' },
  { id: 'equal', label: '等于' },
  { id: 'empty', label: '为空' },
] as const

export interface AskedFilter<Row> {
  column: () => GridColumn<Row>
  /** Rows that the other columns leave. */
  rows: () => readonly Row[]
  /** The filter that holds. */
  current: ColumnFilter | null
  /** An amount as it is typed, and as it is shown with its unit. */
  parse: (text: string) => AmountParse
  shown: (cents: number) => string
}

/** What was chosen: the filter and how it is called, null to leave nothing out; or why it is none. */
export type Chosen =
  { readonly filter: ColumnFilter | null; readonly words: string } | { readonly refused: string }

/** The filter of a column while it is being set: which of its values pass, or how an amount compares. */
export function useFilterPanel<Row>({ column, rows, current, parse, shown }: AskedFilter<Row>) {
  const values = computed(() => distinctValues(rows(), (row) => column().text(row), orderOf(column())))
  const query = ref('')
  const isAmount = computed(() => column().amount !== undefined)
  const comparison = ref<Exclude<ColumnFilter['by'], 'values'>>(
    current && current.by !== 'values' ? current.by : 'above',
  )
  const typed = ref(current && 'amount' in current ? shown(current.amount) : '')
  const isComparing = computed(
    () => isAmount.value && (comparison.value === 'empty' || !isBlank(typed.value)),
  )
  /** Values that do not pass. */
  const off = ref<ReadonlySet<string>>(new Set(offAtFirst()))
  /** Those that the search leaves. */
  const found = computed(() => {
    const search = searchFor(query.value)
    return search ? values.value.filter(({ text }) => search.isIn(text)) : values.value
  })
  const areAllOn = computed(() => found.value.every(({ text }) => !off.value.has(text)))

  function offAtFirst(): readonly string[] {
    if (current?.by !== 'values') return []
    const all = values.value.map(({ text }) => text)
    const left = all.filter((text) => !current.values.has(text))
    // In another unit none of them is as it was.
    return left.length < all.length ? left : []
  }

  function toggle(text: string): void {
    const next = new Set(off.value)
    if (!next.delete(text)) next.add(text)
    off.value = next
  }

  /** All that are listed, on or off. */
  function toggleAll(): void {
    const next = new Set(off.value)
    const isOff = areAllOn.value
    for (const { text } of found.value) {
      if (isOff) next.add(text)
      else next.delete(text)
    }
    off.value = next
  }

  function chosen(): Chosen {
    const { title } = column()
    if (isComparing.value) return compared(title)
    const on = found.value.map(({ text }) => text).filter((text) => !off.value.has(text))
    if (on.length === 0) return { refused: '至少勾选一个。' }
    if (on.length === values.value.length) return { filter: null, words: '' }
    const words = on.length > 2 ? `${on.length}种` : on.map((text) => text || '空白').join('、')
    return { filter: { by: 'values', values: new Set(on) }, words: `${title} ${words}` }
  }

  function compared(title: string): Chosen {
    const by = comparison.value
    const label = COMPARISONS.find(({ id }) => id === by)?.label ?? ''
    if (by === 'empty') return { filter: { by }, words: `${title} ${label}` }
    const amount = parse(typed.value)
    if (!amount.ok) return { refused: amount.message }
    return { filter: { by, amount: amount.cents }, words: `${title} ${label}${shown(amount.cents)}` }
  }

  return {
    query,
    isAmount,
    comparison,
    typed,
    isComparing,
    off,
    found,
    areAllOn,
    toggle,
    toggleAll,
    chosen,
  }
}
