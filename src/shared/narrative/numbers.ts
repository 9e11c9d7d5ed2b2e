import type { Cents } from '../money/cents'
import { formatAmount, printedCents } from '../money/format'
import { growthRate } from '../money/percent'
import type { ComparisonSpec, NumberFormat } from './spec'
import type { Quantity } from './sources'

/** A magnitude as the text prints it; the words carry the sign of differences. */
export function printAmount(amount: number, format: NumberFormat): string {
  const { unit, decimals, zero } = format
  if (isPrintedZero(amount, format)) return zero
  return formatAmount(amount as Cents, { unit, decimals, minus: '-' })
}

function isPrintedZero(amount: number, { unit, decimals }: NumberFormat): boolean {
  return printedCents(amount as Cents, unit, decimals) === 0
}

/** This year's figure beside last year's. */
export interface Compared {
  readonly now: Quantity
  readonly before: Quantity
  /** The project of the paragraph is said to be new (新增项目). */
  readonly isNew: boolean
  readonly format: NumberFormat
}

export function comparisonCase({ now, before, isNew, format }: Compared): keyof ComparisonSpec {
  if (!before.known) return isNew ? 'new' : 'unknown'
  const difference = now.value - before.value
  if (isPrintedZero(difference, format)) return 'flat'
  if (difference < 0) return now.value === 0 ? 'toZero' : 'decrease'
  if (!isPrintedZero(before.value, format)) return 'increase'
  return isNew ? 'new' : 'fromZero'
}

/** The sentence of a case; from and to zero are told like any other change where they have none of their own. */
export function comparisonWording(spec: ComparisonSpec, compared: Compared): string {
  const { increase, decrease, flat, fromZero = increase, toZero = decrease, unknown = '' } = spec
  const { new: made = fromZero } = spec
  return { increase, decrease, flat, fromZero, toZero, new: made, unknown }[comparisonCase(compared)]
}

export function printDifference({ now, before, format }: Compared): string {
  return printAmount(Math.abs(now.value - before.value), format)
}

/** Null where there is no rate: from nothing known, and from what prints as zero. */
export function printRate({ now, before, format }: Compared): string | null {
  if (!before.known || isPrintedZero(before.value, format)) return null
  const rate = growthRate(now.value as Cents, before.value as Cents, format.rateDecimals)
  return rate?.replace('-', '') ?? null
}
