import type { BudgetDocument, Department } from './document'
import type { RecordSet } from './field-types'
import { inCollectionOrder, type Placed } from './order'

/** One input record before and after a step: null before = added, null after = removed. */
export interface RecordChange {
  readonly collection: RecordSet
  readonly id: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** The document after a step; collections that it did not touch are the same arrays as before. */
export function applyRecords(document: BudgetDocument, changes: readonly RecordChange[]): BudgetDocument {
  const next: Record<string, unknown> = { ...document }
  for (const collection of new Set(changes.map((change) => change.collection))) {
    const own = changes.filter((change) => change.collection === collection)
    if (collection === 'department') {
      next[collection] = { ...document.department, ...(own.at(-1)?.after as unknown as Department) }
    } else {
      next[collection] = patchedRecords(document[collection], own)
    }
  }
  return next as unknown as BudgetDocument
}

function patchedRecords(records: readonly Placed[], changes: readonly RecordChange[]): readonly Placed[] {
  const after = new Map(changes.map((change) => [change.id, change.after as unknown as Placed | null]))
  const kept = records.flatMap((record) => {
    const now = after.get(record.id)
    after.delete(record.id)
    return now === undefined ? [record] : now === null ? [] : [now]
  })
  const added = [...after.values()].filter((record) => record !== null)
  const moved = changes.some((change) => change.before?.['position'] !== change.after?.['position'])
  return moved || added.length > 0 ? [...kept, ...added].sort(inCollectionOrder) : kept
}
