import type { TextBlockView } from '../../../src/shared/printed/block'
import { chineseNumeral } from '../../../src/shared/narrative/numeral'
import type { Operator } from './operator'
import type { Random } from './random'
import { respelled } from './respell'
import { sentenceOperators } from './sentence-operators'
import type { Site } from './sites'
import { type Edit, type TextSlip, matchReplaced, textSlips } from './words'

type Apply = Operator<'paragraph'>['apply']

function inText(slip: TextSlip): Apply {
  return ({ content }, random) => changed(content, slip(content.text, random))
}

function changed(block: TextBlockView, edit: Edit | null): TextBlockView | null {
  return edit && respelled(block, edit.start, edit.end, edit.text)
}

/** The unit behind a number. */
const UNIT = /(?<=[\d,.])(?:万元|亿元|元)/g
const UNITS = ['元', '万元', '亿元']

/** Another number in the list: the one of the paragraph before it once more, or that of the one after. */
const numbered: Apply = ({ content }, random) => {
  const [, open = '', number] = /^(（?)(\d+|[一二三四五六七八九十]+)[.、）]/.exec(content.text) ?? []
  if (number === undefined) return null
  const wrong = otherNumber(number, random)
  const block = respelled(content, open.length, open.length + number.length, wrong)
  return block.number === undefined ? block : { ...block, number: wrong }
}

function otherNumber(number: string, random: Random): string {
  const by = random.below(2) === 0 ? -1 : 1
  if (/\d/.test(number)) return String(Number(number) + by)
  const numerals = Array.from({ length: 99 }, (_, index) => chineseNumeral(index + 1))
  return numerals[numerals.indexOf(number) + by] ?? number
}

/** Two amounts of the paragraph change places. */
const exchanged: Apply = ({ content }, random) => {
  const amounts = random.shuffled(
    content.figures.filter(({ role, text }) => role === 'amount' && /\d/.test(text)),
  )
  const [one, other] = amounts.slice(0, 2).sort((a, b) => a.start - b.start)
  if (!one || !other) return null
  const last = respelled(content, other.start, other.end, one.text)
  return respelled(last, one.start, one.end, other.text)
}

/** Kinds of rows that have a name of their own, which the text repeats. */
const NAMED = ['unit', 'project', 'function', 'economic']

/** Names of the tables that the paragraph repeats, and where. */
function namesIn({ document, content }: Site<'paragraph'>): readonly { name: string; start: number }[] {
  const rows = document.tables.flatMap((table) => table.rows).filter(({ kind }) => NAMED.includes(kind))
  const names = new Set([...document.tables.map(({ agency }) => agency), ...rows.map(({ name }) => name)])
  return [...names]
    .filter((name) => name.length >= 4 && content.text.includes(name))
    .map((name) => ({ name, start: content.text.indexOf(name) }))
}

function named(other: (name: string, site: Site<'paragraph'>, random: Random) => string | undefined): Apply {
  return (site, random) => {
    const found = random.pick(namesIn(site))
    if (!found) return null
    const { name, start } = found
    const wrong = other(name, site, random)
    return wrong === undefined ? null : respelled(site.content, start, start + name.length, wrong)
  }
}

/** As a person shortens it: without what stands in brackets, else without its last sign. */
function shortened(name: string): string {
  const bare = name.replace(/（[^）]*）/g, '')
  return bare === name || bare === '' ? name.slice(0, -1) : bare
}

function siblingOf(name: string, { document }: Site<'paragraph'>, random: Random): string | undefined {
  const table = document.tables.find(({ rows }) => rows.some((row) => row.name === name))
  const level = table?.rows.find((row) => row.name === name)?.level
  return random.pick((table?.rows ?? []).filter((row) => row.name !== name && row.level === level))?.name
}

/** A year that stands in words of the preparer's own, where no figure is known. */
const freeYear: Apply = ({ content }, random) => {
  const isFigure = (at: number): boolean => content.figures.some(({ start, end }) => start <= at && at < end)
  const years = [...content.text.matchAll(/(?<!\d)20\d\d(?=年)/g)].filter(({ index }) => !isFigure(index))
  const year = random.pick(years)
  if (!year) return null
  const wrong = Number(year[0]) + (random.below(2) === 0 ? -1 : 1)
  return respelled(content, year.index, year.index + 4, String(wrong))
}

/** All of its years one earlier: the sentence as it stood in last year's document. */
const yearsNotBroughtForward: Apply = ({ content }) => {
  const years = content.figures.filter(({ role }) => role === 'year')
  return years.reduce(
    (block, { start, end, text }) => respelled(block, start, end, String(Number(text) - 1)),
    content,
  )
}

export const paragraphOperators: readonly Operator<'paragraph'>[] = [
  ...textSlips.map(({ id, label, why, slip }) => ({
    id: `paragraph-${id}`,
    label,
    why,
    on: 'paragraph' as const,
    apply: inText(slip),
  })),
  {
    id: 'paragraph-unit-exchanged',
    label: '元、万元、亿元混用',
    why: 'the sentence is taken from a document that counts in another unit',
    on: 'paragraph',
    apply: inText(
      matchReplaced(UNIT, (unit, random) => random.pick(UNITS.filter((each) => each !== unit)) ?? unit),
    ),
  },
  {
    id: 'paragraph-unit-lost',
    label: '数字后漏了单位',
    why: 'the number is pasted over together with its unit',
    on: 'paragraph',
    apply: inText(matchReplaced(UNIT, () => '')),
  },
  {
    id: 'paragraph-unit-doubled',
    label: '单位重复',
    why: 'the number is pasted with its unit before a unit that stands there',
    on: 'paragraph',
    apply: inText(matchReplaced(UNIT, (unit) => unit + unit)),
  },
  {
    id: 'paragraph-percent-lost',
    label: '百分号漏写或写成千分号',
    why: 'the number is pasted from a cell that shows its percent sign by format alone',
    on: 'paragraph',
    apply: inText(matchReplaced(/(?<=\d)%/g, (_, random) => (random.below(2) ? '' : '‰'))),
  },
  {
    id: 'paragraph-number-wrong',
    label: '编号重复或跳号',
    why: 'a paragraph is put in, moved or taken out, and numbers typed by hand stay',
    on: 'paragraph',
    apply: numbered,
  },
  {
    id: 'paragraph-amounts-exchanged',
    label: '两个金额写颠倒',
    why: 'a sentence with many amounts is filled in from memory',
    on: 'paragraph',
    apply: exchanged,
  },
  {
    id: 'paragraph-name-shortened',
    label: '名称与表中不一致',
    why: 'people write names as they say them',
    on: 'paragraph',
    apply: named(shortened),
  },
  {
    id: 'paragraph-name-of-other',
    label: '写成了另一个项目或科目',
    why: 'a paragraph begins as a copy of another one, and its name stays',
    on: 'paragraph',
    apply: named(siblingOf),
  },
  {
    id: 'paragraph-free-year',
    label: '自写文字里的年份不对',
    why: 'a reason or a purpose is taken over from last year',
    on: 'paragraph',
    apply: freeYear,
  },
  {
    id: 'paragraph-years-of-last-year',
    label: '整段年份没有更新',
    why: 'the document begins as last year’s file and this paragraph is passed over',
    on: 'paragraph',
    apply: yearsNotBroughtForward,
  },
  ...sentenceOperators,
]
