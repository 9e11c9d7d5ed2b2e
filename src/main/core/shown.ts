import type { Patch } from '../../shared/contract/patch'
import type {
  ProjectDetailsPatch,
  ProjectListPatch,
  PlacementsThen,
  RecordPart,
  ShownPart,
  ShownParts,
  ShownText,
} from '../../shared/contract/shown'
import type { RecordChange } from '../../shared/model/change'
import type { Placement } from '../../shared/model/document'
import { recordPatches } from '../../shared/difference/records'
import { textPatch } from '../../shared/difference/renumbering'
import { NO_DIFFERENCE } from '../../shared/difference/states'
import { followedStep } from './followed'
import { toldText } from './long-text'
import { performanceOf, performancePatch } from './performance'
import { projectDetails, projectDetailsPatch } from './project-details'
import { isMoreThanPlace, projectList, projectListPatch, touchedBy, touches } from './project-list'
import { projectSheet } from './project-sheet'
import type { BudgetReader } from './reader'
import { boundedChecks, isListedWhole } from './shown-checks'
import type { StepChange } from './step-change'

/** Record sets of which every window holds all. */
const OF_FRAME: readonly string[] = [
  'department',
  'units',
  'codeNames',
  'formulas',
  'remarks',
  'reviews',
  'ruleSettings',
]

/** Those that a part holds itself, beside what is worked out of them. */
const OF_PARTS: Readonly<Partial<Record<ShownPart, readonly string[]>>> = {
  // The text calls them by their label.
  text: ['facts', 'assets'],
  orders: ['placements'],
}

const PROJECT = 'projects/'
const TARGETS = 'performance'

const NO_TABLES = { cells: [], rows: NO_DIFFERENCE.rows }
const NO_TEXT = { blocks: [], renumbered: [] }

/** What is there of the parts that a page shows. */
export function shownParts(parts: readonly ShownPart[], reader: BudgetReader): ShownParts {
  const { records, since, sums } = reader
  const project = projectIn(parts)
  const targets = performanceIn(parts)
  return {
    revision: reader.revision(),
    ...(parts.includes('projects') ? { projects: projectList(records, since) } : {}),
    ...(parts.includes('details') ? { details: projectDetails(records, since) } : {}),
    ...(parts.includes('orders')
      ? { orders: { placements: records.all('placements'), then: placementsThen(since) } }
      : {}),
    ...(project === undefined ? {} : { sheet: projectSheet(project, reader) }),
    ...(targets === undefined ? {} : { performance: performanceOf(targets, reader) }),
    ...(parts.includes('followed')
      ? { followed: followedStep(reader.lastStep() ?? NO_DIFFERENCE, reader) }
      : {}),
    ...(parts.includes('tables')
      ? { tables: { views: reader.tables.views(), marks: Object.fromEntries(since.marks()) } }
      : {}),
    ...(parts.includes('sums') ? { sums: sums() } : {}),
    ...(parts.includes('text') ? { text: shownText(reader) } : {}),
    ...(parts.includes('checks') ? { checks: boundedChecks(reader) } : {}),
  }
}

function shownText({ text, since, records }: BudgetReader): ShownText {
  const changed = new Map([...since.blocks()].map(({ key, old }) => [key, old]))
  return {
    sections: toldText(text.sections(), new Set(changed.keys())),
    then: Object.fromEntries(changed),
    facts: records.all('facts'),
    assets: records.all('assets'),
  }
}

/**
 * A step as far as it changed what a window shows; `parts` absent: all that it changed in records, tables and text.
 * `room`: bytes for it all; a part that would take more is to be fetched afresh, as when its page is visited.
 */
export function patchOf(
  step: StepChange,
  parts: readonly ShownPart[] | undefined,
  room: number | undefined,
  reader: BudgetReader,
  state: Pick<Patch, 'state' | 'unplaced'>,
): Patch {
  const { from, to, label, records, cells, rows, blocks } = step
  const basis = { from, to, label, ...state }
  const faults = step.faults ? { faults: step.faults } : {}
  if (parts === undefined) {
    const heads = headsOf(step)
    return {
      ...basis,
      ...faults,
      records: recordPatches(records),
      cells,
      rows,
      ...heads,
      ...textPatch(blocks),
      findings: step.findings,
    }
  }
  const held = [...OF_FRAME, ...parts.flatMap((part) => OF_PARTS[part] ?? [])]
  const frame = {
    ...basis,
    records: recordPatches(records.filter(({ collection }) => held.includes(collection))),
    ...NO_TABLES,
    ...NO_TEXT,
  }
  const tooMuch = parts.filter(
    (part) =>
      (room !== undefined && leastSize(part, step, reader) > room) ||
      // What the window lists of them may be others now.
      (part === 'checks' && !isListedWhole(step.findings, reader.checks)),
  )
  const told: readonly PartPatch[] = [
    { part: 'faults', patch: faults },
    ...parts
      .filter((part) => !tooMuch.includes(part))
      .map((part) => ({ part, patch: partPatch(part, step, reader) })),
  ]
  const { light, heavy } =
    room === undefined ? { light: told, heavy: [] } : byWeight(told, room - sizeOf(frame))
  const afresh = [...heavy.map(({ part }) => part), ...tooMuch]
  return {
    ...frame,
    ...(Object.assign({}, ...light.map(({ patch }) => patch)) as Partial<Patch>),
    ...(afresh.length > 0 ? { afresh } : {}),
  }
}

