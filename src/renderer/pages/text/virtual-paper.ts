import { computed, nextTick, onBeforeUnmount, onMounted, ref, type ShallowRef, shallowRef, watch } from 'vue'
import { lineAt, useVirtualStack } from '../../composables/virtual-stack'
import { useMeasuredHeights } from './measured-heights'
import { blockOf, mountedParts, type Piece } from './pieces'
import type { WholeBlocks } from './whole-blocks'

/** Of a text with more pieces than these only some are mounted: what the browser itself does with a page needs all of it. */
const ALL_MOUNTED = 300
/** What stands so far below the upper edge is what one reads. */
const READ_AT = 40
/** So far a paragraph may be from where it was gone to, and still be the one that is read. */
const SAME_PLACE = 8

export type VirtualPaper = ReturnType<typeof useVirtualPaper>

/**
 * The pieces of the paper that are mounted while it scrolls: those seen, some beyond, all titles, the last one, and those that
 * have the focus or an end of the selection; and the ways to those that are not.
 */
export function useVirtualPaper(
  pieces: () => readonly Piece[],
  body: Readonly<ShallowRef<HTMLElement | null>>,
  begin: string | null,
  { whole, fetch }: WholeBlocks,
) {
  /** Keys of pieces that stay mounted wherever one scrolls. */
  const focused = ref<string | null>(null)
  const selected = shallowRef<readonly string[]>([])
  const asked = ref<string | null>(null)
  /** Key of the paragraph that the reader is at. */
  const current = ref(begin)
  /** What was gone to, and how far below the upper edge it stands: as long as it does, the reader is there. */
  let arrived: { readonly key: string; readonly below: number } | null = null

  const numbers = computed(() => new Map(pieces().map(({ key }, at) => [key, at])))
  const titles = computed(() => pieces().flatMap(({ kind }, at) => (kind === 'title' ? [at] : [])))
  const always = computed(() => [
    ...titles.value,
    ...[focused.value, asked.value, ...selected.value].flatMap((key) => numbers.value.get(key ?? '') ?? []),
    pieces().length - 1,
  ])
  const stack = useVirtualStack({
    lines: pieces,
    tops: () => heights.tops.value,
    always: () => always.value,
    allMounted: ALL_MOUNTED,
    body,
    scroller: '.scroller',
  })
  const heights = useMeasuredHeights(pieces, stack.width, body)
  const { tops } = heights
  const parts = computed(() => mountedParts(pieces(), stack.runs.value, tops.value, whole))
  /** Columns of the tables; null where each is mounted whole, and the browser finds them. */
  const columns = computed(() => (isWhole() ? null : heights.columns.value))

  function isWhole(): boolean {
    return pieces().length <= ALL_MOUNTED
  }

  /** The elements of what is mounted, by number. */
  function mounted(): ReadonlyMap<number, HTMLElement> {
    const elements =
      parts.value.length > 0 ? (body.value?.querySelectorAll<HTMLElement>('[data-at]') ?? []) : []
    return new Map([...elements].map((element) => [Number(element.dataset['at']), element]))
  }

  function numberOf(key: string): number {
    return numbers.value.get(key) ?? -1
  }

  function elementOf(key: string): HTMLElement | null {
    return body.value?.querySelector<HTMLElement>(`[data-at="${numberOf(key)}"]`) ?? null
  }

  /** The element of a piece, mounted where it stands, whole; null: there is no such piece. */
  async function reach(key: string): Promise<HTMLElement | null> {
    asked.value = key
    await nextTick()
    await complete(key)
    return elementOf(key)
  }

  /** A paragraph that is gone to is whole. */
  async function complete(key: string): Promise<void> {
    const block = blockOf(pieces()[numberOf(key)])
    if (!block?.bare) return
    await fetch([block])
    await nextTick()
  }

  /** Scrolls to a piece and what stands around it. */
  async function reveal(key: string, block: 'start' | 'center'): Promise<HTMLElement | null> {
    asked.value = key
    if (numberOf(key) < 0) return null
    stack.show((tops.value[numberOf(key)] ?? 0) - (block === 'center' ? stack.room.value / 2 : 0))
    // What is mounted now is measured, and what that makes room for is mounted.
    await nextTick()
    await nextTick()
    await complete(key)
    const element = elementOf(key)
    element?.scrollIntoView({ block })
    stack.measure()
    current.value = key
    arrived = { key, below: belowEdge(key) }
    return element
  }

  function belowEdge(key: string): number {
    return (tops.value[numberOf(key)] ?? Number.NaN) - stack.above.value
  }

  /** The first paragraph that reaches below where one reads. */
  function read(): void {
    if (arrived && Math.abs(belowEdge(arrived.key) - arrived.below) < SAME_PLACE) return
    arrived = null
    const from = lineAt(tops.value, stack.above.value + READ_AT)
    const first = pieces()
      .slice(from, from + ALL_MOUNTED)
      .find((piece) => blockOf(piece))
    current.value = first?.key ?? current.value
  }

  /** How far below the upper edge of the body a paragraph begins; it may not be mounted. */
  function topOf(key: string): number | undefined {
    return tops.value[numberOf(key)]
  }

  function onFocus(): void {
    focused.value = pieceAround(document.activeElement)
  }

  function onSelect(): void {
    const selection = getSelection()
    const ends = selection && !selection.isCollapsed ? [selection.anchorNode, selection.focusNode] : []
    const keys = ends.flatMap((node) => pieceAround(node) ?? [])
    if (keys.join() !== selected.value.join()) selected.value = keys
  }

  function pieceAround(node: Node | null): string | null {
    const element = node instanceof Element ? node : (node?.parentElement ?? null)
    const piece = element?.closest<HTMLElement>('[data-at]')
    return piece && body.value?.contains(piece) ? (pieces()[Number(piece.dataset['at'])]?.key ?? null) : null
  }

  const observer = new ResizeObserver(heights.measure)
  onMounted(() => {
    if (body.value) observer.observe(body.value)
    heights.measure()
    body.value?.addEventListener('focusin', onFocus)
    body.value?.addEventListener('focusout', onFocus)
    document.addEventListener('selectionchange', onSelect)
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    document.removeEventListener('selectionchange', onSelect)
  })
  watch([parts, stack.width], heights.measure, { flush: 'post' })
  // What is mounted may be pointed at.
  watch(
    parts,
    () => {
      const seen = stack.runs.value.flatMap(({ first, last }) => pieces().slice(first, last + 1))
      void fetch(seen.flatMap((piece) => blockOf(piece) ?? []))
    },
    { flush: 'post', immediate: true },
  )
  watch(stack.above, read, { flush: 'post' })

  return {
    parts,
    columns,
    above: stack.above,
    room: stack.room,
    current,
    isWhole,
    mounted,
    elementOf,
    topOf,
    reach,
    reveal,
  }
}
