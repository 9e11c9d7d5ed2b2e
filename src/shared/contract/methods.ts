import { z } from 'zod'
import { adjustWays } from '../model/adjusted-share'
import {
  type DestinationEntry,
  financeForms,
  type FinanceRow,
  type FinanceView,
  type FinanceWritten,
} from './finance'
import type { JobEvents } from './jobs'
import type { LibraryFound } from './library'
import {
  dataSheet,
  exportContent,
  type Exported,
  exportForms,
  type ExportPlaces,
  type ExportPreview,
  listForms,
} from './exports'
import { columnLayout, type ColumnLayouts, listNames } from './layouts'
import type { Patch } from './patch'
import type { ListedReceipt, ReceiptChanges, RewrittenReceipt } from './receipts'
import type { ReviewedThenAndNow, SubmissionReport } from './report'
import type {
  AppInfo,
  Applied,
  FileEntry,
  CopyEntry,
  ImportedBudget,
  RepairedCopy,
  BudgetFrame,
  BudgetView,
  EditDone,
  TakenBack,
  HistoryStep,
  Explanation,
  CodeLists,
  Previewed,
} from './results'
import {
  type Followed,
  type NamedPlace,
  shownPart,
  type ShownChecks,
  type ShownParts,
  type ShownPlace,
  type WholeBlocks,
} from './shown'
import { encodings } from './uploads'

/** The parts that the caller shows, which the patch then speaks of; absent: everything. */
const shows = z.array(shownPart).readonly()

/** Bytes that the caller has room for in a patch: parts that would take it beyond are named in `afresh`; absent: any number. */
const room = z.int().optional()

/** The revision that the caller shows: what was done since is not undone or written over unseen (changed-meanwhile). */
const revisionSeen = z.int().optional()

/** An edit of an open budget. */
function editing<S extends z.ZodRawShape>(params: S) {
  return z.strictObject({ budget: z.string(), shows: shows.optional(), room, ...params })
}

/**
 * One of many edits: as `edit.set`, `edit.add` and `edit.remove` take them. `after`: the path of the record behind which the
 * new one is to stand; those that follow make room. `move`: records, by path, that are to stand behind another in the order in which
 * they are named; `after` null: before all others. `adjust`: a project's total as so many `percent` (as typed) of what it is now, of
 * last year's or of its control figure, spread over its lines in proportion or evenly; `way`: so many percent `to` (default; a
 * percentage with a sign is meant `up` or `down`), `up`, `down`, or as the most it may be, `cap`. `apportion`: lines, or projects, that are to
 * come to `total` (as typed): evenly, in proportion to what they are, of projects to last year's; `last`: the last of the lines takes
 * the difference. `split`: a line in two or more parts, whose amounts (as typed) come to the whole; the first stays in the line, the
 * others stand behind it, each with what it has of its own.
 */
const oneEdit = z.union([
  z.strictObject({
    set: z.string(),
    value: z.string(),
    unit: z.enum(['元', '万元']).optional(),
    seen: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
    booking: z.literal('last-line').optional(),
  }),
  z.strictObject({ add: z.string(), value: z.record(z.string(), z.unknown()), after: z.string().optional() }),
  z.strictObject({ remove: z.string() }),
  z.strictObject({ move: z.array(z.string()).min(1).readonly(), after: z.string().nullable() }),
  z.strictObject({
    adjust: z.string(),
    of: z.enum(['present', 'prior', 'control']),
    percent: z.string(),
    way: z.enum(adjustWays).optional(),
    spread: z.enum(['proportional', 'even']),
  }),
  z.strictObject({
    apportion: z.array(z.string()).min(1).readonly(),
    total: z.string(),
    unit: z.enum(['元', '万元']).optional(),
    by: z.enum(['proportional', 'even', 'prior', 'last']),
  }),
  z.strictObject({
    split: z.string(),
    parts: z
      .array(
        z
          .strictObject({
            amount: z.string(),
            unit: z.enum(['元', '万元']).optional(),
            funding: z.string().optional(),
            functionCode: z.string().optional(),
            economicCode: z.string().optional(),
            purpose: z.string().optional(),
          })
          .readonly(),
      )
      .min(2)
      .readonly(),
  }),
])

