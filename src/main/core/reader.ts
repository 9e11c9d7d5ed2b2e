import type { BudgetFrame, BudgetView, CodeLists } from '../../shared/contract/results'
import type { Patch } from '../../shared/contract/patch'
import type { ShownPart, ShownTables } from '../../shared/contract/shown'
import type { WordSources } from '../../shared/model/words'
import type { LiveChecks } from '../../shared/checks/live-checks'
import type { RuleSpec } from '../../shared/checks/spec'
import type { Narrative } from '../../shared/narrative/narrative'
import type { Engine } from '../../shared/tables/engine'
import type { Template } from '../../shared/template/template'
import type { StepLog } from '../store/steps'
import type { DocumentIndex } from './document-index'
import type { SinceBaseline } from './since-baseline'
import type { StepChange } from './step-change'

/** An open budget as a query sees it: nothing here writes, to the file or in memory. */
export interface BudgetReader {
  readonly id: string
  /** Of the file. */
  readonly path: string
  readonly template: Template
  readonly codes: CodeLists
  readonly words: WordSources
  readonly records: Omit<DocumentIndex, 'apply'>
  readonly tables: Omit<Engine, 'apply' | 'recompute'>
  readonly text: Omit<Narrative, 'apply'>
  readonly checks: Omit<LiveChecks, 'apply'>
  readonly rules: readonly RuleSpec[]
  readonly log: Pick<StepLog, 'list' | 'runImages'>
  readonly since: Omit<SinceBaseline, 'follow'>
  /** The working tables. */
  sums(): ShownTables
  revision(): number
  /** Undefined where none was made since memory was read. */
  lastStep(): StepChange | undefined
  frame(): BudgetFrame
  view(): BudgetView
  /** The steps since a revision, as far as they changed what is shown; null where they are not at hand any more. */
  follow(from: number, parts: readonly ShownPart[], room?: number): readonly Patch[] | null
}

/** The reading half of what a session keeps; the writing half is left behind, not only hidden by its type. */
export function readRecords({ apply: _, ...records }: DocumentIndex): BudgetReader['records'] {
  return records
}

export function readTables({ apply: _, recompute: _recompute, ...tables }: Engine): BudgetReader['tables'] {
  return tables
}

export function readChecks({ apply: _, ...checks }: LiveChecks): BudgetReader['checks'] {
  return checks
}

export function readText({ apply: _, ...text }: Narrative): BudgetReader['text'] {
  return text
}
