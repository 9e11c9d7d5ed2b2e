import type { Addend } from './addends'

/**
 * Which records: lines as expenditure, lines (or income entries) as income, last year's 三公 facts by item and fund,
 * and last year's other facts. The latter are margins, so they are never added up: each stands in the one row whose
 * margin it is (a code's, a project's, the total), of its own unit or of all together, where the cell asks for what the
 * fact states and for nothing else: money of its fund or, of a fact that names none, money of any. Absent is not zero:
 * where no such fact has an amount the cell is empty, and so is a change against it; last year's 三公 are unknown while
 * the file holds none of them.
 */
export const datasets = ['expenditure', 'income', 'priorThreePublic', 'prior'] as const
export type Dataset = (typeof datasets)[number]

/**
 * Income follows the lines' funding unless the file holds income entries of its own. Last year's facts are those of
 * the year before the budget's, others wait for their turn.
 */
export function datasetsOf(
  {
    collection,
    measure,
    economicCode,
    year,
  }: Pick<Addend, 'collection' | 'measure' | 'economicCode' | 'year'>,
  { incomeStated, lastYear }: { readonly incomeStated: boolean; readonly lastYear: number },
): readonly Dataset[] {
  if (collection === 'incomes') return ['income']
  if (collection === 'lines') return incomeStated ? ['expenditure'] : ['expenditure', 'income']
  if (year !== lastYear) return []
  if (measure !== 'threePublic') return ['prior']
  return economicCode === null ? [] : ['priorThreePublic']
}
