import type { BudgetDocument } from '../../shared/model/document'
import type { Cents } from '../../shared/money/cents'

/** Both sides of the budget. Income follows the lines' funding unless the file holds income entries of its own. */
export function balanceOf({ lines, incomes }: Pick<BudgetDocument, 'lines' | 'incomes'>): {
  readonly income: Cents
  readonly expenditure: Cents
  /** Income over expenditure. */
  readonly difference: Cents
} {
  const expenditure = sumOf(lines)
  const income = incomes.length > 0 ? sumOf(incomes) : expenditure
  return { income, expenditure, difference: (income - expenditure) as Cents }
}

export function sumOf(records: readonly { readonly amount: Cents }[]): Cents {
  return records.reduce((sum, { amount }) => sum + amount, 0) as Cents
}
