import type { ProseFigure } from '../../narrative/figures-in-prose'
import { dueOf } from './coded'
import type { FiguresSetting, ReadParagraph } from './figures-rules'
import type { Finding } from '../finding'
import { readAmount } from './read-amount'
import { partZone } from './zones'

type Rate = Extract<ProseFigure, { readonly kind: 'rate' }>

/** R054, R092, R100: shares in percent, each against its amounts, and all of a list together. A share is spoken of once. */
export function checkShares(read: ReadParagraph, setting: FiguresSetting): readonly Finding[] {
  const own = shareFindings(read, setting)
  if (own.length > 0) return own
  const whole = wholeFindings(read, setting)
  return whole.length > 0 ? whole : boundFindings(read, setting)
}

/** A share, the amount that it is of, and what that is a part of, as far as the text says. */
interface Share {
  readonly rate: Rate
  /** In 分. */
  readonly part: number
  /** What it may be a part of, the likeliest first. */
  readonly wholes: readonly number[]
}

/** 其中：B万元，占P%: of some amount before it, or of what is named, B is P percent. */
function shareFindings(read: ReadParagraph, setting: FiguresSetting): readonly Finding[] {
  const own = setting.rule('R092')
  if (!own) return []
  const { paragraph } = read
  return sharesIn(read, setting).flatMap(({ rate, part, wholes }): readonly Finding[] => {
    const decimals = rate.rate.split('.')[1]?.length ?? 0
    const shares = wholes.flatMap((whole) => (whole > 0 ? [(part / whole) * 100] : []))
    const printed = Number(rate.rate)
    const isExplained = shares.some((share) => Math.abs(share - printed) <= 0.5 / 10 ** decimals + 0.011)
    const due = shares[0]
    if (isExplained || due === undefined || due > 100) return []
    const expected = due.toFixed(decimals)
    const difference = Math.abs(due - printed).toFixed(decimals)
    return [
      {
        rule: own.id,
        severity: own.severity,
        places: [paragraph.place],
        expected,
        actual: rate.rate,
        difference,
        message: `${paragraph.name}：占比写作 ${rate.rate}%，按文中的数算是 ${expected}%，相差 ${difference}。`,
      },
    ]
  })
}

function sharesIn(read: ReadParagraph, setting: FiguresSetting): readonly Share[] {
  const { paragraph, figures } = read
  const { text } = paragraph
  return figures.flatMap((rate, at): readonly Share[] => {
    if (rate.kind !== 'rate' || rate.change !== null) return []
    const list = listedBefore(figures, at, text)
    const isListed = /分别占[^。；]*$/.test(text.slice(0, rate.start).slice(-80)) && list !== undefined
    const lead = /占([^，。；\d]*)$/.exec(text.slice(0, rate.start))?.[1]
    if (lead === undefined && !isListed) return []
    const amounts = figures
      .slice(0, at)
      .flatMap((each) => (each.kind === 'amount' && each.change === null ? [each] : []))
      .flatMap((each) => {
        const own = readAmount(each, text)
        return own ? [{ ...own, isPart: partZone(text, own.start) }] : []
      })
    const parts = isListed ? amounts.slice(-list.of) : amounts.slice(-1)
    const part = parts[isListed ? list.at : 0]
    if (!part || (isListed && parts.length < list.of)) return []
    const named = namedWhole(lead ?? '', setting)
    const before = amounts.filter(({ end }) => end <= (parts[0]?.start ?? 0))
    const last = before.findLast(({ isPart }) => !isPart)
    const others = before.map(({ figure }) => figure.cents)
    const wholes = named ?? [...(last ? [last.figure.cents] : []), ...others]
    return wholes.length === 0 ? [] : [{ rate, part: part.figure.cents, wholes }]
  })
}

/** 分别占1.8%、0.5%: which of how many the rate is. */
function listedBefore(
  figures: readonly ProseFigure[],
  at: number,
  text: string,
): { readonly at: number; readonly of: number } | undefined {
  const isNext = (left: ProseFigure | undefined, right: ProseFigure | undefined): boolean =>
    left?.kind === 'rate' &&
    right?.kind === 'rate' &&
    /^[%％][、和及]$/.test(text.slice(left.end, right.start))
  let first = at
  while (isNext(figures[first - 1], figures[first])) first -= 1
  let last = at
  while (isNext(figures[last], figures[last + 1])) last += 1
  return first === last ? undefined : { at: at - first, of: last - first + 1 }
}

/** 占部门预算支出的, 占总支出: what the tables have of it. */
function namedWhole(lead: string, setting: FiguresSetting): readonly number[] | undefined {
  const words = lead.replace(/(?:的(?:比重|比例)?|比重|比例)?(?:约为|约|为|达到|达|：|:)?\s*$/, '')
  const measure = setting.said.find(
    ([said]) =>
      words === said ||
      (words.endsWith(said) &&
        /^(?:\d{4}年|本年|全年|部门|本部门|我局|年度)*$/.test(words.slice(0, -said.length))),
  )?.[1]
  const amounts = measure === undefined ? [] : dueOf(measure, setting).map(({ cents }) => cents)
  return amounts.length === 0 ? undefined : amounts
}

/** 人员支出占50.0%，: one of a list. */
const SHARE =
  /占(?:比|比重|比例|[^，。；、\d]{0,12}的(?:比重|比例))?(?:约为|约|为|：|:)?\s*(\d+(?:\.(\d+))?)[%％]/g

/**
 * Shares of one sentence, where they come near the whole: what is far from it is not all of the parts, or of several wholes. Parts of a
 * part (其中) are of another whole.
 */
function wholeFindings(
  { paragraph: { place, name, text } }: ReadParagraph,
  { rule }: FiguresSetting,
): readonly Finding[] {
  const own = rule('R054')
  if (!own) return []
  return text.split('。').flatMap((sentence): readonly Finding[] => {
    const shares = [...sentence.matchAll(SHARE)]
    const [first] = shares
    if (!first || shares.length < 2 || sentence.slice(first.index).includes('其中')) return []
    const decimals = Math.max(...shares.map(({ 2: digits = '' }) => digits.length))
    const unit = 10 ** decimals
    const sum =
      shares.reduce((total, { 1: share = '' }) => total + Math.round(Number(share) * unit), 0) / unit
    const apart = Math.abs(sum - 100)
    if (apart > NEAR || apart <= shares.length / unit + 1e-9) return []
    return [
      {
        rule: own.id,
        severity: own.severity,
        places: [place],
        expected: '100',
        actual: sum.toFixed(decimals),
        difference: apart.toFixed(decimals),
        message: `${name}：各项占比之和是 ${sum.toFixed(decimals)}%，应是 100%，相差 ${apart.toFixed(decimals)}。`,
      },
    ]
  })
}

const NEAR = 10

/** More than the whole is no share. */
function boundFindings(
  { paragraph: { place, name, text } }: ReadParagraph,
  { rule }: FiguresSetting,
): readonly Finding[] {
  const own = rule('R100')
  const is = [...text.matchAll(SHARE)].find(({ 1: share = '' }) => Number(share) > 100)?.[1]
  if (!own || is === undefined) return []
  const message = `${name}：占比写作 ${is}%，应在 0 与 100 之间。`
  return [
    {
      rule: own.id,
      severity: own.severity,
      places: [place],
      expected: '0–100',
      actual: is,
      difference: (Number(is) - 100).toFixed(is.split('.')[1]?.length ?? 0),
      message,
    },
  ]
}
