import { computed, onBeforeUnmount, onMounted, ref, type ShallowRef } from 'vue'
import { LINE, lineTops } from './line-heights'
import type { Run, Sheet } from './sheet'

/** Of a table with more lines than these only some are mounted. */
const ALL_MOUNTED = 200
/** Lines that are mounted above and below those that are seen. */
const BEYOND = 12

/** Lines that stand together, and the height of the lines left out above them. */
export interface MountedRun extends Run {
  readonly gap: number
}

/**
 * Which lines are mounted: those between two heights, some beyond, and those that are always there. What is left out below
 * the last of them is a run of no lines.
 */
export function mountedRuns(
  tops: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
  always: readonly number[],
): readonly MountedRun[] {
  const count = tops.length - 1
  const first = Math.max(0, lineAt(tops, from) - BEYOND)
  const last = Math.min(count - 1, lineAt(tops, to) + BEYOND)
  const alone = always.filter((at) => at >= 0 && at < count && (at < first || at > last))
  const runs = [...new Set(alone)].map((at): Run => ({ first: at, last: at }))
  const sorted = [...runs, { first, last }, { first: count, last: count - 1 }].sort(
    (a, b) => a.first - b.first,
  )
  return sorted.map((run, index) => {
    const above = (sorted[index - 1]?.last ?? -1) + 1
    return { ...run, gap: (tops[run.first] ?? 0) - (tops[above] ?? 0) }
  })
}

/** The line that stands at a height. */
function lineAt(tops: readonly number[], height: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}

/** The lines of a sheet that are mounted while it scrolls, in whatever scrolls around its body. */
export function useVirtualLines(
  sheet: () => Sheet,
  always: () => readonly number[],
  body: Readonly<ShallowRef<HTMLElement | null>>,
) {
  /** How much of the body lies above the view. */
  const above = ref(0)
  const room = ref(600)
  /** The body's own width, which may be more than its columns need. */
  const width = ref(0)
  let scroller: HTMLElement | null = null
  const observer = new ResizeObserver(measure)

  const needed = computed(() => sheet().widths.reduce((sum, each) => sum + each, 0))
  const tops = computed(() => lineTops(sheet(), Math.max(1, width.value / needed.value)))
  const runs = computed<readonly MountedRun[]>(() => {
    const { rows } = sheet().size
    return rows <= ALL_MOUNTED
      ? [{ first: 0, last: rows - 1, gap: 0 }]
      : mountedRuns(tops.value, { from: above.value, to: above.value + room.value }, always())
  })
  /** So many lines fit between the head and the lower edge. */
  const perPage = computed(() => Math.max(1, Math.floor(room.value / LINE) - 5))

  function measure(): void {
    if (!body.value || !scroller) return
    above.value = Math.max(0, scroller.getBoundingClientRect().top - body.value.getBoundingClientRect().top)
    room.value = scroller.clientHeight
    width.value = body.value.clientWidth
  }

  onMounted(() => {
    scroller = body.value?.closest<HTMLElement>('.scroller') ?? null
    scroller?.addEventListener('scroll', measure, { passive: true })
    if (scroller) observer.observe(scroller)
    measure()
  })
  onBeforeUnmount(() => {
    scroller?.removeEventListener('scroll', measure)
    observer.disconnect()
  })

  return { runs, perPage }
}
