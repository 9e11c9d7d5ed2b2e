import type { BudgetLine, IncomeEntry, PriorFact } from '../model/document'
import type { Dataset, Measure } from './spec'

/** What predicates and rows look at. */
export interface Dimensions {
  readonly unitId: string | null
  readonly projectId: string | null
  readonly kind: string | null
  readonly functionCode: string | null
  readonly economicCode: string | null
  readonly fundType: string | null
  readonly appropriation: string | null
  readonly source: string | null
  readonly carryOver: boolean
  /** What a prior-year fact measures; null for other records. */
  readonly measure: PriorFact['measure'] | null
}

/** By name, every dimension: two records that agree in all of them reach the same rows and columns. */
export const dimensions: { readonly [D in keyof Dimensions]: true } = {
  unitId: true,
  projectId: true,
  kind: true,
  functionCode: true,
  economicCode: true,
  fundType: true,
  appropriation: true,
  source: true,
  carryOver: true,
  measure: true,
}

export type RecordCollection = 'lines' | 'incomes' | 'priorFacts'

/** One addend of the tables, whichever collection it comes from. */
export interface TableRecord extends Dimensions, Readonly<Record<Measure, number>> {
  readonly collection: RecordCollection
  readonly id: string
  readonly position: number
  /** Year that a prior-year fact is a figure of; null for other records. */
  readonly year: number | null
  /** False: the file keeps the fact, and no amount; absent is not zero. */
  readonly stated: boolean
}

const NO_PROCUREMENT = { procurement: 0, procurementSme: 0, procurementMicro: 0 } as const

export function lineRecord(line: BudgetLine): TableRecord {
  return { collection: 'lines', ...line, measure: null, year: null, stated: true }
}

export function incomeRecord(entry: IncomeEntry): TableRecord {
  return {
    collection: 'incomes',
    ...entry,
    ...NO_PROCUREMENT,
    kind: null,
    projectId: null,
    functionCode: null,
    economicCode: null,
    measure: null,
    year: null,
    stated: true,
  }
}

export function priorRecord(fact: PriorFact): TableRecord {
  return {
    collection: 'priorFacts',
    ...fact,
    ...NO_PROCUREMENT,
    amount: fact.amount ?? 0,
    stated: fact.amount !== null,
    kind: fact.measure === 'project' ? 'project' : null,
    appropriation: null,
    source: null,
    carryOver: false,
  }
}

/**
 * Income follows the lines' funding unless the file holds income entries of its own. Last year's facts are those of
 * the year before the budget's, others wait for their turn.
 */
export function datasetsOf(
  { collection, measure, economicCode, year }: TableRecord,
  { incomeStated, lastYear }: { readonly incomeStated: boolean; readonly lastYear: number },
): readonly Dataset[] {
  if (collection === 'incomes') return ['income']
  if (collection === 'lines') return incomeStated ? ['expenditure'] : ['expenditure', 'income']
  if (year !== lastYear) return []
  if (measure !== 'threePublic') return ['prior']
  return economicCode === null ? [] : ['priorThreePublic']
}
