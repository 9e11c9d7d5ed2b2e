import { type ProseFigure, readProse } from '../../narrative/figures-in-prose'
import type { TextFigure } from '../../printed/block'
import { checkCounts } from './count-rules'
import { checkComparison, verbalFindings } from './change-rules'
import { type Comparison, comparisonsIn } from './comparison'
import { codedIn } from './coded'
import { compared, shownDifference } from './figure'
import type { Finding } from '../finding'
import { calledOf, type Ground, groundOf, ownPriors, sayingsFor } from './grounds'
import { amountFinding, heldFindings } from './held'
import { checkPaths } from './path-rules'
import { type Place, touches } from './places'
import { type SaidFigure, saidIn, type Sayings } from './said'
import { saidFinding, slotFinding } from './said-rules'
import { checkShares } from './share-rules'
import { wrongSlots } from './slots'
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

/** All that is wrong with the figures of one paragraph; a figure is spoken of once. */
export function checkFigures(read: ReadParagraph, setting: FiguresSetting): readonly Finding[] {
  const { paragraph, figures } = read
  const grounded = comparisonsIn(paragraph.text, figures).map((comparison, at) =>
    withGround(comparison, at === 0, read, setting),
  )
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
    ...checkCounts(read, setting).filter(({ actual }) => !ofSlots.some(({ text }) => text === actual)),
    ...checkPaths(read, setting),
  ]
}

/** Where the comparison tells its change. */
function spansOf({ difference, rate, prior, words }: Comparison): readonly Place[] {
  const told = words.map(({ text, start }) => ({ start, end: start + text.length }))
  return [difference, rate, prior, ...told].filter((each) => each !== undefined)
}

/** Of a part and its whole, the one is meant of which the file has what is said. */
function withGround(
  comparison: Comparison,
  isFirst: boolean,
  read: ReadParagraph,
  setting: FiguresSetting,
): { readonly comparison: Comparison; readonly ground: Ground | undefined } {
  const wider = { ...comparison, now: comparison.whole }
  const whole = comparison.whole && groundOf(wider, isFirst, read, setting)
  if (whole && heldFindings(wider, whole, read, setting).length === 0)
    return { comparison: wider, ground: whole }
  return { comparison, ground: groundOf(comparison, isFirst, read, setting) }
}

function heldOrVerbal(
  comparison: Comparison,
  ground: Ground,
  read: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  const held = heldFindings(comparison, ground, read, setting)
  return held.length > 0 || comparison.otherDirection !== undefined
    ? held
    : verbalFindings(comparison, read, setting)
}

/** What is compared is not what the file has of it, and no other rule has said so. */
function wrongNow(
  { now }: Comparison,
  ground: Ground,
  slots: readonly Place[],
  { paragraph, said }: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  if (!now || !ground.isOwn || touches(now, slots) || touches(now, said)) return []
  return amountFinding('R051', '', now, { exact: ground.now, half: 0 }, paragraph, setting)
}

/** The same measure, said several times with different amounts, in paragraphs that belong together. */
export function checkRepeated(
  paragraphs: readonly ReadParagraph[],
  setting: FiguresSetting,
): readonly Finding[] {
  const { rule, tables } = setting
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
    const called = calledOf(measure, setting)
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
