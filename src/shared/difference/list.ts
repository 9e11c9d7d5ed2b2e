import type { RecordChange } from '../model/change'
import { inCollectionOrder, type Placed } from '../model/order'
import { type Place, placesBetween, withPlaces } from './order'

/** Rows of a list in order, with what differs from the baseline. */
export interface List<Row> {
  readonly rows: readonly Row[]
  /** Those that differ from the baseline in more than their place, as they were, by id; null: not there. */
  readonly then: Readonly<Record<string, Row | null>>
}

/** What a step changed of a list, for one who holds it as it was. */
export interface ListPatch<Row> {
  /** Those that are new, or say something else than before. */
  readonly rows: readonly Row[]
  readonly removed: readonly string[]
  /** Where new and moved ones stand, by id. */
  readonly placed: readonly Place<string>[]
  /** For the rows of this patch and those removed: as they were at the baseline; absent: as they are now. */
  readonly then: List<Row>['then']
}

/** Whether a state of a record stands in the list. */
export type IsListed = (state: RecordChange['before']) => boolean

/** Whether changes of a list's records put some into it, or put them elsewhere in it. */
export function movesRows(changes: readonly RecordChange[], isListed: IsListed): boolean {
  return changes.some(
    ({ before, after }) =>
      isListed(after) && (!isListed(before) || before?.['position'] !== after?.['position']),
  )
}

/**
 * Where those stand that came or moved, in the order of now; those that only made room stay. `changes`: of the list's
 * records; `now`: all that stand in it, in order.
 */
export function placesOf(
  changes: readonly RecordChange[],
  isListed: IsListed,
  now: readonly Placed[],
): readonly Place<string>[] {
  if (!movesRows(changes, isListed)) return []
  const before = new Map(changes.map((change) => [change.id, change.before]))
  const then = now
    .filter(({ id }) => !before.has(id) || isListed(before.get(id) ?? null))
    .map((record) => ({ ...record, ...before.get(record.id) }))
    .sort(inCollectionOrder)
  return placesBetween(
    then.map(({ id }) => id),
    now.map(({ id }) => id),
  )
}

/** The list after a step; rows that it did not touch stay. Null: a neighbour that the patch names is not here. */
export function applyList<Row extends { readonly id: string }>(
  { rows, then }: List<Row>,
  patch: ListPatch<Row>,
): List<Row> | null {
  const now = new Map(patch.rows.map((row) => [row.id, row]))
  const removed = new Set(patch.removed)
  if (now.size + removed.size + patch.placed.length === 0) return { rows, then }
  const list = placedRows(rows, now, removed, patch.placed)
  if (!list) return null
  const before = Object.entries(then).filter(([id]) => !now.has(id) && !removed.has(id))
  return { rows: list, then: { ...Object.fromEntries(before), ...patch.then } }
}

/** The rows in the order of now; most steps leave them where they are. */
function placedRows<Row extends { readonly id: string }>(
  rows: readonly Row[],
  now: ReadonlyMap<string, Row>,
  removed: ReadonlySet<string>,
  placed: ListPatch<Row>['placed'],
): readonly Row[] | null {
  if (removed.size === 0 && placed.length === 0) return rows.map((row) => now.get(row.id) ?? row)
  const byId = new Map([...rows.map((row) => [row.id, row] as const), ...now])
  const left = new Set([...removed, ...placed.map(({ key }) => key)])
  const kept = rows.flatMap(({ id }) => (left.has(id) ? [] : [id]))
  const order = withPlaces(kept, placed)
  return order.length === kept.length + placed.length ? order.flatMap((id) => byId.get(id) ?? []) : null
}
