import type { RecordChange } from '../model/change'
import type { BudgetDocument } from '../model/document'
import type { BlockChange } from '../printed/block'
import type { TextSectionView } from '../printed/section'
import type { TableView } from '../printed/table'
import { betweenDocuments } from './documents'
import type { TableDifference } from './rows'
import { betweenTables } from './tables'
import { betweenTexts } from './texts'

/** A budget at one moment: what was put in, and what the template made of it. */
export interface BudgetState {
  readonly document: BudgetDocument
  readonly tables: readonly TableView[]
  readonly text: readonly TextSectionView[]
}

export interface StateDifference extends TableDifference {
  readonly records: readonly RecordChange[]
  readonly blocks: readonly BlockChange[]
}

/** Between two states that are the same. */
export const NO_DIFFERENCE = {
  records: [],
  cells: [],
  gone: [],
  rows: { removed: [], moved: [], inserted: [], changed: [] },
  blocks: [],
} as const satisfies StateDifference

/** What makes one state of a budget out of another: its records, and all that followed from them. */
export function betweenStates(before: BudgetState, after: BudgetState): StateDifference {
  return {
    records: betweenDocuments(before.document, after.document),
    ...betweenTables(before.tables, after.tables),
    blocks: betweenTexts(before.text, after.text),
  }
}
