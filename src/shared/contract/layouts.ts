import { z } from 'zod'
import type { ColumnLayout } from '../grid/layout'

/** Columns that a list may have at most, and what may be told of one: what is kept stays small. */
const MOST_COLUMNS = 200
const id = z.string().min(1).max(100)

function byColumn<T extends z.ZodType>(value: T) {
  return z
    .record(id, value)
    .refine((record) => Object.keys(record).length <= MOST_COLUMNS)
    .readonly()
}

/** How the columns of one list are set. */
export const columnLayout = z.strictObject({
  order: z.array(id).max(MOST_COLUMNS).readonly(),
  shown: byColumn(z.boolean()),
  widths: byColumn(z.int().min(1).max(10_000)),
  isMatrix: z.boolean().optional(),
}) satisfies z.ZodType<ColumnLayout>

/** The lists whose columns are set, each by its name. */
export const listNames = [
  'projects',
  'lines',
  'matrix',
  'procurements',
  'acquisitions',
  'priorFacts',
  'yearPlans',
  'goals',
  'indicators',
  'placements',
] as const
export type ListName = (typeof listNames)[number]
export type ColumnLayouts = Readonly<Partial<Record<ListName, ColumnLayout | undefined>>>

/** The columns of each list of one file; absent: as the list itself has them. */
export const columnLayouts = z.strictObject({
  projects: columnLayout.optional(),
  lines: columnLayout.optional(),
  matrix: columnLayout.optional(),
  procurements: columnLayout.optional(),
  acquisitions: columnLayout.optional(),
  priorFacts: columnLayout.optional(),
  yearPlans: columnLayout.optional(),
  goals: columnLayout.optional(),
  indicators: columnLayout.optional(),
  placements: columnLayout.optional(),
}) satisfies z.ZodType<ColumnLayouts>

/** What the program keeps of all files: the last one set stands first. */
export const keptLayouts = z.strictObject({
  edition: z.literal(1),
  files: z.array(z.strictObject({ file: z.string(), place: z.string(), lists: columnLayouts })),
})
export type KeptLayouts = z.infer<typeof keptLayouts>
