import type { Cents } from '../../../shared/money/cents'
import type { Field } from '../../../shared/model/field-types'
import { referenceIn } from '../../../shared/model/reference'
import { formatTyped, shownAmount } from '../../../shared/model/typed'
import { excerpt, recordName } from '../../../shared/model/words'
import type { Grounds } from './plan'

/** A value as the history shows it. */
export function shownValue(grounds: Grounds, field: Field, value: unknown): string {
  if (value === null || value === '') return '空'
  if (field.type === 'amount') return shownAmount(value as Cents, grounds.typing.entryUnit)
  const named = referenceIn(field, value)
  if (named) {
    const found = grounds.words.find(named.collection, named.id)
    if (found) return recordName(named.collection, found, grounds.words)
  }
  return excerpt(formatTyped(field, value, grounds.typing))
}
