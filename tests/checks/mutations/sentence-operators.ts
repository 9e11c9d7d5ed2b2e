import type { TextBlockView } from '../../../src/shared/printed/block'
import type { Cents } from '../../../src/shared/money/cents'
import { formatAmount } from '../../../src/shared/money/format'
import type { Operator } from './operator'
import { respelled } from './respell'
import type { Site } from './sites'

type Apply = Operator<'paragraph'>['apply']

/** Where a paragraph gives its reason: the words that lead to it, and what it says up to the end of the sentence. */
interface Reason {
  readonly start: number
  readonly lead: string
  readonly words: string
}

function reasonOf({ text }: TextBlockView): Reason | null {
  const match = /(，?主要(?:原因)?(?:是|：))([^。；]+)/.exec(text)
  return match && { start: match.index, lead: match[1] ?? '', words: match[2] ?? '' }
}

function withReason(
  other: (reason: Reason, site: Site<'paragraph'>) => Omit<Reason, 'start'> | undefined,
): Apply {
  return (site) => {
    const reason = reasonOf(site.content)
    const now = reason && other(reason, site)
    if (!reason || !now) return null
    const end = reason.start + reason.lead.length + reason.words.length
    return respelled(site.content, reason.start, end, now.lead + now.words)
  }
}

/** The reason that the next paragraph before this one gives. */
function reasonAbove(site: Site<'paragraph'>): Reason | undefined {
  return above(site)
    .map(reasonOf)
    .filter((reason) => reason !== null)
    .at(-1)
}

function above({ document, content }: Site<'paragraph'>): readonly TextBlockView[] {
  const blocks = document.text.flatMap((section) => section.blocks)
  return blocks.slice(0, blocks.indexOf(content))
}

/** The amount of last year, and every year one earlier: what the last document said of the year before this one. */
const sentenceOfLastYear: Apply = ({ content }) => {
  const compared = content.figures.find(({ role, before }) => role === 'difference' && before?.value)
  const prior = compared?.before?.value
  if (!compared || !prior) return null
  return [...content.figures].reverse().reduce((block, { role, text, now, start, end }) => {
    if (role === 'year') return respelled(block, start, end, String(Number(text) - 1))
    if (role !== 'amount' || now.value !== compared.now.value) return block
    return respelled(block, start, end, formatAmount(prior as Cents, { unit: '万元', decimals: 2 }))
  }, content)
}

/** Whole sentences of the paragraph, with their full stops. */
function sentencesOf({ text }: TextBlockView): readonly { start: number; end: number; text: string }[] {
  return [...text.matchAll(/[^。]+。/g)].map(({ index, 0: sentence }) => ({
    start: index,
    end: index + sentence.length,
    text: sentence,
  }))
}

/** Mistakes of whole clauses, sentences and paragraphs. */
export const sentenceOperators: readonly Operator<'paragraph'>[] = [
  {
    id: 'paragraph-reason-emptied',
    label: '原因没有写',
    why: 'the lead stands in the template, and its words were to be asked for',
    on: 'paragraph',
    apply: withReason(({ lead }) => ({ lead, words: '' })),
  },
  {
    id: 'paragraph-reason-placeholder',
    label: '原因留着占位符',
    why: 'what is not known yet is marked, and the mark is forgotten',
    on: 'paragraph',
    apply: withReason(({ lead }) => ({ lead, words: '××××' })),
  },
  {
    id: 'paragraph-reason-dropped',
    label: '整句原因漏掉',
    why: 'the clause is deleted together with another one',
    on: 'paragraph',
    apply: withReason(() => ({ lead: '', words: '' })),
  },
  {
    id: 'paragraph-reason-doubled-lead',
    label: '“主要原因是”写了两遍',
    why: 'the reason that a division hands in has its lead already',
    on: 'paragraph',
    apply: withReason(({ lead, words }) => ({ lead: lead + lead.replace('，', ''), words })),
  },
  {
    id: 'paragraph-reason-of-other',
    label: '抄了上一段的原因',
    why: 'a paragraph begins as a copy of the one above it',
    on: 'paragraph',
    apply: withReason(({ lead }, site) => {
      const other = reasonAbove(site)
      return other && { lead, words: other.words }
    }),
  },
  {
    id: 'paragraph-purpose-emptied',
    label: '用途没有写',
    why: 'the lead stands in the template, and its words were to be asked for',
    on: 'paragraph',
    apply: ({ content }) => {
      const match = /(?<=主要用于)[^。]+/.exec(content.text)
      return match && respelled(content, match.index, match.index + match[0].length, '等')
    },
  },
  {
    id: 'paragraph-of-last-year',
    label: '留着上一年的句子',
    why: 'the document begins as last year’s file and this paragraph is passed over',
    on: 'paragraph',
    apply: sentenceOfLastYear,
  },
  {
    id: 'paragraph-sentence-doubled',
    label: '一句话写了两遍',
    why: 'a sentence is pasted twice',
    on: 'paragraph',
    apply: ({ content }, random) => {
      const sentence = random.pick(sentencesOf(content))
      return sentence ? respelled(content, sentence.end, sentence.end, sentence.text) : null
    },
  },
  {
    id: 'paragraph-sentence-lost',
    label: '漏了一句话',
    why: 'a sentence is cut and never pasted',
    on: 'paragraph',
    apply: ({ content }, random) => {
      const sentences = sentencesOf(content)
      const sentence = random.pick(sentences)
      return sentence && sentences.length > 1 ? respelled(content, sentence.start, sentence.end, '') : null
    },
  },
  {
    id: 'paragraph-emptied',
    label: '整段漏掉',
    why: 'a paragraph is left empty to be filled in later',
    on: 'paragraph',
    apply: ({ content }) => respelled(content, 0, content.text.length, ''),
  },
  {
    id: 'paragraph-of-above',
    label: '整段抄了上一段',
    why: 'a paragraph is pasted twice, over the one that belongs there',
    on: 'paragraph',
    apply: (site) => {
      const other = above(site).at(-1)
      return other ? respelled(site.content, 0, site.content.text.length, other.text) : null
    },
  },
]
