import type { Params } from '../../shared/contract/methods'
import type { Cents } from '../../shared/money/cents'
import type { Unit } from '../../shared/money/format'
import { exactAmount } from '../../shared/model/typed'

/** An amount as it was typed, with the unit that the window showed and what stood there when typing began, in 分. */
export type TypedAmount = Required<Pick<Params<'edit.set'>, 'value' | 'unit' | 'seen'>>

/** An amount to be edited: every 分 of it, no grouping, at least the two decimals shown. */
export function editableAmount(amount: Cents, unit: Unit): string {
  return exactAmount(amount, unit).replace('-', '−')
}
