import { folded } from '../money/folding'
import type { Indicator } from './document'
import type { RecordValues } from './fields'

/** Of an indicator, what its target is printed from. */
export type TargetParts = Pick<Indicator, 'sign' | 'value' | 'unit'>

/** Signs that stand otherwise in the printed target than as they are chosen. */
const PRINTED_SIGNS: Readonly<Partial<Record<NonNullable<Indicator['sign']>, string>>> = {
  '=': '',
  '>': '＞',
  '<': '＜',
  定性: '',
}

/** The target as its parts print it: `≥95%`, `＞1000个`, `1次`, of a 定性 one its words. Null: the parts say none. */
export function printedTarget({ sign, value, unit }: TargetParts): string | null {
  if (sign === null || value === null) return null
  return `${PRINTED_SIGNS[sign] ?? sign}${value}${unit ?? ''}`
}

/** Whether a sign compares figures. */
export function isQuantitative(sign: Indicator['sign']): boolean {
  return sign !== null && sign !== '定性'
}

/** Whether a value can be compared: a number, its thousands grouped or not. */
export function isFigure(value: string): boolean {
  return /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(value)
}

/**
 * An indicator after one of its fields was set. Words and figures do not stand for each other; the target follows its
 * parts as long as it is what they printed, or empty: one that was written by hand stays, and emptying it gives back what
 * they print. `before`: as it was, null: new.
 */
export function settledIndicator(
  before: RecordValues | null,
  record: RecordValues,
  changed: string,
): RecordValues {
  const next = { ...record, ...fittingParts(before, record, changed) }
  if (before && !['sign', 'value', 'unit', 'target'].includes(changed)) return next
  const old = before && changed !== 'target' ? printedTarget(before as unknown as TargetParts) : null
  const target = next['target']
  return target === '' || target === old
    ? { ...next, target: printedTarget(next as unknown as TargetParts) ?? '' }
    : next
}

/**
 * A 定性 indicator begins without value and unit: a new one that has a unit keeps words at most. A comparison keeps no words,
 * and its figure is of plain digits; of `95%` the unit is %.
 */
function fittingParts(before: RecordValues | null, record: RecordValues, changed: string): RecordValues {
  const { sign, value, unit } = record as unknown as TargetParts
  if (changed === 'sign' && before && sign === '定性') return { value: null, unit: null }
  if (!before && sign === '定性' && unit !== null) {
    return { value: value !== null && isFigure(folded(value)) ? null : value, unit: null }
  }
  if (value === null || sign === '定性') return {}
  const figure = folded(value)
  // A rate that is typed with its unit.
  const [, rate, per] = /^(.*\d)\s*([%‰])$/.exec(figure.trim()) ?? []
  if (rate !== undefined && isFigure(rate) && (unit === null || unit === per)) {
    return { value: rate, unit: per }
  }
  if (sign === null) return {}
  if (isFigure(figure)) return { value: figure }
  return changed === 'sign' && before?.['sign'] === '定性' ? { value: null } : {}
}
