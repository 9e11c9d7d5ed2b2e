import { computed, onBeforeUnmount, shallowRef } from 'vue'
import { drawing } from '../../shared/grid/paste'
import type { Place } from '../../shared/grid/range'
import type { Gestures } from './gestures'
import type { Selection } from './selection'

interface Worked {
  readonly selection: Selection
  readonly gestures: Pick<Gestures, 'draw'>
  /** False: what is typed cannot be read, and one stays. */
  readonly leaveTo: (place: Place) => boolean
  readonly store: () => boolean
  readonly focus: () => void
  /** The number of a row was pressed. */
  readonly onNumber: (event: PointerEvent, row: number) => void
}

/** What a pointer that is held down does: selects further cells, or draws the fill handle. */
export function usePointer({ selection, gestures, leaveTo, store, focus, onNumber }: Worked) {
  let held: 'select' | 'fill' | null = null
  const drawnTo = shallowRef<Place | null>(null)
  /** Where the handle is drawn over. */
  const drawn = computed(() =>
    drawnTo.value ? drawing(selection.range.value, drawnTo.value, () => '')?.range : undefined,
  )

  function onPress(event: PointerEvent): void {
    const row = rowOf(event)
    if (row !== null && event.target instanceof Element && event.target.closest('.index'))
      return onNumber(event, row)
    const place = placeOf(event)
    if (!place || event.button !== 0) return
    const isHandle = event.target instanceof Element && event.target.matches('.handle')
    if (isHandle && !store()) return
    // A click selects a cell and sets no caret in it: what is typed next replaces its text, never joins it.
    event.preventDefault()
    if (isHandle) return void (held = 'fill')
    focus()
    if (event.shiftKey) return selection.extendTo(place)
    if (leaveTo(place)) held = 'select'
  }

  function onOver(event: PointerEvent): void {
    const place = held && placeOf(event)
    if (!place) return
    if (held === 'select') selection.extendTo(place)
    else drawnTo.value = place
  }

  /** A cell that is focused by itself, as screen readers do, gives the focus to the text area and is the active one. */
  function onCellFocus(event: FocusEvent): void {
    const place = placeOf(event)
    if (!place) return
    focus()
    leaveTo(place)
  }

  function up(): void {
    if (held === 'fill' && drawnTo.value) gestures.draw(drawnTo.value)
    held = null
    drawnTo.value = null
  }
  addEventListener('pointerup', up)
  onBeforeUnmount(() => {
    removeEventListener('pointerup', up)
  })

  return { drawn, onPress, onOver, onCellFocus }
}

/** The row that something happened in; null: it was none. */
function rowOf({ target }: Event): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return row ? Number(row.dataset['row']) : null
}

/** The cell that something happened to; null: it was none. */
function placeOf(event: Event): Place | null {
  const row = rowOf(event)
  const cell = event.target instanceof Element ? event.target.closest('[role="gridcell"]') : null
  return cell && row !== null ? { row, column: Number(cell.ariaColIndex) - 2 } : null
}
