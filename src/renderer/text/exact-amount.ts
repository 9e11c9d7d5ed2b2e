import type { Cents } from '../../shared/money/cents'
import { CENTS_PER, type Unit, plainAmount } from '../../shared/money/format'

/** An amount to be edited: every 分 of it, no grouping, at least the two decimals shown. */
export function exactAmount(amount: Cents, unit: Unit): string {
  const places = Math.log10(CENTS_PER[unit])
  const text = plainAmount(amount, unit, places).replace('-', '−')
  return places > 2 ? text.replace(/0{1,4}$/, '') : text
}

/** An amount as the core reads it, whatever unit the window shows. */
export function amountValue(amount: Cents): string {
  return `${plainAmount(amount, '元', 2)}元`
}
