import type { Cents } from '../../shared/money/cents'
import { type Unit, plainAmount } from '../../shared/money/format'
import { exactAmount } from '../../shared/model/typed'

/** An amount to be edited: every 分 of it, no grouping, at least the two decimals shown. */
export function editableAmount(amount: Cents, unit: Unit): string {
  return exactAmount(amount, unit).replace('-', '−')
}

/** An amount as the core reads it, whatever unit the window shows. */
export function amountValue(amount: Cents): string {
  return `${plainAmount(amount, '元', 2)}元`
}
