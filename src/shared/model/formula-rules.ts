import { isFormula } from '../money/formula'
import { parseAmount } from '../money/parse'
import type { Formula } from './document'
import { definition } from './fields'
import { isAmountField } from './path'
import { parseObject } from './reference'
import { refused, type RuleFault } from './rule-fault'

/** A formula is one of an amount, and can be worked out. Whether it makes what stands there is asked where it is shown. */
export function formulaFaults({ object, field, text, unit }: Formula): readonly RuleFault[] {
  const named = parseObject(object)
  if (named && !isAmountField({ set: named.collection, key: named.id, field })) {
    const { label } = definition[named.collection]
    return [refused('field', `“${field}”不是“${label}”的金额字段，算式没有地方用。`)]
  }
  if (!isFormula(text)) return [refused('text', '算式要以“=”开头。')]
  const meant = parseAmount(text, unit)
  return meant.ok ? [] : [refused('text', meant.message)]
}
