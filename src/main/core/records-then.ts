import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import type { CollectionName } from '../../shared/model/field-types'
import type { RecordValues } from '../../shared/model/fields'
import { namedBy } from '../../shared/model/reference'
import type { DocumentIndex } from './document-index'

type RecordOf<C extends CollectionName> = BudgetDocument[C][number]

/**
 * Records as they were before `net`, in no order: those of `now` that it did not touch, and of the others, as they were,
 * those that are `wanted`.
 */
export function recordsThen<C extends CollectionName>(
  collection: C,
  now: readonly RecordOf<C>[],
  net: Iterable<RecordChange>,
  wanted: (record: RecordOf<C>) => boolean,
): readonly RecordOf<C>[] {
  const changes = [...net].filter((change) => change.collection === collection)
  const touched = new Set(changes.map(({ id }) => id))
  const before = changes.flatMap((change) => {
    const record = change.before as unknown as RecordOf<C> | null
    return record && wanted(record) ? [record] : []
  })
  return [...now.filter(({ id }) => !touched.has(id)), ...before]
}

/** The states of a record that count: as it was, as it is. */
export type RecordStates = (collection: CollectionName, id: string) => readonly RecordValues[]

/** Of the records that `changes` touched, as they were and as they became; of all others, as they are now. */
export function statesAround(
  changes: readonly RecordChange[],
  now: Pick<DocumentIndex, 'values'>,
): RecordStates {
  const touched = Map.groupBy(changes, ({ collection, id }) => `${collection}/${id}`)
  return (collection, id) => {
    const own = touched.get(`${collection}/${id}`)
    const states = own ? own.flatMap(({ before, after }) => [before, after]) : [now.values(collection, id)]
    return states.filter((state) => state !== null && state !== undefined)
  }
}

/** Ids of the projects that a change is about, before or after: in themselves or in what belongs to them. */
export function projectsOf(
  { collection, id, before, after }: RecordChange,
  states: RecordStates,
): ReadonlySet<string> {
  const owners = [before, after].flatMap((state) => (state ? projectsOwning(collection, state, states) : []))
  return new Set(collection === 'projects' ? [id, ...owners] : owners)
}

/** Ids of the projects that a record belongs to: what belongs to a line belongs to the line's project. */
function projectsOwning(
  collection: RecordChange['collection'],
  record: RecordValues,
  states: RecordStates,
): readonly string[] {
  return namedBy(collection, record, true).flatMap((owner) =>
    owner.collection === 'projects'
      ? [owner.id]
      : states(owner.collection, owner.id).flatMap((each) => projectsOwning(owner.collection, each, states)),
  )
}
