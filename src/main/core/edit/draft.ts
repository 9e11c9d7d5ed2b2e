import { reversed } from '../../../shared/difference/records'
import type { RecordChange } from '../../../shared/model/change'
import type { DocumentIndex } from '../document-index'

/**
 * Work on a document that takes changes as they are planned, so that a later plan sees what an earlier one would make of
 * it. Nothing is written; afterwards the document is as it was, however the work ended.
 */
export function inDraft<T>(
  document: Pick<DocumentIndex, 'apply'>,
  work: (take: (changes: readonly RecordChange[]) => void) => T,
): T {
  const taken: RecordChange[] = []
  try {
    return work((changes) => {
      for (const change of changes) {
        document.apply([change])
        taken.push(change)
      }
    })
  } finally {
    document.apply(reversed(taken))
  }
}
