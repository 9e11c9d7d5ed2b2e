import { z } from 'zod'
import { text } from './values'

/** Where a window shows something. */
export const place = z.union([
  z.strictObject({ page: z.literal('projects'), project: text, line: text.nullable() }),
  z.strictObject({ page: z.literal('performance'), project: text.nullable() }),
  z.strictObject({ page: z.literal('orders'), list: text }),
  z.strictObject({ page: z.literal('tables'), table: text, cell: text.nullable() }),
  z.strictObject({ page: z.literal('text'), block: text }),
])
