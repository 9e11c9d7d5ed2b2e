import type { CodeLists } from '../../shared/contract/methods'
import type { FileFault } from '../../shared/contract/patch'
import type { BudgetDocument } from '../../shared/model/document'
import { type Narrative, openNarrative } from '../../shared/narrative/narrative'
import { type Engine, openEngine } from '../../shared/tables/engine'
import type { Template } from '../../shared/template/template'
import { readablePart } from './file-faults'

/** What a template makes of a document. */
export interface Computed {
  readonly engine: Engine
  readonly narrative: Narrative
}

/** Computes what can be read of a document; `faults` are the document's own. */
export function compute(
  document: BudgetDocument,
  faults: readonly FileFault[],
  { template, codes }: { readonly template: Template; readonly codes: CodeLists },
): Computed {
  const readable = readablePart(document, faults)
  const engine = openEngine(template.tables, readable, {
    functions: namesOf(codes.functions),
    economics: namesOf(codes.economics),
  })
  return { engine, narrative: openNarrative(template.text, readable, engine) }
}

function namesOf(entries: CodeLists['functions']): ReadonlyMap<string, string> {
  return new Map(entries.map(({ code, name }) => [code, name]))
}
