import type { FileFault } from '../../shared/contract/patch'
import type { BudgetDocument } from '../../shared/model/document'
import { recordSets } from '../../shared/model/fields'
import { formatPath } from '../../shared/model/path'
import { documentFaults, type PlacedFault } from '../../shared/model/document-faults'
import { fieldLabel, recordName } from '../../shared/model/words'
import { mending } from './mend'
import type { Desk } from './edit/plan'

/** The faults of the open file, each with its place in words and as a path. */
export function fileFaults(
  document: BudgetDocument,
  desk: Pick<Desk, 'rules' | 'words'>,
): readonly FileFault[] {
  return documentFaults(document, desk.rules).map((fault) => placed(fault, document, desk))
}

function placed(fault: PlacedFault, document: BudgetDocument, { words }: Pick<Desk, 'words'>): FileFault {
  const { collection, id, index, field, message, grade } = fault
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
