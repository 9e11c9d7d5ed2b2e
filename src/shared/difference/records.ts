import type { RecordChange, RecordPatch } from '../model/change'
import type { RecordSet } from '../model/field-types'
import { fieldEntries, type RecordValues } from '../model/fields'

/** One field of a record that holds something else than before. */
export interface FieldChange {
  readonly name: string
  readonly old: unknown
  readonly new: unknown
}

/** What differs between two states of one record, in order of its fields. */
export function betweenRecords(
  set: RecordSet,
  before: RecordValues,
  after: RecordValues,
): readonly FieldChange[] {
  if (before === after) return []
  return fieldEntries[set]
    .filter(([name]) => !sameValue(before[name], after[name]))
    .map(([name]) => ({ name, old: before[name], new: after[name] }))
}

/** Whether two states of a record hold the same; null: it is not there. */
export function sameRecord(set: RecordSet, before: RecordValues | null, after: RecordValues | null): boolean {
  if (before === null || after === null) return before === after
  return before === after || fieldEntries[set].every(([name]) => sameValue(before[name], after[name]))
}

/** A step's changes for one who holds the records as they were. */
export function recordPatches(changes: readonly RecordChange[]): readonly RecordPatch[] {
  return changes.map(({ collection, id, before, after }) => {
    if (before === null || after === null) return { collection, id, fields: after }
    const changed = betweenRecords(collection, before, after)
    return { collection, id, fields: Object.fromEntries(changed.map((field) => [field.name, field.new])) }
  })
}

/**
 * What several changes come to, one after the other: one per record, from its first state to its last, in the order
 * in which the records were first touched. Records that ended as they began drop out.
 */
export function netChanges(changes: readonly RecordChange[]): readonly RecordChange[] {
  const net = new Map<string, RecordChange>()
  for (const change of changes) {
    const key = `${change.collection}/${change.id}`
    const earlier = net.get(key)
    net.set(key, earlier ? { ...change, before: earlier.before } : change)
  }
  return [...net.values()].filter(({ collection, before, after }) => !sameRecord(collection, before, after))
}

/**
 * The way back through changes: each one reversed, last first. Every state on the way was a valid one, so unique
 * codes that changed hands go back without a clash.
 */
export function reversed(changes: readonly RecordChange[]): readonly RecordChange[] {
  return changes.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before })).reverse()
}

/** Fields hold JSON: mostly single values, here and there a list of texts. */
function sameValue(a: unknown, b: unknown): boolean {
  return (
    a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
  )
}
