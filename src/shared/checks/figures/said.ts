import type { ProseFigure } from '../../narrative/figures-in-prose'
import type { Unit } from '../../money/format'
import { type Figure, printedFigure } from './figure'
import type { CheckRules } from '../spec'

/** A measure that a text states in words: 政府采购项目共有7,473.10万元. */
export interface SaidFigure {
  readonly measure: string
  /** Null: none is said to be (无政府性基金预算支出). */
  readonly figure: Figure | null
  /** As written. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What may stand between what a measure is called and its amount. */
const BETWEEN =
  /^(?:（[^）]*）|\([^)]*\))?(?:财政拨款|共有|共计|合计|总额|总计|预算数?|支出|收入|安排|金额|资金|项目|经费|为|是|共|约|：|:|，|。|\d{4}年|\s|\|)*$/

/** Words that others before them make narrower: 培训支出预算, 重点项目支出, 离退休人员支出. */
const GENERAL = /^(?:预算|支出|收入|项目支出|基本支出|人员支出|公用)/
const NARROWED = /[^\P{Script=Han}年门位局度级体排总的括包和与及为是中本]$/u

/**
 * The measures that a text states of the budget's year, each at its amount. `said`: how they are called, the longest first.
 */
export function saidIn(
  text: string,
  figures: readonly ProseFigure[],
  said: readonly (readonly [words: string, measure: string])[],
  fiscalYear: number,
): readonly SaidFigure[] {
  return figures.flatMap((figure, at): readonly SaidFigure[] => {
    const { start, end } = figure
    if (figure.kind === 'none') return noneSaid(text, figure, said)
    if (figure.kind !== 'amount' || figure.change !== null) return []
    const before = figures.slice(0, at).findLast(({ kind }) => kind !== 'year')
    const lead = text.slice(before?.end ?? 0, start)
    if (/[较比]|上年|增加|减少/.test(lead.slice(-10))) return []
    const dated = figures.slice(0, at).findLast((each) => each.kind === 'year' && each.end <= start)
    if (dated?.kind === 'year' && dated.start >= (before?.end ?? 0) && dated.year !== fiscalYear) return []
    const named = said.flatMap(([words, measure]) => {
      const stands = lead.lastIndexOf(words)
      const isThere = stands >= 0 && BETWEEN.test(lead.slice(stands + words.length))
      return isThere ? [{ words, measure, stands }] : []
    })
    // 项目支出预算 is 项目支出, not 支出预算.
    const [longest] = named
    const found =
      named.find(
        ({ stands, words }) => longest && stands < longest.stands && stands + words.length > longest.stands,
      ) ?? longest
    if (found && GENERAL.test(found.words) && NARROWED.test(lead.slice(0, found.stands))) return []
    const unit = /^\s*(亿元|万元|元)/.exec(text.slice(end))?.[1] ?? '万元'
    const read = printedFigure(figure.text, unit as Unit | '亿元')
    return found && read ? [{ measure: found.measure, figure: read, text: figure.text, start, end }] : []
  })
}

/** 无 and what follows it until the sentence goes on: 无政府性基金预算支出、国有资本经营预算支出. */
function noneSaid(
  text: string,
  { start, end }: ProseFigure,
  said: readonly (readonly [string, string])[],
): readonly SaidFigure[] {
  const rest = /^[^，。；]*/.exec(text.slice(end))?.[0] ?? ''
  return said.flatMap(([words, measure]) => {
    const at = rest.indexOf(words)
    const isListed = at >= 0 && /^(?:安排|使用|列支|[^，。；\d]*、)?$/.test(rest.slice(0, at))
    return isListed ? [{ measure, figure: null, text: '无', start, end: end + at + words.length }] : []
  })
}

/** How measures are called, the longest first: 政府性基金预算支出 before 预算支出. */
export function sayings({ measures }: Pick<CheckRules, 'measures'>): readonly (readonly [string, string])[] {
  return Object.entries(measures)
    .flatMap(([measure, { said = [] }]) => said.map((words) => [words, measure] as const))
    .sort(([a], [b]) => b.length - a.length)
}
