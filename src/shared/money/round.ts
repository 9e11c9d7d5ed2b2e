import { Decimal } from 'decimal.js'

/** Wide enough for any amount that can be typed, times a power of ten. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })

/**
 * Half-up away from zero (四舍五入), to `places` decimals, as an exact decimal string without grouping. Whole numbers,
 * the divisor above zero. Every printed figure comes through here, so it is done in integers.
 */
export function roundedQuotient(dividend: number, divisor: number, places: number): string {
  const rounded = roundedHalfUp(BigInt(Math.abs(dividend)) * 10n ** BigInt(places), BigInt(divisor))
  const digits = rounded.toString().padStart(places + 1, '0')
  const sign = dividend < 0 && rounded !== 0n ? '-' : ''
  return sign + (places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`)
}

/** A quotient as a whole number, half-up away from zero (四舍五入); the divisor is above zero. */
export function roundedHalfUp(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend
  const rounded = (2n * magnitude + divisor) / (2n * divisor)
  return dividend < 0n ? -rounded : rounded
}

/** 10^0 to 10^14, 万亿元 in 分. */
const POWERS_OF_TEN = Array.from({ length: 15 }, (_, exponent) => new Exact(10).pow(exponent))

/** Whether a decimal text times a power of ten, 14 at most, is a whole number, and that number as a string. */
export function scaled(text: string, exponent: number): { readonly whole: boolean; readonly text: string } {
  const value = new Exact(text).mul(POWERS_OF_TEN[exponent] as Decimal)
  return { whole: value.isInteger(), text: value.toFixed(0) }
}
