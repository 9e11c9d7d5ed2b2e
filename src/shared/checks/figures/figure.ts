import { shownAmount } from '../../model/typed'
import { type Cents, cents } from '../../money/cents'
import { CENTS_PER, formatAmount, grouped, type Unit } from '../../money/format'
import { folded } from '../../money/folding'
import { roundedQuotient, scaled } from '../../money/round'

/**
 * An amount with what is known of its exactness: a printed one stands for everything that is rounded to it, so that what is
 * compared are intervals. A stored one is exact to the 分.
 */
export interface Figure {
  /** 分, exact where it is stored, else as printed. */
  readonly cents: number
  /** Half of its last printed decimal, in 分; 0: exact. */
  readonly half: number
  /** As it stands there; undefined of what nobody printed. */
  readonly text?: string
  /** Decimals in 万元 or 元 that it stands there with. */
  readonly decimals?: number
}

/** Another way to say how exact a sum is: what is compared with it may be off by all halves together. */
export function sumOfFigures(figures: readonly Figure[]): Figure {
  const total = figures.reduce((sum, { cents: own }) => sum + own, 0)
  return { cents: total, half: figures.reduce((sum, { half }) => sum + half, 0) }
}

export function exactFigure(amount: Cents): Figure {
  return { cents: amount, half: 0 }
}

/** A printed amount, in `unit`; undefined for what is no number. Signs and full-width digits are read as people write them. */
export function printedFigure(text: string, unit: Unit | '亿元'): Figure | undefined {
  const plain = folded(text).replaceAll(',', '').replace('−', '-').trim()
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return undefined
  const decimals = plain.split('.')[1]?.length ?? 0
  const power = String(CENTS_PER[unit]).length - 1
  const { whole, text: amount } = scaled(plain, power)
  const half = CENTS_PER[unit] / 2 / 10 ** decimals
  const value = whole ? Number(amount) : Math.round(Number(plain) * CENTS_PER[unit])
  // There is nothing below one 分: what is printed to it was not rounded.
  return Number.isSafeInteger(value) ? { cents: value, half: half < 1 ? 0 : half, text, decimals } : undefined
}

export type Relation = '=' | '≤' | '≥'

/** How two figures stand to each other: as they should, off by their rounding, or otherwise. */
export function compared(
  actual: Figure,
  expected: Figure,
  relation: Relation = '=',
): 'holds' | 'tail' | 'broken' {
  const over = actual.cents - expected.cents
  const off = relation === '=' ? Math.abs(over) : relation === '≤' ? over : -over
  if (off <= 0) return 'holds'
  // One is the other, rounded.
  const [fine, coarse] = [actual.half, expected.half].sort((a, b) => a - b) as [number, number]
  if (fine <= coarse / 10 && off <= coarse) return 'holds'
  return off <= actual.half + expected.half ? 'tail' : 'broken'
}

/** How a set of tables, or a text, prints amounts. */
export interface Print {
  readonly unit: Unit
  readonly decimals: number
}

/** A figure for the eye: as it stands there, else as it would be printed. */
export function shownFigure(figure: Figure, { unit, decimals }: Print): string {
  return figure.text?.trim() ?? formatAmount(cents(Math.round(figure.cents)), { unit, decimals })
}

/**
 * What two figures differ by, without sign, as finely as the finer of print and figure; to the last 分 where nothing of it would be
 * seen.
 */
export function shownDifference(a: Figure, b: Figure, { unit, decimals }: Print): string {
  const off = Math.abs(Math.round(a.cents - b.cents))
  const places = Math.max(decimals, a.decimals ?? 0)
  const shown = grouped(roundedQuotient(off, CENTS_PER[unit], places))
  return off > 0 && !/[1-9]/.test(shown) ? shownAmount(cents(off), unit) : shown
}

/** By how much two figures may differ by their rounding; 0: both are exact. */
export function shownTolerance(a: Figure, b: Figure, { unit }: Print): string {
  return shownAmount(cents(Math.round(a.half + b.half)), unit)
}

/** Two figures that differ, for the eye: what would look alike is shown to the last 分. */
export function shownApart(actual: Figure, expected: Figure, print: Print) {
  const [is, due] = [shownFigure(actual, print), shownFigure(expected, print)]
  const difference = shownDifference(actual, expected, print)
  const isAlike = is === due && actual.text === undefined && expected.text === undefined
  if (!isAlike) return { is, due, difference }
  const exact = ({ cents: own }: Figure): string => shownAmount(cents(Math.round(own)), print.unit)
  return { is: exact(actual), due: exact(expected), difference }
}
