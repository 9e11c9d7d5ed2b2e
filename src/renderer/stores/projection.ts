import type { BudgetFrame } from '../../shared/contract/results'
import type { Patch } from '../../shared/contract/patch'
import type {
  ProjectDetailsList,
  ProjectDetailsPatch,
  ProjectList,
  ProjectListPatch,
  ProjectSummary,
  RecordPart,
  ShownPart,
  ShownParts,
  ShownTables,
  ShownText,
} from '../../shared/contract/shown'
import { applyRecords, type RecordPatch } from '../../shared/model/change'
import { sameBlock } from '../../shared/difference/texts'
import type { TextBlockView } from '../../shared/printed/block'
import { blockChanges } from '../../shared/difference/renumbering'
import { withHeads } from '../../shared/difference/heads'
import { withPlaces } from '../../shared/difference/order'
import { applyBlocks } from '../../shared/difference/apply-blocks'
import { markAfter, markAfterField, type RowMark, type RowMarks } from '../../shared/tables/marks'
import { applyTables } from '../../shared/difference/apply-tables'
import { rowKeyOf } from '../../shared/printed/cell-id'

/** What the window holds of an open budget: its frame, and the parts that pages have asked for; all of one revision. */
export interface Projection {
  readonly frame: BudgetFrame
  readonly parts: Parts
}

type Parts = Omit<ShownParts, 'revision'>

/** A budget of which nothing is shown yet. */
export function openProjection(frame: BudgetFrame): Projection {
  return { frame, parts: {} }
}

/** Which of the parts are not here yet. A project that is asked for takes the place of another. */
export function missing({ parts }: Projection, wanted: readonly ShownPart[]): readonly ShownPart[] {
  return wanted.filter((part) => {
    const name = nameOf(part)
    if (name === 'sheet') return parts.sheet?.project.id !== part.slice('projects/'.length)
    if (name !== 'performance') return parts[name] === undefined
    return parts.performance?.project !== (part === name ? null : part.slice(name.length + 1))
  })
}

/** Without parts that are shown no more: no step is told of them. */
export function onlyParts({ frame, parts }: Projection, shown: readonly ShownPart[]): Projection {
  const names = new Set<string>(shown.map(nameOf))
  return { frame, parts: Object.fromEntries(Object.entries(parts).filter(([name]) => names.has(name))) }
}

/** Under which name a part is held: of those of one record there is one at a time. */
export function nameOf(part: ShownPart): keyof Parts {
  switch (part) {
    case 'projects':
    case 'details':
    case 'sums':
    case 'followed':
    case 'performance':
    case 'tables':
    case 'text':
      return part
    default:
      return ofRecord(part)
  }
}

function ofRecord(part: RecordPart): 'sheet' | 'performance' {
  return part.startsWith('projects/') ? 'sheet' : 'performance'
}

/** With parts that have come; null when they are of another revision, and all is to be fetched. */
export function withParts(projection: Projection, { revision, ...parts }: ShownParts): Projection | null {
  if (revision !== projection.frame.state.revision) return null
  return { ...projection, parts: { ...projection.parts, ...parts } }
}

/** The projection after a step; null when the patch starts from another revision. */
export function advance({ frame, parts }: Projection, patch: Patch): Projection | null {
  if (patch.from !== frame.state.revision) return null
  const { projects, details, sums, sheet, performance, followed, tables, text } = parts
  const list = projects && patch.projects ? listed(projects, patch.projects) : projects
  if (list === null) return null
  return {
    frame: framed(frame, patch),
    parts: {
      ...(list ? { projects: list } : {}),
      ...(details ? { details: patch.details ? detailed(details, patch.details) : details } : {}),
      ...(sheet === undefined ? {} : { sheet: patch.sheet === undefined ? sheet : patch.sheet }),
      ...(performance === undefined
        ? {}
        : { performance: patch.performance === undefined ? performance : patch.performance }),
      ...(followed ? { followed: patch.followed ?? followed } : {}),
      ...(sums ? { sums: patch.sums ? tabled(sums, patch.sums) : sums } : {}),
      ...(tables ? { tables: tabled(tables, patch) } : {}),
      ...(text ? { text: worded(text, patch) } : {}),
    },
  }
}

