import type { Cents } from './cents'

/** Powers of ten by which a wrong unit or a lost point makes an amount another: ten times to a hundred million times. */
const POWERS = [1, 2, 3, 4, 5, 6, 7, 8].map((power) => 10 ** power)
/** So many times what stands beside it an amount seldom is. */
const FAR = 1000

/**
 * A quiet question about an amount, a whole sentence; null where there is nothing to ask. It asks, it refuses nothing: an
 * amount that is last year's times a power of ten, or a thousand times its neighbours, may be right.
 */
export function slipOf(amount: Cents, before: Cents | null, neighbours: readonly Cents[]): string | null {
  if (amount <= 0) return null
  if (before !== null && before > 0) {
    const times = POWERS.find((power) => amount === before * power)
    if (times !== undefined) return `正好是上年的 ${times} 倍，单位和小数点对吗？`
    const part = POWERS.find((power) => amount * power === before)
    if (part !== undefined) return `正好是上年的 ${part} 分之一，单位和小数点对吗？`
  }
  const most = Math.max(0, ...neighbours)
  return most > 0 && amount >= FAR * most ? '是上下两项的千倍以上，单位对吗？' : null
}
