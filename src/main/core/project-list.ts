import type { ProjectList, ProjectListPatch, ProjectSummary } from '../../shared/contract/shown'
import { movesRows, placesOf } from '../../shared/difference/list'
import { betweenRecords } from '../../shared/difference/records'
import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument, BudgetLine, Project } from '../../shared/model/document'
import { inCollectionOrder } from '../../shared/model/order'
import { priorOf, type ProjectPrior } from '../../shared/model/project-prior'
import { type Cents, sumOf, ZERO } from '../../shared/money/cents'
import type { BudgetReader } from './reader'
import { projectsOf, recordsThen, statesAround } from './records-then'

type Records = BudgetReader['records']
type Since = BudgetReader['since']

/** All projects as a list shows them. */
export function projectList(records: Records, since: Since): ProjectList {
  const projects = records.all('projects')
  const rows = projects.map((project) => summaryOf(project, partsNow(records, project.id)))
  const then = thenOf(differing(records, since), records, since, summaryOf)
  const left = rows.filter(({ id }) => then[id] === undefined)
  const before = [...left, ...Object.values(then).filter((row) => row !== null)]
  const compared = before.filter(({ prior, nature }) => prior !== null || nature === 'new')
  return {
    rows,
    then,
    priorThen: priorSum(before),
    comparedThen: sumOf(compared),
  }
}

/** What of the list a step's records changed. */
export function projectListPatch(
  changes: readonly RecordChange[],
  records: Records,
  since: Since,
): ProjectListPatch {
  const touched = [...touchedBy(changes, records)]
  const rows = touched.flatMap((id) => {
    const project = records.get('projects', id)
    return project ? [summaryOf(project, partsNow(records, id))] : []
  })
  const removed = touched.filter((id) => !records.get('projects', id))
  return {
    rows,
    removed,
    placed: placesOf(ofProjects(changes), isThere, records.all('projects')),
    then: thenOf(touched, records, since, summaryOf),
  }
}

/** Whether a step put projects, or put them elsewhere. */
export function movesProjects({ records }: { readonly records: readonly RecordChange[] }): boolean {
  return movesRows(ofProjects(records), isThere)
}

function ofProjects(changes: readonly RecordChange[]): readonly RecordChange[] {
  return changes.filter(({ collection }) => collection === 'projects')
}

function isThere(state: RecordChange['before']): boolean {
  return state !== null
}

/** Whether a step touched a project or what belongs to it. */
export function touches(
  changes: readonly RecordChange[],
  project: string,
  records: Pick<Records, 'values'>,
): boolean {
  return touchedBy(changes, records).has(project)
}

/** What of a project other records hold. */
export interface Parts {
  readonly lines: readonly BudgetLine[]
  readonly prior: ProjectPrior
}

/** What belongs to a project now: its lines, and last year's figure. */
export function partsNow(records: Records, id: string): Parts {
  const owner = { collection: 'projects', id } as const
  return {
    lines: records.ownedBy('lines', owner),
    prior: priorOf(records.ownedBy('priorFacts', owner), records.department().fiscalYear),
  }
}

/** `net`: what changed since the baseline of what belongs to the project. */
function partsThen(records: Records, id: string, net: Iterable<RecordChange>, year: number): Parts {
  return {
    lines: ownedThen('lines', id, records, net),
    prior: priorOf(ownedThen('priorFacts', id, records, net), year),
  }
}

/** What belonged to a project at the baseline, in order. */
export function ownedThen<C extends 'lines' | 'priorFacts'>(
  collection: C,
  project: string,
  records: Records,
  net: Iterable<RecordChange>,
): readonly BudgetDocument[C][number][] {
  const now = records.ownedBy(collection, { collection: 'projects', id: project })
  return [...recordsThen(collection, now, net, ({ projectId }) => projectId === project)].sort(
    inCollectionOrder,
  )
}

/** The fiscal year at the baseline. */
function yearThen(records: Records, since: Since): number {
  const then = since.record('department', 'department')?.before?.['fiscalYear']
  return (then as number | undefined) ?? records.department().fiscalYear
}

function isOtherYear(records: Records, since: Since): boolean {
  return yearThen(records, since) !== records.department().fiscalYear
}

/** Projects that may differ from the baseline: another fiscal year makes last year's figures of all of them others. */
export function differing(records: Records, since: Since): ReadonlySet<string> {
  const ids = isOtherYear(records, since) ? records.all('projects').map(({ id }) => id) : []
  return new Set([...ids, ...since.projects()])
}

/** What was said at the baseline of those that differ from it; null: they were not there. */
export function thenOf<T>(
  ids: Iterable<string>,
  records: Records,
  since: Since,
  said: (project: Project, parts: Parts) => T,
): Readonly<Record<string, T | null>> {
  const year = yearThen(records, since)
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const changes = [...since.ofProject(id)]
      const change = since.record('projects', id)
      const isThen =
        changes.some(isMoreThanPlace) || (isOtherYear(records, since) && records.get('projects', id))
      if (!isThen) return []
      const project = change
        ? (change.before as unknown as Project | null)
        : (records.get('projects', id) ?? null)
      return [[id, project && said(project, partsThen(records, id, changes, year))] as const]
    }),
  )
}

/** A record that was moved, or made room for one, says what it said. */
export function isMoreThanPlace({ collection, before, after }: RecordChange): boolean {
  return (
    !before || !after || betweenRecords(collection, before, after).some(({ name }) => name !== 'position')
  )
}

/** The projects that changes are about. */
export function touchedBy(
  changes: readonly RecordChange[],
  records: Pick<Records, 'values'>,
): ReadonlySet<string> {
  const states = statesAround(changes, records)
  return new Set(changes.flatMap((change) => [...projectsOf(change, states)]))
}

function summaryOf(
  { id, code, name, common, key, nature }: Project,
  { lines, prior }: Parts,
): ProjectSummary {
  return {
    id,
    code,
    name,
    common,
    key,
    nature,
    lines: lines.length,
    amount: sumOf(lines),
    prior: prior.amount,
    hasReason: prior.reason !== '',
    functionCodes: [...new Set(lines.map(({ functionCode }) => functionCode))],
  }
}

/** Last year's figure counts as zero for a new project, and where it is not known. */
function priorSum(rows: readonly ProjectSummary[]): Cents {
  return rows.reduce((sum, { prior }) => sum + (prior ?? ZERO), 0) as Cents
}
