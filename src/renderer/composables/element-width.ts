import { onBeforeUnmount, onMounted, ref, type ShallowRef } from 'vue'

/** The width of an element in pixels, followed. */
export function useElementWidth(element: Readonly<ShallowRef<HTMLElement | null>>, before: number) {
  const width = ref(before)
  let observer: ResizeObserver | null = null
  onMounted(() => {
    observer = new ResizeObserver(() => {
      width.value = element.value?.clientWidth ?? before
    })
    if (element.value) observer.observe(element.value)
  })
  onBeforeUnmount(() => observer?.disconnect())
  return width
}
