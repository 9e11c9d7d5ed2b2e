import { done, type Reply } from '../../../shared/contract/failure'
import { amountNotes } from './along-notes'
import { bookedProcurement } from './booked-procurement'
import { followedUnits } from './followed-units'
import { numberedGoals } from './numbered-goals'
import type { Grounds, Plan } from './plan'
import { totalRefusal } from './totals'

/**
 * A plan with what other records take from it in the same step, and notes on what its lines' amounts took along, or why it may not
 * be made. Every plan comes through here, alone or as one of many.
 */
export function withConsequences<P extends Plan>(grounds: Grounds, plan: P): Reply<P> {
  const booked = bookedProcurement(grounds, plan.changes)
  if (!booked.ok) return booked
  const own = [...plan.changes, ...booked.value.changes]
  const units = followedUnits(grounds, own)
  const changes = [...own, ...units.changes, ...numberedGoals(grounds, plan.changes)]
  const along = [...amountNotes(grounds, plan.changes), ...booked.value.notes, ...units.notes]
  const notes = [...(plan.notes ?? []), ...along.map((words) => ({ words }))]
  return totalRefusal(grounds, changes) ?? done({ ...plan, changes, ...(notes.length > 0 ? { notes } : {}) })
}
