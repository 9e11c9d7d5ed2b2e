import type { Cents } from './cents'

/**
 * Divides an amount in proportion to weights (分), by largest remainder: the shares add up to the amount, to the 分.
 * Weights are not negative; all zero counts as all equal. Throws without weights: there is nowhere to put it.
 */
export function apportion(amount: Cents, weights: readonly Cents[]): readonly Cents[] {
  if (weights.length === 0) throw new RangeError('nothing to apportion to')
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  const parts = whole === 0n ? weights.map(() => 1n) : weights.map(BigInt)
  const divisor = whole === 0n ? BigInt(weights.length) : whole
  const magnitude = BigInt(Math.abs(amount))
  const shares = parts.map((part) => ({
    cents: (magnitude * part) / divisor,
    remainder: (magnitude * part) % divisor,
  }))
  const left = Number(magnitude - shares.reduce((sum, share) => sum + share.cents, 0n))
  const rounded = shares
    .map((_, i) => i)
    .sort((a, b) => compare(shares[b]?.remainder, shares[a]?.remainder) || a - b)
  const extra = new Set(rounded.slice(0, left))
  const sign = amount < 0 ? -1 : 1
  return shares.map((share, i) => (sign * (Number(share.cents) + (extra.has(i) ? 1 : 0)) || 0) as Cents)
}

function compare(a = 0n, b = 0n): number {
  return a < b ? -1 : a > b ? 1 : 0
}
