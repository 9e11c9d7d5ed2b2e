import {
  computed,
  nextTick,
  onBeforeUnmount,
  onMounted,
  type Ref,
  ref,
  type ShallowRef,
  shallowRef,
  watch,
} from 'vue'
import type { TextBlockView } from '../../../shared/printed/block'
import type { VirtualPaper } from './virtual-paper'

const GAP = 12
/** How high a note is before it was measured: its head, each figure in it, and its buttons. */
const HEAD = 44
const FIGURE = 19
const BUTTONS = 30

export interface PlacedNote {
  readonly block: TextBlockView
  /** Counted from the beginning of the text. */
  readonly number: number
  /** In px from the top of the margin. */
  readonly top: number
}

/**
 * The notes in the margin that are mounted, each beside its paragraph, pushed down where they would overlap; those whose
 * paragraph is far from the view are not.
 */
export function useNotePlaces(
  notes: () => readonly TextBlockView[],
  paper: VirtualPaper,
  body: Readonly<ShallowRef<HTMLElement | null>>,
  margin: Readonly<ShallowRef<HTMLElement | null>>,
): Readonly<Ref<readonly PlacedNote[]>> {
  /** Heights by paragraph, as they were measured last. */
  const heights = shallowRef<ReadonlyMap<string, number>>(new Map())
  /** How far the first line stands below the top of the margin. */
  const edge = ref(0)

  const places = computed(() => {
    let free = 0
    return notes().map((block, index): PlacedNote => {
      const top = Math.max(free, edge.value + (paper.topOf(block.key) ?? 0))
      free = top + (heights.value.get(block.key) ?? countedHeight(block)) + GAP
      return { block, number: index + 1, top }
    })
  })
  const seen = computed(() => {
    const { above, room } = paper
    const isNear = ({ top }: PlacedNote): boolean =>
      top > above.value - room.value && top < above.value + 2 * room.value
    return paper.isWhole() ? places.value : places.value.filter(isNear)
  })

  function measure(): void {
    if (!margin.value || !body.value) return
    edge.value = body.value.getBoundingClientRect().top - margin.value.getBoundingClientRect().top
    const now = [...margin.value.querySelectorAll<HTMLElement>('[data-note]')].map(
      (note) => [note.dataset['note'] ?? '', note.offsetHeight] as const,
    )
    if (now.every(([key, height]) => heights.value.get(key) === height)) return
    heights.value = new Map([...heights.value, ...now])
  }

  const observer = new ResizeObserver(measure)
  onMounted(() => {
    if (margin.value) observer.observe(margin.value)
    measure()
  })
  onBeforeUnmount(() => {
    observer.disconnect()
  })
  watch(seen, () => void nextTick(measure))
  return seen
}

function countedHeight({ stale, figures }: TextBlockView): number {
  return HEAD + BUTTONS + (stale ? FIGURE * figures.filter(({ printed }) => printed !== undefined).length : 0)
}
