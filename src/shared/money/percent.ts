import type { Cents } from './cents'
import { roundedQuotient } from './round'

/**
 * `part` of `whole` in percent, rounded half-up to `decimals`, with ASCII minus and no % sign.
 * Null when `whole` is zero: there is no rate from zero (可比基数为 0).
 */
export function percent(part: Cents, whole: Cents, decimals = 1): string | null {
  return whole === 0 ? null : roundedQuotient(part * 100, whole, decimals)
}

/** 增长率: change from `prior` to `current` in percent of the prior; null from zero and from less: nothing is comparable there. */
export function growthRate(current: Cents, prior: Cents, decimals = 1): string | null {
  return prior <= 0 ? null : percent((current - prior) as Cents, prior, decimals)
}
