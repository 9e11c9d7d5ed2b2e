import { computed, ref, watch } from 'vue'
import type { Choice } from './column'
import type { OpenCell, useTyping } from './typing'

/**
 * The list of a cell that holds one of many values: it opens with what is typed there (F2, Alt+↓, the first key), is
 * narrowed by it, and Enter or Tab takes what is marked. The focus stays in the cell.
 */
export function useChoices<Row>(
  { draft, begin, type }: Pick<ReturnType<typeof useTyping<Row>>, 'draft' | 'begin' | 'type'>,
  cell: () => OpenCell<Row> | null,
) {
  const marked = ref(0)
  const found = computed<readonly Choice[]>(() => {
    const one = cell()
    if (!one?.entry.choices || draft.value === null) return []
    // As it stood when editing began it narrows nothing.
    return one.entry.choices(one.row, draft.value === one.entry.start(one.row) ? '' : draft.value)
  })

  watch(found, (now, before) => {
    if (before.length > 0 && now.length === before.length) return
    const one = cell()
    const stands = one ? now.findIndex(({ value }) => value === one.entry.start(one.row)) : -1
    marked.value = Math.max(0, stands)
  })

  /** Whether a key was the list's own. */
  function onKeydown(event: KeyboardEvent): boolean {
    if (event.altKey && !event.shiftKey && event.key === 'ArrowDown') {
      if (cell()?.entry.choices) begin()
      return true
    }
    if (found.value.length === 0 || event.ctrlKey || event.altKey) return false
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (step !== undefined) {
      marked.value = Math.min(Math.max(0, marked.value + step), found.value.length - 1)
      return true
    }
    // What is marked is what is typed; the key then does what it does elsewhere.
    if (event.key === 'Enter' || event.key === 'Tab') take(marked.value)
    return false
  }

  function take(at: number): void {
    const choice = found.value[at]
    if (choice) type(choice.value)
  }

  return { found, marked, onKeydown, take }
}
