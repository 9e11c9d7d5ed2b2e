import { z } from 'zod'
import type { RecordSet } from '../../model/field-types'
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

/** A record with every field of its set and no other; what they hold is the model's business. */
export function entity(set: RecordSet) {
  const id = set === 'department' ? [] : ['id']
  return z.strictObject(
    Object.fromEntries([...id, ...Object.keys(fieldsOf(set))].map((name) => [name, present] as const)),
  )
}
const present = z.custom((value) => value !== undefined)

export const document = z.strictObject(
  Object.fromEntries(
    recordSets.map((set) => [set, set === 'department' ? entity(set) : list(entity(set))] as const),
  ),
)
