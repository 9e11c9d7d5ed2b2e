import { type Cents, cents } from '../money/cents'
import type { PriorFact } from './document'

/** What a file says of a project's last year: one figure however many facts it is made of, one reason. */
export interface ProjectPrior {
  /** What the facts come to; null: none of them says an amount. */
  readonly amount: Cents | null
  /** Of the leading fact; empty: none is given. */
  readonly reason: string
  /** The facts, in order; empty: nothing is said of it. */
  readonly facts: readonly PriorFact[]
}

/** Last year's of a project, in a budget for `fiscalYear`, out of all facts that are of the project. */
export function priorOf(facts: readonly PriorFact[], fiscalYear: number): ProjectPrior {
  const own = facts.filter(({ measure, year }) => measure === 'project' && year === fiscalYear - 1)
  return { amount: knownSum(own), reason: leadingOf(own)?.reason ?? '', facts: own }
}

/** The fact that the reason stands on: the first that has one, else the first. */
export function leadingOf(facts: readonly PriorFact[]): PriorFact | undefined {
  return facts.find(({ reason }) => reason !== '') ?? facts[0]
}

/** What facts come to; null: none of them says an amount. */
export function knownSum(facts: readonly Pick<PriorFact, 'amount'>[]): Cents | null {
  const known = facts.flatMap(({ amount }) => amount ?? [])
  return known.length === 0 ? null : cents(known.reduce<number>((sum, amount) => sum + amount, 0))
}