const manyEdits = {
  edits: z.array(oneEdit).readonly(),
  /** What becomes of the others where one is refused. Default: `stop`, none is made. */
  onRefused: z.enum(['stop', 'skip']).optional(),
  /** By which gesture of the preparer: what the history calls it. */
  gesture: z
    .enum([
      'apply',
      'paste',
      'fill',
      'cut',
      'clear',
      'replace',
      'remove',
      'adjust',
      'split',
      'apportion',
      'move',
    ])
    .optional(),
  /** How paths name projects and units. Default: `ids`. */
  naming: z.enum(['ids', 'codes']).optional(),
} as const

/**
 * The one table of what a window, a script or a test may ask of the core. Server, clients, preload, web route
 * and tests derive from it. Plain JSON only; parameters are parsed once, at the door.
 * Every call answers with a `Reply`; amounts are integer 分.
 */
export const methods = {
  'app.info': query<AppInfo>()(z.strictObject({})),
  /** Where `fileAccess` is `list`: budgets in the start-up folder; where it is `native`: files opened lately. */
  'file.list': query<readonly FileEntry[]>()(z.strictObject({})),
  /** A handle for a file that does not exist yet, named by the user; only where `fileAccess` is `list`. */
  'file.reserve': query<FileEntry>()(z.strictObject({ name: z.string() })),
  /** The system's own dialog; null = cancelled. Only where `fileAccess` is `native`. */
  'file.choose': query<FileEntry | null>()(
    z.strictObject({ purpose: z.enum(['open', 'save', 'folder']), suggestedName: z.string().optional() }),
  ),
  /**
   * Opens a file by handle and holds it until closed; what cannot be written is opened for viewing (`state.access`).
   * `as: 'copy'` views the content of this moment, also of a file that another window holds, and holds nothing.
   */
  'budget.open': command<BudgetFrame>()(
    z.strictObject({ file: z.string(), as: z.literal('copy').optional() }),
  ),
  /** Creates the file (never overwriting) and opens it. */
  'budget.create': command<BudgetFrame>()(
    z.strictObject({
      file: z.string(),
      from: z.union([
        z.strictObject({ sample: z.string() }),
        z.strictObject({ agency: z.string(), fiscalYear: z.int(), templatePack: z.string() }),
      ]),
    }),
  ),
  /** What a page shows, fetched when it is visited. */
  'budget.show': query<ShownParts>()(z.strictObject({ budget: z.string(), shows })),
  /**
   * The steps since a revision, each as far as it changed what is shown; null where they are too many to be still at
   * hand: then what is shown is to be fetched afresh.
   */
  'budget.follow': query<readonly Patch[] | null>()(
    z.strictObject({ budget: z.string(), from: z.int(), shows, room }),
  ),
  /** The frame afresh. */
  'budget.frame': query<BudgetFrame>()(z.strictObject({ budget: z.string() })),
  /** Everything at once, for those who print it. */
  'budget.view': query<BudgetView>()(z.strictObject({ budget: z.string() })),
  /** What followed from all steps since the core opened the file, whichever window asks. */
  'baseline.changes': query<Followed>()(z.strictObject({ budget: z.string() })),
  /** 另存副本: the budget as last saved, whole or not at all, in a file that is not there yet. */
  'budget.saveCopy': command<FileEntry>()(z.strictObject({ budget: z.string(), file: z.string() })),
  /** 修复到副本: a copy with every unreadable value mended that can only have meant one thing. */
  'budget.repairCopy': command<RepairedCopy>()(z.strictObject({ budget: z.string(), file: z.string() })),
  /** Copies in the program's own folder, newest first; with `file` those of that file alone. */
  'copy.list': query<readonly CopyEntry[]>()(z.strictObject({ file: z.string().optional() })),
  /** 写出交换包: the budget's every input, in a file that is not there yet. */
  'package.write': command<FileEntry>()(z.strictObject({ budget: z.string(), file: z.string() })),
  /**
   * 输出: the document, or parts of it, in files that are not there yet, all of the content of this moment. Secret projects are left
   * out; what people wrote and would tell of them is refused (bad-value, `details.faults`). Each file succeeds or not by itself.
   */
  'export.write': command<readonly Exported[]>()(
    z.strictObject({
      budget: z.string(),
      files: z
        .array(
          z.strictObject({ file: z.string(), form: z.enum(exportForms), content: exportContent }).readonly(),
        )
        .min(1)
        .readonly(),
    }),
  ),
  /** 去向: the packs of finance systems there are, also those with faults. */
  'finance.destinations': query<readonly DestinationEntry[]>()(z.strictObject({})),
  /**
   * 报送 as it would be now: its tables with their columns, and what is missing or does not fit, in order, to be walked. A job. Failures:
   * unknown-pack, bad-pack; bad-value where the file or its income keeps anything from leaving.
   */
  'finance.view': command<FinanceView>()(z.strictObject({ budget: z.string(), pack: z.string() })),
  /** Rows of one of its tables, each value with its place. Failures: unknown-pack, bad-pack, bad-value (no such table). */
  'finance.rows': query<readonly FinanceRow[]>()(
    z.strictObject({
      budget: z.string(),
      pack: z.string(),
      table: z.string(),
      from: z.int().min(0),
      count: z.int().min(1).max(1000),
    }),
  ),
  /**
   * Writes the package: `file` is a folder that is not there yet, an archive (.zip), or the one file of the form with its manifest beside.
   * All or nothing; the budget keeps it as a receipt, with the note. Failures: bad-value with `details.faults` (what is missing, what would tell of a secret project, what the form cannot
   * hold), and those of making a file and of work apart.
   */
  'finance.write': command<FinanceWritten>()(
    z.strictObject({
      budget: z.string(),
      pack: z.string(),
      form: z.enum(financeForms),
      file: z.string(),
      note: z.string().max(200).optional(),
    }),
  ),
  /** The document as it would be put out as PDF. */
  'export.preview': command<ExportPreview>()(z.strictObject({ budget: z.string(), content: exportContent })),
  /** The document as HTML, and how it looks on paper: for a window that prints. */
  'export.page': command<{ readonly body: string; readonly style: string }>()(
    z.strictObject({ budget: z.string(), content: exportContent }),
  ),
  /**
   * A list as a window shows it, filtered and sorted, in a file that is not there yet. Refused (bad-value) while the budget has secret
   * projects: lists and their totals would tell of them.
   */
  'list.write': command<FileEntry>()(
    z.strictObject({ budget: z.string(), file: z.string(), form: z.enum(listForms), list: dataSheet }),
  ),
  /**
   * Handles for files to be put out, under names that are free: in `folder`, a handle of one that was chosen, else beside the
   * budget.
   */
  'export.place': query<ExportPlaces>()(
    z.strictObject({
      budget: z.string(),
      folder: z.string().nullable(),
      names: z.array(z.strictObject({ name: z.string(), ending: z.string() }).readonly()).readonly(),
    }),
  ),
  /**
   * 回执: what was really sent, newest first, and how much changed since each (`isPlain`: that is not asked). Commands, for the budgets of then are worked out
   * anew, as long work; nothing is changed.
   */
  'receipt.list': command<readonly ListedReceipt[]>()(
    z.strictObject({ budget: z.string(), isPlain: z.boolean().optional() }),
  ),
  /**
   * What changed since one of them, by cell, field and sentence. `limit`: at most so many of each kind (cells of a table, fields,
   * records, paragraphs). Failures: unknown-receipt, file-damaged (what was kept is not what was sent).
   */
  'receipt.changes': command<ReceiptChanges>()(
    z.strictObject({ budget: z.string(), receipt: z.string(), limit: z.int().min(1).optional() }),
  ),
  /**
   * Writes the sent files again, byte for byte: as a zip where the target's name ends in .zip, else as a new folder. Failures:
   * unknown-receipt, file-damaged, those of making a file.
   */
  'receipt.write': command<RewrittenReceipt>()(
    z.strictObject({ budget: z.string(), receipt: z.string(), target: z.string() }),
  ),
  /** 从交换包新建: makes a file of a package, whole or not at all, and opens it. */
  'package.read': command<ImportedBudget>()(
    z.strictObject({
      source: z.string(),
      file: z.string(),
      encoding: z.enum(encodings).optional(),
    }),
  ),
  /** Gives up a file that came in as bytes (uploads.ts); one that is used up is no fault. */
  'upload.drop': command<null>()(z.strictObject({ upload: z.string() })),
  /** The jobs that run, each as it is now: for a window that comes later. */
  'job.list': query<readonly JobEvents['job.progress'][]>()(z.strictObject({})),
  /** Ends a job (events.ts): its process is gone and its files are removed when this answers. An ended one is no fault. */
  'job.cancel': command<null>()(z.strictObject({ job: z.string() })),
  'budget.close': command<null>()(z.strictObject({ budget: z.string() })),
  /**
   * One edit: the value as typed, with the unit that the window showed (default: the budget's unit of entry). `seen`
   * is what stood there when typing began, as stored: where another window has changed it since, the edit is refused
   * (changed-meanwhile). For `projects/ID/amount` with several lines, `booking: 'last-line'` books the
   * difference on the last line in order and reports it; without it such a total is refused.
   * `typing` names who types: consecutive edits of one field by the same one are one step.
   */
  'edit.set': command<EditDone>()(
    editing({
      path: z.string(),
      value: z.string(),
      unit: z.enum(['元', '万元']).optional(),
      seen: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
      booking: z.literal('last-line').optional(),
      typing: z.string().optional(),
    }),
  ),
  /** Adds a record; fields that are left out take their defaults. */
  'edit.add': command<EditDone & { readonly path: string }>()(
    editing({
      kind: z.string(),
      value: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Removes a record and what belongs to it, unless another window changed some of it since (`revisionSeen`). */
  'edit.remove': command<EditDone>()(editing({ path: z.string(), seen: revisionSeen })),
  /**
   * Many edits as one step, in their order, each on what those before it made of the budget: a record that one adds, another
   * may fill in. What is refused is tried again once the others stand, and a field that was asked for and that another of its
   * record emptied is set once more: an end that is allowed is reached in whatever order it is named. Failures: edits-refused (`onRefused: 'stop'`), and those of `edit.set`, `edit.add`, `edit.remove` in `refused`.
   */
  'edit.apply': command<EditDone & Applied>()(editing({ seen: revisionSeen, ...manyEdits })),
  /**
   * What `edit.apply` would do; nothing is written, no step is made. Who shows nothing (`shows: []`) hears what would be
   * refused, and nothing of what would follow: the patch is empty, its state that of now.
   */
  'edit.preview': command<Previewed>()(editing(manyEdits)),
  /** 改记其他分项: takes a booked difference off its line and books it elsewhere; one step. */
  'edit.rebook': command<EditDone>()(
    editing({
      seen: revisionSeen,
      step: z.int(),
      to: z.union([z.strictObject({ line: z.string() }), z.literal('proportional')]),
    }),
  ),
  /**
   * 改写: the preparer's own words in place of a generated paragraph; remembers the figures printed there now. `seen`: the
   * paragraph as shown when typing began; another window's words that stand there by now are not replaced unseen
   * (changed-meanwhile).
   */
  'text.override': command<EditDone>()(
    editing({ block: z.string(), text: z.string(), seen: z.string().optional() }),
  ),
  /** 更新: replaces exactly the stale figures of an override by those of now. */
  'text.adopt': command<EditDone>()(editing({ block: z.string(), seen: revisionSeen })),
  /** 恢复自动: back to the generated paragraph. `seen`: the words that are given up, as shown (changed-meanwhile). */
  'text.restore': command<EditDone>()(editing({ block: z.string(), seen: z.string().optional() })),
  /**
   * The preparer's own paragraphs of one place (`p1/duties`), in order: those with an id stay or change, those without
   * are new, those left out go. One step. `seen`: the paragraphs as the caller knows them. What another window wrote since
   * stays where the caller left the paragraph as it was; else it is not written over or taken out unseen (changed-meanwhile).
   * `revision`: on which it was decided what becomes of which paragraph.
   */
  'text.write': command<EditDone>()(
    editing({
      place: z.string(),
      revision: revisionSeen,
      seen: z
        .array(z.strictObject({ id: z.string(), text: z.string() }).readonly())
        .readonly()
        .optional(),
      paragraphs: z
        .array(z.strictObject({ id: z.string().nullable(), text: z.string() }).readonly())
        .readonly(),
    }),
  ),
  /** Paragraphs whole, by key, or those in which a field is shown, by its path; what is not printed is left out. */
  'text.blocks': query<WholeBlocks>()(
    z.strictObject({
      budget: z.string(),
      of: z.union([
        z.strictObject({ keys: z.array(z.string()).readonly() }),
        z.strictObject({ path: z.string() }),
      ]),
    }),
  ),
  /** Steps made since `seen`, by another window, are not taken back unseen. */
  'edit.undo': command<TakenBack>()(editing({ seen: revisionSeen })),
  'edit.redo': command<TakenBack>()(editing({ seen: revisionSeen })),
  /** Newest first. */
  'history.list': query<readonly HistoryStep[]>()(
    z.strictObject({ budget: z.string(), before: z.int().optional(), limit: z.int().optional() }),
  ),
  /** Why this number: the records behind a cell. */
  'cell.explain': query<Explanation>()(z.strictObject({ budget: z.string(), cell: z.string() })),
  /** Where a window shows what paths of the file name; null for what no page shows. */
  'place.find': query<readonly (ShownPlace | null)[]>()(
    z.strictObject({ budget: z.string(), paths: z.array(z.string()).readonly() }),
  ),
  /** All that is found, however much it is, and what each rule came to. A window shows the part `checks`, which is bounded. */
  'checks.list': query<ShownChecks>()(z.strictObject({ budget: z.string() })),
  /** A part that was reviewed as it was then, and as it is printed now. Failure: unknown-path (not reviewed). */
  'checks.compare': query<ReviewedThenAndNow>()(z.strictObject({ budget: z.string(), part: z.string() })),
  /** 提交前检查: what is open, what people said the reason of, and what is there of the document, for one page. */
  'checks.report': query<SubmissionReport>()(z.strictObject({ budget: z.string() })),
  /**
   * 说明: why the findings of a rule at a place (the first of `places`) are right as they stand; without a reason they are open
   * again. `figures`: only the one that says these (checks/settled.ts). Failure: unknown-path (nothing such is found there now).
   */
  'checks.acknowledge': command<EditDone>()(
    editing({
      rule: z.string(),
      place: z.string(),
      figures: z.string().optional(),
      reason: z.string(),
      seen: revisionSeen,
    }),
  ),
  /** 复核: a part (`tables/t05`, `text/p3`) as it is printed now is found right, or is to be looked at again. */
  'checks.review': command<EditDone>()(
    editing({ part: z.string(), isReviewed: z.boolean(), seen: revisionSeen }),
  ),
  /** What people go to by its name: projects, tables, parts of the text, codes in use. */
  'place.list': query<readonly NamedPlace[]>()(z.strictObject({ budget: z.string() })),
  /** How the columns of the budget's lists are set, as remembered for this file. */
  'layout.read': query<ColumnLayouts>()(z.strictObject({ budget: z.string() })),
  /**
   * Remembers how the columns of a list are set, for this file; null: as the list itself has them. It stands in the program's
   * own folder: the budget is not written, and it may be open for viewing. Of two windows the later one counts. Failure:
   * disk-error (nothing is remembered, the window goes on).
   */
  /**
   * Indicators to be taken again. `words` are looked for in their names and in those of the projects they were used in; without
   * words those come first that have most in common with what is said of the `project` (null: the department). What the
   * project has already is left out.
   */
  'library.search': query<LibraryFound>()(
    z.strictObject({
      budget: z.string(),
      words: z.string().max(200),
      level2: z.string().nullable(),
      project: z.string().nullable(),
      limit: z.int().min(1).max(500),
      /** Only those that have words in common with what the project says of itself: none, where it says nothing. */
      near: z.boolean().optional(),
    }),
  ),
  /** Puts the indicators of the budget into the library. Failure: disk-error. */
  'library.learn': command<null>()(z.strictObject({ budget: z.string() })),
  'layout.keep': command<null>()(
    z.strictObject({
      budget: z.string(),
      list: z.enum(listNames),
      layout: columnLayout.nullable(),
    }),
  ),
  /** The codes that may be chosen: the year's classification pack. */
  'pack.codes': query<CodeLists>()(z.strictObject({ budget: z.string() })),
} as const

export type MethodName = keyof typeof methods
export type Params<M extends MethodName> = z.input<(typeof methods)[M]['params']>
export type Result<M extends MethodName> =
  (typeof methods)[M] extends MethodSpec<'query' | 'command', infer R, z.ZodType> ? R : never

/** Methods that read: what answers them is given nothing that could write. */
export type QueryName = {
  [M in MethodName]: (typeof methods)[M]['kind'] extends 'query' ? M : never
}[MethodName]
export type CommandName = Exclude<MethodName, QueryName>

export interface MethodSpec<K extends 'query' | 'command', R, P extends z.ZodType> {
  /** A command writes; a query does not. */
  readonly kind: K
  readonly params: P
  /** Type only; never present at run time. */
  readonly result?: R
}

function query<R>() {
  return <P extends z.ZodType>(params: P): MethodSpec<'query', R, P> => ({ kind: 'query', params })
}

function command<R>() {
  return <P extends z.ZodType>(params: P): MethodSpec<'command', R, P> => ({ kind: 'command', params })
}
