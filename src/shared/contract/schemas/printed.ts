import { z } from 'zod'
import { cents, list, text, unit } from './values'

const side = z.enum(['income', 'expenditure'])
export const row = z.strictObject({
  key: text,
  side: side.nullable(),
  kind: text,
  code: text.nullable(),
  refCode: text.nullable(),
  unitCode: text.nullable(),
  projectCode: text.nullable(),
  refYear: text.nullable(),
  name: text,
  level: z.int(),
  levelName: text.nullable(),
  parentKey: text.nullable(),
  band: z.int(),
  unitName: text.optional(),
  content: text.optional(),
  texts: z.record(text, text).optional(),
  cells: list(cents.nullable()),
})
const column = z.strictObject({
  id: text,
  path: list(text),
  side: side.optional(),
  field: text.optional(),
  merge: z.literal(true).optional(),
})
export const table = z.strictObject({
  id: text,
  number: z.int(),
  title: text,
  shortTitle: text,
  agency: text,
  unit,
  decimals: z.int(),
  layout: z.enum(['two-sided', 'matrix', 'performance', 'records']),
  rowHeaders: list(
    z.strictObject({
      path: list(text),
      side: side.optional(),
      shows: z.enum(['code', 'name', 'unit', 'content', 'year']),
    }),
  ),
  columns: list(column),
  rows: list(row),
  notes: list(z.strictObject({ text, when: z.enum(['always', 'empty', 'notEmpty']).optional() })),
  captions: list(z.strictObject({ id: text, label: text, text })),
  parts: list(z.strictObject({ id: text, title: text, columns: list(column), rows: list(row) })),
})

/** What stands around the rows, as far as it is told. */
export const head = table
  .omit({ rows: true, parts: true })
  .extend({ parts: list(z.strictObject({ id: text, title: text, columns: list(column) })) })
  .partial()
  .required({ id: true })

const figureValue = z.strictObject({ value: z.number().nullable(), refs: list(text) })
export const block = z.strictObject({
  number: text.optional(),
  key: text,
  shownKey: text,
  kind: z.enum(['heading', 'generated', 'free', 'override']),
  text,
  stale: z.boolean().optional(),
  bare: z.literal(true).optional(),
  figures: list(
    z.strictObject({
      text,
      start: z.int(),
      end: z.int(),
      role: z.enum(['amount', 'difference', 'rate', 'count', 'direction', 'year', 'words', 'number']),
      now: figureValue,
      before: figureValue.optional(),
      counts: z.literal(true).optional(),
      printed: text.nullable().optional(),
    }),
  ),
  fields: list(z.strictObject({ start: z.int(), end: z.int(), path: text })),
  path: text.optional(),
  grid: z
    .strictObject({
      row: z.enum(['head', 'body']),
      align: list(z.enum(['left', 'right'])),
      cells: list(z.strictObject({ start: z.int(), end: z.int() })),
    })
    .optional(),
})
export const section = z.strictObject({
  number: z.int(),
  title: text,
  places: list(z.strictObject({ key: text, hint: text, heading: text.nullable() })),
  blocks: list(block),
})
