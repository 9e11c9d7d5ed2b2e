import type { RecordChange } from '../model/change'
import type { BudgetDocument } from '../model/document'
import type { CollectionName } from '../model/field-types'
import { recordSets, type RecordValues } from '../model/fields'
import { sameRecord } from './records'

/**
 * What makes one document out of another: one change per record that differs, by its id; sets in order of the
 * definitions, in each of them amendments and removals in order of `before`, then additions in order of `after`.
 * Empty where both hold the same. `applyRecords(before, …)` gives `after`; reversed, the way back.
 */
export function betweenDocuments(before: BudgetDocument, after: BudgetDocument): readonly RecordChange[] {
  return recordSets.flatMap((set) =>
    set === 'department'
      ? departmentChange(before.department, after.department)
      : betweenCollections(set, before[set], after[set]),
  )
}

function departmentChange(
  before: BudgetDocument['department'],
  after: BudgetDocument['department'],
): readonly RecordChange[] {
  const [old, now] = [asValues(before), asValues(after)]
  return sameRecord('department', old, now)
    ? []
    : [{ collection: 'department', id: 'department', before: old, after: now }]
}

interface Identified {
  readonly id: string
}

function betweenCollections(
  collection: CollectionName,
  before: readonly Identified[],
  after: readonly Identified[],
): readonly RecordChange[] {
  // Documents of one budget share the collections that no step between them touched.
  if (before === after) return []
  const arrivals = new Map(after.map((record) => [record.id, record]))
  const amended: RecordChange[] = []
  const removed: RecordChange[] = []
  for (const record of before) {
    const { id } = record
    const old = asValues(record)
    const now = arrivals.get(id)
    arrivals.delete(id)
    if (!now) removed.push({ collection, id, before: old, after: null })
    else if (!sameRecord(collection, old, asValues(now)))
      amended.push({ collection, id, before: old, after: asValues(now) })
  }
  const added = [...arrivals.values()].map((record) => ({
    collection,
    id: record.id,
    before: null,
    after: asValues(record),
  }))
  return [...amended, ...removed, ...added]
}

function asValues(record: object): RecordValues {
  return record as RecordValues
}
