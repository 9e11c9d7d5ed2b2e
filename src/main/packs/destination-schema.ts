import { z } from 'zod'
import { type RecordSourceName, recordSources } from '../../shared/destination/record-sources'
import {
  columnKinds,
  type DestinationColumn,
  destinationForms,
  type DestinationSpec,
  type DestinationTable,
  headLines,
} from '../../shared/destination/spec'
import { filled, key, object } from './shape'

/** pack.json of a destination: what its other files do not hold. */
export type DestinationHead = Omit<DestinationSpec, 'tables' | 'codes'>

export const destinationHeadSchema = object<DestinationHead>()({
  id: key,
  title: filled,
  year: z.int().min(2000).max(2100),
  source: filled,
  forms: z.array(z.enum(destinationForms)).min(1),
}) satisfies z.ZodType<DestinationHead>

/** codes.json: code maps by name. */
export const codeMapsSchema = z.record(
  key,
  z.record(z.string(), z.strictObject({ code: filled, name: filled })),
)

const characters = z.int().min(1).max(100_000)

const column = object<DestinationColumn>()({
  id: key,
  name: filled,
  group: filled.exactOptional(),
  from: z.string().exactOptional(),
  value: z.string().exactOptional(),
  count: z.literal(true).exactOptional(),
  only: z.strictObject({ from: z.string(), prefixes: z.array(filled).min(1) }).exactOptional(),
  as: z.enum(columnKinds),
  codes: z.string().exactOptional(),
  shows: z.literal('name').exactOptional(),
  unit: z.enum(['元', '万元']).exactOptional(),
  length: z
    .union([
      z.strictObject({ exact: characters, assumed: z.literal(true).exactOptional() }),
      z.strictObject({ max: characters, assumed: z.literal(true).exactOptional() }),
    ])
    .exactOptional(),
  digits: z.literal(true).exactOptional(),
  required: z.literal(true).exactOptional(),
  assumed: z.literal(true).exactOptional(),
  note: filled.exactOptional(),
}) satisfies z.ZodType<DestinationColumn>

const table = object<DestinationTable>()({
  id: key,
  name: filled,
  rows: z.enum(Object.keys(recordSources) as RecordSourceName[]),
  sheet: filled.exactOptional(),
  title: filled.exactOptional(),
  head: z.array(z.enum(headLines)).min(1),
  assumed: z.literal(true).exactOptional(),
  columns: z.array(column).min(1),
})

/** rows.json: the tables. */
export const rowsSchema = z.strictObject({ tables: z.array(table).min(1) })
