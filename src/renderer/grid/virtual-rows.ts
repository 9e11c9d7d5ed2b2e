import { computed, onBeforeUnmount, onMounted, ref, type ShallowRef } from 'vue'

/** Rows that are mounted above and below those that are seen. */
const BEYOND = 8

/** A line that is mounted, and the element that it has. */
export interface MountedLine {
  readonly line: number
  readonly slot: number
}

/**
 * The lines from `first` on, one less than there are elements, so that each has the element of its number modulo `pool`; and
 * one that is always there, which has an element of its own while it is none of them.
 */
export function mountedLines(
  first: number,
  pool: number,
  count: number,
  kept: number,
): readonly MountedLine[] {
  const last = Math.min(count, first + pool - 1)
  const lines = Array.from({ length: Math.max(0, last - first) }, (_, i) => ({
    line: first + i,
    slot: (first + i) % pool,
  }))
  const isBeyond = kept >= 0 && kept < count && (kept < first || kept >= last)
  return isBeyond ? [...lines, { line: kept, slot: pool }] : lines
}

/**
 * Which of many rows of one height are mounted: those that are seen, some beyond, and the one that is always there;
 * `edges`: what head and foot take of the height. Their elements are used again.
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
  const mounted = computed<readonly MountedLine[]>((before = []) => {
    const first = Math.max(0, Math.floor(scrolled.value / height) - BEYOND)
    const now = mountedLines(first, pool.value, count(), always())
    const isSame = now.every(({ line, slot }, i) => line === before[i]?.line && slot === before[i].slot)
    return isSame && now.length === before.length ? before : now
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

  return { mounted, perPage, measure, reveal }
}
