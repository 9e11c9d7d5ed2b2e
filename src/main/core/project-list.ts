import type { ProjectList, ProjectListPatch, ProjectSheet, ProjectSummary } from '../../shared/contract/shown'
import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument, BudgetLine, PriorFact, Project } from '../../shared/model/document'
import type { CollectionName } from '../../shared/model/field-types'
import type { RecordValues } from '../../shared/model/fields'
import { inCollectionOrder } from '../../shared/model/order'
import { namedBy } from '../../shared/model/reference'
import { type Cents, sumOf, ZERO } from '../../shared/money/cents'
import type { BudgetReader } from './reader'

type Records = BudgetReader['records']
type Since = BudgetReader['since']

/** All projects as a list shows them. */
export function projectList(records: Records, since: Since): ProjectList {
  const rows = records.all('projects').map((project) => summaryOf(project, partsNow(records, project.id)))
  const net = byProject(since.records())
  const then = thenOf(net.keys(), net, records, since)
  const year = yearThen(records, since)
  const isOtherYear = year !== records.department().fiscalYear
  const left = records.all('projects').flatMap((project, i) => {
    if (then[project.id] !== undefined) return []
    return isOtherYear ? summaryOf(project, partsNow(records, project.id, year)) : (rows[i] ?? [])
  })
  const before = [...left, ...Object.values(then).filter((row) => row !== null)]
  return { rows, then, amountThen: sumOf(before), priorThen: priorOf(before) }
}

/** What of the list a step's records changed. */
export function projectListPatch(
  changes: readonly RecordChange[],
  records: Records,
  since: Since,
): ProjectListPatch {
  const touched = [...byProject(changes).keys()]
  const rows = touched.flatMap((id) => {
    const project = records.get('projects', id)
    return project ? [summaryOf(project, partsNow(records, id))] : []
  })
  const removed = touched.filter((id) => !records.get('projects', id))
  const isReordered = changes.some(
    ({ collection, before, after }) =>
      collection === 'projects' && before?.['position'] !== after?.['position'],
  )
  return {
    rows,
    removed,
    ...(isReordered ? { order: records.all('projects').map(({ id }) => id) } : {}),
    then: thenOf(touched, byProject(since.records()), records, since),
  }
}

/** One project with all that belongs to it; null: there is none with this id. */
export function projectSheet(id: string, records: Records, since: Since): ProjectSheet | null {
  const project = records.get('projects', id)
  if (!project) return null
  const { lines, prior } = partsNow(records, id)
  return {
    project,
    lines,
    goals: records.ownedBy('goals', { collection: 'projects', id }),
    prior,
    linesThen: recordsThen('lines', id, records, byProject(since.records()).get(id) ?? []),
  }
}

/** Whether a step touched a project or what belongs to it. */
export function touches(changes: readonly RecordChange[], project: string): boolean {
  return byProject(changes).has(project)
}

interface Parts {
  readonly lines: readonly BudgetLine[]
  readonly prior: PriorFact | null
}

function partsNow(records: Records, id: string, year = records.department().fiscalYear): Parts {
  const owner = { collection: 'projects', id } as const
  return {
    lines: records.ownedBy('lines', owner),
    prior: priorOfYear(year, records.ownedBy('priorFacts', owner)),
  }
}

/** `net`: what changed since the baseline of what belongs to the project. */
function partsThen(records: Records, id: string, net: readonly RecordChange[], year: number): Parts {
  return {
    lines: recordsThen('lines', id, records, net),
    prior: priorOfYear(year, recordsThen('priorFacts', id, records, net)),
  }
}

/** What belonged to a project at the baseline, in order. */
function recordsThen<C extends 'lines' | 'priorFacts'>(
  collection: C,
  project: string,
  records: Records,
  net: readonly RecordChange[],
): readonly BudgetDocument[C][number][] {
  const now = records.ownedBy(collection, { collection: 'projects', id: project })
  const touched = new Set(net.map((change) => `${change.collection}/${change.id}`))
  const unchanged = now.filter(({ id }) => !touched.has(`${collection}/${id}`))
  const changed = net.flatMap(({ collection: set, before }) =>
    set === collection && before && belongsTo(collection, before, project)
      ? [before as unknown as BudgetDocument[C][number]]
      : [],
  )
  return [...unchanged, ...changed].sort(inCollectionOrder)
}

function belongsTo(collection: CollectionName, record: RecordValues, project: string): boolean {
  return namedBy(collection, record, true).some(
    (owner) => owner.collection === 'projects' && owner.id === project,
  )
}

/** The fiscal year at the baseline. */
function yearThen(records: Records, since: Since): number {
  const then = since.record('department', 'department')?.before?.['fiscalYear']
  return (then as number | undefined) ?? records.department().fiscalYear
}

/** Last year's figure, of a budget for `fiscalYear`. */
function priorOfYear(fiscalYear: number, facts: readonly PriorFact[]): PriorFact | null {
  return facts.find((fact) => fact.measure === 'project' && fact.year === fiscalYear - 1) ?? null
}

function thenOf(
  ids: Iterable<string>,
  net: ReturnType<typeof byProject>,
  records: Records,
  since: Since,
): Readonly<Record<string, ProjectSummary | null>> {
  const year = yearThen(records, since)
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const changes = net.get(id)
      if (!changes) return []
      const change = since.record('projects', id)
      const project = change
        ? (change.before as unknown as Project | null)
        : (records.get('projects', id) ?? null)
      return [[id, project && summaryOf(project, partsThen(records, id, changes, year))] as const]
    }),
  )
}

/** Changes by the project that they are about, in itself or in what belongs to it. */
function byProject(changes: Iterable<RecordChange>): ReadonlyMap<string, readonly RecordChange[]> {
  const found = new Map<string, RecordChange[]>()
  for (const change of changes) {
    const { collection: set, id, before, after } = change
    const ids = new Set(set === 'projects' ? [id] : [])
    for (const state of [before, after]) {
      for (const owner of state ? namedBy(set, state, true) : []) {
        if (owner.collection === 'projects') ids.add(owner.id)
      }
    }
    for (const project of ids) {
      const known = found.get(project)
      if (known) known.push(change)
      else found.set(project, [change])
    }
  }
  return found
}

function summaryOf({ id, code, name, common, nature }: Project, { lines, prior }: Parts): ProjectSummary {
  return {
    id,
    code,
    name,
    common,
    nature,
    lines: lines.length,
    amount: sumOf(lines),
    prior: prior?.amount ?? null,
    hasReason: (prior?.reason ?? '') !== '',
    functionCodes: [...new Set(lines.map(({ functionCode }) => functionCode))],
  }
}

/** Last year's figure counts as zero for a new project, and where it is not known. */
function priorOf(rows: readonly ProjectSummary[]): Cents {
  return rows.reduce((sum, { prior }) => sum + (prior ?? ZERO), 0) as Cents
}
