import { z } from 'zod'
import { findingCounts } from './checks'
import { cents, document, entity, list, text, unit } from './values'
import { section, table } from './printed'

const access = z.union([
  z.strictObject({ mode: z.literal('edit') }),
  z.strictObject({
    mode: z.literal('view'),
    why: z.enum(['file', 'folder', 'copy', 'faults', 'packs']),
    message: text,
  }),
])
export const state = z.strictObject({
  revision: z.int(),
  savedAt: text.nullable(),
  undo: text.nullable(),
  redo: text.nullable(),
  access,
  balance: z.strictObject({ income: cents, expenditure: cents }),
  projects: z.int(),
  changed: z.strictObject({ cells: z.int(), paragraphs: z.int() }),
  stale: z.int().nullable(),
  remarked: z.record(text, text),
  findings: findingCounts.nullable(),
})
export const fileFault = z.strictObject({
  path: text,
  where: text,
  message: text,
  grade: z.enum(['unreadable', 'refused']),
  mendable: z.boolean(),
})
export const unplaced = z.strictObject({
  id: text,
  kind: z.enum(['free', 'override']),
  place: text,
  object: text.nullable(),
  text,
  about: text.nullable(),
})

const format = z.strictObject({ unit, decimals: z.int(), zero: text, rateDecimals: z.int() })
const template = z.strictObject({
  id: text,
  title: text,
  year: z.int(),
  lists: list(z.looseObject({ id: text, title: text })),
  fundings: list(z.looseObject({ id: text, label: text })),
  thresholds: z.strictObject({ reason: z.number() }),
  performance: z.strictObject({
    levels: list(z.strictObject({ name: text, weight: z.number().nullable(), parts: list(text) })),
    rest: z.strictObject({ label: text, weight: z.number() }).optional(),
  }),
  format,
  sections: list(z.strictObject({ number: z.int(), title: text, shortTitle: text })),
})
export const frame = z.strictObject({
  budget: text,
  file: z.strictObject({ name: text }),
  state,
  template,
  department: entity('department'),
  units: list(entity('units')),
  codeNames: list(entity('codeNames')),
  formulas: list(entity('formulas')),
  remarks: list(entity('remarks')),
  reviews: list(entity('reviews')),
  ruleSettings: list(entity('ruleSettings')),
  unplaced: list(unplaced),
  faults: list(fileFault),
})
export const view = frame.extend({ document, tables: list(table), text: list(section) })
