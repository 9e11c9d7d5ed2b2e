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

/** The same for one who holds the record as it was: the fields that hold something else now, all of a new one; null: gone. */
export interface RecordPatch {
  readonly collection: RecordSet
  readonly id: string
  readonly fields: Readonly<Record<string, unknown>> | null
}

/** The document after a step; collections that it did not touch are the same arrays as before. */
export function applyRecords(document: BudgetDocument, changes: readonly RecordPatch[]): BudgetDocument {
  const next: Record<string, unknown> = { ...document }
  for (const collection of new Set(changes.map((change) => change.collection))) {
    const own = changes.filter((change) => change.collection === collection)
    if (collection === 'department') {
      const fields = own.map((change) => change.fields as Partial<Department>)
      next[collection] = Object.assign({ ...document.department }, ...fields) as Department
    } else {
      next[collection] = patchedRecords(document[collection], own)
    }
  }
  return next as unknown as BudgetDocument
}

function patchedRecords(records: readonly Placed[], changes: readonly RecordPatch[]): readonly Placed[] {
  const patches = new Map(changes.map(({ id, fields }) => [id, fields]))
  const kept = records.flatMap((record) => {
    const fields = patches.get(record.id)
    patches.delete(record.id)
    return fields === undefined ? [record] : fields === null ? [] : [{ ...record, ...fields }]
  })
  const added = [...patches.values()].filter(
    (fields) => fields !== null,
  ) as readonly object[] as readonly Placed[]
  const moved = changes.some(({ fields }) => fields?.['position'] !== undefined)
  return moved || added.length > 0 ? [...kept, ...added].sort(inCollectionOrder) : kept
}
