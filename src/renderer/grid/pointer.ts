import { computed, onBeforeUnmount, shallowRef, type ShallowRef } from 'vue'
import { drawing } from '../../shared/grid/paste'
import type { Place } from '../../shared/grid/range'
import { type Point, scrollTowards } from './edge-scroll'
import type { Gestures } from './gestures'
import type { Selection } from './selection'

interface Worked {
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>
  readonly selection: Selection
  readonly gestures: Pick<Gestures, 'draw'>
  /** `leaves`: whatever is typed. */
  readonly leaveTo: (place: Place, leaves: true) => boolean
  readonly store: () => boolean
  readonly focus: () => void
  /** The number of a row was pressed. */
  readonly onNumber: (event: PointerEvent, row: number) => void
}

/**
 * What a pointer that is held down does: selects further cells, or draws the fill handle. Beyond an edge of the rows it scrolls
 * them by, and the range grows with what comes.
 */
export function usePointer({ scroller, selection, gestures, leaveTo, store, focus, onNumber }: Worked) {
  let held: 'select' | 'fill' | null = null
  let point: Point = { x: 0, y: 0 }
  let frame = 0
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
    if (leaveTo(place, true)) held = 'select'
  }

  function onOver(event: PointerEvent): void {
    drawTo(placeOf(event))
  }

  function drawTo(place: Place | null): void {
    if (!place) return
    if (held === 'select') selection.extendTo(place)
    else if (held === 'fill') drawnTo.value = place
  }

  function onMove({ clientX, clientY }: PointerEvent): void {
    if (!held) return
    point = { x: clientX, y: clientY }
    if (frame === 0) follow()
  }

  /** Frame by frame, while the pointer rests beyond an edge too. */
  function follow(): void {
    frame = 0
    const view = scroller.value
    if (!held || !view) return
    const { x, y, isBeyond } = scrollTowards(view, point, 'both')
    if (!isBeyond) return
    drawTo(placeOf({ target: document.elementFromPoint(x, y) }))
    frame = requestAnimationFrame(follow)
  }

  /** A cell that is focused by itself, as screen readers do, gives the focus to the text area and is the active one. */
  function onCellFocus(event: FocusEvent): void {
    const place = placeOf(event)
    if (!place) return
    focus()
    leaveTo(place, true)
  }

  function letGo(): void {
    cancelAnimationFrame(frame)
    frame = 0
    held = null
    drawnTo.value = null
  }

  function up(): void {
    const to = held === 'fill' ? drawnTo.value : null
    letGo()
    if (to) gestures.draw(to)
  }
  addEventListener('pointermove', onMove)
  addEventListener('pointerup', up)
  addEventListener('pointercancel', letGo)
  onBeforeUnmount(() => {
    letGo()
    removeEventListener('pointermove', onMove)
    removeEventListener('pointerup', up)
    removeEventListener('pointercancel', letGo)
  })

  return { drawn, onPress, onOver, onCellFocus }
}

/** The row that something happened in; null: it was none. */
function rowOf({ target }: Pick<Event, 'target'>): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return row ? Number(row.dataset['row']) : null
}

/** The cell that something happened to; null: it was none. */
function placeOf(event: Pick<Event, 'target'>): Place | null {
  const row = rowOf(event)
  const cell = event.target instanceof Element ? event.target.closest('[role="gridcell"]') : null
  return cell && row !== null ? { row, column: Number(cell.ariaColIndex) - 2 } : null
}
