import { z } from 'zod'
import { failureCodes } from '../failure'
import { columnLayouts } from '../layouts'
import { libraryIndicator } from '../library'
import type { MethodName } from '../methods'
import { destination, financeRow, financeView, financeWritten } from './finance'
import { shownChecks, submissionReport } from './checks'
import { frame, view } from './frame'
import { place } from './places'
import { block } from './printed'
import { receiptResults } from './receipts'
import { followed, patch, shownParts } from './shown'
import { cents, fault, fileEntry, list, text, unit } from './values'

/**
 * What each method answers, as a schema: tests parse every reply with it, so that an answer holds what its type says
 * and nothing else. Nobody needs it at run time.
 */

const edit = z.strictObject({
  step: z.int(),
  patch,
  notes: list(text).optional(),
  booked: z.strictObject({ project: text, line: text, old: cents, new: cents, difference: cents }).optional(),
})

const takenBack = edit.extend({ reverts: z.int(), touched: list(z.strictObject({ path: text, place })) })

const applied = {
  refused: list(z.strictObject({ edit: z.int(), place: text, code: z.enum(failureCodes), message: text })),
  paths: list(text.nullable()),
}

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
    destinations: list(pack),
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
  'upload.drop': z.null(),
  'job.list': list(
    z.strictObject({ job: text, label: text, done: z.int(), total: z.int().nullable(), what: text }),
  ),
  'job.cancel': z.null(),
  'edit.set': edit,
  'edit.add': edit.extend({ path: text }),
  'edit.remove': edit,
  'edit.apply': edit.extend(applied),
  'edit.preview': edit.omit({ step: true }).extend(applied),
  'edit.rebook': edit,
  'edit.undo': takenBack,
  'edit.redo': takenBack,
  'checks.list': shownChecks,
  'checks.compare': z.strictObject({ reviewed: list(text), now: list(text) }),
  'checks.report': submissionReport,
  'checks.acknowledge': edit,
  'checks.review': edit,
  'export.write': list(
    z.union([z.strictObject({ file: fileEntry }), z.strictObject({ error: failureSchema })]),
  ),
  'list.write': fileEntry,
  'finance.destinations': list(destination),
  'finance.view': financeView,
  'finance.rows': list(financeRow),
  'finance.write': financeWritten,
  'export.preview': z.strictObject({ pdf: text, revision: z.int() }),
  'export.page': z.strictObject({ body: text, style: text }),
  'export.place': z.strictObject({
    folder: z.strictObject({ handle: text, name: text }).nullable(),
    files: list(fileEntry),
  }),
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
    projects: list(z.strictObject({ id: text, name: text, common: z.boolean(), prior: cents.nullable() })),
    prior: cents.nullable(),
    usedIn: list(text),
    sentences: list(z.strictObject({ section: z.int(), block: text, figure: z.int(), name: text, text })),
  }),
  'place.find': list(place.nullable()),
  'text.blocks': z.strictObject({ revision: z.int(), blocks: list(block) }),
  'place.list': list(
    z.strictObject({
      kind: z.enum(['project', 'table', 'section', 'functionCode', 'economicCode']),
      code: text,
      name: text,
      place,
    }),
  ),
  'library.search': z.strictObject({
    indicators: list(libraryIndicator.extend({ from: text.nullable() })),
    found: z.int(),
    total: z.int(),
    setAside: text.nullable(),
  }),
  'library.learn': z.null(),
  'layout.read': columnLayouts,
  'layout.keep': z.null(),
  ...receiptResults,
  'pack.codes': z.strictObject({
    functions: codes,
    economics: codes,
    fundTypes: codes,
    govEconomics: codes,
    economicMapping: z.array(
      z.strictObject({
        economic: text,
        administrative: text.nullable(),
        institution: text.nullable(),
      }),
    ),
  }),
} satisfies Record<MethodName, z.ZodType>
