import type { CodeLists } from '../../shared/contract/results'
import type { FileFault } from '../../shared/contract/patch'
import type { BudgetDocument } from '../../shared/model/document'
import { type Narrative, openingNarrative } from '../../shared/narrative/narrative'
import { type Engine, openingEngine } from '../../shared/tables/engine'
import { workingTables } from '../../shared/tables/working-tables'
import type { Template } from '../../shared/template/template'
import type { StepLog } from '../store/steps'
import { amendment } from './edit/plan'
import { readablePart } from './file-faults'
import { stage, type Staged } from './jobs/job'
import { remembering, writtenWords } from './written-words'

/** What a template makes of a document. */
export interface Computed {
  readonly engine: Engine
  /** Of the tables that no document prints. */
  readonly working: Engine
  readonly narrative: Narrative
  /** What overrides that remember no words were written beside, by id (written-words.ts). */
  readonly written: ReadonlyMap<string, readonly string[]>
}

/** Computes what can be read of a document; `faults` are the document's own. */
export function* computing(
  document: BudgetDocument,
  faults: readonly FileFault[],
  { template, codes }: { readonly template: Template; readonly codes: CodeLists },
  log: Pick<StepLog, 'imagesOf'>,
): Staged<Computed> {
  const readable = readablePart(document, faults)
  const codeBook = { functions: namesOf(codes.functions), economics: namesOf(codes.economics) }
  const { tables, text, fundings } = template
  const engine = yield* stage(
    '计算预算表',
    [30, 56],
    openingEngine(tables, readable, codeBook, text.lineSums),
  )
  const working = yield* stage(
    '计算预算表',
    [56, 60],
    openingEngine(workingTables(fundings), readable, codeBook, {}),
  )
  const narrative = yield* stage('编写公开文本', [60, 100], openingNarrative(text, readable, engine))
  const written = writtenWords(readable.blocks, narrative, log)
  const lacking = readable.blocks.filter(({ id }) => written.has(id))
  const amendments = lacking.map((block) => amendment('blocks', block.id, block, block))
  narrative.apply(remembering(amendments, written), {
    cells: [],
    rows: { inserted: [], removed: [] },
    sums: [],
  })
  return { engine, working, narrative, written }
}

function namesOf(entries: CodeLists['functions']): ReadonlyMap<string, string> {
  return new Map(entries.map(({ code, name }) => [code, name]))
}
