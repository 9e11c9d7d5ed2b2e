import type { BaselineChanges, Params } from '../../shared/contract/methods'
import { type BudgetState, betweenStates, NO_DIFFERENCE } from '../../shared/difference/states'
import type { BudgetDocument } from '../../shared/model/document'
import type { Computed } from './computed'

/** What "changed since" is measured from: the budget of another moment. */
export interface Baseline extends BudgetState {
  /** Revision of the file at that moment. */
  readonly revision: number
}

/** Tables and text are computed when first asked for, then kept: most sessions never ask. */
export function openBaseline(
  revision: number,
  document: BudgetDocument,
  compute: (document: BudgetDocument) => Computed,
): Baseline {
  let known: Pick<BudgetState, 'tables' | 'text'> | undefined
  const computed = (): Pick<BudgetState, 'tables' | 'text'> => {
    if (known) return known
    const { engine, narrative } = compute(document)
    return (known = { tables: engine.views(), text: narrative.sections() })
  }
  return {
    revision,
    document,
    get tables() {
      return computed().tables
    },
    get text() {
      return computed().text
    },
  }
}

/** What makes the budget of now out of the baseline, or, `from` now, the baseline out of that. */
export function baselineChanges(
  baseline: Baseline,
  revision: number,
  now: () => BudgetState,
  from: Params<'baseline.changes'>['from'],
): BaselineChanges {
  if (revision === baseline.revision) return { revision, ...NO_DIFFERENCE }
  return { revision, ...(from === 'now' ? betweenStates(now(), baseline) : betweenStates(baseline, now())) }
}
