import { comparisonsIn } from '../figures/comparison'
import type { ReadParagraph } from '../figures/figures-rules'
import type { Finding } from '../finding'
import { found, type RecordSetting } from '../records/records'

/** What follows the words that lead to a reason, or to what something is spent on. */
const REASON = /(?:主要原因(?:是|：|:)|主要是|主要包括)([^。；]+)/g
/** Shorter ones are said of many things. */
const SHORTEST = 6

interface Reason {
  readonly paragraph: ReadParagraph['paragraph']
  readonly words: string
  /** The change that it is the reason of. */
  readonly change: string
}

/** What a paragraph gives as reasons, long enough to be its own. */
export function reasonWords(text: string): readonly string[] {
  return [...text.matchAll(REASON)].flatMap(({ 1: words = '' }) => (isOwn(words) ? [words] : []))
}

function isOwn(words: string): boolean {
  return words.length >= SHORTEST && !words.includes('无此项')
}

/**
 * R119: the reason of one thing, word for word the reason of another; the same change told twice has the same one by rights. `only`:
 * of these words alone.
 */
export function checkCopiedReasons(
  paragraphs: readonly ReadParagraph[],
  setting: Pick<RecordSetting, 'rule'>,
  only?: string,
): readonly Finding[] {
  const all = paragraphs.flatMap(reasonsOf).filter(({ words }) => only === undefined || words === only)
  return [...Map.groupBy(all, ({ words }) => words).values()].flatMap(([first, ...others]) => {
    const other = others.find(
      ({ change, paragraph }) => first && change !== first.change && paragraph !== first.paragraph,
    )
    if (!first || !other) return []
    const shown = first.words.length > 16 ? `${first.words.slice(0, 16)}……` : first.words
    return found(setting, 'R119', [other.paragraph.place, first.paragraph.place], {
      expected: '自己的原因',
      actual: shown,
      difference: null,
      message: `${other.paragraph.name}的原因“${shown}”与${first.paragraph.name}一字不差。请核对是不是照抄。`,
    })
  })
}

function reasonsOf({ paragraph, figures }: ReadParagraph): readonly Reason[] {
  const comparisons = comparisonsIn(paragraph.text, figures)
  return [...paragraph.text.matchAll(REASON)].flatMap(({ index, 1: words = '' }) => {
    if (!isOwn(words)) return []
    const own = comparisons.findLast(({ start }) => start < index)
    const amount = own?.difference?.figure.cents
    const change = own && amount !== undefined ? `${own.direction} ${amount}` : paragraph.place
    return [{ paragraph, words, change }]
  })
}
