import { z } from 'zod'
import { filled, key } from './shape'

/** The shape of a classification's pack.json. */
export const classificationSchema = z.strictObject({
  id: key,
  title: filled,
  year: z.int().min(2000).max(2100),
})

const code = z.strictObject({
  code: z.string(),
  name: filled,
  /** 类 1, 款 2, 项 3; where it is left out it follows from `parent`. */
  level: z.int().min(1).max(5).exactOptional(),
  parent: z.string().nullable().exactOptional(),
  /** How sure whoever wrote the list is of the entry; for readers of the file. */
  confidence: z.enum(['high', 'medium', 'low']).exactOptional(),
})

/** The shape of functions.json, economics.json, gov-economics.json and fund-types.json. */
export const codesSchema = z.array(code).min(1)

/** The shape of economic-mapping.json. */
export const mappingSchema = z
  .array(
    z.strictObject({
      economic: z.string(),
      administrative: z.string().nullable(),
      institution: z.string().nullable(),
      confidence: z.enum(['high', 'medium', 'low']).exactOptional(),
    }),
  )
  .min(1)

export type WrittenCode = z.infer<typeof code>