/** A project of the list takes more than this, whatever it is called. */
const LEAST_ROW = 100

/** Bytes that a part surely takes, without making it: of a large step only to find that there is no room for it. */
function leastSize(part: ShownPart, { records }: StepChange, reader: BudgetReader): number {
  if (part !== 'projects' && part !== 'details') return 0
  const standing = records.filter(({ after }) => after !== null)
  return touchedBy(standing, reader.records).size * LEAST_ROW
}

/** What a step changed of one part. */
function partPatch(part: ShownPart, step: StepChange, reader: BudgetReader): Partial<Patch> {
  const { cells, rows, blocks, marks } = step
  switch (part) {
    case 'tables':
      return { cells, rows, marks, ...headsOf(step) }
    case 'text':
      return textPatch(blocks)
    case 'checks':
      return { findings: step.findings }
    case 'sums':
      return { sums: step.sums }
    case 'projects':
      return { projects: listPatch(step, reader) }
    case 'details':
      return { details: detailsPatch(step, reader) }
    case 'orders':
      return step.records.some(isOfOrders) ? { orders: { then: placementsThen(reader.since) } } : {}
    case 'followed':
      // Where nothing was done, what followed last stays.
      return step.from === step.to ? {} : { followed: followedStep(step, reader) }
    default:
      return recordPatch(part, step, reader)
  }
}

function recordPatch(
  part: RecordPart | 'performance',
  step: StepChange,
  reader: BudgetReader,
): Partial<Patch> {
  const targets = performanceIn([part])
  if (targets === undefined) return sheetPatch(part.slice(PROJECT.length), step, reader)
  const patch = performancePatch(step.records, targets, reader)
  return patch === undefined ? {} : { performance: patch }
}

function sheetPatch(project: string, step: StepChange, reader: BudgetReader): Partial<Patch> {
  const isTouched = isOtherYear(step) || touches(step.records, project, reader.records)
  return isTouched ? { sheet: projectSheet(project, reader) } : {}
}

function isOfOrders({ collection }: RecordChange): boolean {
  return collection === 'placements'
}

function placementsThen(since: BudgetReader['since']): PlacementsThen {
  return Object.fromEntries(
    [...since.records()]
      .filter((change) => isOfOrders(change) && isMoreThanPlace(change))
      .map(({ id, before }) => [id, before as unknown as Placement | null]),
  )
}

interface PartPatch {
  readonly part: ShownPart | 'faults'
  readonly patch: Partial<Patch>
}

/** The lightest as far as there is room for them, and those that there is none for. */
function byWeight(
  parts: readonly PartPatch[],
  room: number,
): Record<'light' | 'heavy', readonly PartPatch[]> {
  const sized = parts.map((each) => ({ ...each, size: sizeOf(each.patch) })).sort((a, b) => a.size - b.size)
  let left = room
  const end = sized.findIndex(({ size }) => (left -= size) < 0)
  return end < 0 ? { light: sized, heavy: [] } : { light: sized.slice(0, end), heavy: sized.slice(end) }
}

function headsOf({ heads }: StepChange): Pick<Patch, 'heads'> {
  return heads.length > 0 ? { heads } : {}
}

function sizeOf(value: object): number {
  return Buffer.byteLength(JSON.stringify(value))
}

function projectIn(parts: readonly ShownPart[]): string | undefined {
  return parts.find((part) => part.startsWith(PROJECT))?.slice(PROJECT.length)
}

/** Whose targets are asked for: a project's, or the department's (null). */
function performanceIn(parts: readonly ShownPart[]): string | null | undefined {
  const part = parts.find((each) => each === TARGETS || each.startsWith(`${TARGETS}/`))
  if (part === undefined) return undefined
  return part === TARGETS ? null : part.slice(TARGETS.length + 1)
}

/** Another fiscal year makes last year's figures of all projects others. */
function listPatch(step: StepChange, { records, since }: BudgetReader): ProjectListPatch {
  if (!isOtherYear(step)) return projectListPatch(step.records, records, since)
  const { rows, then } = projectList(records, since)
  return { rows, removed: [], placed: [], then }
}

function detailsPatch(step: StepChange, { records, since }: BudgetReader): ProjectDetailsPatch {
  return isOtherYear(step)
    ? projectDetails(records, since)
    : projectDetailsPatch(step.records, records, since)
}

function isOtherYear({ records }: StepChange): boolean {
  return records.some(
    ({ collection, before, after }) =>
      collection === 'department' && before?.['fiscalYear'] !== after?.['fiscalYear'],
  )
}
