import type { YearPlan } from './document'
import { refused, type RuleFault } from './rule-fault'

/** Of the budget's own year the amount is what the lines come to: a plan beside it would say it twice. */
export function planFaults({ year }: Pick<YearPlan, 'year'>, fiscalYear: number): readonly RuleFault[] {
  if (year !== fiscalYear) return []
  const message = `${year}年是本预算的年度，它的金额是各分项的合计，不另填。`
  return [refused('year', message)]
}
