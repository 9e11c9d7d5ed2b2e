import type { BlockChange, FigureValue, TextBlockView, TextFigure } from '../printed/block'
import type { TextSectionView } from '../printed/section'
import { staying } from './longest-run'

/**
 * What makes one text out of another, both of one template; paragraphs are the same where their keys are. In each
 * part removals first, then the rest in printed order, with as few moves as can be. `applyBlocks(before, …)` gives
 * `after`; empty where all paragraphs are the same.
 */
export function betweenTexts(
  before: readonly TextSectionView[],
  after: readonly TextSectionView[],
): readonly BlockChange[] {
  const old = new Map(before.map(({ number, blocks }) => [number, blocks]))
  return after.flatMap(({ number, blocks }) => betweenBlocks(old.get(number) ?? [], blocks))
}

function betweenBlocks(
  before: readonly TextBlockView[],
  after: readonly TextBlockView[],
): readonly BlockChange[] {
  if (before === after) return []
  const old = new Map(before.map((block, place) => [block.key, { block, place }]))
  const keys = new Set(after.map(({ key }) => key))
  const removed = before
    .filter(({ key }) => !keys.has(key))
    .map((block): BlockChange => ({ key: block.key, old: block, new: null }))
  const common = after.filter(({ key }) => old.has(key))
  const still = staying(common.map(({ key }) => old.get(key)?.place ?? 0))
  const moved = new Set(common.filter((_, i) => !still.has(i)))
  const later = after.flatMap((block, i): readonly BlockChange[] => {
    const was = old.get(block.key)?.block ?? null
    if (was === null || moved.has(block)) {
      return [{ key: block.key, old: was, new: block, after: after[i - 1]?.key ?? null }]
    }
    return sameBlock(was, block) ? [] : [{ key: block.key, old: was, new: block }]
  })
  return [...removed, ...later]
}

/** Whether two states of a paragraph show, link and keep the same; null: it is not printed. */
export function sameBlock(a: TextBlockView | null, b: TextBlockView | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.text === b.text &&
    a.kind === b.kind &&
    a.stale === b.stale &&
    a.shownKey === b.shownKey &&
    a.path === b.path &&
    sameList(a.figures, b.figures, sameFigure) &&
    sameList(a.fields, b.fields, (x, y) => x.start === y.start && x.end === y.end && x.path === y.path)
  )
}

function sameFigure(a: TextFigure, b: TextFigure): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.role === b.role &&
    a.printed === b.printed &&
    sameValue(a.now, b.now) &&
    (a.before === undefined || b.before === undefined ? a.before === b.before : sameValue(a.before, b.before))
  )
}

function sameValue(a: FigureValue, b: FigureValue): boolean {
  return a.value === b.value && sameList(a.refs, b.refs, (x, y) => x === y)
}

function sameList<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((each, i) => same(each, b[i] as T))
}

/** Whether a reader sees the change: a paragraph that came, went or reads otherwise, none that only moved. */
export function readsOtherwise({ old, new: now }: BlockChange): boolean {
  return old?.text !== now?.text
}
