import type { FileFault } from '../../shared/contract/patch'
import { bookingFaults } from '../../shared/model/booking'
import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import { recordSets } from '../../shared/model/fields'
import { formatPath } from '../../shared/model/path'
import { findingFaults, type PlacedFault } from '../../shared/model/document-faults'
import { recordFaults, type RuleSources, uniqueKey } from '../../shared/model/rules'
import { fieldLabel, recordName, setLabel } from '../../shared/model/words'
import { mending } from './mend'
import { standingOf } from './edit/booked-procurement'
import type { Grounds } from './edit/plan'
import { atOnce, type Slices } from '../../shared/slices/slices'

/** The faults of the open file, each with its place in words and as a path. */
export function fileFaults(
  document: BudgetDocument,
  grounds: Pick<Grounds, 'rules' | 'words'>,
): readonly FileFault[] {
  return atOnce(findingFileFaults(document, grounds))
}

/** The same in slices. */
export function* findingFileFaults(
  document: BudgetDocument,
  grounds: Pick<Grounds, 'rules' | 'words'>,
): Slices<readonly FileFault[]> {
  const found = yield* findingFaults(document, grounds.rules)
  return found.map((fault) => placed(fault, document, grounds))
}

function placed(fault: PlacedFault, document: BudgetDocument, { words }: Pick<Grounds, 'words'>): FileFault {
  const { collection, id, index, field, message, grade } = fault
  if (index < 0) {
    return {
      path: collection,
      where: setLabel(collection, words.fiscalYear),
      message,
      grade,
      mendable: false,
    }
  }
  const path = { set: collection, key: id, field }
  const record = collection === 'department' ? document.department : document[collection][index]
  return {
    path: formatPath(path),
    where: `${recordName(collection, { ...record }, words) || id} · ${fieldLabel(path, words.fiscalYear)}`,
    message,
    grade,
    mendable: grade === 'unreadable' && mending(fault, document) !== undefined,
  }
}

/** Whether a record, as a step left it, is one that no door takes any more. */
export function holdsFault(
  { collection: set, id, after }: RecordChange,
  { rules, document }: Pick<Grounds, 'rules' | 'document'>,
): boolean {
  if (after === null) return false
  const lineId = set === 'lines' ? id : after['lineId']
  const standing = typeof lineId === 'string' ? standingOf(document, lineId) : undefined
  if (standing && bookingFaults(standing.line, standing).length > 0) return true
  const holds: RuleSources['holds'] = (collection, key) => document.values(collection, key) !== undefined
  const { fiscalYear } = document.department()
  if (recordFaults(set, after, { ...rules, fiscalYear, holds }).length > 0) return true
  // Another fiscal year may be one that is planned.
  if (set === 'department' && document.all('yearPlans').some(({ year }) => year === fiscalYear)) return true
  const key = set === 'department' ? null : uniqueKey(set, after)
  return key !== null && set !== 'department' && document.taken(set, key) !== id
}

/** The part of a document that can be computed: without the records that hold something unreadable. */
export function readablePart(document: BudgetDocument, faults: readonly FileFault[]): BudgetDocument {
  const unreadable = faults.filter(({ grade }) => grade === 'unreadable').map(({ path }) => path)
  if (unreadable.length === 0) return document
  const left = new Set(unreadable.map((path) => path.slice(0, path.lastIndexOf('/'))))
  const sets = recordSets.flatMap((set) =>
    set === 'department' ? [] : [[set, document[set].filter(({ id }) => !left.has(`${set}/${id}`))] as const],
  )
  return { ...document, ...Object.fromEntries(sets) }
}
