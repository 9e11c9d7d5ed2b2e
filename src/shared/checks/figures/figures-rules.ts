import { type ProseFigure, readProse } from '../../narrative/figures-in-prose'
import type { TextFigure } from '../../printed/block'
import { checkCounts } from './count-rules'
import { checkComparison, verbalFindings } from './change-rules'
import { type Comparison, comparisonsIn } from './comparison'
import { codedIn, dueOf, placesOf } from './coded'
import { compared, shownDifference, shownFigure } from './figure'
import type { Finding } from '../finding'
import { agrees, amountFinding, type ChangeGround, heldFindings, printedHalf } from './held'
import { checkPaths } from './path-rules'
import { readAmount, type ReadAmount, withUnit } from './read-amount'
import { measureAt, type SaidFigure, saidIn, type Sayings } from './said'
import { checkShares } from './share-rules'
import { type WrongSlot, wrongSlots } from './slots'
import { replaced } from './text-fix'
import type { FiguresRule } from '../spec'
import type { TableSet } from '../tables/table-set'
import { partZone, sentenceBefore } from './zones'

/** A paragraph whose figures are held against each other, the tables, and what the program prints there. */
export interface CheckedParagraph {
  readonly place: string
  /** Part and paragraph in few words. */
  readonly name: string
  readonly text: string
  /** What the program prints in its place. */
  readonly generated?: { readonly text: string; readonly figures: readonly TextFigure[] }
  /** The field that holds all of it. */
  readonly path?: string | undefined
  /** It is about one project. */
  readonly isOfProject?: boolean
}

export interface FiguresSetting extends Pick<Sayings, 'said' | 'named'> {
  /** What a project of a code, or a 科目, is called. */
  readonly nameOfCode?: (measure: string) => string | undefined
  readonly tables: TableSet
  /** Measures in whose rows a code that stands in brackets is looked for. */
  readonly items: readonly string[]
  readonly label: (measure: string) => string
  fiscalYear(): number
  /** Names of 功能 codes; empty: no edition is at hand. */
  readonly functions: ReadonlyMap<string, string>
  rule(id: string): FiguresRule | undefined
  /** It speaks of one unit of several: its amounts are none of the whole. */
  readonly isOfPart?: (text: string) => boolean
  /** What a measure was last year, in 分; undefined: not known. */
  readonly priorOf?: (measure: string) => number | undefined
  /** How many projects are printed; undefined: not known. */
  readonly projectCount?: () => number
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
  const coded = codedIn(paragraph.text, figures, setting)
  const isCoded = ({ start, end }: SaidFigure): boolean =>
    coded.some((each) => each.start < end && start < each.end)
  const said = saidIn(paragraph.text, figures, sayingsFor(paragraph, setting))
  return { paragraph, figures, said: [...said.filter((each) => !isCoded(each)), ...coded] }
}

function sayingsFor({ isOfProject }: CheckedParagraph, { said, named, fiscalYear }: FiguresSetting): Sayings {
  return { said, named, fiscalYear: fiscalYear(), ...(isOfProject ? { isOfProject } : {}) }
}

