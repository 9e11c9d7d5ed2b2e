import type { Cents } from '../money/cents'
import { formatAmount, printedCents } from '../money/format'
import { growthRate } from '../money/percent'
import type { ComparisonSpec, NumberFormat } from './spec'
import type { Quantity } from './sources'

/** An amount, 分, as the text prints it; the words carry the sign of differences. */
export function printAmount(amount: number, format: NumberFormat): string {
  const { unit, decimals, zero } = format
  if (isPrintedZero(amount, format)) return zero
  return formatAmount(amount as Cents, { unit, decimals, minus: '-' })
}

function isPrintedZero(amount: number, { unit, decimals }: NumberFormat): boolean {
  return printedCents(amount as Cents, unit, decimals) === 0
}

/** This year's figure beside last year's. */
export interface Comparison {
  readonly now: Quantity
  readonly before: Quantity
  /** Both are counts, which print as they are; else amounts. */
  readonly counts: boolean
  /** The project of the paragraph is said to be new (新增项目). */
  readonly isNew: boolean
  readonly format: NumberFormat
}

function comparisonCase(comparison: Comparison): keyof ComparisonSpec {
  const { now, before, isNew } = comparison
  if (!before.known) return isNew ? 'new' : 'unknown'
  const difference = now.value - before.value
  if (isZeroIn(difference, comparison)) return 'flat'
  if (difference < 0) return now.value === 0 ? 'toZero' : 'decrease'
  if (!isZeroIn(before.value, comparison)) return 'increase'
  return isNew ? 'new' : 'fromZero'
}

function isZeroIn(magnitude: number, { counts, format }: Comparison): boolean {
  return counts ? magnitude === 0 : isPrintedZero(magnitude, format)
}

/** The sentence of a case; from and to zero are told like any other change where they have none of their own. */
export function comparisonWording(spec: ComparisonSpec, comparison: Comparison): string {
  const { increase, decrease, flat, fromZero = increase, toZero = decrease, unknown = '' } = spec
  const { new: made = fromZero } = spec
  return { increase, decrease, flat, fromZero, toZero, new: made, unknown }[comparisonCase(comparison)]
}

export function printDifference({ now, before, counts, format }: Comparison): string {
  const difference = Math.abs(now.value - before.value)
  return counts ? String(difference) : printAmount(difference, format)
}

/** Null where there is no rate: from nothing known, from less than nothing, and from what prints as zero. */
export function printRate(comparison: Comparison): string | null {
  const { now, before, format } = comparison
  if (!before.known || before.value < 0 || isZeroIn(before.value, comparison)) return null
  const rate = growthRate(now.value as Cents, before.value as Cents, format.rateDecimals)
  return rate?.replace('-', '') ?? null
}
