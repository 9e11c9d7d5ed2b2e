import type { LevelWeight, Performance } from '../../shared/contract/performance'
import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument, Indicator } from '../../shared/model/document'
import { isMoreThanPlace } from './project-list'
import type { BudgetReader } from './reader'

type Records = BudgetReader['records']
type Since = BudgetReader['since']
type Collection = 'goals' | 'indicators'
type RecordOf<C extends Collection> = BudgetDocument[C][number]

/** The goals and indicators of a project, of the department where `project` is null; null: there is no such project. */
export function performanceOf(
  project: string | null,
  { records, since }: Pick<BudgetReader, 'records' | 'since'>,
): Performance | null {
  if (project !== null && !records.get('projects', project)) return null
  const indicators = targetsOf('indicators', project, records)
  return {
    project,
    goals: targetsOf('goals', project, records),
    indicators,
    goalsThen: thenOf('goals', project, since),
    indicatorsThen: thenOf('indicators', project, since),
    weights: weightsOf(indicators),
  }
}

/** Whether a step touched the goals or indicators of a project (null: of the department), or took the project away. */
export function touchesPerformance(changes: readonly RecordChange[], project: string | null): boolean {
  return changes.some(
    (change) => isTarget(change, project) || (change.collection === 'projects' && change.id === project),
  )
}

function isTarget({ collection, before, after }: RecordChange, project: string | null): boolean {
  if (collection !== 'goals' && collection !== 'indicators') return false
  return [before, after].some((state) => state?.['projectId'] === project)
}

function targetsOf<C extends Collection>(
  collection: C,
  project: string | null,
  records: Records,
): readonly RecordOf<C>[] {
  if (project !== null) return records.ownedBy(collection, { collection: 'projects', id: project })
  return records.all(collection).filter(({ projectId }) => projectId === null)
}

/** Those that differ from the baseline in more than their place, as they were; null: not there. */
function thenOf<C extends Collection>(
  collection: C,
  project: string | null,
  since: Since,
): Readonly<Record<string, RecordOf<C> | null>> {
  const changes = project === null ? since.records() : since.ofProject(project)
  return Object.fromEntries(
    [...changes]
      .filter(
        (change) => change.collection === collection && isTarget(change, project) && isMoreThanPlace(change),
      )
      .map(({ id, before }) => [id, before as unknown as RecordOf<C> | null]),
  )
}

/** Counts and weights by 一级 and 二级, in order of their first indicators. */
function weightsOf(indicators: readonly Indicator[]): Performance['weights'] {
  const levels = Map.groupBy(indicators, ({ level1 }) => level1)
  return {
    ...summed(indicators),
    levels: [...levels].map(([name, own]) => ({
      name,
      ...summed(own),
      parts: [...Map.groupBy(own, ({ level2 }) => level2)].map(([part, of]) => ({
        name: part,
        ...summed(of),
      })),
    })),
  }
}

function summed(indicators: readonly Indicator[]): Omit<LevelWeight, 'name'> {
  return {
    count: indicators.length,
    weight: indicators.reduce((sum, { weight }) => sum + (weight ?? 0), 0),
  }
}
