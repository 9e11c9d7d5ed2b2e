import { type ProseFigure, readProse } from '../../narrative/figures-in-prose'
import type { TextFigure } from '../../printed/block'
import { checkCounts } from './count-rules'
import { checkComparison } from './change-rules'
import { comparisonsIn } from './comparison'
import { compared, shownDifference, shownFigure, shownTolerance } from './figure'
import type { Finding } from '../finding'
import { checkPaths } from './path-rules'
import { type SaidFigure, saidIn } from './said'
import { checkShares } from './share-rules'
import { type WrongSlot, wrongSlots } from './slots'
import type { FiguresRule } from '../spec'
import type { TableSet } from '../tables/table-set'

/** A paragraph whose figures are held against each other, the tables, and what the program prints there. */
export interface CheckedParagraph {
  readonly place: string
  /** Part and paragraph in few words. */
  readonly name: string
  readonly text: string
  /** What the program prints in its place. */
  readonly generated?: { readonly text: string; readonly figures: readonly TextFigure[] }
}

export interface FiguresSetting {
  readonly tables: TableSet
  /** How measures are called (said.ts). */
  readonly said: readonly (readonly [words: string, measure: string])[]
  /** Measures in whose rows a code that stands in brackets is looked for. */
  readonly items: readonly string[]
  readonly label: (measure: string) => string
  fiscalYear(): number
  /** Names of 功能 codes; empty: no edition is at hand. */
  readonly functions: ReadonlyMap<string, string>
  rule(id: string): FiguresRule | undefined
  /** It speaks of one unit of several: its amounts are none of the whole. */
  readonly isOfPart?: (text: string) => boolean
}

/** What one paragraph read comes to: for rules that look at several of them. */
export interface ReadParagraph {
  readonly paragraph: CheckedParagraph
  readonly figures: readonly ProseFigure[]
  readonly said: readonly SaidFigure[]
}

export function readParagraph(paragraph: CheckedParagraph, setting: FiguresSetting): ReadParagraph {
  const figures = readProse(paragraph.text)
  if (setting.isOfPart?.(paragraph.text)) return { paragraph, figures, said: [] }
  const said = [
    ...saidIn(paragraph.text, figures, setting.said, setting.fiscalYear()),
    ...codedIn(paragraph.text, figures, setting),
  ]
  return { paragraph, figures, said }
}

/** All that is wrong with the figures of one paragraph; a figure is spoken of once. */
export function checkFigures(read: ReadParagraph, setting: FiguresSetting): readonly Finding[] {
  const slots = read.paragraph.generated ? wrongSlots(read.paragraph.text, read.paragraph.generated) : []
  const comparisons = comparisonsIn(read.paragraph.text, read.figures)
  return [
    ...slots.flatMap((slot) => slotFinding(slot, read, setting)),
    ...read.said
      .filter(({ start, end }) => !slots.some((slot) => slot.start < end && start < slot.end))
      .flatMap((said) => saidFinding(said, read, setting)),
    ...comparisons.flatMap((each) => checkComparison(each, read, setting)),
    ...checkShares(read, setting.rule),
    ...checkCounts(read, setting),
    ...checkPaths(read, setting),
  ]
}

const RULE_OF: Readonly<Partial<Record<TextFigure['role'], string>>> = {
  amount: 'R051',
  count: 'R051',
  difference: 'R044',
  direction: 'R044',
  rate: 'R045',
  year: 'R063',
}

function slotFinding(
  { role, expected, actual, start, end }: WrongSlot,
  { paragraph }: ReadParagraph,
  { rule, tables }: FiguresSetting,
): readonly Finding[] {
  const own = rule(RULE_OF[role] ?? '')
  if (!own) return []
  const apart = Number(actual.replaceAll(',', '')) - Number(expected.replaceAll(',', ''))
  const decimals = Math.max(
    ...[actual, expected].map((each) => each.split('.')[1]?.length ?? 0),
    tables.print.decimals === 0 ? 0 : 0,
  )
  const difference = Number.isFinite(apart) && role !== 'year' ? Math.abs(apart).toFixed(decimals) : null
  return [
    {
      rule: own.id,
      severity: own.severity,
      places: [paragraph.place],
      expected,
      actual,
      difference,
      at: { start, end },
      message: `${paragraph.name}写作“${actual}”，应是“${expected}”${difference === null ? '' : `，相差 ${difference}`}。`,
    },
  ]
}

