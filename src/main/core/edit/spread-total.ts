import { done, type Reply } from '../../../shared/contract/failure'
import type { RecordChange } from '../../../shared/model/change'
import type { BudgetLine } from '../../../shared/model/document'
import { apportion } from '../../../shared/money/apportion'
import { type Cents, cents, ZERO } from '../../../shared/money/cents'
import type { Grounds } from './plan'
import { bookedLine } from './project-total'

/** In what measure a total goes to several: to all alike, or in proportion to what each is. */
export type Spread = 'even' | 'proportional'

/** The weights of amounts in a spread; what is below zero weighs nothing, so that no share is. */
export function weightsOf(amounts: readonly Cents[], spread: Spread): readonly Cents[] {
  return amounts.map((amount) => (spread === 'even' ? ZERO : cents(Math.max(amount, 0))))
}

/**
 * Lines that are made to add up to a total, which is not below zero; those that stay as they are are left out. `amounts`: what they
 * are measured by, line by line.
 */
export function spreadOver(
  grounds: Grounds,
  lines: readonly BudgetLine[],
  total: Cents,
  spread: Spread,
  amounts: readonly Cents[] = lines.map(({ amount }) => amount),
): Reply<readonly RecordChange[]> {
  const shares = apportion(total, weightsOf(amounts, spread))
  const changes: RecordChange[] = []
  for (const [at, line] of lines.entries()) {
    const amount = shares[at] ?? ZERO
    if (amount === line.amount) continue
    const booked = bookedLine(grounds, line, amount)
    if (!booked.ok) return booked
    changes.push(booked.value)
  }
  return done(changes)
}
