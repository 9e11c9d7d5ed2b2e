import type { Finding } from '../../src/shared/checks/finding'
import { printedDocument } from '../../src/shared/checks/documents/printed-document'
import { checkRead } from '../../src/shared/checks/documents/read-checks'
import type { BudgetDocument } from '../../src/shared/model/document'
import { openNarrative } from '../../src/shared/narrative/narrative'
import { openEngine } from '../../src/shared/tables/engine'
import { codeBook, sampleTemplate } from '../support/longgang'
import { checkRules, sampleBindings } from './bench'
import { type Mutant, mutants, operators } from './mutations/mutants'
import type { Operator } from './mutations/operator'
import type { PrintedDocument } from './mutations/sites'

/**
 * A budget as it is printed, and what the rules say of any copy of the print: with nothing known but the `paper`, or beside what
 * the program prints of its `file`.
 */
export function openTrial(document: BudgetDocument, knows: 'paper' | 'file' = 'paper') {
  const template = sampleTemplate()
  const engine = openEngine(template.tables, document, codeBook(), template.text.lineSums)
  const narrative = openNarrative(template.text, document, engine)
  const right: PrintedDocument = { tables: engine.views(), text: narrative.sections() }
  const findings = (printed: PrintedDocument): readonly Finding[] =>
    checkRead(
      checkRules(),
      sampleBindings(),
      printedDocument(printed, template.tables, sampleBindings(), {
        print: template.text.format,
        fiscalYear: document.department.fiscalYear,
        agency: document.department.agency,
        text: template.text,
        codes: { ...codeBook(), performance: template.performance },
        ...(knows === 'file' ? { own: right } : {}),
      }),
    ).findings
  const said = (each: Finding): string => JSON.stringify(each)
  const before = new Set(findings(right).map(said))
  return {
    right,
    findings,
    /** What is said of a mutant and not of the right document. */
    found: (mutant: Mutant): readonly Finding[] =>
      findings(mutant.document).filter((each) => !before.has(said(each))),
    mutants: (count: number, seed: number, among?: readonly Operator[]) => mutants(right, count, seed, among),
  }
}

export { operators }
