import type { BudgetDocument } from '../../src/shared/model/document'
import { openNarrative } from '../../src/shared/narrative/narrative'
import { type Content, type Publication, publication } from '../../src/shared/publication/publication'
import { USUAL_PUBLICATION } from '../../src/shared/publication/spec'
import { openEngine } from '../../src/shared/tables/engine'
import type { Template } from '../../src/shared/template/template'
import type { CodeBook } from '../../src/shared/tables/printed-names'

/** A document as it would leave the house; secret projects are the caller's to leave out. */
export function publicationOf(
  document: BudgetDocument,
  { tables, text, publication: spec = USUAL_PUBLICATION }: Pick<Template, 'tables' | 'text' | 'publication'>,
  codes: CodeBook,
  content: Content = 'whole',
): Publication {
  const engine = openEngine(tables, document, codes, text.lineSums)
  const narrative = openNarrative(text, document, engine)
  const source = {
    department: document.department,
    tables: engine.views(),
    text: narrative.sections(),
    specs: tables,
    isWithout: false,
  }
  return publication(spec, source, content)
}
