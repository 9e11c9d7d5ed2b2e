import { type ComputedRef, type Ref, watch } from 'vue'
import { isOneCell, type Range } from '../../shared/grid/range'
import { useVoice } from '../components/surroundings'
import type { GridColumn } from './column'
import { rangeWords } from './range-words'

interface Spoken<Row> {
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  /** Where one stands. */
  row: ComputedRef<Row | undefined>
  column: ComputedRef<GridColumn<Row> | undefined>
  range: ComputedRef<Range>
  draft: Readonly<Ref<string | null>>
  isFocused: Readonly<Ref<boolean>>
  /** What there is to be said of the amount that one stands on. */
  readOut: (column: string, row: Row) => string
  /** Amounts in the unit shown. */
  sumWords: (cents: number) => string
  /** Of the line over a group that one stands on; empty: one stands in a cell. */
  groupWords: ComputedRef<string>
}

/** What the status bar says of a grid while it has the focus: how typing ends, what a range comes to, how an amount reads. */
export function useGridWords<Row>(grid: Spoken<Row>): void {
  const { rows, columns, row, column, range, draft, isFocused, groupWords } = grid
  const { hint, sums } = useVoice()

  function ofCell(): string {
    if (draft.value !== null || row.value === undefined || !column.value?.amount) return ''
    return grid.readOut(column.value.id, row.value)
  }

  watch([draft, isFocused, range, rows, groupWords], (_, [, wasFocused]) => {
    if (!isFocused.value && !wasFocused) return
    hint(isFocused.value && draft.value !== null ? '编辑中，Enter 确认，Esc 取消' : '')
    if (!isFocused.value) return sums('')
    if (groupWords.value !== '') return sums(groupWords.value)
    sums(isOneCell(range.value) ? ofCell() : rangeWords(rows(), columns(), range.value, grid.sumWords))
  })
}
