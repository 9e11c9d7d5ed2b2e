import { bySeverity, findingKey, type FindingsChange } from '../../shared/checks/finding'
import type { BudgetFrame } from '../../shared/contract/results'
import type { Performance, PerformancePatch } from '../../shared/contract/performance'
import type { Patch } from '../../shared/contract/patch'
import type {
  ProjectDetailsList,
  ProjectDetailsPatch,
  ProjectList,
  ProjectListPatch,
  RecordPart,
  ShownPart,
  ShownChecks,
  ShownParts,
  ShownTables,
  ShownText,
} from '../../shared/contract/shown'
import { applyRecords, type RecordPatch } from '../../shared/model/change'
import { sameBlock } from '../../shared/difference/texts'
import type { TextBlockView } from '../../shared/printed/block'
import { blockChanges } from '../../shared/difference/renumbering'
import { withHeads } from '../../shared/difference/heads'
import { applyList, type List, type ListPatch } from '../../shared/difference/list'
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
    case 'orders':
    case 'sums':
    case 'followed':
    case 'performance':
    case 'tables':
    case 'text':
    case 'checks':
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
  const { projects, details, orders, sums, sheet, performance, followed, tables, text, checks } = parts
  const list = projects && patch.projects ? listed(projects, patch.projects) : projects
  const targets = performance === undefined ? null : targeted(performance, patch.performance)
  if (list === null || targets === undefined) return null
  return {
    frame: framed(frame, patch),
    parts: {
      ...(list ? { projects: list } : {}),
      ...(details ? { details: patch.details ? detailed(details, patch.details) : details } : {}),
      ...(orders ? { orders: { ...recordsAfter({ ...orders }, patch.records), ...patch.orders } } : {}),
      ...(sheet === undefined ? {} : { sheet: patch.sheet === undefined ? sheet : patch.sheet }),
      ...(performance === undefined ? {} : { performance: targets }),
      ...(followed ? { followed: patch.followed ?? followed } : {}),
      ...(sums ? { sums: patch.sums ? tabled(sums, patch.sums) : sums } : {}),
      ...(tables ? { tables: tabled(tables, patch) } : {}),
      ...(text ? { text: worded(text, patch) } : {}),
      ...(checks ? { checks: checkedAfter(checks, patch.findings) } : {}),
    },
  }
}

/** Those that are gone are gone, those that came stand with their severity; rules came to what is told of them. */
function checkedAfter(held: ShownChecks, patch: FindingsChange | undefined): ShownChecks {
  const { gone = [], come = [], verdicts = [] } = patch ?? {}
  if (gone.length + come.length + verdicts.length === 0) return held
  const out = new Set([...gone, ...come.map(findingKey)])
  const findings = [...held.findings.filter((each) => !out.has(findingKey(each))), ...come]
  const told = new Map(verdicts.map(({ rule, ...cameTo }) => [rule, cameTo]))
  return {
    ...held,
    findings: bySeverity(findings),
    rules:
      told.size === 0
        ? held.rules
        : held.rules.map(({ outcome, why, ...rule }) => ({
            ...rule,
            ...(told.get(rule.id) ?? { outcome, ...(why === undefined ? {} : { why }) }),
          })),
  }
}

function framed(frame: BudgetFrame, { state, unplaced, faults, records }: Patch): BudgetFrame {
  return { ...recordsAfter(frame, records), state, unplaced, faults: faults ?? frame.faults }
}

/** Of the records that the window holds; those of other sets are no concern of it. */
function recordsAfter<T extends object>(held: T, records: readonly RecordPatch[]): T {
  const known = records.filter(({ collection }) => Object.hasOwn(held, collection))
  return known.length === 0 ? held : (applyRecords(held as never, known) as unknown as T)
}

/** Null where a neighbour that the patch names is not here: then all is to be fetched. */
function listed({ rows, then, ...sums }: ProjectList, patch: ProjectListPatch): ProjectList | null {
  const list = applyList({ rows, then }, patch)
  return list && { ...list, ...sums }
}

/** Null: the project is gone; undefined: all is to be fetched. */
function targeted(
  held: Performance | null,
  patch: PerformancePatch | null | undefined,
): Performance | null | undefined {
  if (!patch) return patch === null ? null : held
  if ('whole' in patch) return patch.whole
  // Another project was asked for, which is on its way.
  if (held?.project !== patch.project) return held
  const goals = patched({ rows: held.goals, then: held.goalsThen }, patch.goals)
  const indicators = patched({ rows: held.indicators, then: held.indicatorsThen }, patch.indicators)
  return (
    goals &&
    indicators && {
      project: held.project,
      goals: goals.rows,
      indicators: indicators.rows,
      goalsThen: goals.then,
      indicatorsThen: indicators.then,
      weights: patch.weights ?? held.weights,
    }
  )
}

function patched<Row extends { readonly id: string }>(
  list: List<Row>,
  patch: ListPatch<Row> | undefined,
): List<Row> | undefined {
  return patch ? (applyList(list, patch) ?? undefined) : list
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
