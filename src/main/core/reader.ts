import type { BaselineChanges, BudgetView, CodeLists, Params } from '../../shared/contract/methods'
import type { WordSources } from '../../shared/model/words'
import type { Narrative } from '../../shared/narrative/narrative'
import type { Engine } from '../../shared/tables/engine'
import type { Template } from '../../shared/template/template'
import type { StepLog } from '../store/steps'
import type { DocumentIndex } from './document-index'

/** An open budget as a query sees it: nothing here writes, to the file or in memory. */
export interface BudgetReader {
  readonly id: string
  readonly template: Template
  readonly codes: CodeLists
  readonly words: WordSources
  readonly records: Omit<DocumentIndex, 'apply'>
  readonly tables: Omit<Engine, 'apply' | 'recompute'>
  readonly text: Omit<Narrative, 'apply'>
  readonly log: Pick<StepLog, 'list' | 'runImages'>
  view(): BudgetView
  /** What differs from when the file was opened, by the core: a window that comes again goes on from there. */
  sinceBaseline(from: Params<'baseline.changes'>['from']): BaselineChanges
}

/** The reading half of what a session keeps; the writing half is left behind, not only hidden by its type. */
export function readingHalf(
  { apply: _index, ...records }: DocumentIndex,
  { apply: _engine, recompute: _recompute, ...tables }: Engine,
  { apply: _narrative, ...text }: Narrative,
): Pick<BudgetReader, 'records' | 'tables' | 'text'> {
  return { records, tables, text }
}
