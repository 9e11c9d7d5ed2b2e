import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import type { CollectionName } from '../../shared/model/field-types'
import type { RecordValues } from '../../shared/model/fields'
import { namedBy } from '../../shared/model/reference'

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

/** Ids of the projects that a change is about, before or after: in themselves or in what belongs to them. */
export function projectsOf({ collection, id, before, after }: RecordChange): ReadonlySet<string> {
  const owners = [before, after].flatMap((state) => (state ? projectsOwning(collection, state) : []))
  return new Set(collection === 'projects' ? [id, ...owners] : owners)
}

/** Ids of the projects that a record belongs to. */
export function projectsOwning(
  collection: RecordChange['collection'],
  record: RecordValues,
): readonly string[] {
  return namedBy(collection, record, true)
    .filter((owner) => owner.collection === 'projects')
    .map(({ id }) => id)
}
