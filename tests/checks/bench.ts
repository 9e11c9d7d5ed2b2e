import { readFileSync } from 'node:fs'
import { type DocumentIndex, openingDocumentIndex } from '../../src/main/core/document-index'
import { type LiveChecks, openChecks } from '../../src/shared/checks/live-checks'
import type { CheckBindings, CheckRules } from '../../src/shared/checks/spec'
import { printedPaper } from '../../src/shared/checks/printed-paper'
import { printedPart } from '../../src/shared/checks/records/reviewed'
import type { RecordChange } from '../../src/shared/model/change'
import { pathOfPlace } from '../../src/shared/model/said-place'
import type { BudgetDocument } from '../../src/shared/model/document'
import { type Narrative, openNarrative } from '../../src/shared/narrative/narrative'
import { atOnce } from '../../src/shared/slices/slices'
import { type Engine, openingEngine } from '../../src/shared/tables/engine'
import { codeBook, sampleTemplate } from '../support/longgang'

const root = new URL('../../resources/', import.meta.url)

export function checkRules(): CheckRules {
  return JSON.parse(readFileSync(new URL('checks/rules.json', root), 'utf8')) as CheckRules
}

export function sampleBindings(): CheckBindings {
  return sampleTemplate().checks ?? { measures: {} }
}

/** The checks over a document's tables and text, as the core opens them. */
export function checksOver(
  records: DocumentIndex,
  engine: Engine,
  narrative: Pick<Narrative, 'written' | 'sections' | 'paragraph'>,
): LiveChecks {
  const template = sampleTemplate()
  return openChecks({
    rules: checkRules(),
    bindings: sampleBindings(),
    records,
    cells: engine,
    written: () => narrative.written(),
    codes: codeBook(),
    performance: template.performance,
    reasonThreshold: template.thresholds.reason,
    comparisons: template.text.comparisons,
    print: template.text.format,
    people: {
      nameOf: (place) => place,
      pathOf: (said) => pathOfPlace(said),
      linesOf: (part) => printedPart(part, engine, narrative),
    },
    paper: printedPaper(engine, narrative, template.text),
  })
}

/** A document with its tables, its text and the checks over them, as the core holds them. */
export function openCheckBench(document: BudgetDocument) {
  const template = sampleTemplate()
  const codes = codeBook()
  const records = atOnce(openingDocumentIndex(document))
  const engine = atOnce(openingEngine(template.tables, document, codes, template.text.lineSums))
  const narrative = openNarrative(template.text, document, engine)
  const open = (): LiveChecks => checksOver(records, engine, narrative)
  const checks = open()
  return {
    records,
    engine,
    narrative,
    checks,
    /** Opened anew over what stands now: what a step should have come to. */
    afresh: open,
    apply(changes: readonly RecordChange[]) {
      records.apply(changes)
      const effects = engine.apply(changes)
      const blocks = narrative.apply(changes, effects)
      return checks.apply(changes, { tables: effects, blocks, rewritten: narrative.rewritten() })
    },
  }
}
