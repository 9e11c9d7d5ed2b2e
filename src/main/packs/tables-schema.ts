import { type Note, rowWords } from '../../shared/printed/table'
import { z } from 'zod'
import { recordSets } from '../../shared/model/fields'
import {
  type CaptionSpec,
  type CodeRowSpec,
  type ColumnSpec,
  type FixedRowSpec,
  type PartSpec,
  type ProjectRowSpec,
  type RecordRowSpec,
  type RowHeaderSpec,
  type TableSpec,
  type Term,
  type UnitRowSpec,
} from '../../shared/tables/spec'
import type { CollectionName } from '../../shared/model/field-types'
import { measureNames } from '../../shared/tables/addends'
import { datasets } from '../../shared/tables/datasets'
import { predicate } from './predicate-schema'
import { filled, key, object } from './shape'

const side = z.enum(['income', 'expenditure'])
const collections = recordSets.filter((set): set is CollectionName => set !== 'department')

const column = object<ColumnSpec>()({
  id: key,
  path: z.array(filled).min(1),
  side: side.exactOptional(),
  where: predicate.exactOptional(),
  measure: z.enum(measureNames).exactOptional(),
  sum: z.literal(true).exactOptional(),
  dataset: z.literal('prior').exactOptional(),
  field: z.string().exactOptional(),
  merge: z.literal(true).exactOptional(),
  prefix: z.strictObject({ field: z.string(), mark: z.string() }).exactOptional(),
}) satisfies z.ZodType<ColumnSpec>

const term = object<Term>()({
  dataset: z.enum(datasets),
  sign: z.union([z.literal(1), z.literal(-1)]),
}) satisfies z.ZodType<Term>

const ofEveryRow = {
  side: side.exactOptional(),
  band: z.int().min(0).exactOptional(),
  where: predicate.exactOptional(),
  terms: z.array(term).exactOptional(),
}

const fixedRow = object<FixedRowSpec>()({
  ...ofEveryRow,
  rows: z.literal('fixed'),
  kind: key,
  // Slashes show what stands under what: `gov-budget/general`.
  refCode: z
    .string()
    .regex(/^[^\s/]+(\/[^\s/]+)*$/)
    .exactOptional(),
  refYear: key.exactOptional(),
  name: filled,
  level: z.int().min(0),
  parent: z.string().exactOptional(),
  present: z.enum(['always', 'lines']).exactOptional(),
  list: z.string().exactOptional(),
  item: z.string().exactOptional(),
}) satisfies z.ZodType<FixedRowSpec>

const unitRow = object<UnitRowSpec>()({ ...ofEveryRow, rows: z.literal('unit') })

const codeRow = object<CodeRowSpec>()({
  ...ofEveryRow,
  rows: z.enum(['function', 'economic']),
  digits: z.array(z.int()).min(1),
  levelNames: z.array(filled).min(1),
  printCode: z.boolean(),
}) satisfies z.ZodType<CodeRowSpec>

const projectRow = object<ProjectRowSpec>()({
  ...ofEveryRow,
  rows: z.literal('project'),
  list: z.string().exactOptional(),
}) satisfies z.ZodType<ProjectRowSpec>

const recordRow = object<RecordRowSpec>()({
  rows: z.literal('record'),
  of: z.enum(collections),
  where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).exactOptional(),
  kind: key.exactOptional(),
  name: z.string().exactOptional(),
}) satisfies z.ZodType<RecordRowSpec>

const row = z.discriminatedUnion('rows', [fixedRow, unitRow, codeRow, projectRow, recordRow])

const part = object<PartSpec>()({
  id: key,
  title: filled,
  columns: z.array(column).min(1),
  rows: recordRow,
}) satisfies z.ZodType<PartSpec>

const rowHeader = object<RowHeaderSpec>()({
  path: z.array(filled).min(1),
  side: side.exactOptional(),
  shows: z.enum(rowWords).exactOptional(),
}) satisfies z.ZodType<RowHeaderSpec>

const caption = object<CaptionSpec>()({ id: key, label: filled, field: z.string().exactOptional() })
const note = object<Note>()({
  text: filled,
  when: z.enum(['always', 'empty', 'notEmpty']).exactOptional(),
}) satisfies z.ZodType<Note>

const table = object<TableSpec>()({
  id: key,
  number: z.int().min(1),
  title: filled,
  shortTitle: filled.exactOptional(),
  layout: z.enum(['two-sided', 'matrix', 'performance', 'records']),
  unit: z.enum(['元', '万元']),
  decimals: z.int().min(0).max(6),
  scope: z.enum(['unit', 'department']),
  severalUnits: z.enum(['blocks', 'total', 'both']).exactOptional(),
  totalName: filled.exactOptional(),
  zeroRows: z.boolean().exactOptional(),
  where: predicate.exactOptional(),
  dataset: z.enum(datasets).exactOptional(),
  rowHeaders: z.array(rowHeader),
  columns: z.array(column).min(1),
  rows: z.array(row).min(1),
  notes: z.array(note),
  parts: z.array(part).exactOptional(),
  captions: z.array(caption).exactOptional(),
}) satisfies z.ZodType<TableSpec>

/** The shape of tables.json; what its parts say of each other is looked at in table-faults.ts. */
export const tablesSchema = z.strictObject({ tables: z.array(table).min(1) }) satisfies z.ZodType<{
  readonly tables: readonly TableSpec[]
}>
