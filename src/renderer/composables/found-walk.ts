import { ref, watch } from 'vue'

/**
 * From one place found to the next, round and round. Other words lead to the first place from `begin` on; what is found
 * otherwise because the budget changed leads nowhere.
 */
export function useFoundWalk<Place>(
  words: () => string,
  found: () => readonly Place[],
  begin: (found: readonly Place[]) => number,
  go: (place: Place) => void,
) {
  const at = ref(0)

  function show(index: number): void {
    at.value = index
    const place = found()[index]
    if (place !== undefined) go(place)
  }

  function step(by: 1 | -1): void {
    const { length } = found()
    if (length > 0) show((at.value + by + length) % length)
  }

  watch(
    words,
    () => {
      show(Math.max(0, begin(found())))
    },
    { immediate: true },
  )
  watch(found, ({ length }) => {
    at.value = Math.min(at.value, Math.max(0, length - 1))
  })

  return { at, step }
}
