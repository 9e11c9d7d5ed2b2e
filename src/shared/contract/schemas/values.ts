import { z } from 'zod'
import type { Field, RecordSet } from '../../model/field-types'
import { fieldsOf, recordSets } from '../../model/fields'

export const text = z.string()
export const cents = z.int()
export const unit = z.enum(['元', '万元'])
export const list = <T extends z.ZodType>(of: T) => z.array(of)

export const fault = z.strictObject({ place: text, message: text })
export const fileEntry = z.strictObject({
  handle: text,
  name: text,
  modified: text.nullable(),
  size: z.int(),
})

/** A record with every field of its set, of the field's type, and no other. */
export function entity(set: RecordSet) {
  const fields = Object.entries(fieldsOf(set)).map(([name, field]) => [name, held(field)] as const)
  return z.strictObject(
    Object.fromEntries(set === 'department' ? fields : [['id', text] as const, ...fields]),
  )
}

/** What a field holds; bounds, references and what may be typed are the model's business. */
function held(field: Field): z.ZodType {
  const value = typeOf(field)
  return field.nullable ? value.nullable() : value
}

function typeOf(field: Field): z.ZodType {
  switch (field.type) {
    case 'amount':
    case 'integer':
    case 'decimal':
    case 'position':
      return z.int()
    case 'boolean':
      return z.boolean()
    case 'enum':
      return z.enum(Object.keys(field.options))
    case 'textList':
      return list(text)
    default:
      return text
  }
}

export const document = z.strictObject(
  Object.fromEntries(
    recordSets.map((set) => [set, set === 'department' ? entity(set) : list(entity(set))] as const),
  ),
)
