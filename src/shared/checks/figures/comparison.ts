import type { ProseFigure } from '../../narrative/figures-in-prose'
import type { Figure } from './figure'
import { type ReadAmount, readAmount } from './read-amount'
import { END, isShare, partZone, REASON } from './zones'

interface StandingAmount extends ReadAmount {
  readonly year?: number
  /** Of a whole that was told before it: 130万元，其中媒体宣传80万元. */
  readonly isPart: boolean
}

export interface ReadRate {
  /** As written, without its sign or 倍. */
  readonly text: string
  /** In percent. */
  readonly value: number
  readonly half: number
  readonly start: number
  readonly end: number
  /** 27倍 */
  readonly isTimes: boolean
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
  /** All words of direction that tell this change, at their places. */
  readonly words: readonly { readonly text: string; readonly start: number }[]
  readonly difference: ReadAmount | undefined
  readonly rate: ReadRate | undefined
  /** Of the same change, also another way: 减少为0.00万元，与上年持平. */
  readonly otherDirection: 'increase' | 'decrease' | 'flat' | undefined
  readonly start: number
  /** It is said what it is compared with: 较上年, 比2023年. */
  readonly isStated: boolean
  /** Of what is counted: 增加5人. */
  readonly isOfCount: boolean
  /** What follows is what it came to: 减少为0.00万元. */
  readonly isTo: boolean
  /** 基本持平: nearly, not quite. */
  readonly isAbout: boolean
  /** What the amount that it follows is a part of, where it may be compared as well. */
  readonly whole: ReadAmount | undefined
}

/** The comparisons that a paragraph makes, in order. `figures`: what was read of it. */
export function comparisonsIn(text: string, figures: readonly ProseFigure[]): readonly Comparison[] {
  const found: Comparison[] = []
  let whole: StandingAmount | undefined
  let now: StandingAmount | undefined
  let prior: ReadAmount | undefined
  /** The figure of last year stands before the one of this: 由250万元减至130万元. */
  let isPending = false
  const isApart = (from: number, to: number): boolean => END.test(text.slice(from, to))

  for (const [at, figure] of figures.entries()) {
    if (figure.kind === 'amount' && figure.change === null) take(figure, figures[at - 1])
    if (figure.kind !== 'change' || figure.change === 'new' || !isComparing(text, figure.start)) continue
    const clause = text.slice(figure.start)
    const until = figure.start + (END.exec(clause)?.index ?? clause.length)
    const rest = figures.slice(at + 1).filter(({ start }) => start < until)
    const last = found.at(-1)
    const direction = figure.change
    const subject = now?.isPart === true && isApart(now.end, figure.start) ? whole : now
    // 增长 of the rate belongs to the 增加 before it.
    const isSecond = last && !isApart(last.start, figure.start) && last.now?.start === subject?.start
    const next = rest[0]
    const difference =
      next?.kind === 'amount' && (next.change !== null || next.start - figure.end <= 2)
        ? readAmount(next, text)
        : undefined
    const word = { text: figure.text, start: figure.start }
    if (isSecond) {
      const rate = last.rate ?? rateIn(rest, text)
      const otherDirection = direction === last.direction ? last.otherDirection : direction
      found[found.length - 1] = {
        ...last,
        rate,
        difference: last.difference ?? difference,
        otherDirection,
        words: [...last.words, word],
      }
      continue
    }
    const isTo = next?.kind === 'amount' && /^(?:为|到|至)/.test(text.slice(figure.end))
    found.push({
      now: isTo ? readAmount(next, text) : subject,
      whole: subject === now && now?.isPart === true ? whole : undefined,
      prior: prior && !isApart(prior.end, figure.start) ? prior : undefined,
      direction,
      word: figure.text,
      words: [word],
      difference: isTo ? undefined : difference,
      rate: rateIn(rest.slice(isTo ? 1 : 0).slice(0, 1), text),
      otherDirection: undefined,
      start: figure.start,
      isTo,
      isOfCount: next?.kind === 'count' && next.unit !== '倍' && next.start - figure.end <= 2,
      isStated: /[较比与同][^。；]*$/.test(text.slice(Math.max(0, figure.start - 24), figure.start)),
      isAbout: /(?:基本|大致|大体|略有?)$/.test(text.slice(0, figure.start)),
    })
  }
  return found.map((own) => (isNearer(own.whole, own.now, own) ? { ...own, now: own.whole } : own))

  function take(figure: ProseFigure, before: ProseFigure | undefined): void {
    const own = readAmount(figure, text)
    const year = before?.kind === 'year' ? before.year : undefined
    const isBeside = now !== undefined && !isApart(now.end, figure.start)
    const apart = now?.year === undefined || year === undefined || !isBeside ? undefined : year - now.year
    if (before?.kind === 'year' && /[较比与同]$/.test(text.slice(0, before.start))) {
      // 较2023年的250万元
      if (BUDGET_LEAD.test(text.slice(before.end, figure.start))) prior = own
      return
    }
    if (isPrior(text, figure, before)) {
      const isBase = isPriorBudget(text, figure, before)
      isPending = isBase && (!isBeside || isFrom(text, figure))
      prior = isBase ? own : undefined
      return
    }
    if (apart === -1) {
      if (before && BUDGET_LEAD.test(text.slice(before.end, figure.start))) prior = own
      return
    }
    if (!isPending || (prior && isApart(prior.end, figure.start))) prior = apart === 1 ? now : undefined
    isPending = false
    if (!own) {
      now = undefined
      return
    }
    const isPart = whole !== undefined && partZone(text, figure.start)
    now = { ...own, ...(year === undefined ? {} : { year }), isPart }
    if (!isPart) whole = now
  }
}

