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
}

/** What a pointer that is held down does: selects further cells, or draws the fill handle. */
export function usePointer({ selection, gestures, leaveTo, store, focus }: Worked) {
  let held: 'select' | 'fill' | null = null
  const drawnTo = shallowRef<Place | null>(null)
  /** Where the handle is drawn over. */
  const drawn = computed(() =>
    drawnTo.value ? drawing(selection.range.value, drawnTo.value, () => '')?.range : undefined,
  )

  function down(event: PointerEvent, place: Place): void {
    if (event.button !== 0) return
    // A click selects a cell and sets no caret in it: what is typed next replaces its text, never joins it.
    event.preventDefault()
    focus()
    if (event.shiftKey) return selection.extendTo(place)
    if (leaveTo(place)) held = 'select'
  }

  function onHandle(event: PointerEvent): void {
    if (event.button !== 0 || !store()) return
    event.preventDefault()
    held = 'fill'
  }

  function over(place: Place): void {
    if (held === 'select') selection.extendTo(place)
    if (held === 'fill') drawnTo.value = place
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

  return { drawn, down, onHandle, over }
}
