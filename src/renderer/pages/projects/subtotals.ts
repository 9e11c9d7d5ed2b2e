import type { BudgetLine } from '../../../shared/model/document'
import { type Funding, fundingOf } from '../../../shared/model/funding'
import type { Cents } from '../../../shared/money/cents'
import { percent } from '../../../shared/money/percent'
import { sumOf } from '../../stores/balance'

export type SubtotalBy = 'functionCode' | 'funding' | 'economicCode'

/** The lines of all projects, added up one way. */
export interface Subtotal {
  /** Code, or the funding's id. */
  readonly key: string
  readonly projects: number
  readonly amount: Cents
  readonly share: string | null
  readonly lines: readonly BudgetLine[]
}

/** Subtotals in the order of their codes; fundings by size. */
export function subtotals(
  lines: readonly BudgetLine[],
  by: SubtotalBy,
  fundings: readonly Funding[],
): readonly Subtotal[] {
  const total = sumOf(lines)
  const groups = Map.groupBy(lines, (line) =>
    by === 'funding' ? (fundingOf(line, fundings)?.id ?? '') : line[by],
  )
  const rows = [...groups.entries()].map(([key, own]) => ({
    key,
    projects: new Set(own.map(({ projectId }) => projectId)).size,
    amount: sumOf(own),
    share: percent(sumOf(own), total),
    lines: own,
  }))
  return rows.sort((a, b) => (by === 'funding' ? b.amount - a.amount : a.key < b.key ? -1 : 1))
}
