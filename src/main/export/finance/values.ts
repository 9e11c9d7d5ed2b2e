import type { Cell } from '../../../shared/destination/rows'
import type { DestinationColumn } from '../../../shared/destination/spec'
import { amountText } from '../../../shared/destination/unfit'

/** A value as text: amounts in their column's unit, exact, with two decimals at least; nothing is ''. */
export function valueText(column: DestinationColumn, { value }: Cell): string {
  if (value === null) return ''
  return column.as === 'amount' ? amountText(value as number, column) : String(value)
}
