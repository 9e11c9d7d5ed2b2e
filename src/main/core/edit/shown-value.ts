import type { Cents } from '../../../shared/money/cents'
import type { Field } from '../../../shared/model/field-types'
import { referenceIn } from '../../../shared/model/reference'
import { formatTyped, shownAmount } from '../../../shared/model/typed'
import { excerpt, recordName } from '../../../shared/model/words'
import type { Desk } from './plan'

/** A value as the history shows it. */
export function shownValue(desk: Desk, field: Field, value: unknown): string {
  if (value === null || value === '') return '空'
  if (field.type === 'amount') return shownAmount(value as Cents, desk.typing.entryUnit)
  const named = referenceIn(field, value)
  if (named) {
    const found = desk.words.find(named.collection, named.id)
    if (found) return recordName(named.collection, found, desk.words)
  }
  return excerpt(formatTyped(field, value, desk.typing))
}
