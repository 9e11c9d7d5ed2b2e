import { computed, type Ref, shallowRef, type ShallowRef } from 'vue'
import { columnsOf, countedHeight, edgesOf } from './piece-heights'
import { type Piece, printedIn } from './pieces'

/** Smaller differences of a height are none. */
const SAME = 0.5
/** Of every piece, before the paper has a width. */
const AT_FIRST = 54

/** By what is printed, for the width that the paper had; also when one comes back to it. */
const known = new WeakMap<object, { readonly width: number; readonly height: number }>()

/** How high the pieces of the paper are: counted, until they have been mounted and measured. */
export function useMeasuredHeights(
  pieces: () => readonly Piece[],
  width: Readonly<Ref<number>>,
  body: Readonly<ShallowRef<HTMLElement | null>>,
) {
  const corrected = shallowRef<{ readonly counted: readonly number[]; readonly heights: readonly number[] }>()

  /** Of each table, by its first piece, how wide its columns are: they must not follow the rows that happen to be mounted. */
  const columns = computed(() => {
    const spans = new Set(pieces().flatMap((piece) => (piece.kind === 'row' ? [piece.table] : [])))
    return new Map([...spans].map((span) => [span.first, columnsOf(pieces(), span, width.value)]))
  })
  const counted = computed<readonly number[]>(() => {
    if (width.value === 0) return pieces().map(() => AT_FIRST)
    return pieces().map((piece) => {
      const own = known.get(printedIn(piece))
      if (own?.width === width.value) return own.height
      const height = countedHeight(piece, width.value, columnsAt(piece))
      know(piece, height)
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

  function know(piece: Piece, height: number): void {
    known.set(printedIn(piece), { width: width.value, height })
  }

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
      know(piece, height)
    }
    if (next) corrected.value = { counted: counted.value, heights: next }
  }

  return { tops, columns, measure }
}
