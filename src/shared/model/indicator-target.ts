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
 * parts as long as it is what they printed, or empty: one that was written by hand stays. `before`: as it was, null: new.
 */
export function settledIndicator(
  before: RecordValues | null,
  record: RecordValues,
  changed: string,
): RecordValues {
  const next = { ...record, ...fittingParts(before, record, changed) }
  if (before && !['sign', 'value', 'unit'].includes(changed)) return next
  const old = before && printedTarget(before as unknown as TargetParts)
  const target = next['target']
  return target === '' || target === old
    ? { ...next, target: printedTarget(next as unknown as TargetParts) ?? '' }
    : next
}

/** A 定性 indicator begins without value and unit; a comparison keeps no words, and its figure is of plain digits. */
function fittingParts(before: RecordValues | null, record: RecordValues, changed: string): RecordValues {
  const { sign, value } = record as unknown as TargetParts
  if (changed === 'sign' && before && sign === '定性') return { value: null, unit: null }
  if (value === null || !isQuantitative(sign)) return {}
  const figure = folded(value)
  if (isFigure(figure)) return { value: figure }
  return changed === 'sign' && before?.['sign'] === '定性' ? { value: null } : {}
}
