import { onScopeDispose, shallowRef, type ShallowRef, watch } from 'vue'

/**
 * What a source holds, one frame later: what one has just typed is drawn first, what followed elsewhere with the next
 * frame. Several changes within a frame are drawn once. `atOnce`: of changes that do not wait, the new value and the one
 * that is shown.
 */
export function frameLater<T>(
  source: () => T,
  atOnce: (now: T, shown: T) => boolean = () => false,
): { readonly shown: Readonly<ShallowRef<T>>; readonly catchUp: () => void } {
  const shown = shallowRef(source()) as ShallowRef<T>
  let asked = 0

  function catchUp(): void {
    cancelAnimationFrame(asked)
    shown.value = source()
  }

  watch(source, (now) => {
    if (atOnce(now, shown.value)) return catchUp()
    cancelAnimationFrame(asked)
    // The first is the frame that is drawn now.
    asked = requestAnimationFrame(() => {
      asked = requestAnimationFrame(catchUp)
    })
  })
  onScopeDispose(() => {
    cancelAnimationFrame(asked)
  })
  return { shown, catchUp }
}
