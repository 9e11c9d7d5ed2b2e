import type { ProseFigure } from '../../narrative/figures-in-prose'
import type { Figure } from './figure'
import { readAmount, type ReadAmount } from './read-amount'
import type { CheckRules } from '../spec'
import { partZone, reasonZone, sentenceBefore } from './zones'

/** A measure that a text states in words: 政府采购项目共有7,473.10万元. */
export interface SaidFigure {
  /** Of a code: `MEASURE/CODE`. */
  readonly measure: string
  /** Null: none is said to be (无政府性基金预算支出). */
  readonly figure: Figure | null
  /** As written. */
  readonly text: string
  readonly unit: ReadAmount['unit']
  readonly start: number
  readonly end: number
  /** It is last year's: 2023年预算数. */
  readonly isPrior: boolean
}

/** How things are called, and what they are. */
export interface Sayings {
  /** Measures, the longest words first. */
  readonly said: readonly (readonly [words: string, measure: string])[]
  /** Whether one thing alone is called so: a project, a 科目. As `MEASURE/CODE`. */
  readonly named?: ((words: string) => string | undefined) | undefined
  readonly fiscalYear: number
  /** The paragraph is about one project: what else it names is a part of that. */
  readonly isOfProject?: boolean
}

/** What may stand between what a measure is called and its amount. */
const BETWEEN =
  /^(?:（[^）]*）|\([^)]*\)|（\D{1,12}）)?(?:财政拨款|共有|共计|合计|总额|总计|预算数?|支出|收入|安排|金额|资金|项目|经费|为|是|共|约|：|:|，|。|的|由|从|自|年?度|\d{4}年|\s|\|)*$/

/** Words that others before them make narrower: 培训支出预算, 重点项目支出, 离退休人员支出. */
const GENERAL = /^(?:预算|支出|收入|总|财政拨款|本年|项目支出|基本支出|人员支出|公用)/
/** What is called 收入 or 支出 and nothing else is the whole at the beginning of a sentence alone. */
const BARE = /^(?:收入|支出)$/
const BEGINNING = /(?:^|[。；\n、，])(?:\d{4}年(?:度)?)?(?:本?部门|本单位|我局|全年|本年)?(?:预算)?$/
const NARROWED = /[^\P{Script=Han}年门位局度级体排总的括包和与及为是中本数]$/u

/** What is told of last year's, but not of its budget. */
const NO_BUDGET = /决算|执行|结转|实际|完成|累计|追加|调整|采购|月|底|末/
/** 由250万元减至130万元: of what the first was. */
const COME_TO = /^(?:万元|亿元|元)?，?(?:增|减|降|升|压减|压缩|核减|提高|调整)(?:加|少|低|高)?(?:至|到|为)$/

/** The measures that a text states of the budget's year and of last year's, each at its amount. */
export function saidIn(
  text: string,
  figures: readonly ProseFigure[],
  sayings: Sayings,
): readonly SaidFigure[] {
  const { fiscalYear } = sayings
  const found: SaidFigure[] = []
  for (const [at, figure] of figures.entries()) {
    if (figure.kind === 'none') found.push(...noneSaid(text, figure.start, figure.end, sayings.said))
    if (figure.kind !== 'amount' || figure.change !== null) continue
    const { start, end } = figure
    const before = figures.slice(0, at).findLast((each) => !isDate(each))
    const lead = text.slice(before?.end ?? 0, start)
    const last = found.at(-1)
    const carried = last && last.end === before?.end && COME_TO.test(lead) ? last : undefined
    if (!carried && /[较比]|增加|减少/.test(lead.slice(-10))) continue
    const dated = figures.slice(0, at).findLast((each) => each.kind === 'year' && each.end <= start)
    const year = dated?.kind === 'year' && dated.start >= (before?.end ?? 0) ? dated.year : fiscalYear
    const isPrior = year === fiscalYear - 1 || /上年|去年|由$|从$/.test(lead.slice(-10))
    if ((year !== fiscalYear && !isPrior) || (isPrior && NO_BUDGET.test(lead))) continue
    const measure = carried?.measure ?? measureAt(text, start, lead, sayings)
    const read = readAmount(figure, text)
    if (measure === undefined || !read) continue
    found.push({ measure, figure: read.figure, text: figure.text, unit: read.unit, start, end, isPrior })
  }
  return [...found, ...noneIn(text, sayings.said)]
}

/** A year, or a month or day of one. */
function isDate(figure: ProseFigure): boolean {
  return figure.kind === 'year' || (figure.kind === 'count' && /^[月日号]$/.test(figure.unit))
}

/** What the words before a place name; `lead`: those since the figure before it. */
export function measureAt(text: string, at: number, lead: string, sayings: Sayings): string | undefined {
  const named = sayings.said.flatMap(([words, measure]) => {
    const stands = lead.lastIndexOf(words)
    const isThere = stands >= 0 && BETWEEN.test(lead.slice(stands + words.length))
    return isThere && isWhole(words, lead.slice(0, stands)) ? [{ words, measure, stands }] : []
  })
  // 项目支出预算 is 项目支出, not 支出预算.
  const [longest] = named
  const measured =
    named.find(
      ({ stands, words }) => longest && stands < longest.stands && stands + words.length > longest.stands,
    ) ?? longest
  const own = namedAt(text, at, lead, sayings)
  return own && (!measured || own.length > measured.words.length) ? own.measure : measured?.measure
}

