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
  readonly blocks: readonly TextBlockView[]
}

/** Of paragraphs repeated for projects and the like, this many are named one by one. */
const MOST_REPEATED = 2

/** Parts, and in them their headings; where a part has none, its single paragraphs with figures. */
export function outlineOf(
  sections: readonly TextSectionView[],
  { sections: named }: Pick<TemplateView, 'sections'>,
  agency: string,
): readonly OutlineEntry[] {
  return sections.flatMap(({ number, title, blocks }) => {
    const ordinal = chineseNumeral(number)
    const label = named.find((each) => each.number === number)?.shortTitle ?? title
    const first = blocks[0]
    if (!first) return []
    const starts = linesOf(blocks)
    const inner = starts.map((block, i) => {
      const next = starts[i + 1]
      const from = blocks.indexOf(block)
      return {
        key: block.key,
        level: 2 as const,
        ordinal: '',
        label: nameOf(block, agency),
        blocks: blocks.slice(from, next ? blocks.indexOf(next) : undefined),
      }
    })
    return [{ key: first.key, level: 1 as const, ordinal, label, blocks }, ...inner]
  })
}

function linesOf(blocks: readonly TextBlockView[]): readonly TextBlockView[] {
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  if (headings.length > 0) return headings
  const places = Map.groupBy(blocks, ({ key }) => placeOf(key))
  const named = blocks.filter(
    ({ key, kind, grid, figures }) =>
      !grid &&
      (kind === 'override' || figures.some(({ role }) => role === 'amount') || key.endsWith('/reason')) &&
      (places.get(placeOf(key))?.length ?? 0) <= MOST_REPEATED,
  )
  return named.length > 1 ? named : []
}

/** What the paragraphs of one repetition have in common: `p3/projects`. */
function placeOf(key: string): string {
  return key.split('/').slice(0, 2).join('/')
}