function saidFinding(
  { measure, figure, text, start, end }: SaidFigure,
  { paragraph }: ReadParagraph,
  { tables, label, rule }: FiguresSetting,
): readonly Finding[] {
  const own = rule('R051')
  const [name = '', code] = measure.split('/')
  const due = tables.amountOf(name, code)
  if (!own || !due) return []
  const base = { rule: own.id, places: [paragraph.place, ...tables.placesOf(name, code)] }
  const shown = shownFigure({ ...due, text: undefined } as never, tables.print)
  const called = code ?? label(name)
  if (!figure) {
    if (due.cents === 0) return []
    const message = `${paragraph.name}说没有${called}，表里是 ${shown}。`
    return [{ ...base, severity: own.severity, expected: shown, actual: text, difference: null, message }]
  }
  const verdict = compared(figure, due)
  if (verdict === 'holds') return []
  const difference = shownDifference(figure, due, tables.print)
  const said = `${paragraph.name}的${called}写作 ${text}，表里是 ${shown}，相差 ${difference}`
  const isTail = verdict === 'tail'
  return [
    {
      ...base,
      severity: isTail ? 'note' : own.severity,
      expected: shown,
      actual: text,
      difference,
      tolerance: shownTolerance(figure, due, tables.print),
      ...(paragraph.text.slice(start, end) === text ? { at: { start, end } } : {}),
      message: isTail ? `${said}，是舍入尾差，不用改。` : `${said}。`,
    },
  ]
}

/** 行政运行（2011301）1,202.95万元: the amount of a code, as `MEASURE/CODE`. */
function codedIn(
  text: string,
  figures: readonly ProseFigure[],
  { items, tables }: FiguresSetting,
): readonly SaidFigure[] {
  return figures.flatMap((figure, at): readonly SaidFigure[] => {
    if (figure.kind !== 'amount' || figure.change !== null) return []
    const lead = text.slice(0, figure.start)
    const code = /[（(](\d{3,7})[）)](?:[^，。；\d]{0,8})$/.exec(lead)?.[1]
    if (code === undefined || figures[at - 1]?.kind === 'change') return []
    const measure = items.find((each) => tables.amountOf(each, code) !== undefined)
    const unit = /^\s*(亿元|万元|元)/.exec(text.slice(figure.end))?.[1] ?? '万元'
    const half = unit === '万元' ? 500_000 : unit === '元' ? 50 : 5_000_000_000
    const decimals = figure.text.split('.')[1]?.length ?? 0
    const own = { cents: figure.cents, half: half / 10 ** decimals, text: figure.text, decimals }
    const { start, end } = figure
    return [{ measure: `${measure ?? 'item'}/${code}`, figure: own, text: figure.text, start, end }]
  })
}

/** The same measure, said several times with different amounts, in paragraphs that belong together. */
export function checkRepeated(
  paragraphs: readonly ReadParagraph[],
  { rule, tables, label }: FiguresSetting,
): readonly Finding[] {
  const own = rule('R089')
  if (!own) return []
  const all = paragraphs.flatMap(({ paragraph, said }) =>
    said.flatMap(({ measure, figure, text }) => (figure ? [{ paragraph, measure, figure, text }] : [])),
  )
  return [...Map.groupBy(all, ({ measure }) => measure)].flatMap(([measure, stated]): readonly Finding[] => {
    const [first, ...others] = stated
    const other = first && others.find(({ figure }) => compared(figure, first.figure) !== 'holds')
    if (!first || !other) return []
    const isTail = compared(other.figure, first.figure) === 'tail'
    const called = measure.split('/')[1] ?? label(measure)
    const difference = shownDifference(other.figure, first.figure, tables.print)
    return [
      {
        rule: own.id,
        severity: isTail ? 'note' : own.severity,
        places: [other.paragraph.place, first.paragraph.place],
        expected: isTail ? first.text : '同一个数',
        actual: isTail ? other.text : `${first.text}、${other.text}`,
        difference,
        message: `${other.paragraph.name}的${called}写作 ${other.text}，${first.paragraph.name}写作 ${first.text}，相差 ${difference}${isTail ? '，是舍入尾差，不用改' : '。请核对'}。`,
      },
    ]
  })
}
