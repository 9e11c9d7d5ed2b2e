import type { Cents } from './cents'
import { roundedHalfUp } from './round'

/** What a quantity costs, in 分, half-up. `price` of one; `quantity` in hundredths. */
export function timesQuantity(price: Cents, quantity: number): Cents {
  return Number(roundedHalfUp(BigInt(price) * BigInt(quantity), 100n)) as Cents
}

/** So many percent of an amount, in 分, half-up. `percent` in hundredths of a percent. */
export function percentOf(amount: Cents, percent: number): Cents {
  return Number(roundedHalfUp(BigInt(amount) * BigInt(percent), 10_000n)) as Cents
}
