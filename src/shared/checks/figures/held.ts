import { cents } from '../../money/cents'
import { CENTS_PER } from '../../money/format'
import { growthRate } from '../../money/percent'
import { roundedQuotient } from '../../money/round'
import { type Comparison, rateInterval } from './comparison'
import { compared, type Figure, type Print, shownDifference, shownFigure, shownTolerance } from './figure'
import type { FiguresSetting, ReadParagraph } from './figures-rules'
import type { Finding } from '../finding'
import { endWithUnit, type ReadAmount, withUnit } from './read-amount'
import { replaced } from './text-fix'

/** What the file knows of something that a sentence compares. */
export interface ChangeGround {
  readonly now: number
  readonly before: number
  /** How it is called; undefined: it is what the paragraph is about. */
  readonly called?: string | undefined
}

const WORDS = { increase: '增加', decrease: '减少', flat: '持平' } as const
const TURNED: Readonly<Record<string, string>> = {
  增加: '减少',
  减少: '增加',
  增长: '下降',
  下降: '增长',
  上升: '下降',
  上涨: '下降',
  降低: '提高',
  增幅: '降幅',
  涨幅: '降幅',
  降幅: '增幅',
  减幅: '增幅',
}
/** 基本持平 is said of changes up to so many per cent. */
const ABOUT = 5

/** R044 to R046: direction, change, rate and last year's figure of a comparison, against what the file knows of it. */
export function heldFindings(
  comparison: Comparison,
  ground: ChangeGround,
  read: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  const turned = directionFinding(comparison, ground, read, setting)
  if (turned) return [...turned, ...priorFinding(comparison.prior, ground, read, setting)]
  return [
    ...priorFinding(comparison.prior, ground, read, setting),
    ...differenceFinding(comparison, ground, read, setting),
    ...rateFinding(comparison, ground, read, setting),
  ]
}

type Direction = Comparison['direction']

function dueDirection({ now, before }: ChangeGround, { unit, decimals }: Print): Direction {
  // As the change is printed: what rounds to nothing is none.
  const printed = Number(roundedQuotient(now - before, CENTS_PER[unit], decimals))
  return printed > 0 ? 'increase' : printed < 0 ? 'decrease' : 'flat'
}

/** Undefined: the direction is right, or only its figure is wrong. */
function directionFinding(
  { direction, words, difference, otherDirection, isAbout }: Comparison,
  ground: ChangeGround,
  { paragraph }: ReadParagraph,
  { rule, tables }: FiguresSetting,
): readonly Finding[] | undefined {
  const own = rule('R044')
  const due = dueDirection(ground, tables.print)
  const isNothing = difference?.figure.cents === 0
  if (!own || (isNothing && direction !== 'flat' && otherDirection === undefined)) return undefined
  if (isAbout && direction === 'flat' && Math.abs(ground.now - ground.before) * 100 <= ground.before * ABOUT)
    return []
  const said = new Set([direction, ...(otherDirection === undefined ? [] : [otherDirection])])
  if (said.size === 1 && said.has(due)) return undefined
  const wrong = words.filter(({ text }) => directionOf(text) !== due)
  const [first] = wrong
  if (!first) return undefined
  const { now, before, called } = ground
  const [is, was] = [now, before].map((each) => shown(each, tables.print))
  const certain = due !== 'flat' && wrong.every(({ text }) => text in TURNED && directionOf(text) !== 'flat')
  const expected = certain ? (TURNED[first.text] ?? '') : WORDS[due]
  const actual = due === 'flat' && difference ? `${first.text}${withUnit(difference)}` : first.text
  const message = `${paragraph.name}${called === undefined ? '' : `的${called}`}本年是 ${is ?? ''}，上年是 ${was ?? ''}，应是“${expected}”，写作“${actual}”。`
  const edits = wrong.map(({ text, start }) => ({
    start,
    end: start + text.length,
    text: TURNED[text] ?? '',
  }))
  return [
    {
      rule: own.id,
      severity: own.severity,
      places: [paragraph.place],
      expected,
      actual,
      difference: null,
      at: {
        start: first.start,
        end:
          due === 'flat' && difference
            ? endWithUnit(difference, paragraph.text)
            : first.start + first.text.length,
      },
      message,
      ...(certain ? replaced(paragraph, edits, `改为${expected}`) : {}),
    },
  ]
}

function directionOf(word: string): Direction {
  if (/[增升涨]/.test(word)) return 'increase'
  return /[减降]/.test(word) ? 'decrease' : 'flat'
}

function differenceFinding(
  { difference, isTo }: Comparison,
  { now, before, called }: ChangeGround,
  { paragraph }: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  if (!difference || isTo) return []
  const half = printedHalf(setting.tables.print)
  const due = { exact: Math.abs(now - before), half: 2 * half }
  const is = { ...difference, figure: { ...difference.figure, cents: Math.abs(difference.figure.cents) } }
  return amountFinding('R044', `${called ?? ''}增减额`, is, due, paragraph, setting)
}

