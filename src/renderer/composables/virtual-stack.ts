import { computed, onBeforeUnmount, onMounted, ref, type ShallowRef, shallowRef, watch } from 'vue'

/** Lines that are mounted above and below those that are seen. */
const BEYOND = 12

/** Lines that stand together, by number, both ends included. */
export interface Run {
  readonly first: number
  readonly last: number
}

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

function areSame(before: readonly MountedRun[], now: readonly MountedRun[]): boolean {
  return (
    before.length === now.length &&
    now.every(({ first, last, gap }, index) => {
      const own = before[index]
      return own?.first === first && own.last === last && own.gap === gap
    })
  )
}

/** The line that stands at a height. */
export function lineAt(tops: readonly number[], height: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}

interface Stack {
  /** What stands below one another. */
  lines: () => readonly { readonly key: string }[]
  /** Where each line begins, in px, and the last one ends. */
  tops: () => readonly number[]
  /** Numbers of the lines that are mounted wherever one scrolls. */
  always: () => readonly number[]
  /** Of more lines than these only some are mounted. */
  allMounted: number
  /** What holds the lines alone. */
  body: Readonly<ShallowRef<HTMLElement | null>>
  /** Selects what scrolls around the body. */
  scroller: string
}

/**
 * The lines of a long stack that are mounted while it scrolls. Heights of lines may turn out otherwise, and lines come and go
 * above those seen: which are seen is kept by line, not by height, so that they stay mounted; the browser's own scroll
 * anchoring keeps them where they are. Gaps must be no anchors (`overflow-anchor: none`).
 */
export function useVirtualStack({ lines, tops, always, allMounted, body, scroller: selector }: Stack) {
  /** The first line seen, and how much of it is scrolled away. */
  const first = shallowRef({ at: 0, key: '', into: 0 })
  const room = ref(600)
  /** The body's own width. */
  const width = ref(0)
  let scroller: HTMLElement | null = null
  const observer = new ResizeObserver(measure)

  const at = computed(() => {
    const { at: was, key } = first.value
    return lines()[was]?.key === key ? was : lines().findIndex((line) => line.key === key)
  })
  /** How much of the body lies above the view. */
  const above = computed(() => (tops()[at.value < 0 ? first.value.at : at.value] ?? 0) + first.value.into)
  const runs = computed<readonly MountedRun[]>((before = []) => {
    const { length } = lines()
    if (length <= allMounted) return [{ first: 0, last: length - 1, gap: 0 }]
    const now = mountedRuns(tops(), { from: above.value, to: above.value + room.value }, always())
    // Most steps of a scroll mount nothing: then nothing is drawn anew.
    return areSame(before, now) ? before : now
  })

  function measure(): void {
    if (!body.value || !scroller) return
    room.value = scroller.clientHeight
    width.value = body.value.clientWidth
    show(Math.max(0, scroller.getBoundingClientRect().top - body.value.getBoundingClientRect().top))
  }

  /** Mounts what is seen when so much of the body lies above the view. */
  function show(height: number): void {
    const line = lineAt(tops(), height)
    first.value = { at: line, key: lines()[line]?.key ?? '', into: height - (tops()[line] ?? 0) }
  }

  onMounted(() => {
    scroller = body.value?.closest<HTMLElement>(selector) ?? null
    scroller?.addEventListener('scroll', measure, { passive: true })
    if (scroller) observer.observe(scroller)
    measure()
  })
  onBeforeUnmount(() => {
    scroller?.removeEventListener('scroll', measure)
    observer.disconnect()
  })
  // The line that was seen first is no more: where one is now is looked up.
  watch(
    () => at.value < 0 && lines(),
    (isLost) => {
      if (isLost) measure()
    },
    { flush: 'post' },
  )

  return { runs, above, room, width, measure, show }
}
