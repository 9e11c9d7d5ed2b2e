import { type Cents, cents } from '../money/cents'
import { type Unit } from '../money/format'
import { parseAmount } from '../money/parse'

/** A figure read out of prose, with nothing known but the text. Offsets in UTF-16 units. */
export type ProseFigure = { readonly text: string; readonly start: number; readonly end: number } & (
  | { readonly kind: 'amount'; readonly cents: Cents; readonly change: Change | null }
  /** In percent, as printed without grouping. */
  | { readonly kind: 'rate'; readonly rate: string; readonly change: Change | null }
  | { readonly kind: 'year'; readonly year: number }
  /** `unit` is the word behind it: 个, 家, 辆, 台（套） … or '' */
  | { readonly kind: 'count'; readonly count: number; readonly unit: string }
  | { readonly kind: 'change'; readonly change: Change }
  /** 无……: a stated none. */
  | { readonly kind: 'none' }
)

export type Change = 'increase' | 'decrease' | 'flat' | 'new'

const CHANGES: Readonly<Record<string, Change>> = {
  增加: 'increase',
  增长: 'increase',
  上升: 'increase',
  上涨: 'increase',
  增幅: 'increase',
  涨幅: 'increase',
  减少: 'decrease',
  下降: 'decrease',
  降低: 'decrease',
  降幅: 'decrease',
  减幅: 'decrease',
  持平: 'flat',
  新增项目: 'new',
}
/** What is the same as last year's: 与上年一致. Elsewhere these words say nothing of amounts. */
const SAME = '(?<=[与同和](?:上年|去年|20\\d\\d年)[^。；，]{0,8})(?:一致|相同)'
const NUMBER = String.raw`(?<!\d)-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
/** 19亿8,832万元 is one amount. */
const IN_TWO = `[亿万](?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?=万元|元)`
const MONEY_UNIT = '万亿元|亿元|万元|元'
const COUNTED = '台（套）|个百分点|方面|[个家辆台套位次月号级项人名条户倍]'
const FIGURE = new RegExp(
  `(${NUMBER}(?:${IN_TWO})?)\\s*(${MONEY_UNIT}|%|年|${COUNTED})?|(${Object.keys(CHANGES).join('|')}|${SAME})|(无)(?!关|论|法|需)`,
  'g',
)

/**
 * Finds the figures of free prose. `bareUnit` is the unit of a number that stands alone between the bars of a
 * table's row, where the head names the unit.
 */
export function readProse(prose: string, bareUnit: Unit = '万元'): readonly ProseFigure[] {
  const found: ProseFigure[] = []
  for (const match of halfWidth(prose).matchAll(FIGURE)) {
    const [, read, unit = '', word, none] = match
    // 8.2023年: the eighth of a list, and a year.
    const lead = unit === '年' ? (/^\d{1,2}\.(?=20\d\d$)/.exec(read ?? '')?.[0].length ?? 0) : 0
    const number = read?.slice(lead)
    const start = match.index + lead
    const text = prose.slice(start, start + (number ?? word ?? none ?? '').length)
    const at = { text, start, end: start + text.length }
    if (word !== undefined) found.push({ ...at, kind: 'change', change: CHANGES[word] ?? 'flat' })
    else if (none !== undefined) found.push({ ...at, kind: 'none' })
    else if (number !== undefined)
      found.push({ ...at, ...numberMeaning(number, unit, prose, at, found.at(-1), bareUnit) })
  }
  return found
}

type Meaning<F> = F extends ProseFigure ? Omit<F, 'text' | 'start' | 'end'> : never

function numberMeaning(
  number: string,
  unit: string,
  prose: string,
  { start, end }: { readonly start: number; readonly end: number },
  before: ProseFigure | undefined,
  bareUnit: Unit,
): Meaning<ProseFigure> {
  const alone = prose.slice(start - 2, start) === '| ' && prose.slice(end, end + 2) === ' |'
  const change = before?.kind === 'change' && before.end === start ? before.change : null
  if (unit === '%') return { kind: 'rate', rate: number.replaceAll(',', ''), change }
  if (unit === '年' && /^\d{4}$/.test(number)) return { kind: 'year', year: Number(number) }
  if (/[亿万]/.test(number)) return { kind: 'amount', cents: inTwo(number, unit), change }
  if (unit.endsWith('元') || alone) {
    const amount = parseAmount(number + unit, bareUnit)
    if (amount.ok) return { kind: 'amount', cents: amount.cents, change }
  }
  return { kind: 'count', count: Number(number.replaceAll(',', '')), unit }
}

/** An amount told in two units, the greater first. */
function inTwo(number: string, unit: string): Cents {
  const [greater = '', lesser = ''] = number.split(/(?<=[亿万])/)
  const parts = [parseAmount(`${greater}元`, '元'), parseAmount(lesser + unit, '元')]
  return cents(parts.reduce((sum, part) => sum + (part.ok ? part.cents : 0), 0))
}

/** Full-width digits, points and signs by their half-width forms, one for one so that offsets stand. */
function halfWidth(prose: string): string {
  return prose
    .replace(/(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/g, ',')
    .replace(/[０-９．％]/g, (mark) => mark.normalize('NFKC'))
}
