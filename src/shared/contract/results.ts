import { z } from 'zod'
import { failureCodes } from './failure'
import type { MethodName } from './methods'

/**
 * What each method answers, as a schema: tests parse every reply with it, so that an answer holds what its type says
 * and nothing else. Nobody needs it at run time.
 */

const text = z.string()
const cents = z.int()
const unit = z.enum(['元', '万元'])
const list = <T extends z.ZodType>(of: T) => z.array(of)

const fault = z.strictObject({ place: text, message: text })
const fileEntry = z.strictObject({ handle: text, name: text, modified: text.nullable(), size: z.int() })

const access = z.union([
  z.strictObject({ mode: z.literal('edit') }),
  z.strictObject({
    mode: z.literal('view'),
    why: z.enum(['file', 'folder', 'copy', 'faults', 'packs']),
    message: text,
  }),
])
const state = z.strictObject({
  revision: z.int(),
  savedAt: text.nullable(),
  undo: text.nullable(),
  redo: text.nullable(),
  access,
  balance: z.strictObject({ income: cents, expenditure: cents }),
  projects: z.int(),
  changed: z.strictObject({ cells: z.int(), paragraphs: z.int() }),
  stale: z.int(),
})
const fileFault = z.strictObject({
  path: text,
  where: text,
  message: text,
  grade: z.enum(['unreadable', 'refused']),
  mendable: z.boolean(),
})
const unplaced = z.strictObject({
  id: text,
  kind: z.enum(['free', 'override']),
  place: text,
  object: text.nullable(),
  text,
  about: text.nullable(),
})

const side = z.enum(['income', 'expenditure'])
const row = z.strictObject({
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
const table = z.strictObject({
  id: text,
  number: z.int(),
  title: text,
  shortTitle: text,
  agency: text,
  unit,
  decimals: z.int(),
  layout: z.enum(['two-sided', 'matrix', 'performance', 'records']),
  rowHeaders: list(z.strictObject({ path: list(text), side: side.optional() })),
  columns: list(column),
  rows: list(row),
  notes: list(z.strictObject({ text, when: z.enum(['always', 'empty', 'notEmpty']).optional() })),
  captions: list(z.strictObject({ id: text, label: text, text })),
  parts: list(z.strictObject({ id: text, title: text, columns: list(column), rows: list(row) })),
})

const figureValue = z.strictObject({ value: z.number().nullable(), refs: list(text) })
const block = z.strictObject({
  key: text,
  shownKey: text,
  kind: z.enum(['heading', 'generated', 'free', 'override']),
  text,
  stale: z.boolean().optional(),
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
  grid: z.strictObject({ row: z.enum(['head', 'body']), align: list(z.enum(['left', 'right'])) }).optional(),
})
const section = z.strictObject({
  number: z.int(),
  title: text,
  places: list(z.strictObject({ key: text, hint: text, heading: text.nullable() })),
  blocks: list(block),
})

/** What a record holds is the model's business: its own schema checks packages. */
const entity = z.looseObject({ id: text })
const department = z.looseObject({ agency: text })
const document = z.record(text, z.union([list(entity), department]))

const format = z.strictObject({ unit, decimals: z.int(), zero: text, rateDecimals: z.int() })
const template = z.strictObject({
  id: text,
  title: text,
  year: z.int(),
  lists: list(z.looseObject({ id: text, title: text })),
  fundings: list(z.looseObject({ id: text, label: text })),
  thresholds: z.strictObject({ reason: z.number() }),
  format,
  sections: list(z.strictObject({ number: z.int(), title: text, shortTitle: text })),
})
const frame = z.strictObject({
  budget: text,
  file: z.strictObject({ name: text }),
  state,
  template,
  department,
  units: list(entity),
  codeNames: list(entity),
  unplaced: list(unplaced),
  faults: list(fileFault),
})
const view = frame.extend({ document, tables: list(table), text: list(section) })

const image = z.record(text, z.unknown()).nullable()
const recordPatch = z.strictObject({ collection: text, id: text, fields: image })
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

const summary = z.strictObject({
  id: text,
  code: text,
  name: text,
  common: z.boolean(),
  nature: z.enum(['continuing', 'new', 'oneOff']),
  lines: z.int(),
  amount: cents,
  prior: cents.nullable(),
  hasReason: z.boolean(),
  functionCodes: list(text),
})
const summaries = z.record(text, summary.nullable())
const sheet = z.strictObject({
  project: entity,
  lines: list(entity),
  goals: list(entity),
  prior: entity.nullable(),
  linesThen: list(entity),
})
const mark = z.strictObject({
  isNew: z.boolean(),
  cells: z.record(text, cents.nullable()),
  texts: z.record(text, text),
})
const blocksThen = z.record(text, block.nullable())
const followed = z.strictObject({
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
          row: z.strictObject({
            kind: text,
            code: text.nullable(),
            unitCode: text.nullable(),
            name: text,
          }),
          where: text,
          cell: text,
          old: cents.nullable(),
          new: cents.nullable(),
        }),
      ),
      count: z.int(),
    }),
  ),
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
const shownParts = z.strictObject({
  revision: z.int(),
  projects: z
    .strictObject({ rows: list(summary), then: summaries, amountThen: cents, priorThen: cents })
    .optional(),
  sheet: sheet.nullable().optional(),
  followed: followed.optional(),
  tables: z.strictObject({ views: list(table), marks: z.record(text, mark) }).optional(),
  text: z
    .strictObject({
      sections: list(section),
      then: blocksThen,
      facts: list(entity),
      assets: list(entity),
    })
    .optional(),
})
const subtotal = z.strictObject({
  key: text,
  projects: z.int(),
  amount: cents,
  amountThen: cents.nullable(),
  sources: list(z.strictObject({ funding: text, amount: cents })),
})
/** What one step changed. */
const patch = z.strictObject({
  from: z.int(),
  to: z.int(),
  label: text,
  records: list(recordPatch),
  cells: list(cell),
  rows,
  blocks: list(blockPatch),
  heads: list(table).optional(),
  marks: z.record(text, mark.nullable()).optional(),
  projects: z
    .strictObject({
      rows: list(summary),
      removed: list(text),
      order: list(text).optional(),
      then: summaries,
    })
    .optional(),
  sheet: sheet.nullable().optional(),
  followed: followed.optional(),
  unplaced: list(unplaced),
  faults: list(fileFault).optional(),
  state,
})
const edit = z.strictObject({
  step: z.int(),
  patch,
  notes: list(text).optional(),
  booked: z.strictObject({ project: text, line: text, old: cents, new: cents, difference: cents }).optional(),
})

