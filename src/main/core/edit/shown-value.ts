import type { Cents } from '../../../shared/money/cents'
import type { Field } from '../../../shared/model/field-types'
import { referenceIn } from '../../../shared/model/reference'
import { formatTyped, shownAmount } from '../../../shared/model/typed'
import { codeWords, excerpt, recordName } from '../../../shared/model/words'
import type { Grounds } from './plan'

/** A value in a few words. */
export function shownValue(grounds: Grounds, field: Field, value: unknown): string {
  return excerpt(wholeValue(grounds, field, value))
}

/** A value as people call it: records and codes by their names. */
export function wholeValue(grounds: Grounds, field: Field, value: unknown): string {
  if (value === null || value === '') return '空'
  if (field.type === 'amount') return shownAmount(value as Cents, grounds.typing.entryUnit)
  const named = referenceIn(field, value)
  if (named) {
    const found = grounds.words.find(named.collection, named.id)
    if (found) return recordName(named.collection, found, grounds.words)
  }
  const shown = formatTyped(field, value, grounds.typing)
  if (field.type === 'fundType') return grounds.words.codeName(field.type, shown) ?? shown
  if (field.type === 'functionCode' || field.type === 'economicCode' || field.type === 'govEconomicCode') {
    return codeWords(field.type, shown, grounds.words)
  }
  return shown
}
