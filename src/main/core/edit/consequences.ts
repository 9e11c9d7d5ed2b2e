import { done, type Reply } from '../../../shared/contract/failure'
import { bookedProcurement } from './booked-procurement'
import { numberedGoals } from './numbered-goals'
import type { Grounds, Plan } from './plan'
import { totalRefusal } from './totals'

/**
 * A plan with what other records take from it in the same step, or why it may not be made. Every plan comes through here,
 * alone or as one of many.
 */
export function withConsequences<P extends Plan>(grounds: Grounds, plan: P): Reply<P> {
  const booked = bookedProcurement(grounds, plan.changes)
  if (!booked.ok) return booked
  const changes = [...plan.changes, ...booked.value, ...numberedGoals(grounds, plan.changes)]
  return totalRefusal(grounds, changes) ?? done({ ...plan, changes })
}