/** Whether the rate is nearer to that of one amount and its change than to that of another. */
function isNearer(a: ReadAmount | undefined, b: ReadAmount | undefined, comparison: Comparison): boolean {
  return distance(a, comparison) < distance(b, comparison)
}

function distance(now: ReadAmount | undefined, { difference, rate, direction }: Comparison): number {
  if (!now || !difference || !rate || direction === 'flat') return Infinity
  const allowed = rateInterval(now.figure, difference.figure, direction)
  return allowed === null ? Infinity : Math.abs(rate.value - allowed.middle)
}

/** Last year's figure: 上年100万元, 2023年预算数, 由100万元. */
function isPrior(text: string, figure: ProseFigure, before: ProseFigure | undefined): boolean {
  const lead = leadOf(text, figure, before)
  return (
    /上年(?:度)?(?:预算|决算|执行|安排)?数?[^，。；]{0,6}$|年初预算(?:数)?为?$/.test(lead) ||
    isFrom(text, figure)
  )
}

/** 由250万元, 从2023年的250万元; not 由市财政安排250万元. */
function isFrom(text: string, { start }: ProseFigure): boolean {
  return /(?:由|从|自)(?:原来的|原|上年(?:度)?(?:的|预算数?)?|去年的?|20\d\d年(?:度)?(?:的|预算数?)*)?$/.test(
    text.slice(Math.max(0, start - 16), start),
  )
}

/** Between a year and its budget: 2023年预算数100万元; not 2023年结转, 2023年执行数. */
const BUDGET_LEAD = /^年?(?:度)?(?:的)?(?:年初)?(?:部门)?(?:预算|安排)?(?:数|安排)?(?:的|为|是|：)?$/

/** Of the same kind as this year's: 上年100万元, 上年预算数; not 上年结转, which is none, nor 上年决算. */
function isPriorBudget(text: string, figure: ProseFigure, before: ProseFigure | undefined): boolean {
  const lead = leadOf(text, figure, before)
  return (
    /上年(?:度)?(?:的)?(?:年初)?(?:预算|安排)?(?:数|安排)?(?:的|为|是|：)?$/.test(lead) ||
    isFrom(text, figure)
  )
}

function leadOf(text: string, { start }: ProseFigure, before: ProseFigure | undefined): string {
  return text.slice(before?.end ?? Math.max(0, start - 16), start)
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
    /[较比与同](?:上年|去年|20\d\d年|前)?[^。；]*$/.test(before) ||
    /^(?:..)(?:为|到|至|达到?|约)?\s*-?\d/.test(behind)
  )
}

/** The first rate among these that tells a change, not a share. */
function rateIn(figures: readonly ProseFigure[], text: string): ReadRate | undefined {
  const rate = figures.find(
    (each) => (each.kind === 'rate' || (each.kind === 'count' && each.unit === '倍')) && !isShare(text, each),
  )
  if (rate?.kind !== 'rate' && rate?.kind !== 'count') return undefined
  const isTimes = rate.kind === 'count'
  const number = isTimes ? rate.text.normalize('NFKC').replaceAll(',', '') : rate.rate
  const scale = isTimes ? 100 : 1
  const half = (0.5 * scale) / 10 ** (number.split('.')[1]?.length ?? 0)
  const { start, end } = rate
  return { text: number, value: Number(number) * scale, half, start, end, isTimes }
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
