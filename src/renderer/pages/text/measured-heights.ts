import { computed, type Ref, shallowRef, type ShallowRef } from 'vue'
import { columnsOf, countedHeight, edgesOf } from './piece-heights'
import { type Piece, printedIn } from './pieces'

/** Smaller differences of a height are none. */
const SAME = 0.5
/** Of every piece, before the paper has a width. */
const AT_FIRST = 54

/** How high the pieces of the paper are: counted, until they have been mounted and measured. */
export function useMeasuredHeights(
  pieces: () => readonly Piece[],
  width: Readonly<Ref<number>>,
  body: Readonly<ShallowRef<HTMLElement | null>>,
) {
  /** By what is printed; they hold for one width. */
  let known = { width: 0, heights: new WeakMap<object, number>() }
  const corrected = shallowRef<{ readonly counted: readonly number[]; readonly heights: readonly number[] }>()

  /** Of each table, by its first piece, how wide its columns are: they must not follow the rows that happen to be mounted. */
  const columns = computed(() => {
    const spans = new Set(pieces().flatMap((piece) => (piece.kind === 'row' ? [piece.table] : [])))
    return new Map([...spans].map((span) => [span.first, columnsOf(pieces(), span, width.value)]))
  })
  const counted = computed<readonly number[]>(() => {
    if (width.value === 0) return pieces().map(() => AT_FIRST)
    if (known.width !== width.value) known = { width: width.value, heights: new WeakMap() }
    return pieces().map((piece) => {
      const printed = printedIn(piece)
      const height = known.heights.get(printed) ?? countedHeight(piece, width.value, columnsAt(piece))
      known.heights.set(printed, height)
      return height
    })
  })
  const heights = computed(() =>
    corrected.value?.counted === counted.value ? corrected.value.heights : counted.value,
  )
  /** Where each piece begins, and the last one ends. */
  const tops = computed<readonly number[]>(() => {
    let top = 0
    return [0, ...heights.value.map((height) => (top += height))]
  })

  function columnsAt(piece: Piece): readonly number[] {
    return piece.kind === 'row' ? (columns.value.get(piece.table.first) ?? []) : []
  }

  /** Takes the heights of what is mounted. */
  function measure(): void {
    let next: number[] | null = null
    for (const element of body.value?.querySelectorAll<HTMLElement>('[data-at]') ?? []) {
      const at = Number(element.dataset['at'])
      const piece = pieces()[at]
      if (!piece) continue
      const height = element.getBoundingClientRect().height + edgesOf(piece, at)
      if (Math.abs(height - ((next ?? heights.value)[at] ?? 0)) < SAME) continue
      next ??= [...heights.value]
      next[at] = height
      known.heights.set(printedIn(piece), height)
    }
    if (next) corrected.value = { counted: counted.value, heights: next }
  }

  return { tops, columns, measure }
}
