import { fieldsOf, type RecordValues } from '../../../shared/model/fields'
import type { FieldPath } from '../../../shared/model/path'
import type { Grounds } from './plan'
import { shownValue } from './shown-value'

/** What changed along with the field that was set: a part with its whole, the 拨款类别 with the 支出类别. */
export function alongNotes(
  grounds: Grounds,
  { set, field: asked }: FieldPath,
  before: RecordValues,
  after: RecordValues,
): readonly string[] {
  return Object.entries(fieldsOf(set)).flatMap(([name, field]) => {
    const isSilent =
      name === asked || name === 'basis' || JSON.stringify(before[name]) === JSON.stringify(after[name])
    if (isSilent) return []
    const isCleared = after[name] === null || after[name] === ''
    return [
      isCleared
        ? `${field.label}随之清空。`
        : `${field.label}随之改为 ${shownValue(grounds, field, after[name])}。`,
    ]
  })
}
