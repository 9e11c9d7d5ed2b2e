import { onBeforeUnmount, onMounted, type ShallowRef } from 'vue'
import type { Range } from '../../../shared/grid/range'
import { copyTables } from '../../grid/copied-table'
import { copiedRange, copiedWhole } from './copied-sheet'
import type { Sheet } from './sheet'
import { isAll } from './table-selection'

interface Worked {
  sheet: () => Sheet
  /** Null: nothing is selected. */
  selected: () => Range | null
  /** Where the focus is when cells are meant. */
  body: Readonly<ShallowRef<HTMLElement | null>>
  /** What has words to be copied. */
  over: Readonly<ShallowRef<{ copy: () => boolean } | null>>
}

/**
 * What is copied of a published table: the range, or all of it with its head and title. Words that are selected as such are
 * the browser's own to copy. With no words selected the event is the document's, wherever the focus is.
 */
export function useTableCopy({ sheet, selected, body, over }: Worked) {
  let isWanted = false

  function onCopy(event: ClipboardEvent): void {
    const range = selected()
    const isOurs = body.value?.contains(document.activeElement) && getSelection()?.isCollapsed !== false
    if (!isWanted && (!isOurs || !range)) return
    event.preventDefault()
    const isWhole = isWanted || !range || isAll(range, sheet())
    copyTables(event.clipboardData, isWhole ? copiedWhole(sheet()) : [copiedRange(sheet(), range)])
  }

  /** False: the clipboard did not take it. */
  function copyAll(): boolean {
    isWanted = true
    const isCopied = over.value?.copy() ?? false
    isWanted = false
    return isCopied
  }

  onMounted(() => {
    document.addEventListener('copy', onCopy)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('copy', onCopy)
  })

  return { copyAll }
}
