import { z } from 'zod'
import { recordSets } from '../../model/fields'
import { shownPart } from '../shown'
import { findingsChange, shownChecks } from './checks'
import { block, head, row, section, table } from './printed'
import { fileFault, state, unplaced } from './frame'
import { cents, entity, list, text, unit } from './values'

const summary = z.strictObject({
  id: text,
  code: text,
  name: text,
  common: z.boolean(),
  key: z.boolean(),
  nature: z.enum(['continuing', 'new', 'oneOff']),
  lines: z.int(),
  amount: cents,
  prior: cents.nullable(),
  hasReason: z.boolean(),
  functionCodes: list(text),
})
const details = entity('projects')
  .omit({
    id: true,
    name: true,
    position: true,
    lineageId: true,
    legalBasis: true,
    description: true,
  })
  .extend({ reason: text })
const detailsOf = z.record(text, details.nullable())
const summaries = z.record(text, summary.nullable())
const sheet = z.strictObject({
  project: entity('projects'),
  lines: list(entity('lines')),
  yearPlans: list(entity('yearPlans')),
  procurements: list(entity('procurements')),
  acquisitions: list(entity('acquisitions')),
  goals: list(entity('goals')),
  indicators: list(entity('indicators')),
  spread: z.strictObject({
    byLine: z.record(
      text,
      z.strictObject({ procured: cents, acquired: cents, unprocured: cents, unacquired: cents }),
    ),
    planned: cents,
    unplanned: cents.nullable(),
    uncontrolled: cents.nullable(),
  }),
  prior: z.strictObject({ amount: cents.nullable(), reason: text, facts: list(entity('priorFacts')) }),
  linesThen: list(entity('lines')),
  then: z.record(
    text,
    z
      .union([
        entity('projects'),
        entity('yearPlans'),
        entity('procurements'),
        entity('acquisitions'),
        entity('priorFacts'),
      ])
      .nullable(),
  ),
  bySource: z.record(text, cents),
  bySourceThen: z.record(text, cents),
})
const level = z.strictObject({ name: text, count: z.int(), weight: z.int() })
const goal = entity('goals').omit({ position: true })
const indicator = entity('indicators').omit({ position: true })
const weights = level.omit({ name: true }).extend({ levels: list(level.extend({ parts: list(level) })) })
const performance = z.strictObject({
  project: text.nullable(),
  goals: list(goal),
  indicators: list(indicator),
  goalsThen: z.record(text, goal.nullable()),
  indicatorsThen: z.record(text, indicator.nullable()),
  weights,
})
const placementsThen = z.record(text, entity('placements').nullable())
const mark = z.strictObject({
  isNew: z.boolean(),
  cells: z.record(text, cents.nullable()),
  texts: z.record(text, text),
})
const followedRow = z.strictObject({
  kind: text,
  code: text.nullable(),
  unitCode: text.nullable(),
  name: text,
})
const blocksThen = z.record(text, block.nullable())
export const followed = z.strictObject({
  cells: z.int(),
  tables: list(
    z.strictObject({
      id: text,
      number: z.int(),
      title: text,
      unit,
      decimals: z.int(),
      lines: list(
        z.strictObject({
          row: followedRow,
          where: text,
          cell: text,
          old: cents.nullable(),
          new: cents.nullable(),
        }),
      ),
      count: z.int(),
      gone: list(z.strictObject({ row: followedRow, where: text, old: cents })),
      goneCount: z.int(),
      unlisted: z.int(),
    }),
  ),
  paragraphs: z.int(),
  renumbered: z.int(),
  text: list(
    z.strictObject({
      key: text,
      place: text,
      isGone: z.boolean(),
      runs: list(z.strictObject({ kind: z.enum(['same', 'old', 'new']), text, start: z.int() })),
    }),
  ),
  stale: list(
    z.strictObject({
      key: text,
      place: text,
      first: z.strictObject({ written: text, printed: text.nullable() }).nullable(),
      mendable: z.int(),
    }),
  ),
})
const shownTables = z.strictObject({ views: list(table), marks: z.record(text, mark) })
export const shownParts = z.strictObject({
  revision: z.int(),
  projects: z
    .strictObject({
      rows: list(summary),
      then: summaries,
      priorThen: cents,
      comparedThen: cents,
    })
    .optional(),
  details: z.strictObject({ rows: z.record(text, details), then: detailsOf }).optional(),
  orders: z.strictObject({ placements: list(entity('placements')), then: placementsThen }).optional(),
  sheet: sheet.nullable().optional(),
  performance: performance.nullable().optional(),
  checks: shownChecks.optional(),
  sums: shownTables.optional(),
  followed: followed.optional(),
  tables: shownTables.optional(),
  text: z
    .strictObject({
      sections: list(section),
      then: blocksThen,
      facts: list(entity('facts')),
      assets: list(entity('assets')),
    })
    .optional(),
})
const listPatch = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    rows: list(row),
    removed: list(text),
    placed: list(z.strictObject({ key: text, after: text.nullable() })),
    then: z.record(text, row.nullable()),
  })
const recordPatch = z.discriminatedUnion(
  'collection',
  recordSets.map((set) =>
    z.strictObject({ collection: z.literal(set), id: text, fields: entity(set).partial().nullable() }),
  ) as never,
)
const cell = z.strictObject({ cell: text, old: cents.nullable(), new: cents.nullable() })
const rows = z.strictObject({
  removed: list(text),
  moved: list(z.strictObject({ key: text, after: text.nullable() })),
  inserted: list(z.strictObject({ table: text, list: text, after: text.nullable(), row })),
  changed: list(
    z.strictObject({
      key: text,
      field: text,
      old: z.union([text, z.number()]).nullable(),
      new: z.union([text, z.number()]).nullable(),
    }),
  ),
})
const blockPatch = z.strictObject({
  key: text,
  new: block.nullable(),
  after: text.nullable().optional(),
})

/** What one step changed. */
export const patch = z.strictObject({
  from: z.int(),
  to: z.int(),
  label: text,
  records: list(recordPatch),
  cells: list(cell),
  rows,
  blocks: list(blockPatch),
  renumbered: list(z.strictObject({ from: text, to: text, by: z.int() })),
  heads: list(head).optional(),
  afresh: list(z.union([shownPart, z.literal('faults')])).optional(),
  marks: z.record(text, mark.nullable()).optional(),
  projects: listPatch(summary).optional(),
  details: z.strictObject({ rows: detailsOf, then: detailsOf }).optional(),
  orders: z.strictObject({ then: placementsThen }).optional(),
  sums: z
    .strictObject({ cells: list(cell), rows, marks: z.record(text, mark.nullable()), heads: list(head) })
    .optional(),
  sheet: sheet.nullable().optional(),
  performance: z
    .union([
      z.strictObject({ whole: performance }),
      z.strictObject({
        project: text.nullable(),
        goals: listPatch(goal).optional(),
        indicators: listPatch(indicator).optional(),
        weights: weights.optional(),
      }),
    ])
    .nullable()
    .optional(),
  followed: followed.optional(),
  findings: findingsChange.optional(),
  unplaced: list(unplaced),
  faults: list(fileFault).optional(),
  state,
})
