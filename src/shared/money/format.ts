import type { Cents } from './cents'
import { roundedQuotient } from './round'

/** Unit in which amounts are shown; stored amounts are always 分. */
export type Unit = '元' | '万元'

/** 分 in one 元 and in one 万元. */
export const CENTS_PER: Readonly<Record<Unit | '亿元', number>> = {
  元: 100,
  万元: 1_000_000,
  亿元: 10_000_000_000,
}

/** The unit that a budget states; 元 where what it states cannot be read (a fault of the file, listed as such). */
export function statedUnit(unit: string): Unit {
  return unit === '万元' ? '万元' : '元'
}

export interface AmountFormat {
  readonly unit: Unit
  readonly decimals: number
  /** Thousands separators. Default true. */
  readonly grouping?: boolean
  /** `always` puts + before positive amounts (differences). Default `negative`. */
  readonly sign?: 'negative' | 'always'
  /** Sign of negative amounts: U+2212 on screen, the ASCII hyphen in data. Default `−`. */
  readonly minus?: '−' | '-'
}

/** An amount in `unit`, rounded half-up to `decimals`. Sum in 分 first, round last. */
export function formatAmount(amount: Cents, format: AmountFormat): string {
  const rounded = roundedQuotient(amount, CENTS_PER[format.unit], format.decimals)
  const negative = rounded.startsWith('-')
  const digits = negative ? rounded.slice(1) : rounded
  const sign = negative ? (format.minus ?? '−') : format.sign === 'always' && Number(digits) !== 0 ? '+' : ''
  return sign + (format.grouping === false ? digits : grouped(digits))
}

/** An amount as data: the table's unit, no grouping, ASCII minus. */
export function plainAmount(amount: Cents, unit: Unit, decimals: number): string {
  return roundedQuotient(amount, CENTS_PER[unit], decimals)
}

/** The amount as printed, back in 分: for laws about printed figures (tolerances, the sign of a rounded difference). */
export function printedCents(amount: Cents, unit: Unit, decimals: number): Cents {
  const digits = plainAmount(amount, unit, decimals).replace('.', '')
  return ((Number(digits) * CENTS_PER[unit]) / 10 ** decimals || 0) as Cents
}

/** Inserts thousands separators into an unsigned decimal string. */
export function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.')
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`
}
