import type { ProseFigure } from '../../narrative/figures-in-prose'
import { type Figure, printedFigure } from './figure'

/** An amount of a sentence, as printed. */
export interface ReadAmount {
  readonly figure: Figure
  readonly text: string
  readonly start: number
  readonly end: number
}

interface DatedAmount extends ReadAmount {
  readonly year?: number
}

/** One comparison that a paragraph makes: 较上年增加20.00万元，增长20.0%. */
export interface Comparison {
  /** What is compared; undefined where the paragraph does not say it. */
  readonly now: ReadAmount | undefined
  /** What it is compared with, where the sentence gives that figure too. */
  readonly prior: ReadAmount | undefined
  readonly direction: 'increase' | 'decrease' | 'flat'
  /** 增加, 下降 …, as written. */
  readonly word: string
  readonly difference: ReadAmount | undefined
  readonly rate: { readonly text: string; readonly value: number; readonly half: number } | undefined
  /** Of the same change, also another way: 减少为0.00万元，与上年持平. */
  readonly otherDirection: 'increase' | 'decrease' | 'flat' | undefined
  readonly start: number
  /** It is said what it is compared with: 较上年, 比2023年. */
  readonly isStated: boolean
  /** Of what is counted: 增加5人. */
  readonly isOfCount: boolean
  /** What follows is what it came to: 减少为0.00万元. */
  readonly isTo: boolean
}

/** What parts one comparison from the next: a sentence's end. */
const END = /[。；\n]|<br>/

const REASON = /原因(?:是|为|系|：|:)|主要(?:是|系)|由于/

/** The comparisons that a paragraph makes, in order. `figures`: what was read of it. */
export function comparisonsIn(text: string, figures: readonly ProseFigure[]): readonly Comparison[] {
  const found: Comparison[] = []
  let now: DatedAmount | undefined
  let prior: ReadAmount | undefined
  for (const [at, figure] of figures.entries()) {
    if (figure.kind === 'amount' && figure.change === null) {
      const before = figures[at - 1]
      const own = readAmount(figure, text)
      const year = before?.kind === 'year' ? before.year : undefined
      const isBeside = now !== undefined && END.exec(text.slice(now.end, figure.start)) === null
      const apart = now?.year === undefined || year === undefined || !isBeside ? undefined : year - now.year
      if (isPrior(text, figure, before)) {
        prior = isBeside && isPriorBudget(text, figure, before) ? own : undefined
      } else if (apart === -1) {
        if (before && BUDGET_LEAD.test(text.slice(before.end, figure.start))) prior = own
      } else {
        prior = apart === 1 ? now : undefined
        now = own && { ...own, ...(year === undefined ? {} : { year }) }
      }
    }
    if (figure.kind !== 'change' || figure.change === 'new' || !isComparing(text, figure.start)) continue
    const clause = text.slice(figure.start)
    const until = figure.start + (END.exec(clause)?.index ?? clause.length)
    const rest = figures.slice(at + 1).filter(({ start }) => start < until)
    const last = found.at(-1)
    const direction = figure.change
    // 增长 of the rate belongs to the 增加 before it.
    const isSecond =
      last && END.exec(text.slice(last.start, figure.start)) === null && last.now?.start === now?.start
    const next = rest[0]
    const difference =
      next?.kind === 'amount' && (next.change !== null || next.start - figure.end <= 2)
        ? readAmount(next, text)
        : undefined
    if (isSecond) {
      const rate = last.rate ?? rateIn(rest)
      const otherDirection = direction === last.direction ? last.otherDirection : direction
      found[found.length - 1] = { ...last, rate, difference: last.difference ?? difference, otherDirection }
      continue
    }
    const isTo = /^(?:为|到|至)/.test(text.slice(figure.end))
    found.push({
      now: isTo && next?.kind === 'amount' ? readAmount(next, text) : now,
      prior: now && END.exec(text.slice(now.end, figure.start)) === null ? prior : undefined,
      direction,
      word: figure.text,
      difference: isTo ? undefined : difference,
      rate: next?.kind === 'rate' ? rateIn([next]) : undefined,
      otherDirection: undefined,
      start: figure.start,
      isTo,
      isOfCount: next?.kind === 'count' && next.start - figure.end <= 2,
      isStated: /[较比与同][^。；]*$/.test(text.slice(Math.max(0, figure.start - 24), figure.start)),
    })
  }
  return found
}

