import { computed, shallowRef } from 'vue'
import { isSameRange, type Place, type Range, rangeBetween, type Size, within } from '../../shared/grid/range'

/** Which cells of a grid are selected: from the anchor to the head, around the one that is active. */
export function useSelection(size: () => Size, first: Place) {
  const active = shallowRef<Place>(first)
  const anchor = shallowRef<Place>(active.value)
  const head = shallowRef<Place>(active.value)

  /** The same one while it is of the same cells, whatever rows become. */
  const range = computed<Range>((before) => {
    const now = rangeBetween(within(anchor.value, size()), within(head.value, size()))
    return before && isSameRange(before, now) ? before : now
  })

  /** One cell alone. */
  function goTo(place: Place): void {
    active.value = anchor.value = head.value = within(place, size())
  }

  /** From the anchor to another cell; the active one stays. */
  function extendTo(place: Place): void {
    head.value = within(place, size())
  }

  function select({ top, left, bottom, right }: Range): void {
    anchor.value = { row: top, column: left }
    head.value = { row: bottom, column: right }
    active.value = anchor.value
  }

  /** As many rows farther, all of it. */
  function shift(by: number): void {
    for (const place of [active, anchor, head]) place.value = { ...place.value, row: place.value.row + by }
  }

  return { active, head, range, goTo, extendTo, select, shift }
}

export type Selection = ReturnType<typeof useSelection>
