import type { Comparison } from './comparison'
import { dueOf } from './coded'
import { compared } from './figure'
import type { CheckedParagraph, FiguresSetting, ReadParagraph } from './figures-rules'
import { type ChangeGround, printedHalf } from './held'
import { touches } from './places'
import { type ReadAmount, readAmount } from './read-amount'
import { measureAt, type Sayings } from './said'
import { partZone, sentenceBefore } from './zones'

/** `isOwn`: of what the paragraph is about. */
export type Ground = ChangeGround & { readonly isOwn: boolean }

/** What the file knows of what is compared: what the sentence names, else what the paragraph is about. */
export function groundOf(
  comparison: Comparison,
  isFirst: boolean,
  { paragraph, said, figures }: ReadParagraph,
  setting: FiguresSetting,
): Ground | undefined {
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

export function sayingsFor(
  { isOfProject }: CheckedParagraph,
  { said, named, fiscalYear }: FiguresSetting,
): Sayings {
  return { said, named, fiscalYear: fiscalYear(), ...(isOfProject ? { isOfProject } : {}) }
}

/** How people call a measure, a project, a 科目. */
export function calledOf(measure: string, { label, nameOfCode }: FiguresSetting): string {
  const [name = '', code] = measure.split('/')
  return code === undefined ? label(name) : (nameOfCode?.(measure) ?? code)
}
