import { computed, type ComputedRef, nextTick, type Ref, watch } from 'vue'
import { isOneCell, type Range } from '../../shared/grid/range'
import { useVoice } from '../components/surroundings'
import type { GridColumn } from './column'
import { rangeWords } from './range-words'

interface Spoken<Row> {
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  /** The grid by name, and a row. */
  label: () => string
  nameOf: (row: Row) => string
  /** Where one stands. */
  row: ComputedRef<Row | undefined>
  column: ComputedRef<GridColumn<Row> | undefined>
  range: ComputedRef<Range>
  draft: Readonly<Ref<string | null>>
  /** Why what is typed there was refused; empty: it was not. */
  refusal: ComputedRef<string>
  /** What is found wrong there; empty: nothing is. */
  found: ComputedRef<string>
  isFocused: Readonly<Ref<boolean>>
  /** What there is to be said of the amount that one stands on. */
  readOut: (column: string, row: Row) => string
  /** What the marks of a row say, each in a sentence. */
  rowWords: (row: Row) => readonly string[]
  /** Amounts in the unit shown. */
  sumWords: (cents: number) => string
  /** The line over a group that one stands on, and what the status bar says of it; empty: one stands in a cell. */
  group: ComputedRef<string>
  groupWords: ComputedRef<string>
}

const UNMARKED = '没有标记'

/**
 * What is said of a grid, and of the cell that one stands on, to those who hear it. In the status bar, while the grid has the
 * focus: how typing ends, what a range comes to, how an amount reads, what marks say.
 */
export function useGridWords<Row>(grid: Spoken<Row>) {
  const { rows, columns, row, column, range, draft, refusal, isFocused, group, groupWords } = grid
  const { hint, sums } = useVoice()

  const marks = computed(() => (row.value === undefined ? '' : sentences(grid.rowWords(row.value))))
  const isOfMarks = computed(() => column.value?.kind === 'marks')
  /** What the cell is called. */
  const activeLabel = computed(() => {
    const [one, of] = [row.value, column.value]
    if (group.value !== '') return group.value
    if (one === undefined) return grid.label()
    if (of?.entry) return of.entry.label(one)
    const text = isOfMarks.value ? marks.value || UNMARKED : of?.text(one)
    return [grid.nameOf(one), of?.title, text].filter(Boolean).join(' ')
  })
  /** What the marks of its row say, in any other cell. */
  const rowNote = computed(() => (marks.value === '' || isOfMarks.value ? undefined : marks.value))

  function ofCell(): string {
    if (draft.value !== null || row.value === undefined) return ''
    if (isOfMarks.value) return marks.value || UNMARKED
    return column.value?.amount ? grid.readOut(column.value.id, row.value) : ''
  }

  /** What there is to be known of the cell, and of its row. */
  const explained = computed(() => {
    const [one, of] = [row.value, column.value]
    const words =
      one === undefined || !of
        ? groupWords.value
        : sentences([
            refusal.value,
            roundedWords(one, of),
            of.hint?.(one) ?? '',
            marks.value,
            grid.found.value,
          ])
    return words || `这一格、这一行${UNMARKED}`
  })
  /** Asked for by key: it stands until one does something else, and says what has become of it meanwhile. */
  let isExplained = false

  /** Said anew where it stands there already. */
  function explain(): void {
    isExplained = true
    sums('')
    void nextTick(() => {
      if (isExplained) sums(explained.value)
    })
  }

  watch([rows, draft, isFocused, range, groupWords], ([, ...now], [, ...before]) => {
    const [, wasFocused] = before
    if (!isFocused.value && !wasFocused) return
    if (now.some((each, at) => each !== before[at])) isExplained = false
    if (isExplained) return sums(explained.value)
    hint(isFocused.value && draft.value !== null ? '编辑中，Enter 确认，Esc 取消' : '')
    if (!isFocused.value) return sums('')
    if (groupWords.value !== '') return sums(groupWords.value)
    sums(isOneCell(range.value) ? ofCell() : rangeWords(rows(), columns(), range.value, grid.sumWords))
  })

  return { activeLabel, rowNote, explain }
}

function roundedWords<Row>(row: Row, column: GridColumn<Row>): string {
  return column.isRounded?.(row) ? `显示的是四舍五入的数，存的是${column.copied?.(row) ?? ''}` : ''
}

function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/。$/, ''))
    .join('。')
}
