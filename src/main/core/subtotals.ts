import type { Subtotal, Subtotals } from '../../shared/contract/shown'
import type { BudgetLine } from '../../shared/model/document'
import { fundingOf } from '../../shared/model/funding'
import { sumOf } from '../../shared/money/cents'
import type { BudgetReader } from './reader'
import { recordsThen } from './records-then'

/** The lines of all projects added up by function, by source and by economic item; and as they were at the baseline. */
export function projectSubtotals({ records, since, template: { fundings } }: BudgetReader): Subtotals {
  const now = records.all('lines').filter(({ projectId }) => projectId !== null)
  const then = recordsThen('lines', now, since.records(), ({ projectId }) => projectId !== null)
  const fundingOfLine = (line: BudgetLine): string => fundingOf(line, fundings)?.id ?? ''
  const by = (keyOf: (line: BudgetLine) => string): readonly Subtotal[] => {
    const before = Map.groupBy(then, keyOf)
    return [...Map.groupBy(now, keyOf)].map(([key, lines]) => {
      const was = before.get(key)
      return {
        key,
        projects: new Set(lines.map(({ projectId }) => projectId)).size,
        amount: sumOf(lines),
        amountThen: was ? sumOf(was) : null,
        sources: [...Map.groupBy(lines, fundingOfLine)].map(([funding, part]) => ({
          funding,
          amount: sumOf(part),
        })),
      }
    })
  }
  return {
    total: sumOf(now),
    totalThen: sumOf(then),
    functionCode: by((line) => line.functionCode).toSorted(byCode),
    economicCode: by((line) => line.economicCode).toSorted(byCode),
    funding: by(fundingOfLine).toSorted((a, b) => b.amount - a.amount),
  }
}

function byCode(a: Subtotal, b: Subtotal): number {
  return a.key < b.key ? -1 : 1
}
