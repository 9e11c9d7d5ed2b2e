import type { EditDone } from '../../shared/contract/results'
import { cents } from '../../shared/money/cents'
import { labelOf } from './edit/change-label'
import type { Plan } from './edit/plan'

/** Edits of one field that follow each other faster than this are one step. */
const PAUSE_MS = 3000

/** A run of one window's typing in one field, as far as it has come. */
export interface TypingRun {
  /** The field, and who types. */
  readonly field: string
  readonly first: number
  readonly last: number
  readonly at: number
  /** The field's value before the run, as shown. */
  readonly old: string | null
  readonly booked: EditDone['booked'] | undefined
}

interface Joining {
  /** First step of the run that the edit continues, null when it begins one. */
  readonly joins: number | null
  /** Of the whole run: from its first old value to the new one. */
  readonly label: string
  readonly booked: EditDone['booked'] | undefined
  /** The run once the edit is committed as `step`; null when it was not typing. */
  after(step: number): TypingRun | null
}

/** Whether an edit continues the run in hand: same field, nothing in between, no pause. */
export function typingRun(
  run: TypingRun | null,
  field: string | undefined,
  plan: Plan,
  revision: number,
  now: Date,
): Joining {
  const continues =
    run !== null && run.field === field && run.last === revision && now.getTime() - run.at < PAUSE_MS
      ? run
      : null
  const old = typeof plan.label === 'string' ? null : (continues?.old ?? plan.label.old)
  const booked = bookedSince(continues?.booked, plan.booked)
  return {
    joins: continues?.first ?? null,
    label: labelOf(plan, old),
    booked,
    after: (step) =>
      field === undefined
        ? null
        : { field, first: continues?.first ?? step, last: step, at: now.getTime(), old, booked },
  }
}

function bookedSince(
  first: EditDone['booked'] | undefined,
  now: Plan['booked'],
): EditDone['booked'] | undefined {
  if (!first || !now || first.line !== now.line) return now
  return { ...now, old: first.old, difference: cents(now.new - first.old) }
}
