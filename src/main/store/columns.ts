import type { Field, RecordSet } from '../../shared/model/field-types'
import { fieldsOf, type RecordValues } from '../../shared/model/fields'

/** Table of a set: `priorFacts` → `prior_facts`. */
export function tableOf(set: RecordSet): string {
  return `"${snakeCase(set)}"`
}

/** Column of a field: `fundType` → `fund_type`, quoted, for `key` is a word of SQL. */
export function columnOf(field: string): string {
  return `"${snakeCase(field)}"`
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** `id` and the fields of a set, in order of the columns. */
export function columnsOf(set: RecordSet): readonly (readonly [name: string, field: Field | null])[] {
  return [['id', null], ...Object.entries(fieldsOf(set))]
}

/** A value as its column holds it. */
export function toColumn(field: Field | null, value: unknown): unknown {
  // An image without the field is of another edition: writing a default in its place would falsify what was.
  if (value === undefined) throw new Error(`an image lacks ${field?.label ?? 'id'}`)
  if (field?.type === 'boolean') return value === true ? 1 : 0
  if (field?.type === 'textList') return JSON.stringify(value)
  return value
}

/** A row, selected under the fields' names, as the document's record. */
export function toRecord(set: RecordSet, row: Record<string, unknown>): RecordValues {
  for (const [name, field] of Object.entries(fieldsOf(set))) {
    if (field.type === 'boolean') row[name] = row[name] === 1
    else if (field.type === 'textList') row[name] = JSON.parse(row[name] as string)
  }
  if (set === 'department') delete row['id']
  return row
}

/** SQL expression that builds a record's image (as JSON) from the columns of OLD or NEW in a trigger. */
export function imageSql(set: RecordSet, of: 'OLD' | 'NEW'): string {
  const parts = columnsOf(set).flatMap(([name, field]) => {
    if (set === 'department' && name === 'id') return []
    const column = `${of}.${columnOf(name)}`
    if (field?.type === 'boolean') return [`'${name}', json(iif(${column}, 'true', 'false'))`]
    if (field?.type === 'textList') return [`'${name}', json(${column})`]
    return [`'${name}', ${column}`]
  })
  return `json_object(${parts.join(', ')})`
}
