import { Decimal } from 'decimal.js'

/** Wide enough for any amount times 10,000 and any rate of two amounts. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })

/** Half-up away from zero (四舍五入), to `places` decimals, as an exact decimal string without grouping. */
export function roundedQuotient(dividend: number, divisor: number, places: number): string {
  const text = new Exact(dividend).div(divisor).toFixed(places)
  return Number(text) === 0 ? text.replace('-', '') : text
}

/** Whether a decimal text times a power of ten is a whole number, and that number as a string. */
export function scaled(text: string, exponent: number): { readonly whole: boolean; readonly text: string } {
  const value = new Exact(text).mul(new Exact(10).pow(exponent))
  return { whole: value.isInteger(), text: value.toFixed(0) }
}
