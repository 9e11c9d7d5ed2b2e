import type { ReadParagraph } from './figures-rules'
import type { Finding } from '../finding'
import type { RuleSpec } from '../spec'

/** R054, R092: shares in percent, each against its amounts, and all of a list together. */
export function checkShares(
  read: ReadParagraph,
  rule: (id: string) => RuleSpec | undefined,
): readonly Finding[] {
  return [...shareFindings(read, rule), ...wholeFindings(read, rule)]
}

/** 其中：B万元，占P%: of some amount before it, B is P percent. */
function shareFindings(
  { paragraph, figures }: ReadParagraph,
  rule: (id: string) => RuleSpec | undefined,
): readonly Finding[] {
  const own = rule('R092')
  if (!own) return []
  return figures.flatMap((figure, at): readonly Finding[] => {
    if (figure.kind !== 'rate' || figure.change !== null) return []
    if (!/占[^，。；\d]*$/.test(paragraph.text.slice(0, figure.start))) return []
    const amounts = figures.slice(0, at).filter((each) => each.kind === 'amount' && each.change === null)
    const part = amounts.at(-1)
    const wholes = amounts.slice(0, -1)
    if (part?.kind !== 'amount' || wholes.length === 0) return []
    const decimals = figure.rate.split('.')[1]?.length ?? 0
    const shares = wholes.flatMap((whole) =>
      whole.kind === 'amount' && whole.cents > 0 ? [(part.cents / whole.cents) * 100] : [],
    )
    const printed = Number(figure.rate)
    const isExplained = shares.some((share) => Math.abs(share - printed) <= 0.5 / 10 ** decimals + 0.011)
    const due = shares[0]
    if (isExplained || due === undefined || due > 100) return []
    const expected = due.toFixed(decimals)
    return [
      {
        rule: own.id,
        severity: own.severity,
        places: [paragraph.place],
        expected,
        actual: figure.rate,
        difference: Math.abs(due - printed).toFixed(decimals),
        message: `${paragraph.name}：占比写作 ${figure.rate}%，按文中的数算是 ${expected}%。`,
      },
    ]
  })
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
  rule: (id: string) => RuleSpec | undefined,
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