/** All that is wrong with the figures of one paragraph; a figure is spoken of once. */
export function checkFigures(read: ReadParagraph, setting: FiguresSetting): readonly Finding[] {
  const { paragraph, figures } = read
  const grounded = comparisonsIn(paragraph.text, figures).map((comparison, at) => ({
    comparison,
    ground: groundOf(comparison, at === 0, read, setting),
  }))
  const held = grounded.flatMap(({ comparison, ground }) => (ground ? spansOf(comparison) : []))
  const slots = paragraph.generated
    ? wrongSlots(paragraph.text, paragraph.generated).filter(({ is }) => !touches(is, held))
    : []
  const ofSlots = slots.map(({ is }) => is)
  return [
    ...slots.flatMap((slot) => slotFinding(slot, read, setting)),
    ...read.said
      .filter((each) => !touches(each, ofSlots))
      .flatMap((said) => saidFinding(said, read, setting, held)),
    ...grounded.flatMap(({ comparison, ground }) => {
      if (ground) {
        return [
          ...wrongNow(comparison, ground, ofSlots, read, setting),
          ...heldOrVerbal(comparison, ground, read, setting),
        ]
      }
      return spansOf(comparison).some((span) => touches(span, ofSlots)) ||
        (comparison.now && touches(comparison.now, ofSlots))
        ? verbalFindings(comparison, read, setting)
        : checkComparison(comparison, read, setting)
    }),
    ...ownPriors(read, setting.fiscalYear())
      .filter(({ is }) => !touches(is, [...held, ...ofSlots]))
      .flatMap(({ is, before }) =>
        amountFinding('R046', '上年数', is, { exact: before, half: 0 }, paragraph, setting),
      ),
    ...checkShares(read, setting),
    ...checkCounts(read, setting),
    ...checkPaths(read, setting),
  ]
}

interface Place {
  readonly start: number
  readonly end: number
}

function touches({ start, end }: Place, others: readonly Place[]): boolean {
  return others.some((other) => start < other.end && other.start < end)
}

function heldOrVerbal(
  comparison: Comparison,
  ground: ChangeGround,
  read: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  const held = heldFindings(comparison, ground, read, setting)
  return held.length > 0 || comparison.otherDirection !== undefined
    ? held
    : verbalFindings(comparison, read, setting)
}

/** Where the comparison tells its change. */
function spansOf({ difference, rate, prior, words }: Comparison): readonly Place[] {
  const told = words.map(({ text, start }) => ({ start, end: start + text.length }))
  return [difference, rate, prior, ...told].filter((each) => each !== undefined)
}

/** What the file knows of what is compared: what the sentence names, else what the paragraph is about. */
function groundOf(
  comparison: Comparison,
  isFirst: boolean,
  { paragraph, said, figures }: ReadParagraph,
  setting: FiguresSetting,
): (ChangeGround & { readonly isOwn: boolean }) | undefined {
  const { now, isOfCount, isStated, prior, start } = comparison
  if (isOfCount || (!isStated && !prior) || !isOfLastYear(paragraph.text, start, setting.fiscalYear()))
    return undefined
  const named = now
    ? said.find((each) => each.start === now.start && !each.isPrior)?.measure
    : measureBefore(paragraph, start, setting)
  const own = ownGround(paragraph)
  if (named !== undefined) {
    const before = setting.priorOf?.(named)
    const due = dueOf(named, setting)[0]
    const called = calledOf(named, setting)
    const isTold = paragraph.name.includes(called)
    if (before !== undefined && due)
      return { now: due.cents, before, isOwn: false, ...(isTold ? {} : { called }) }
  }
  if (!own || (now && partZone(paragraph.text, now.start))) return undefined
  const isMeant =
    !now || compared(now.figure, { cents: own.now, half: printedHalf(setting.tables.print) }) !== 'broken'
  const amounts = figures.filter(({ kind }) => kind === 'amount')
  const isLeading =
    isFirst && now !== undefined && amounts.find(({ start: at }) => at !== prior?.start)?.start === now.start
  return isMeant || (isLeading && named === undefined) ? { ...own, isOwn: true } : undefined
}

/** Compared with last year's budget; not with its execution, nor with a year before. */
function isOfLastYear(text: string, at: number, fiscalYear: number): boolean {
  const lead = sentenceBefore(text, at)
  const base = /[较比与同](上年|去年|20\d\d年|前)[^。；]{0,24}$/.exec(lead)
  if (base && /决算|执行|完成/.test(base[0])) return false
  const year = /^20\d\d/.exec(base?.[1] ?? '')?.[0]
  return (year === undefined || Number(year) === fiscalYear - 1) && base?.[1] !== '前'
}

