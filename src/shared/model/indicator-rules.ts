import type { Indicator } from './document'
import { isFigure, isQuantitative } from './indicator-target'
import { refused, type RuleFault } from './rule-fault'

/** A 定性 indicator is words alone; any other sign compares figures. */
export function indicatorFaults({ sign, value, unit }: Indicator): readonly RuleFault[] {
  if (sign === '定性' && unit !== null) return [refused('unit', '定性指标没有计量单位，请留空。')]
  if (!isQuantitative(sign) || value === null || isFigure(value)) return []
  return [
    refused('value', `“${value}”不是数字。计算符号是“${sign ?? ''}”时，指标值要填数字；要填文字请改为定性。`),
  ]
}
