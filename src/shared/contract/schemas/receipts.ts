import { z } from 'zod'
import { cents, fileEntry, list, text, unit } from './values'
import { place } from './places'

const counts = z.strictObject({ cells: z.int(), fields: z.int(), paragraphs: z.int() })
const only = z.enum(['then', 'now']).optional()

export const receipt = z.strictObject({
  id: text,
  number: z.int(),
  at: text,
  by: text,
  name: text,
  note: text,
  pack: text,
  form: text,
  total: cents,
  revision: z.int(),
  checksum: text,
  sentChecksum: text,
})

const changes = z.strictObject({
  revision: z.int(),
  receipt,
  manifest: z.unknown(),
  counts,
  tables: list(
    z.strictObject({
      id: text,
      number: z.int(),
      title: text,
      unit,
      decimals: z.int(),
      cells: list(
        z.strictObject({
          cell: text,
          row: text,
          column: text,
          old: cents.nullable(),
          new: cents.nullable(),
          only,
          place,
        }),
      ),
    }),
  ),
  records: list(
    z.strictObject({
      path: text,
      kind: text,
      name: text,
      is: z.enum(['added', 'removed']),
      place: place.nullable(),
    }),
  ),
  fields: list(
    z.strictObject({
      path: text,
      record: text,
      field: text,
      type: text,
      old: z.union([z.number(), text]).nullable(),
      new: z.union([z.number(), text]).nullable(),
      place: place.nullable(),
    }),
  ),
  paragraphs: list(
    z.strictObject({
      key: text,
      name: text,
      only,
      sentences: list(z.strictObject({ old: text.nullable(), new: text.nullable() })),
      place: place.nullable(),
    }),
  ),
})

/** What the methods of receipts answer. */
export const receiptResults = {
  'receipt.list': list(receipt.extend({ since: counts.nullable(), problem: text.nullable() })),
  'receipt.changes': changes,
  'receipt.write': fileEntry.extend({ files: list(z.strictObject({ name: text, size: z.int() })) }),
} as const
