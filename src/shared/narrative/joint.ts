import { UNSEEN } from '../money/folding'

/**
 * Fits what a person wrote into its place in a sentence. The field keeps it as it was written; the sentence takes it
 * without what the sentence itself says before and after it, in one line, with its quotes in pairs.
 */
export function fitted(
  text: string,
  { before, after }: { readonly before: string; readonly after: string },
): string {
  const isSmooth = !ROUGH.test(text) && paired(text) === text
  const inOneLine = isSmooth ? text : withoutLooseMarks(paired(oneLine(text))).replace(LEADING_MARKS, '')
  const begun = withoutLeadIn(inOneLine, before)
  const closed = isSmooth && begun === text ? text : withoutClosing(begun)
  return ETC.test(after) ? withoutClosing(closed.replace(/等+$/, '')) : closed
}

/** Marks that close a sentence or part one, in full and half width. */
const MARKS = '。．；，、：！？;,:!?｡､'
const LEADING_MARKS = new RegExp(`^[\\s${MARKS}.]+`)
const CLOSING_MARKS = new RegExp(`[\\s${MARKS}.…]+([”’」』〉》）)\\]】〕]*)$`)
const RUN_OF_MARKS = new RegExp(`[${MARKS}]\\s*(?:[${MARKS}.]\\s*)+`, 'g')
const ETC = /^等/
/**
 * Where there may be something to smooth, but for quotes: a blank, an unseen mark, marks in a row, at the start or the
 * end. Most words have none of these, and every sentence is made anew with each edit.
 */
const ROUGH = new RegExp(
  `[\\s\\p{Cf}]|[${MARKS}.…][${MARKS}.]|^[${MARKS}.]|[${MARKS}.…][”’」』〉》）)\\]】〕]*$`,
  'u',
)
/**
 * What a person repeats of 主要原因是, 主要是, 主要用于, 主要包括 when the sentence has said it. Only what cannot be the
 * beginning of a word: 主要系统, 主要有害生物, 主要为民办实事, 是非题 are no lead-ins. 为 and 系 lead in behind a noun alone.
 */
const WHOSE = '(?:本?(?:项目|经费|资金|预算|年度|年)?(?:增加|减少|增长|下降|增减|变动|变化)?的?|其)'
const IS = '是(?!否|非(?:题|观|曲|之|标准))'
const SAYS = `(?:${IS}|在于|由于|因为|用于|包括|：|:)`
const LEAD_IN = new RegExp(
  `^(?:${WHOSE}主要的?(?:${SAYS}|(?:原因|用途|内容)(?:${SAYS}|为|系))|${WHOSE}(?:原因|用途)(?:${SAYS}|为|系))`,
)
const VERBS = ['用于', '包括', '在于', '由于', '是']
const BEGINS_WITH_IS = new RegExp(`^(?!是)|^${IS}`)
const MAY_LEAD = /主要|原因|用途|^(?:用于|包括|在于|由于|是)/

/** Blanks between Chinese signs go, other runs of blanks become one. */
function oneLine(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}\p{P}]) (?=[\p{Script=Han}\p{P}])/gu, '')
    .trim()
}

/** Of marks that follow one another the one that closes most. */
function withoutLooseMarks(text: string): string {
  return text.replace(RUN_OF_MARKS, (run) => {
    const marks = run.replace(/[\s.]/g, '')
    return /[。！？!?．]/.exec(marks)?.[0] ?? /[；;]/.exec(marks)?.[0] ?? marks[0] ?? ''
  })
}

function withoutLeadIn(text: string, before: string): string {
  if (!MAY_LEAD.test(text) || !/(?:主要|原因|用途)[^。；，、]*$/.test(before)) return text
  const said = VERBS.find((verb) => before.endsWith(verb))
  const rest = text.replace(LEAD_IN, '')
  const once =
    said !== undefined && rest.startsWith(said) && BEGINS_WITH_IS.test(rest) ? rest.slice(said.length) : rest
  const next = once.replace(LEADING_MARKS, '')
  return next === text ? text : withoutLeadIn(next, before)
}

/** Whether a text says nothing of its own: marks, brackets, and words that the sentence has said before it. */
export function saysNothing(text: string): boolean {
  return NOTHING_SAID.test(text)
}

const NOTHING_SAID =
  /^(?:[\s\p{P}\p{S}\p{Cf}]|主要|原因|用途|内容|用于|包括|在于|由于|因为|其|的|是|为|系|有|等)*$/u

/** `……到期。”` loses the full stop too: the sentence has one of its own. */
function withoutClosing(text: string): string {
  const next = text.replace(CLOSING_MARKS, '$1')
  return next === text ? text : withoutClosing(next)
}

/** Brackets are none of them: `1)设备；2)维护` is a list. */
const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '〝': '〞',
}
const QUOTES = new RegExp(`["＂${Object.entries(PAIRS).flat().join('')}]`, 'g')

/** Without quotes that have no partner; an apostrophe is none. */
function paired(text: string): string {
  if (text.search(QUOTES) < 0) return text
  const open: { readonly at: number; readonly closer: string }[] = []
  const loose = new Set<number>()
  const straight: number[] = []
  for (const { 0: mark, index: at } of text.matchAll(QUOTES)) {
    const closer = PAIRS[mark]
    if (closer !== undefined) open.push({ at, closer })
    else if (mark === '"' || mark === '＂') straight.push(at)
    else if (!/^[A-Za-z]’[A-Za-z]$/.test(text.slice(at - 1, at + 2))) {
      const partner = open.findLastIndex((each) => each.closer === mark)
      if (partner < 0) loose.add(at)
      // What was opened inside and never closed has no partner.
      else for (const each of open.splice(partner).slice(1)) loose.add(each.at)
    }
  }
  for (const { at } of open) loose.add(at)
  const odd = straight.length % 2 === 1 ? straight.at(-1) : undefined
  if (odd !== undefined) loose.add(odd)
  return loose.size === 0 ? text : without(text, loose)
}

function without(text: string, places: ReadonlySet<number>): string {
  return text
    .split('')
    .filter((_, at) => !places.has(at))
    .join('')
}
