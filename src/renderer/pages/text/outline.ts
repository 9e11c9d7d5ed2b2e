import type { TextBlockView } from '../../../shared/printed/block'
import { nameOf } from '../../../shared/narrative/naming'
import { chineseNumeral } from '../../../shared/narrative/numeral'
import type { TextSectionView } from '../../../shared/printed/section'
import type { TemplateView } from '../../../shared/template/template'

/** A line of the outline; it stands for its paragraph and those below it, up to the next line. */
export interface OutlineEntry {
  /** Key of the paragraph, or of the first one of a part. */
  readonly key: string
  readonly level: 1 | 2
  /** 一, 二 … of a part. */
  readonly ordinal: string
  readonly label: string
  /** Numbers of its first and last paragraph, counted through the whole text. */
  readonly first: number
  readonly last: number
}

/** Of paragraphs repeated for projects and the like, this many are named one by one. */
const MOST_REPEATED = 2

/** Parts, and in them their headings; where a part has none, its single paragraphs with figures. */
export function outlineOf(
  sections: readonly TextSectionView[],
  { sections: named }: Pick<TemplateView, 'sections'>,
  agency: string,
): readonly OutlineEntry[] {
  let before = 0
  return sections.flatMap(({ number, title, blocks }): readonly OutlineEntry[] => {
    const from = before
    before += blocks.length
    const first = blocks[0]
    if (!first) return []
    const label = named.find((each) => each.number === number)?.shortTitle ?? title
    const part = { key: first.key, level: 1 as const, ordinal: chineseNumeral(number), label }
    const starts = linesOf(blocks)
    const inner = starts.map(({ block, at }, i) => ({
      key: block.key,
      level: 2 as const,
      ordinal: '',
      label: nameOf(block, agency),
      first: from + at,
      last: from + (starts[i + 1]?.at ?? blocks.length) - 1,
    }))
    return [{ ...part, first: from, last: before - 1 }, ...inner]
  })
}

/** Which entries hold one of some paragraphs. */
export function entriesWith(
  entries: readonly OutlineEntry[],
  blocks: readonly TextBlockView[],
  isMeant: (block: TextBlockView) => boolean,
): ReadonlySet<OutlineEntry> {
  // How many of them stand before each paragraph: parts hold what their lines hold.
  const before = new Uint32Array(blocks.length + 1)
  for (const [at, block] of blocks.entries()) before[at + 1] = (before[at] ?? 0) + (isMeant(block) ? 1 : 0)
  return new Set(entries.filter(({ first, last }) => before[last + 1] !== before[first]))
}

interface Start {
  readonly block: TextBlockView
  /** Its number in the part. */
  readonly at: number
}

/** By the paragraphs of a part, which are the same as long as none of them changes. */
const found = new WeakMap<readonly TextBlockView[], readonly Start[]>()

function linesOf(blocks: readonly TextBlockView[]): readonly Start[] {
  const lines = found.get(blocks) ?? linesIn(blocks)
  found.set(blocks, lines)
  return lines
}

function linesIn(blocks: readonly TextBlockView[]): readonly Start[] {
  const all = blocks.map((block, at): Start => ({ block, at }))
  const headings = all.filter(({ block }) => block.kind === 'heading')
  if (headings.length > 0) return headings
  const repeated = new Map<string, number>()
  const places = blocks.map(({ key }) => placeOf(key))
  for (const place of places) repeated.set(place, (repeated.get(place) ?? 0) + 1)
  const named = all.filter(
    ({ block: { key, kind, grid, figures }, at }) =>
      !grid &&
      (repeated.get(places[at] ?? '') ?? 0) <= MOST_REPEATED &&
      (kind === 'override' || figures.some(({ role }) => role === 'amount') || key.endsWith('/reason')),
  )
  return named.length > 1 ? named : []
}

/** What the paragraphs of one repetition have in common: `p3/projects`. */
function placeOf(key: string): string {
  const end = key.indexOf('/', key.indexOf('/') + 1)
  return end < 0 ? key : key.slice(0, end)
}
