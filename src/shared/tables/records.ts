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
}

export type RecordCollection = 'lines' | 'incomes' | 'priorFacts'

/** One addend of the tables, whichever collection it comes from. */
export interface TableRecord extends Dimensions, Readonly<Record<Measure, number>> {
  readonly collection: RecordCollection
  readonly id: string
  readonly position: number
}

const NO_PROCUREMENT = { procurement: 0, procurementSme: 0, procurementMicro: 0 } as const

export function lineRecord(line: BudgetLine): TableRecord {
  return { collection: 'lines', ...line }
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
  }
}

/** Last year's 三公 figures are addends of table 9; other prior-year facts are none of any table. */
export function priorRecord(fact: PriorFact): TableRecord | null {
  if (fact.measure !== 'threePublic' || fact.economicCode === null) return null
  return {
    collection: 'priorFacts',
    ...fact,
    ...NO_PROCUREMENT,
    kind: null,
    appropriation: null,
    source: null,
    carryOver: false,
  }
}

/** Income follows the lines' funding unless the file holds income entries of its own (design of the model). */
export function datasetsOf(collection: RecordCollection, incomeStated: boolean): readonly Dataset[] {
  if (collection === 'priorFacts') return ['priorThreePublic']
  if (collection === 'incomes') return ['income']
  return incomeStated ? ['expenditure'] : ['expenditure', 'income']
}
