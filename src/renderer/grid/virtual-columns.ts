import { computed, onBeforeUnmount, onMounted, type ShallowRef, shallowRef } from 'vue'

/** So many columns are all mounted: to look which are seen would cost more. */
const FEW = 20
/** Columns that are mounted on either side of those that are seen. */
const BEYOND = 2

/** From where to where something reaches, in pixels. */
export interface Reach {
  readonly start: number
  readonly end: number
}

/**
 * Which columns are mounted, in their order: those that are seen, some beyond, those that are held — wherever they stand,
 * they are seen — and the active one.
 */
export function columnsInView(
  columns: readonly Reach[],
  view: Reach,
  isHeld: (at: number) => boolean,
  active: number,
): readonly number[] {
  const seen = columns.map(({ start, end }, at) => !isHeld(at) && end > view.start && start < view.end)
  const [first, last] = [seen.indexOf(true), seen.lastIndexOf(true)]
  return [...columns.keys()].filter(
    (at) => isHeld(at) || at === active || (first >= 0 && at >= first - BEYOND && at <= last + BEYOND),
  )
}

/**
 * Which of many columns are mounted. Their heads always are: from them it is known where each column stands. `isHeld`: it
 * does not scroll; `active`: the column that one stands in.
 */
export function useVirtualColumns(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  count: () => number,
  isHeld: (at: number) => boolean,
  active: () => number,
) {
  const view = shallowRef<Reach>({ start: 0, end: 0 })
  const reaches = shallowRef<readonly Reach[]>([])
  let observer: ResizeObserver | null = null

  const mounted = computed<readonly number[]>(() => {
    const all = Array.from({ length: count() }, (_, at) => at)
    if (all.length <= FEW) return all
    // Not measured yet: as many as are all mounted elsewhere.
    if (reaches.value.length !== all.length) return all.filter((at) => at < FEW || at === active())
    return columnsInView(reaches.value, view.value, isHeld, active())
  })

  function measure(): void {
    const box = scroller.value
    if (box) view.value = { start: box.scrollLeft, end: box.scrollLeft + box.clientWidth }
  }

  /** Where columns stand is asked when they have become others, not at each step of the one that is active. */
  function measureHeads(): void {
    measure()
    reaches.value = [...(scroller.value?.querySelectorAll<HTMLElement>('[data-head]') ?? [])]
      .sort((a, b) => Number(a.ariaColIndex) - Number(b.ariaColIndex))
      .map(({ offsetLeft, offsetWidth }) => ({ start: offsetLeft, end: offsetLeft + offsetWidth }))
  }

  /** Scrolls as little as it takes to see a column whole, clear of those that are held; most are seen already. */
  function reveal(at: number): void {
    const [column, { start, end }] = [reaches.value[at], view.value]
    if (!scroller.value || !column || isHeld(at)) return
    const held = reaches.value.reduce((sum, each, i) => sum + (isHeld(i) ? each.end - each.start : 0), 0)
    const before = column.start - held
    // Of a column that is wider than the room there is its beginning is seen.
    const beyond = column.end > end ? Math.min(column.end - (end - start), before) : null
    const to = before < start ? before : beyond
    if (to === null) return
    scroller.value.scrollLeft = to
    measure()
  }

  onMounted(() => {
    measureHeads()
    observer = new ResizeObserver(measureHeads)
    if (scroller.value) observer.observe(scroller.value)
  })
  onBeforeUnmount(() => observer?.disconnect())

  return { mounted, measure, measureHeads, reveal }
}
