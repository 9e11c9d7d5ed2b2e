import type { TextFigure } from '../../printed/block'
import { dueOf, placesOf } from './coded'
import { shownDifference, shownFigure } from './figure'
import type { FiguresSetting, ReadParagraph } from './figures-rules'
import type { Finding } from '../finding'
import { calledOf } from './grounds'
import { agrees, amountFinding } from './held'
import { type Place, touches } from './places'
import { readAmount, type ReadAmount, withUnit } from './read-amount'
import type { SaidFigure } from './said'
import type { WrongSlot } from './slots'
import { replaced } from './text-fix'

const RULE_OF: Readonly<Partial<Record<TextFigure['role'], string>>> = {
  amount: 'R051',
  count: 'R051',
  difference: 'R044',
  rate: 'R045',
  year: 'R063',
}

/** R044, R045, R051, R063: a figure in the place of another one that the program prints. */
export function slotFinding(
  { due, is }: WrongSlot,
  { paragraph }: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  const id = RULE_OF[due.role] ?? ''
  const own = setting.rule(id)
  if (!own) return []
  const amount = exactAmount(due)
  const read = amount === null ? undefined : readAmount(is, paragraph.text)
  if (amount !== null && read)
    return amountFinding(id, '', read, { exact: amount, half: 0 }, paragraph, setting)
  const [expected, actual] = [due.text, is.text]
  const apart = Number(actual.replaceAll(',', '')) - Number(expected.replaceAll(',', ''))
  const decimals = Math.max(...[actual, expected].map((each) => each.split('.')[1]?.length ?? 0))
  const difference = Number.isFinite(apart) && due.role !== 'year' ? Math.abs(apart).toFixed(decimals) : null
  return [
    {
      rule: own.id,
      severity: own.severity,
      places: [paragraph.place],
      expected,
      actual,
      difference,
      message: `${paragraph.name}写作“${actual}”，应是“${expected}”${difference === null ? '' : `，相差 ${difference}`}。`,
      ...replaced(paragraph, [{ start: is.start, end: is.end, text: expected }], `改为 ${expected}`),
    },
  ]
}

/** In 分; null of what is no amount. */
function exactAmount({ role, now, before }: TextFigure): number | null {
  if (role === 'amount') return now.value
  if (role !== 'difference' || now.value === null || !before || before.value === null) return null
  return Math.abs(now.value - before.value)
}

/** R046, R051: an amount of something that the sentence names. */
export function saidFinding(
  said: SaidFigure,
  { paragraph }: ReadParagraph,
  setting: FiguresSetting,
  held: readonly Place[],
): readonly Finding[] {
  const { tables, rule, priorOf } = setting
  const { measure, figure, text, unit, start, end, isPrior } = said
  const called = calledOf(measure, setting)
  if (isPrior) {
    const before = priorOf?.(measure)
    if (before === undefined || !figure || touches(said, held)) return []
    const is = amountOfSaid(said, figure, paragraph.text)
    return amountFinding('R046', `${called}上年数`, is, { exact: before, half: 0 }, paragraph, setting)
  }
  const own = rule('R051')
  const all = dueOf(measure, setting)
  const [due] = all
  if (!own || !due) return []
  const base = { rule: own.id, places: [paragraph.place, ...placesOf(measure, setting)] }
  const shown = shownFigure({ cents: due.cents, half: due.half }, tables.print)
  if (!figure) {
    if (due.cents === 0) return []
    const message = `${paragraph.name}说没有${called}，表里是 ${shown}${tables.print.unit}。`
    return [{ ...base, severity: own.severity, expected: shown, actual: text, difference: null, message }]
  }
  const verdicts = all.map((each) => agrees(figure, each, tables.print))
  if (verdicts.includes('holds')) return []
  const difference = shownDifference(figure, due, tables.print)
  const spoken = `${paragraph.name}的${called}写作 ${withUnit({ text, unit })}，表里是 ${shown}${tables.print.unit}，相差 ${difference}${tables.print.unit}`
  const isTail = verdicts.includes('tail')
  return [
    {
      ...base,
      severity: isTail ? 'note' : own.severity,
      expected: shown,
      actual: text,
      difference,
      message: isTail ? `${spoken}，是舍入尾差，不用改。` : `${spoken}。`,
      ...(isTail || unit !== tables.print.unit
        ? {}
        : replaced(paragraph, [{ start, end, text: shown }], `改为 ${shown}`)),
    },
  ]
}

function amountOfSaid(
  { text, unit, start, end }: SaidFigure,
  figure: ReadAmount['figure'],
  whole: string,
): ReadAmount {
  return { figure, text, unit, start, end, hasUnit: whole.slice(end).trimStart().startsWith(unit) }
}
