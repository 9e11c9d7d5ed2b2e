import { failed, type Reply } from '../../shared/contract/failure'
import type { RecordChange } from '../../shared/model/change'
import type { StepChange } from './step-change'

/**
 * Refuses an edit of records that another window changed since the revision on which it was decided. `since`: the steps
 * in between; null where they are no longer at hand, so that what they changed is not known.
 */
export function unseenChange(
  changes: readonly RecordChange[],
  since: readonly StepChange[] | null,
): Reply<never> | null {
  if (!since) return notShown('改了这个预算', '再改')
  const touched = new Set(changes.map(keyOf))
  const step = since.findLast(({ records }) => records.some((change) => touched.has(keyOf(change))))
  return step ? notShown(`做了“${step.label}”`, '再改') : null
}

/** Another window did this, and the caller has not been told yet. */
export function notShown(what: string, then: string): Reply<never> {
  return failed('changed-meanwhile', `另一窗口刚${what}，还没有显示在这里；请看过${then}。`)
}

function keyOf({ collection, id }: RecordChange): string {
  return `${collection}/${id}`
}
