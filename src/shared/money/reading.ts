import { CENTS_PER, grouped } from './format'
import type { Cents } from './cents'
import { roundedQuotient } from './round'

/**
 * 读作: the amount in the largest fitting unit, trailing zeros dropped (1.05亿元). It betrays a tenfold slip. Where four
 * decimals do not say it in full it is 约.
 */
export function readAloud(amount: Cents): string {
  const unit = (['亿元', '万元', '元'] as const).find((u) => Math.abs(amount) >= CENTS_PER[u]) ?? '元'
  const decimals = unit === '元' ? 2 : 4
  const text = roundedQuotient(amount, CENTS_PER[unit], decimals)
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  const isInFull = amount % (CENTS_PER[unit] / 10 ** decimals) === 0
  return `${isInFull ? '' : '约'}${trimmed.replace('-', '负')}${unit}`
}

/** The amount in full, in 元 with its two decimals, grouped. */
export function inFull(amount: Cents): string {
  return `${grouped(roundedQuotient(amount, CENTS_PER.元, 2)).replace('-', '−')}元`
}
