import type {
  LevelWeight,
  ListedTargetsPatch,
  Performance,
  PerformancePatch,
} from '../../shared/contract/performance'
import { type List, type ListPatch, movesRows, placesOf } from '../../shared/difference/list'
import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument, Indicator } from '../../shared/model/document'
import type { RecordValues } from '../../shared/model/fields'
import { isMoreThanPlace } from './project-list'
import type { BudgetReader } from './reader'

type Records = BudgetReader['records']
type Since = BudgetReader['since']
type Collection = 'goals' | 'indicators'
type RowOf<C extends Collection> = Omit<BudgetDocument[C][number], 'position'>

const COLLECTIONS = ['goals', 'indicators'] as const

/** The goals and indicators of a project, of the department where `project` is null; null: there is no such project. */
export function performanceOf(
  project: string | null,
  { records, since }: Pick<BudgetReader, 'records' | 'since'>,
): Performance | null {
  if (project !== null && !records.get('projects', project)) return null
  const [goals, indicators] = [
    listOf('goals', project, records, since),
    listOf('indicators', project, records, since),
  ]
  return {
    project,
    goals: goals.rows,
    indicators: indicators.rows,
    goalsThen: goals.then,
    indicatorsThen: indicators.then,
    weights: weightsOf(indicators.rows),
  }
}

/** What of it a step changed; null: the project is gone, undefined: nothing. */
export function performancePatch(
  changes: readonly RecordChange[],
  project: string | null,
  reader: Pick<BudgetReader, 'records' | 'since'>,
): PerformancePatch | null | undefined {
  const { records, since } = reader
  const own = changes.find(({ collection, id }) => collection === 'projects' && id === project)
  if (own && (own.before === null || own.after === null)) {
    const whole = performanceOf(project, reader)
    return whole && { whole }
  }
  const lists = Object.fromEntries(
    COLLECTIONS.flatMap((collection) => {
      const touched = changes.filter((change) => change.collection === collection && isOf(change, project))
      return touched.length === 0
        ? []
        : [[collection, listPatch(collection, touched, project, records, since)]]
    }),
  ) as Pick<ListedTargetsPatch, Collection>
  if (!lists.goals && !lists.indicators) return undefined
  const weights = lists.indicators && { weights: weightsOf(recordsOf('indicators', project, records)) }
  return { project, ...lists, ...weights }
}

/** Whether a step put goals or indicators into some list, or put them elsewhere in it. */
export function movesTargets({ records }: { readonly records: readonly RecordChange[] }): boolean {
  return COLLECTIONS.some((collection) => {
    const changes = records.filter((change) => change.collection === collection)
    return (
      movesRows(changes, (state) => state !== null) ||
      changes.some(({ before, after }) => after && before?.['projectId'] !== after['projectId'])
    )
  })
}

function listPatch<C extends Collection>(
  collection: C,
  touched: readonly RecordChange[],
  project: string | null,
  records: Records,
  since: Since,
): ListPatch<RowOf<C>> {
  const isListed = (state: RecordValues | null): boolean => state !== null && state['projectId'] === project
  const now = (id: string) => {
    const record = records.get(collection, id)
    return record?.projectId === project ? record : undefined
  }
  const told = touched.filter(isMoreThanPlace).map(({ id }) => id)
  return {
    rows: told.flatMap((id) => withoutPlace(now(id)) ?? []),
    removed: told.filter((id) => !now(id)),
    placed: placesOf(touched, isListed, recordsOf(collection, project, records)),
    then: thenOf(
      collection,
      project,
      told.flatMap((id) => since.record(collection, id) ?? []),
    ),
  }
}

function listOf<C extends Collection>(
  collection: C,
  project: string | null,
  records: Records,
  since: Since,
): List<RowOf<C>> {
  return {
    rows: recordsOf(collection, project, records).flatMap((record) => withoutPlace(record) ?? []),
    then: thenOf(collection, project, project === null ? since.records() : since.ofProject(project)),
  }
}

function recordsOf<C extends Collection>(
  collection: C,
  project: string | null,
  records: Records,
): readonly BudgetDocument[C][number][] {
  if (project !== null) return records.ownedBy(collection, { collection: 'projects', id: project })
  return records.all(collection).filter(({ projectId }) => projectId === null)
}

function isOf({ before, after }: RecordChange, project: string | null): boolean {
  return [before, after].some((state) => state !== null && state['projectId'] === project)
}

/** Those that differ from the baseline in more than their place, as they were; null: not there. */
function thenOf<C extends Collection>(
  collection: C,
  project: string | null,
  net: Iterable<RecordChange>,
): List<RowOf<C>>['then'] {
  return Object.fromEntries(
    [...net]
      .filter(
        (change) => change.collection === collection && isOf(change, project) && isMoreThanPlace(change),
      )
      .map(({ id, before }) => [id, withoutPlace(before as unknown as BudgetDocument[C][number]) ?? null]),
  )
}

/** What a window is told of one: that others made room, or that it did, is no change of it. */
function withoutPlace<T extends { readonly position: number }>(
  record: T | null | undefined,
): Omit<T, 'position'> | undefined {
  if (!record) return undefined
  const { position: _place, ...row } = record
  return row
}

type Weighed = Pick<Indicator, 'level1' | 'level2' | 'weight'>

/** Counts and weights by 一级 and 二级, in order of their first indicators. */
function weightsOf(indicators: readonly Weighed[]): Performance['weights'] {
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

function summed(indicators: readonly Weighed[]): Omit<LevelWeight, 'name'> {
  return {
    count: indicators.length,
    weight: indicators.reduce((sum, { weight }) => sum + (weight ?? 0), 0),
  }
}
