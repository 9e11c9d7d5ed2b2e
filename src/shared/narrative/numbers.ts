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
  readonly format: NumberFormat
}

export function comparisonCase({ now, before, format }: Compared): keyof ComparisonSpec {
  const difference = now.value - before.value
  if (isPrintedZero(difference, format)) return 'flat'
  if (difference > 0) return before.value === 0 ? 'fromZero' : 'increase'
  return now.value === 0 ? 'toZero' : 'decrease'
}

/** The sentence of a case; from and to zero are told like any other change where they have none of their own. */
export function comparisonWording(spec: ComparisonSpec, compared: Compared): string {
  const { increase, decrease, flat, fromZero = increase, toZero = decrease } = spec
  return { increase, decrease, flat, fromZero, toZero }[comparisonCase(compared)]
}

export function printDifference({ now, before, format }: Compared): string {
  return printAmount(Math.abs(now.value - before.value), format)
}

/** Null where there is no rate: from zero. */
export function printRate({ now, before, format }: Compared): string | null {
  const rate = growthRate(now.value as Cents, before.value as Cents, format.rateDecimals)
  return rate?.replace('-', '') ?? null
}
