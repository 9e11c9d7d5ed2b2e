import { expect, test } from 'vitest'
import type { RecordChange } from '../../src/shared/model/change'
import type { BudgetLine } from '../../src/shared/model/document'
import { openNarrative } from '../../src/shared/narrative/narrative'
import { atOnce } from '../../src/shared/slices/slices'
import { openEngine } from '../../src/shared/tables/engine'
import { openingDocumentIndex } from '../../src/main/core/document-index'
import { checksOver } from '../checks/bench'
import { codeBook, sampleDocument, sampleTemplate } from '../support/longgang'
import { largeBudget } from './large-budget'
import { timings } from './timings'

/**
 * What the checks cost beside what they are made of, in the same run: opening them, beside tables and text; an edit's findings,
 * beside its cells and words.
 */
const EDITS = 400
const WARM_UP = 600

test.each([
  ['14 projects', 0],
  ['10,000 projects, 50,000 lines', 10_000],
] as const)(
  'findings beside cells: %s',
  (name, projects) => {
    const document = projects === 0 ? sampleDocument() : largeBudget(sampleDocument(), projects)
    const template = sampleTemplate()
    const codes = codeBook()
    const opening = timings()
    const [engine, narrative] = opening.of(() => {
      const tables = openEngine(template.tables, document, codes, template.text.lineSums)
      return [tables, openNarrative(template.text, document, tables)] as const
    })
    const records = atOnce(openingDocumentIndex(document))
    const looking = timings()
    const checks = looking.of(() => checksOver(records, engine, narrative))
    const lines = [...document.lines]
    let [cells, findings] = [timings(), timings()]
    for (let i = 0; i < WARM_UP + EDITS; i += 1) {
      if (i === WARM_UP) [cells, findings] = [timings(), timings()]
      const at = (i * 7919) % lines.length
      const before = lines[at] as BudgetLine
      const after = { ...before, amount: (before.amount + 100 * (i + 1)) as BudgetLine['amount'] }
      lines[at] = after
      const changes = [
        { collection: 'lines', id: before.id, before, after },
      ] as unknown as readonly RecordChange[]
      records.apply(changes)
      const effects = cells.of(() => {
        const tables = engine.apply(changes)
        return { tables, blocks: narrative.apply(changes, tables), rewritten: narrative.rewritten() }
      })
      findings.of(() => checks.apply(changes, effects))
    }
    const share = (a: number, b: number): string => (a / b).toFixed(2)
    console.log(
      [
        `${name}: ${checks.findings().length} findings`,
        `opening: ${looking.at(0.5).toFixed(0)} ms, ${share(looking.at(0.5), opening.at(0.5))} of tables and text`,
        `an edit: median ${findings.at(0.5).toFixed(3)} ms, ${share(findings.at(0.5), cells.at(0.5))} of cells and words`,
        `p95 ${findings.at(0.95).toFixed(3)} ms, ${share(findings.at(0.95), cells.at(0.95))}`,
      ].join('; '),
    )
    expect(findings.at(0.5)).toBeLessThan(10 * cells.at(0.5))
  },
  300_000,
)