function priorFinding(
  prior: ReadAmount | undefined,
  { before, called }: ChangeGround,
  { paragraph }: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  if (!prior) return []
  const due = { exact: before, half: printedHalf(setting.tables.print) }
  return amountFinding('R046', `${called ?? ''}上年数`, prior, due, paragraph, setting)
}

/** An amount told more finely than this place prints, 1,988,231,800元, was worked out of what it prints. */
export function agrees(is: Figure, due: Figure, print: Print): ReturnType<typeof compared> {
  const half = printedHalf(print)
  return compared(is, is.half < half ? { ...due, half: Math.max(due.half, half) } : due)
}

/** Half of the last decimal that this place prints. */
export function printedHalf({ unit, decimals }: Print): number {
  return CENTS_PER[unit] / 2 / 10 ** decimals
}

/**
 * An amount of a sentence against the one that the file has, exact to the 分; `half`: what may be off where it was worked out of printed
 * figures.
 */
export function amountFinding(
  id: string,
  called: string,
  is: ReadAmount,
  due: { readonly exact: number; readonly half: number; readonly places?: readonly string[] },
  paragraph: ReadParagraph['paragraph'],
  { rule, tables: { print } }: FiguresSetting,
): readonly Finding[] {
  const own = rule(id)
  const exact: Figure = { cents: due.exact, half: 0 }
  if (!own || agrees(is.figure, exact, print) === 'holds') return []
  const isTail = compared(is.figure, { ...exact, half: due.half }) !== 'broken'
  const isUnitAlike = is.unit === print.unit
  const amount = shownFigure(exact, print)
  const expected = isUnitAlike ? amount : amount + print.unit
  const actual = isUnitAlike ? is.text : withUnit(is)
  const difference = shownDifference(is.figure, exact, print)
  const of = called === '' ? '' : `的${called}`
  const said = `${paragraph.name}${of}写作 ${withUnit(is)}，应是 ${amount}${print.unit}，相差 ${difference}${print.unit}`
  const end = isUnitAlike ? is.end : endWithUnit(is, paragraph.text)
  return [
    {
      rule: own.id,
      severity: isTail ? 'note' : own.severity,
      places: [paragraph.place, ...(due.places ?? [])],
      expected,
      actual,
      difference,
      direction: is.figure.cents > due.exact ? 'above' : 'below',
      tolerance: shownTolerance(is.figure, { ...exact, half: due.half }, print),
      at: { start: is.start, end },
      message: isTail ? `${said}，是舍入尾差，不用改。` : `${said}。`,
      ...(isTail ? {} : replaced(paragraph, [{ start: is.start, end, text: expected }], `改为 ${expected}`)),
    },
  ]
}

function rateFinding(
  { rate, direction }: Comparison,
  { now, before, called }: ChangeGround,
  { paragraph }: ReadParagraph,
  { rule, tables: { print } }: FiguresSetting,
): readonly Finding[] {
  const own = rule('R045')
  if (!own || !rate || direction === 'flat') return []
  const decimals = rate.isTimes ? 2 : Math.max(1, rate.text.split('.')[1]?.length ?? 0)
  const due = growthRate(cents(now), cents(before), decimals)?.replace('-', '')
  const base = { rule: own.id, places: [paragraph.place] }
  const sign = rate.isTimes ? '倍' : '%'
  if (due === undefined) {
    const message = `${paragraph.name}：上年是 0，没有增减率可言，却写“${rate.text}${sign}”。`
    return [
      {
        ...base,
        severity: own.severity,
        expected: '没有增减率',
        actual: rate.text + sign,
        difference: null,
        message,
      },
    ]
  }
  const off = Math.abs(rate.value - (Math.abs(now - before) / before) * 100)
  if (off <= rate.half + 1e-9) return []
  const half = printedHalf(print)
  const allowed = rateInterval(
    { cents: now, half },
    { cents: Math.abs(now - before), half },
    now > before ? 'increase' : 'decrease',
  )
  const isTail =
    allowed !== null && rate.value + rate.half >= allowed.least && rate.value - rate.half <= allowed.most
  const expected = rate.isTimes ? (Number(due) / 100).toFixed(2) : due
  const apart = rate.isTimes ? (off / 100).toFixed(2) : Math.abs(rate.value - Number(due)).toFixed(decimals)
  const said = `${paragraph.name}的${called ?? ''}增减率写作 ${rate.text}${sign}，应是 ${expected}${sign}，相差 ${apart}`
  const edit = { start: rate.start, end: rate.end, text: expected }
  return [
    {
      ...base,
      severity: isTail ? 'note' : own.severity,
      expected,
      actual: rate.text,
      difference: apart,
      at: { start: rate.start, end: rate.end },
      message: isTail ? `${said}，在舍入范围内，不用改。` : `${said}。`,
      ...(isTail ? {} : replaced(paragraph, [edit], `改为 ${expected}${sign}`)),
    },
  ]
}

function shown(amount: number, print: Print): string {
  return shownFigure({ cents: amount, half: 0 }, print) + print.unit
}
