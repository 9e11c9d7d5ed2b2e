/** Money in whole 分 (1/100 元): an exact integer in a JavaScript number. */
export type Cents = number & { readonly __unit: '分' }

/** Largest magnitude of one stored amount: ±10万亿元 (design of the file format; the table has a CHECK). */
export const MAX_AMOUNT = 1_000_000_000_000_000 as Cents

/** Largest sum of magnitudes of all lines; beyond it integer sums in a double stop being exact. */
export const MAX_TOTAL = 9_000_000_000_000_000 as Cents

export const ZERO = 0 as Cents

/** A number known to be whole 分; throws on programmer error (fractions, NaN, beyond 2^53). */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an integer number of 分: ${value}`)
  return (value === 0 ? 0 : value) as Cents
}

/** 分 of all together. */
export function sumOf(records: readonly { readonly amount: Cents }[]): Cents {
  return records.reduce((sum, { amount }) => sum + amount, 0) as Cents
}

/** Whether a stored or received number is an amount this program accepts. */
export function isAmount(value: unknown): value is Cents {
  return Number.isSafeInteger(value) && Math.abs(value as number) <= MAX_AMOUNT
}
