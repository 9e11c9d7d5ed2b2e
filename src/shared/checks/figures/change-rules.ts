import { type Comparison, rateInterval } from './comparison'
import { compared, type Figure, shownDifference, shownFigure, shownTolerance } from './figure'
import type { FiguresSetting, ReadParagraph } from './figures-rules'
import type { Finding } from '../finding'

/** R044, R045: direction, change and rate of one comparison against its figures. */
export function checkComparison(
  comparison: Comparison,
  read: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  return [...directionFindings(comparison, read, setting), ...rateFindings(comparison, read, setting)]
}

function directionFindings(
  comparison: Comparison,
  read: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  const { now, prior, difference, direction, word, otherDirection, isTo } = comparison
  const { paragraph } = read
  const own = setting.rule('R044')
  if (!own) return []
  const verbal = verbalFindings(comparison, read, setting)
  if (verbal.length > 0 || otherDirection !== undefined) return verbal
  if (prior && now && !isTo) return priorFindings(comparison, read, setting)
  if (!now || !difference || direction !== 'increase') return []
  const isMore = difference.figure.cents - difference.figure.half > now.figure.cents + now.figure.half
  if (!isMore) return []
  const message = `${paragraph.name}是 ${now.text}，却比上年${word} ${difference.text}：上年会是负数。请核对方向和数。`
  return [
    {
      rule: own.id,
      severity: own.severity,
      places: [paragraph.place],
      expected: '减少或 0',
      actual: `${word} ${difference.text}`,
      difference: null,
      message,
    },
  ]
}

/** R044: what is wrong with how a change is told, whatever its figures. */
export function verbalFindings(
  { now, difference, direction, otherDirection, word, isStated, rate, isTo, isOfCount }: Comparison,
  { paragraph }: ReadParagraph,
  { rule }: FiguresSetting,
): readonly Finding[] {
  const own = rule('R044')
  if (!own) return []
  const base = { rule: own.id, severity: own.severity, places: [paragraph.place], difference: null }
  if (otherDirection !== undefined) {
    const isFlat = direction === 'flat' || otherDirection === 'flat'
    const due = isFlat && (now?.figure.cents ?? 0) === 0 ? '持平' : null
    const message = `${paragraph.name}同一处又写“${word}”又写${otherDirection === 'flat' ? '“持平”' : '相反的方向'}，请只留一种。`
    return [
      { ...base, expected: due, actual: `${word}…${otherDirection === 'flat' ? '持平' : '相反'}`, message },
    ]
  }
  // Where no amount is spoken of, it is told in words alone.
  if (now && isStated && direction !== 'flat' && !difference && !rate && !isTo && !isOfCount) {
    const message = `${paragraph.name}写“${word}”，后面没有数。`
    return [{ ...base, expected: '增减额或持平', actual: word, message }]
  }
  if (difference && difference.figure.cents < 0) {
    const message = `${paragraph.name}写“${word} ${difference.text}”，增减额不带负号。请核对方向。`
    return [{ ...base, expected: '不带负号', actual: `${word} ${difference.text}`, message }]
  }
  return []
}

const WORDS = { increase: '增加', decrease: '减少', flat: '持平' } as const

/** Both years' figures are given: the change is what they differ by. */
function priorFindings(
  { now, prior, difference, direction, word }: Comparison,
  { paragraph: { place, name } }: ReadParagraph,
  { rule, tables }: FiguresSetting,
): readonly Finding[] {
  const own = rule('R044')
  if (!own || !now || !prior) return []
  const change = now.figure.cents - prior.figure.cents
  const exactly = apartOf(now.figure, prior.figure)
  const base = { rule: own.id, places: [place] }
  const due = change > 0 ? 'increase' : change < 0 ? 'decrease' : 'flat'
  if (due !== direction && exactly.cents > exactly.half) {
    const message = `${name}本年是 ${now.text}，上年是 ${prior.text}，应是“${WORDS[due]}”，写作“${word}”。`
    return [
      { ...base, severity: own.severity, expected: WORDS[due], actual: word, difference: null, message },
    ]
  }
  const verdict = difference ? compared(difference.figure, exactly) : 'holds'
  if (!difference || verdict === 'holds') return []
  const expected = shownFigure(exactly, tables.print)
  const apart = shownDifference(difference.figure, exactly, tables.print)
  const said = `${name}的增减额写作 ${difference.text}，按文中两年的数是 ${expected}，相差 ${apart}`
  const isTail = verdict === 'tail'
  return [
    {
      ...base,
      severity: isTail ? 'note' : own.severity,
      expected,
      actual: difference.text,
      difference: apart,
      tolerance: shownTolerance(difference.figure, exactly, tables.print),
      at: { start: difference.start, end: difference.end },
      message: isTail ? `${said}，是舍入尾差，不用改。` : `${said}。`,
    },
  ]
}

function apartOf(a: Figure, b: Figure): Figure {
  return { cents: Math.abs(a.cents - b.cents), half: a.half + b.half }
}

function rateFindings(
  { now, prior, difference, direction, rate, otherDirection }: Comparison,
  { paragraph }: ReadParagraph,
  { rule }: FiguresSetting,
): readonly Finding[] {
  const own = rule('R045')
  const change = difference?.figure ?? (now && prior ? apartOf(now.figure, prior.figure) : undefined)
  if (!own || !now || !change || !rate || direction === 'flat' || otherDirection !== undefined) return []
  const base = { rule: own.id, places: [paragraph.place] }
  const allowed = rateInterval(now.figure, change, direction)
  if (allowed === null) {
    const message = `${paragraph.name}：上年是 0，没有增减率可言，却写“${rate.text}%”。`
    return [
      {
        ...base,
        severity: own.severity,
        expected: '没有增减率',
        actual: `${rate.text}%`,
        difference: null,
        message,
      },
    ]
  }
  if (rate.isTimes) return []
  const decimals = Math.max(2, rate.text.split('.')[1]?.length ?? 0)
  const due = allowed.middle.toFixed(decimals)
  const isOut = rate.value + rate.half < allowed.least || rate.value - rate.half > allowed.most
  const isOff = Math.abs(rate.value - allowed.middle) > rate.half + 1e-9
  if (!isOut && !isOff) return []
  const apart = Math.abs(rate.value - allowed.middle).toFixed(decimals)
  const said = `${paragraph.name}：增减率写作 ${rate.text}%，按文中两个数算是 ${due}%，相差 ${apart}`
  return [
    {
      ...base,
      severity: isOut ? own.severity : 'note',
      expected: due,
      actual: rate.text,
      difference: apart,
      at: { start: rate.start, end: rate.end },
      message: isOut ? `${said}。` : `${said}，在舍入范围内，不用改。`,
    },
  ]
}