function framed(frame: BudgetFrame, { state, unplaced, faults, records }: Patch): BudgetFrame {
  const { department, units, codeNames, formulas } = recordsAfter(frame, records)
  return { ...frame, state, unplaced, faults: faults ?? frame.faults, department, units, codeNames, formulas }
}

/** Of the records that the window holds; those of other sets are no concern of it. */
function recordsAfter<T extends object>(held: T, records: readonly RecordPatch[]): T {
  const known = records.filter(({ collection }) => Object.hasOwn(held, collection))
  return known.length === 0 ? held : (applyRecords(held as never, known) as unknown as T)
}

/** Null where a neighbour that the patch names is not here: then all is to be fetched. */
function listed({ rows, then, ...sums }: ProjectList, patch: ProjectListPatch): ProjectList | null {
  const now = new Map(patch.rows.map((row) => [row.id, row]))
  const removed = new Set(patch.removed)
  const list = placedRows(rows, now, removed, patch.placed)
  if (!list) return null
  const touched = new Set([...now.keys(), ...removed])
  const before = Object.entries(then).filter(([id]) => !touched.has(id))
  return {
    rows: list,
    then: { ...Object.fromEntries(before), ...patch.then },
    ...sums,
  }
}

function detailed({ rows, then }: ProjectDetailsList, patch: ProjectDetailsPatch): ProjectDetailsList {
  const touched = Object.entries(patch.rows)
  if (touched.length === 0) return { rows, then }
  const [now, before] = [{ ...rows }, { ...then }]
  for (const [id, row] of touched) {
    if (row) now[id] = row
    else Reflect.deleteProperty(now, id)
    Reflect.deleteProperty(before, id)
  }
  return { rows: now, then: { ...before, ...patch.then } }
}

/** The rows in the order of now; most steps leave them where they are. */
function placedRows(
  rows: ProjectList['rows'],
  now: ReadonlyMap<string, ProjectSummary>,
  removed: ReadonlySet<string>,
  placed: ProjectListPatch['placed'],
): ProjectList['rows'] | null {
  if (removed.size === 0 && placed.length === 0) return rows.map((row) => now.get(row.id) ?? row)
  const byId = new Map([...rows.map((row) => [row.id, row] as const), ...now])
  const left = new Set([...removed, ...placed.map(({ key }) => key)])
  const kept = rows.flatMap(({ id }) => (left.has(id) ? [] : [id]))
  const order = withPlaces(kept, placed)
  return order.length === kept.length + placed.length ? order.flatMap((id) => byId.get(id) ?? []) : null
}

function tabled(
  { views, marks }: ShownTables,
  patch: Pick<Patch, 'cells' | 'rows' | 'marks' | 'heads'>,
): ShownTables {
  return { views: applyTables(withHeads(views, patch.heads ?? []), patch), marks: marked(marks, patch) }
}

/** What stood in a cell when it first changed is what stood there at the baseline. */
function marked(
  marks: RowMarks,
  { cells, rows, marks: told = {} }: Pick<Patch, 'cells' | 'rows' | 'marks'>,
): RowMarks {
  const now = new Map<string, RowMark | undefined>()
  const markOf = (key: string): RowMark | undefined => (now.has(key) ? now.get(key) : marks[key])
  for (const [key, mark] of Object.entries(told)) now.set(key, mark ?? undefined)
  for (const change of cells) {
    const key = rowKeyOf(change.cell)
    now.set(key, markAfter(markOf(key), change))
  }
  for (const change of rows.changed) now.set(change.key, markAfterField(markOf(change.key), change))
  if (now.size === 0) return marks
  const next: Record<string, RowMark> = { ...marks }
  for (const [key, mark] of now) {
    if (mark) next[key] = mark
    else Reflect.deleteProperty(next, key)
  }
  return next
}

/** What a paragraph said when it first changed is what it said at the baseline. */
function worded(text: ShownText, patch: Patch): ShownText {
  const then: Record<string, TextBlockView | null> = { ...text.then }
  const changes = blockChanges(text.sections, patch)
  for (const { key, old, new: now } of changes) {
    const before = Object.hasOwn(then, key) ? (then[key] ?? null) : old
    if (sameBlock(before, now)) Reflect.deleteProperty(then, key)
    else then[key] = before
  }
  return {
    ...recordsAfter({ ...text }, patch.records),
    sections: applyBlocks(text.sections, changes),
    then,
  }
}
