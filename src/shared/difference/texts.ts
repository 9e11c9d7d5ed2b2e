import type { BlockChange, FigureValue, TextBlockView, TextFigure } from '../printed/block'
import type { TextSectionView } from '../printed/section'
import { placesBetween } from './order'

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
  const old = new Map(before.map((block) => [block.key, block]))
  const keys = new Set(after.map(({ key }) => key))
  const removed = before
    .filter(({ key }) => !keys.has(key))
    .map((block): BlockChange => ({ key: block.key, old: block, new: null }))
  const keysOf = (blocks: readonly TextBlockView[]) => blocks.map(({ key }) => key)
  const places = new Map(placesBetween(keysOf(before), keysOf(after)).map((place) => [place.key, place]))
  const later = after.flatMap((block): readonly BlockChange[] => {
    const was = old.get(block.key) ?? null
    const place = places.get(block.key)
    if (place) return [{ ...place, old: was, new: block }]
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
    // Of a bare one, what it links and keeps is not known.
    (a.bare === true || b.bare === true || sameLinks(a, b))
  )
}

function sameLinks(a: TextBlockView, b: TextBlockView): boolean {
  return (
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