const pack = z.strictObject({ id: text, title: text, year: z.int().nullable(), faults: list(fault) })
const codes = list(z.strictObject({ code: text, name: text, level: z.int() }))

/** Every failure, of any method. */
export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  message: text.min(1),
  place: text.optional(),
  details: z.record(text, z.unknown()).optional(),
})

export const results = {
  'app.info': z.strictObject({
    version: text,
    fileAccess: z.enum(['native', 'list']),
    samples: list(z.strictObject({ id: text, title: text, note: text })),
    templates: list(pack),
  }),
  'file.list': list(fileEntry),
  'file.reserve': fileEntry,
  'file.choose': fileEntry.nullable(),
  'copy.list': list(
    z.strictObject({
      handle: text,
      name: text,
      kind: z.enum(['day', 'migration']),
      made: text,
      size: z.int(),
      content: z.strictObject({ revision: z.int(), expenditure: cents, unit }).nullable(),
      problem: text.nullable(),
    }),
  ),
  'budget.open': frame,
  'budget.create': frame,
  'budget.frame': frame,
  'budget.view': view,
  'budget.show': shownParts,
  'budget.follow': list(patch).nullable(),
  'baseline.changes': followed,
  'budget.saveCopy': fileEntry,
  'budget.repairCopy': fileEntry.extend({ mended: z.int(), left: z.int() }),
  'budget.close': z.null(),
  'package.write': fileEntry,
  'package.read': z.strictObject({ frame, left: list(fault) }),
  'job.cancel': z.null(),
  'edit.set': edit,
  'edit.add': edit.extend({ path: text }),
  'edit.remove': edit,
  'edit.rebook': edit,
  'edit.undo': edit,
  'edit.redo': edit,
  'text.override': edit,
  'text.adopt': edit,
  'text.restore': edit,
  'text.write': edit,
  'history.list': list(
    z.strictObject({
      step: z.int(),
      at: text,
      by: text,
      label: text,
      reverts: z.int().nullable(),
      kind: z.enum(['edit', 'undo', 'redo', 'import', 'create', 'repair']),
      fields: list(z.strictObject({ path: text, old: z.unknown(), new: z.unknown() })),
    }),
  ),
  'cell.explain': z.strictObject({
    cell: text,
    table: text,
    row: text,
    column: text,
    amount: cents,
    parts: list(
      z.strictObject({
        collection: z.enum(['lines', 'incomes', 'priorFacts']),
        id: text,
        label: text,
        projectId: text.nullable(),
        economicCode: text.nullable(),
        sign: z.union([z.literal(1), z.literal(-1)]),
        amount: cents,
        isChanged: z.boolean(),
      }),
    ),
    projects: list(z.strictObject({ id: text, name: text, common: z.boolean() })),
    usedIn: list(text),
    sentences: list(z.strictObject({ section: z.int(), block: text, figure: z.int(), name: text, text })),
  }),
  'place.find': list(
    z
      .union([
        z.strictObject({ page: z.literal('projects'), project: text, line: text.nullable() }),
        z.strictObject({ page: z.literal('text'), block: text }),
      ])
      .nullable(),
  ),
  'project.subtotals': z.strictObject({
    total: cents,
    totalThen: cents,
    functionCode: list(subtotal),
    economicCode: list(subtotal),
    funding: list(subtotal),
  }),
  'pack.codes': z.strictObject({ functions: codes, economics: codes, fundTypes: codes }),
} satisfies Record<MethodName, z.ZodType>
