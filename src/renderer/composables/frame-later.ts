import { onScopeDispose, shallowRef, type ShallowRef, watch } from 'vue'

/**
 * What a source holds, one frame later: what one has just typed is drawn first, what followed elsewhere with the next
 * frame. Several changes within a frame are drawn once.
 */
export function frameLater<T>(source: () => T): Readonly<ShallowRef<T>> {
  const shown = shallowRef(source()) as ShallowRef<T>
  let asked = 0
  watch(source, () => {
    cancelAnimationFrame(asked)
    // The first is the frame that is drawn now.
    asked = requestAnimationFrame(() => {
      asked = requestAnimationFrame(() => {
        shown.value = source()
      })
    })
  })
  onScopeDispose(() => {
    cancelAnimationFrame(asked)
  })
  return shown
}