/** What the words before 较 name, where no amount follows them. */
function measureBefore(paragraph: CheckedParagraph, at: number, setting: FiguresSetting): string | undefined {
  const sentence = sentenceBefore(paragraph.text, at)
  const until = sentence.search(/，?[较比与同](?:上年|去年|20\d\d年)/)
  if (until <= 0) return undefined
  const end = at - sentence.length + until
  const lead = sentence.slice(0, until)
  return /\d[^年]*$/.test(lead)
    ? undefined
    : measureAt(paragraph.text, end, lead, sayingsFor(paragraph, setting))
}

/** What the paragraph that the program prints compares, where it is one thing. */
function ownGround({ generated }: CheckedParagraph): ChangeGround | undefined {
  const pairs = (generated?.figures ?? []).flatMap(({ now, before, counts }) =>
    before && !counts && now.value !== null && before.value !== null
      ? [{ now: now.value, before: before.value }]
      : [],
  )
  const [first] = pairs
  const isOne = first && pairs.every(({ now, before }) => now === first.now && before === first.before)
  // What tells the reason alone speaks of other changes.
  const isStated = generated?.figures.some(({ role, now }) => role === 'amount' && now.value === first?.now)
  return isOne && isStated === true ? first : undefined
}

/** Last year's figure of what the paragraph is about: 2023年预算数是250万元. */
export function ownPriors(
  { paragraph, figures, said }: ReadParagraph,
  fiscalYear: number,
): readonly OwnPrior[] {
  const ground = ownGround(paragraph)
  if (!ground) return []
  const { text } = paragraph
  return figures.flatMap((figure): readonly OwnPrior[] => {
    if (figure.kind !== 'amount' || figure.change !== null || touches(figure, said)) return []
    const clause = /[^，。；\n]*$/.exec(text.slice(0, figure.start))?.[0] ?? ''
    const year = OWN_PRIOR.exec(clause)?.[1]
    const is = readAmount(figure, text)
    const isLast = year !== undefined && (/[上去]年/.test(year) || Number(year) === fiscalYear - 1)
    return isLast && is ? [{ is, before: ground.before }] : []
  })
}

export interface OwnPrior {
  readonly is: ReadAmount
  /** In 分. */
  readonly before: number
}

const OWN_PRIOR =
  /^(?:而)?(20\d\d(?=年)|上年|去年)年?(?:度)?(?:的)?(?:年初)?(?:部门)?(?:预算|安排)(?:数|总额)?(?:收入|支出)?(?:为|是|：|约)?$/

/** What is compared is not what the file has of it, and no other rule has said so. */
function wrongNow(
  { now }: Comparison,
  ground: ChangeGround & { readonly isOwn: boolean },
  slots: readonly Place[],
  { paragraph, said }: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  if (!now || !ground.isOwn || touches(now, slots) || touches(now, said)) return []
  return amountFinding('R051', '', now, { exact: ground.now, half: 0 }, paragraph, setting)
}

const RULE_OF: Readonly<Partial<Record<TextFigure['role'], string>>> = {
  amount: 'R051',
  count: 'R051',
  difference: 'R044',
  rate: 'R045',
  year: 'R063',
}

function slotFinding(
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
  if (role !== 'difference' || now.value === null || before?.value == null) return null
  return Math.abs(now.value - before.value)
}

function calledOf(measure: string, { label, nameOfCode }: FiguresSetting): string {
  const [name = '', code] = measure.split('/')
  return code === undefined ? label(name) : (nameOfCode?.(measure) ?? code)
}

function saidFinding(
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

/** The same measure, said several times with different amounts, in paragraphs that belong together. */
export function checkRepeated(
  paragraphs: readonly ReadParagraph[],
  { rule, tables, label }: FiguresSetting,
): readonly Finding[] {
  const own = rule('R089')
  if (!own) return []
  const all = paragraphs.flatMap(({ paragraph, said }) =>
    said.flatMap(({ measure, figure, text, isPrior }) =>
      figure && !isPrior ? [{ paragraph, measure, figure, text }] : [],
    ),
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
