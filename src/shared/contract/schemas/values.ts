import { z } from 'zod'

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

/** What a record holds is the model's business: its own schema checks packages. */
export const entity = z.looseObject({ id: text })
export const department = z.looseObject({ agency: text })
export const document = z.record(text, z.union([list(entity), department]))
