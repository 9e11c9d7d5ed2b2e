import { type Ref, nextTick, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'

const GAP = 12

/** Where notes stand in the margin: beside their paragraphs, pushed down where they would overlap. In px, by key. */
export function useNotePlaces(
  paper: Readonly<Ref<HTMLElement | null>>,
  margin: Readonly<Ref<HTMLElement | null>>,
  keys: () => readonly string[],
): Readonly<Ref<ReadonlyMap<string, number>>> {
  const places = shallowRef<ReadonlyMap<string, number>>(new Map())

  function measure(): void {
    const next = new Map<string, number>()
    let free = 0
    for (const key of keys()) {
      const beside = paper.value?.querySelector<HTMLElement>(`[data-block="${CSS.escape(key)}"]`)
      const note = margin.value?.querySelector<HTMLElement>(`[data-note="${CSS.escape(key)}"]`)
      if (!beside || !note || !paper.value) continue
      const top = Math.max(free, beside.getBoundingClientRect().top - paper.value.getBoundingClientRect().top)
      next.set(key, top)
      free = top + note.offsetHeight + GAP
    }
    places.value = next
  }

  const observer = new ResizeObserver(measure)
  onMounted(() => {
    if (paper.value) observer.observe(paper.value)
    measure()
  })
  onBeforeUnmount(() => {
    observer.disconnect()
  })
  watch(keys, () => void nextTick(measure))
  return places
}
