import type { Cents } from '../../../shared/money/cents'
import type { Field, RecordSet } from '../../../shared/model/field-types'
import { formatTyped, shownAmount } from '../../../shared/model/typed'
import { excerpt, recordName } from '../../../shared/model/words'
import type { Desk } from './plan'

/** A value as the history shows it. */
export function shownValue(desk: Desk, field: Field, value: unknown): string {
  if (value === null || value === '') return '空'
  if (field.type === 'amount') return shownAmount(value as Cents, desk.typing.entryUnit)
  if (field.type === 'units' || field.type === 'projects') {
    const found = desk.words.find(field.type, value as string)
    if (found) return recordName(field.type satisfies RecordSet, found, desk.words)
  }
  return excerpt(formatTyped(field, value, desk.typing))
}
