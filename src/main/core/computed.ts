import type { CodeLists } from '../../shared/contract/results'
import type { FileFault } from '../../shared/contract/patch'
import type { BudgetDocument } from '../../shared/model/document'
import { type Narrative, openingNarrative } from '../../shared/narrative/narrative'
import type { Slices } from '../../shared/slices/slices'
import { type Engine, openingEngine } from '../../shared/tables/engine'
import type { CodeBook } from '../../shared/tables/printed-names'
import { workingTables } from '../../shared/tables/working-tables'
import type { Template } from '../../shared/template/template'
import type { StepLog } from '../store/steps'
import { amendment } from './edit/plan'
import { readablePart } from './file-faults'
import { remembering, writtenWords } from './written-words'

/** What a template makes of a document. */
export interface Computed {
  readonly engine: Engine
  readonly narrative: Narrative
  /** What overrides that remember no words were written beside, by id (written-words.ts). */
  readonly written: ReadonlyMap<string, readonly string[]>
}

/** What is computed by. */
interface Ground {
  readonly template: Template
  readonly codes: CodeLists
}

/** Computes what can be read of a document; `faults` are the document's own. */
export function* computing(
  document: BudgetDocument,
  faults: readonly FileFault[],
  { template, codes }: Ground,
  log: Pick<StepLog, 'imagesOf'>,
): Slices<Computed> {
  const readable = readablePart(document, faults)
  const { tables, text } = template
  const engine = yield* openingEngine(tables, readable, codeBook(codes), text.lineSums)
  const narrative = yield* openingNarrative(text, readable, engine)
  const written = writtenWords(readable.blocks, narrative, log)
  const lacking = readable.blocks.filter(({ id }) => written.has(id))
  const amendments = lacking.map((block) => amendment('blocks', block.id, block, block))
  narrative.apply(remembering(amendments, written), {
    cells: [],
    rows: { inserted: [], removed: [] },
    sums: [],
  })
  return { engine, narrative, written }
}

/** The working tables of a document, which no document prints. */
export function openingWorking(
  document: BudgetDocument,
  { template, codes }: Ground,
): ReturnType<typeof openingEngine> {
  return openingEngine(workingTables(template.fundings), document, codeBook(codes), {})
}

export function codeBook({ functions, economics }: CodeLists): CodeBook {
  return { functions: namesOf(functions), economics: namesOf(economics) }
}

export function namesOf(entries: CodeLists['functions']): ReadonlyMap<string, string> {
  return new Map(entries.map(({ code, name }) => [code, name]))
}
