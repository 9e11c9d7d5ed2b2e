import { z } from 'zod'
import { financeForms } from '../finance'
import { receipt } from './receipts'
import { fault, list, text, unit } from './values'

/** One of the packs of finance systems. */
export const destination = z.strictObject({
  id: text,
  title: text,
  year: z.int().nullable(),
  faults: list(fault),
  source: text.nullable(),
  forms: list(z.enum(financeForms)),
  tables: list(z.strictObject({ id: text, name: text, assumed: z.boolean() })),
})

const column = z.strictObject({
  id: text,
  name: text,
  group: text.nullable(),
  as: z.enum(['text', 'amount', 'number', 'flag']),
  unit: unit.nullable(),
  isRequired: z.boolean(),
  isAssumed: z.boolean(),
  note: text.nullable(),
  source: text,
})

export const financeView = z.strictObject({
  revision: z.int(),
  tables: list(
    z.strictObject({
      id: text,
      name: text,
      title: text.nullable(),
      head: list(z.enum(['id', 'name', 'group'])),
      assumed: z.boolean(),
      rows: z.int(),
      unfit: z.int(),
      columns: list(column),
    }),
  ),
  unfit: list(
    z.strictObject({
      table: text,
      column: text,
      row: z.int(),
      place: text,
      record: text,
      field: text,
      why: text,
      isTyped: z.boolean(),
    }),
  ),
  unfitCount: z.int(),
  secretsLeftOut: z.boolean(),
})

export const financeRow = z.strictObject({
  record: text,
  name: text,
  cells: list(
    z.strictObject({
      value: z.union([text, z.number(), z.null()]),
      name: text.nullable(),
      place: text.nullable(),
      why: text.nullable(),
    }),
  ),
})

export const financeWritten = z.strictObject({
  files: list(z.strictObject({ name: text, size: z.int(), sha256: text })),
  revision: z.int(),
  manifest: z.record(text, z.unknown()),
  receipt: receipt.nullable(),
})
