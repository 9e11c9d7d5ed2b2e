import { isComposing } from '../components/composing'
import { isOneCell, type Place, type Size } from '../../shared/grid/range'
import { isWalkKey, walked } from '../../shared/grid/walk'
import type { Gestures } from './gestures'
import type { Selection } from './selection'
import type { useTyping } from './typing'

interface Worked {
  size: () => Size
  perPage: () => number
  selection: Selection
  typing: Pick<ReturnType<typeof useTyping>, 'draft' | 'isEditing' | 'type' | 'begin' | 'giveUp'>
  isFilled: (place: Place) => boolean
  isEditable: (column: number) => boolean
  /** False: what is typed cannot be read, and one stays. `leaves` false: also who knows that already. */
  leaveTo: (place: Place, leaves?: boolean) => boolean
  reveal: (place: Place) => void
  gestures: Pick<Gestures, 'clear' | 'fill' | 'giveUp'>
  insert: () => void
  duplicate: () => void
  sort: () => void
  /** What can be done with columns is asked for. */
  columns: () => void
  remove: () => void
  /** The selected rows, by one. */
  shift: (by: 1 | -1) => void
  /** What there is to be known of the cell and its row is said. */
  explain: () => void
  /** To the next cell, or the one before, that differs from when the file was opened. */
  toChange: (by: 1 | -1) => void
  /** The group that one stands in closes; all open. */
  fold: (isIn: boolean) => void
}

/** What each key does in a grid. Keys of a composition belong to the input method, the Enter that ends it too. */
export function useCellKeys(grid: Worked): (event: KeyboardEvent) => void {
  const { selection, typing, gestures } = grid
  const { active, head, range } = selection

  return function onKeydown(event: KeyboardEvent): void {
    if (isComposing(event)) return
    const isTyping = typing.draft.value !== null
    if (event.key === 'Enter' && !event.altKey && !event.ctrlKey) {
      event.preventDefault()
      if (!isTyping && grid.isEditable(active.value.column)) typing.begin()
      else step(event.shiftKey ? -1 : 1, 0)
    } else if (event.key === 'Escape') {
      if (isTyping) {
        event.stopPropagation()
        typing.giveUp()
      } else {
        if (!isOneCell(selection.range.value)) gestures.giveUp(selection.range.value)
        selection.goTo(active.value)
      }
    } else if (event.key === 'F1' && event.ctrlKey) {
      event.preventDefault()
      grid.explain()
    } else if (event.key === 'F7') {
      event.preventDefault()
      grid.toChange(event.shiftKey ? -1 : 1)
    } else if (event.key === 'F2' && !event.shiftKey) {
      event.preventDefault()
      typing.begin()
    } else if (event.key.toUpperCase() === 'Z' && event.ctrlKey && isTyping) {
      // Unstored typing is the field's own to take back.
      event.stopPropagation()
    } else if (event.key === 'Tab') onTab(event)
    else if (isWalkKey(event.key)) onWalk(event, isTyping)
    else if (!isTyping) onGesture(event)
  }

  function step(down: number, right: number): void {
    const { row, column } = active.value
    // Enter tries once more what was refused.
    grid.leaveTo({ row: row + down, column: column + right }, false)
  }

  /** To the next cell that can be typed into, row after row; beyond the last one to what comes after the grid. */
  function onTab(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey) return
    const by = event.shiftKey ? -1 : 1
    const { rows, columns } = grid.size()
    let at = active.value.row * columns + active.value.column + by
    while (at >= 0 && at < rows * columns && !grid.isEditable(at % columns)) at += by
    if (at < 0 || at >= rows * columns) return
    event.preventDefault()
    grid.leaveTo({ row: Math.floor(at / columns), column: at % columns })
  }

  function onWalk(event: KeyboardEvent, isTyping: boolean): void {
    if (event.altKey && event.shiftKey && !isTyping && /^Arrow(Up|Down)$/.test(event.key)) {
      event.preventDefault()
      return grid.shift(event.key === 'ArrowUp' ? -1 : 1)
    }
    if (event.altKey && event.shiftKey && !isTyping && /^Arrow(Left|Right)$/.test(event.key)) {
      event.preventDefault()
      return grid.fold(event.key === 'ArrowLeft')
    }
    if (event.altKey || event.metaKey || !isWalkKey(event.key)) return
    // Ctrl with the page keys goes to another table, where there are such.
    if (event.ctrlKey && event.key.startsWith('Page')) return
    // Within a text that is being edited they move the caret.
    if (typing.isEditing.value && !/^Arrow(Up|Down)$/.test(event.key)) return
    event.preventDefault()
    const extends_ = event.shiftKey && !isTyping
    const from = extends_ ? head.value : active.value
    const to = walked(from, event.key, {
      size: grid.size(),
      page: grid.perPage(),
      far: event.ctrlKey,
      isFilled: grid.isFilled,
    })
    if (extends_) {
      selection.extendTo(to)
      grid.reveal(to)
    } else grid.leaveTo(to)
  }

  function onGesture(event: KeyboardEvent): void {
    const isCtrl = event.ctrlKey && !event.altKey && !event.shiftKey
    const key = event.key.toUpperCase()
    const done = ((): boolean => {
      if (isCtrl && key === 'A') {
        const { rows, columns } = grid.size()
        const at = active.value
        selection.select({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 })
        active.value = at
        return true
      }
      if (isCtrl && (key === 'D' || key === 'R')) {
        grid.gestures.fill(key === 'D' ? 'down' : 'right')
        return true
      }
      if (isCtrl && key === '-') {
        grid.remove()
        return true
      }
      if (event.ctrlKey && event.shiftKey && key === 'D') {
        grid.duplicate()
        return true
      }
      if (event.altKey && !event.ctrlKey && key === 'O') {
        if (event.shiftKey) grid.columns()
        else grid.sort()
        return true
      }
      if (key === 'INSERT' && !event.ctrlKey && !event.shiftKey) {
        grid.insert()
        return true
      }
      if (key === 'BACKSPACE' && !event.ctrlKey && grid.isEditable(active.value.column)) {
        typing.type('')
        return true
      }
      if (key === 'DELETE' && !event.ctrlKey) {
        grid.gestures.clear(range.value)
        return true
      }
      return false
    })()
    if (done) event.preventDefault()
  }
}