/** Last year's figure: 上年100万元, 2023年预算数. */
function isPrior(text: string, { start }: ProseFigure, before: ProseFigure | undefined): boolean {
  const lead = text.slice(before?.end ?? Math.max(0, start - 16), start)
  return /上年(?:度)?(?:预算|决算|执行|安排)?数?[^，。；]{0,6}$|由$|年初预算(?:数)?为?$/.test(lead)
}

/** Between a year and its budget: 2023年预算数100万元; not 2023年结转, 2023年执行数. */
const BUDGET_LEAD = /^年?(?:度)?(?:年初)?(?:部门)?(?:预算|安排)?(?:数|安排)?(?:为|是|：)?$/

/** Of the same kind as this year's: 上年100万元, 上年预算数; not 上年结转, which is none, nor 上年决算. */
function isPriorBudget(text: string, { start }: ProseFigure, before: ProseFigure | undefined): boolean {
  const lead = text.slice(before?.end ?? Math.max(0, start - 16), start)
  return /上年(?:度)?(?:年初)?(?:预算|安排)?(?:数|安排)?(?:为|是|：)?$/.test(lead)
}

/** 增加 tells a change where something is compared before it: 较, 比, 与……相比, or a number that follows at once. */
function isComparing(text: string, at: number): boolean {
  const sentence = text.slice(0, at).split(END).at(-1) ?? ''
  const reason = sentence.search(REASON)
  // What a reason tells of is its own: 减少20万元，主要原因是来访增加.
  if (reason >= 0 && !/[较比](?:上年|去年|20\d\d年)/.test(sentence.slice(reason))) return false
  const before = text.slice(Math.max(0, at - 24), at)
  const behind = text.slice(at, at + 8)
  return (
    /[较比与同](?:上年|去年|20\d\d年|前)?[^。；]*$/.test(before) || /^(?:..)(?:为|到|至)?\s*-?\d/.test(behind)
  )
}

function readAmount(figure: ProseFigure, text: string): ReadAmount | undefined {
  const unit = /^\s*(万亿元|亿元|万元|元)/.exec(text.slice(figure.end))?.[1] ?? '万元'
  const read = unit === '万亿元' ? undefined : printedFigure(figure.text, unit as '元' | '万元' | '亿元')
  return read && { figure: read, text: figure.text, start: figure.start, end: figure.end }
}

function rateIn(figures: readonly ProseFigure[]): Comparison['rate'] {
  const rate = figures.find((each) => each.kind === 'rate')
  if (rate?.kind !== 'rate') return undefined
  const decimals = rate.rate.split('.')[1]?.length ?? 0
  return { text: rate.text, value: Number(rate.rate), half: 0.5 / 10 ** decimals }
}

/** The interval of a rate that the intervals of two amounts allow, in percent; null: from nothing there is no rate. */
export function rateInterval(
  now: Figure,
  difference: Figure,
  direction: 'increase' | 'decrease',
): { readonly least: number; readonly most: number; readonly middle: number } | null {
  const sign = direction === 'increase' ? 1 : -1
  const prior = now.cents - sign * difference.cents
  const half = now.half + difference.half
  if (prior <= 0 || prior - half <= 0) return prior <= 0 || Math.abs(prior) <= half ? null : wide()
  const rates = [difference.cents - difference.half, difference.cents + difference.half].flatMap((d) =>
    [prior - half, prior + half].map((p) => (d / p) * 100),
  )
  return { least: Math.min(...rates), most: Math.max(...rates), middle: (difference.cents / prior) * 100 }

  function wide(): { least: number; most: number; middle: number } {
    const middle = (difference.cents / prior) * 100
    return { least: 0, most: Infinity, middle }
  }
}