/** Whether words that may be said of much are not made narrower by those before them. */
function isWhole(words: string, before: string): boolean {
  if (BARE.test(words)) return BEGINNING.test(before)
  return !GENERAL.test(words) || !NARROWED.test(before)
}

const LONGEST_NAME = 60
const LONGEST_BETWEEN = 24

/** A project or 科目 by its name; not where the amount is a part of a project's. */
function namedAt(
  text: string,
  at: number,
  lead: string,
  { named, isOfProject = false }: Sayings,
): { readonly measure: string; readonly length: number } | undefined {
  if (!named) return undefined
  if (isOfProject && (partZone(text, at) || reasonZone(text, at))) return undefined
  for (let end = lead.length; end > Math.max(1, lead.length - LONGEST_BETWEEN); end -= 1) {
    if (!BETWEEN.test(lead.slice(end))) continue
    for (let length = Math.min(LONGEST_NAME, end); length > 1; length -= 1) {
      const measure = named(lead.slice(end - length, end))
      if (measure === undefined || NARROWED.test(lead.slice(0, end - length))) continue
      const isOfProjects = measure.startsWith('projects/')
      if (!isOfProjects && !isItemZone(text, at)) return undefined
      // 节能减排70万元，其中宣传经费20万元: of that project.
      if (partZone(text, at) && projectBefore(text, at, named)) return undefined
      return { measure, length }
    }
  }
  return undefined
}

/** A 科目 is one of the tables where no reason tells of it, and it is no part of what tables do not have. */
function isItemZone(text: string, at: number): boolean {
  if (reasonZone(text, at)) return false
  const sentence = sentenceBefore(text, at)
  if (/用于|项目经费|专项/.test(sentence)) return false
  return (
    !partZone(text, at) ||
    /(?:基本支出|公用(?:经费|支出)|人员(?:经费|支出)|预算支出|支出预算|总支出)/.test(sentence)
  )
}

/** Whether the sentence has named a project before its parts. */
function projectBefore(text: string, at: number, named: NonNullable<Sayings['named']>): boolean {
  const whole =
    /^(.*?)(?:其中|主要用于|主要包括|具体包括|用于|包括|包含|分别|具体为)/.exec(
      sentenceBefore(text, at),
    )?.[1] ?? ''
  for (let start = 0; start < whole.length; start += 1)
    for (let end = Math.min(whole.length, start + LONGEST_NAME); end > start + 1; end -= 1)
      if (named(whole.slice(start, end))?.startsWith('projects/') === true) return true
  return false
}

/** 无 and what follows it until the sentence goes on: 无政府性基金预算支出、国有资本经营预算支出. */
function noneSaid(text: string, start: number, end: number, said: Sayings['said']): readonly SaidFigure[] {
  const rest = /^[^，。；]*/.exec(text.slice(end))?.[0] ?? ''
  return said.flatMap(([words, measure]) => {
    const at = rest.indexOf(words)
    const isListed = at >= 0 && /^(?:安排|使用|列支|[^，。；\d]*[、和及])?$/.test(rest.slice(0, at))
    return isListed ? [none(measure, text.slice(start, end), start, end + at + words.length)] : []
  })
}

function none(measure: string, text: string, start: number, end: number): SaidFigure {
  return { measure, figure: null, text, unit: '万元', start, end, isPrior: false }
}

/** 没有, 未安排, 不涉及 before what there is none of. */
const NONE_BEFORE = /(?:没有|未|不|尚未)(?:安排|涉及|编列|编制|列支|使用|发生|产生|存在)?(?:任何)?/g
/** 为零, 未安排 behind it. */
const NONE_BEHIND =
  /^(?:预算)?(?:支出|收入|资金|安排)?(?:数)?(?:均|都)?((?:为|是)(?:零|0(?![\d.,万亿元]))|未安排|没有安排|不涉及|无安排|为无)/

/** The other ways to say that there is none: 没有政府性基金预算支出, 政府性基金预算支出为零. */
function noneIn(text: string, sayings: Sayings['said']): readonly SaidFigure[] {
  const before = [...text.matchAll(NONE_BEFORE)]
    .filter(({ 0: words }) => !/^(?:未|不|尚未)$/.test(words))
    .filter(({ index }) => !/(?:上年|去年)[^，。；]{0,6}$/.test(text.slice(Math.max(0, index - 10), index)))
    .flatMap(({ index, 0: words }) =>
      noneSaid(text, index, index + words.length, sayings).map((each) => ({ ...each, text: words })),
    )
  const behind = sayings.flatMap(([words, measure]) => {
    const start = text.indexOf(words)
    const [rest = '', said = ''] = NONE_BEHIND.exec(text.slice(start + words.length)) ?? []
    if (start < 0 || rest === '' || NARROWED.test(text.slice(0, start))) return []
    return [none(measure, said, start, start + words.length + rest.length)]
  })
  return [...new Map([...before, ...behind].map((each) => [each.measure, each])).values()]
}

/** How measures are called, the longest first: 政府性基金预算支出 before 预算支出. */
export function sayings({ measures }: Pick<CheckRules, 'measures'>): Sayings['said'] {
  return Object.entries(measures)
    .flatMap(([measure, { said = [] }]) => said.map((words) => [words, measure] as const))
    .sort(([a], [b]) => b.length - a.length)
}
