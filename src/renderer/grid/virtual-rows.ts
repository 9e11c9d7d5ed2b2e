import { computed, onBeforeUnmount, onMounted, ref, type ShallowRef } from 'vue'

/** Rows that are mounted above and below those that are seen. */
const BEYOND = 8

/**
 * Which of many rows of one height are mounted: those that are seen, some beyond, and the one that is always there;
 * `edges`: what head and foot take of the height. Their elements are used again: a row's is the one of its number modulo `pool`.
 */
export function useVirtualRows(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  count: () => number,
  always: () => number,
  { row: height, edges }: { readonly row: number; readonly edges: () => number },
) {
  const scrolled = ref(0)
  const room = ref(600)
  let observer: ResizeObserver | null = null

  const perPage = computed(() => Math.max(1, Math.floor((room.value - edges()) / height)))
  const pool = computed(() => Math.ceil(room.value / height) + 2 * BEYOND + 2)
  const mounted = computed<readonly number[]>((before = []) => {
    const first = Math.max(0, Math.floor(scrolled.value / height) - BEYOND)
    const last = Math.min(count(), first + pool.value - 1)
    const rows = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
    const kept = always()
    const now = kept >= 0 && kept < count() && (kept < first || kept >= last) ? [...rows, kept] : rows
    return now.length === before.length && now.every((row, i) => row === before[i]) ? before : now
  })

  function measure(): void {
    if (!scroller.value) return
    scrolled.value = scroller.value.scrollTop
    room.value = scroller.value.clientHeight
  }

  /** What was seen of the row that is worked on is seen in a smaller room too. */
  function resized(): void {
    const top = always() * height - scrolled.value
    const wasSeen = top >= 0 && top + height <= room.value - edges()
    measure()
    if (wasSeen) reveal(always())
  }

  onMounted(() => {
    measure()
    observer = new ResizeObserver(resized)
    if (scroller.value) observer.observe(scroller.value)
  })
  onBeforeUnmount(() => observer?.disconnect())

  /** Scrolls as little as it takes to see a row whole, clear of the head and the foot; most rows are seen already. */
  function reveal(row: number): void {
    const top = row * height
    const below = top + height - (room.value - edges())
    const to = top < scrolled.value ? top : below > scrolled.value ? below : null
    if (to === null || !scroller.value) return
    scroller.value.scrollTop = to
    measure()
  }

  return { mounted, pool, perPage, measure, reveal }
}
