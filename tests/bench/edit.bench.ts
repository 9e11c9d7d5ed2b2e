import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createStore } from '../../src/main/store/store'
import { recordPatches } from '../../src/shared/difference/records'
import type { RecordChange } from '../../src/shared/model/change'
import type { BudgetLine } from '../../src/shared/model/document'
import { formatAmount } from '../../src/shared/money/format'
import { parseAmount } from '../../src/shared/money/parse'
import { textPatch } from '../../src/shared/difference/renumbering'
import { openNarrative } from '../../src/shared/narrative/narrative'
import type { TextSpec } from '../../src/shared/narrative/spec'
import { documentFaults } from '../../src/shared/model/document-faults'
import { openEngine } from '../../src/shared/tables/engine'
import { type Template, templateRules } from '../../src/shared/template/template'
import { codeBook, sampleDocument, templateTables } from '../support/longgang'
import { largeBudget } from './large-budget'
import { limits } from './limits'
import { report } from './report'
import { timings } from './timings'

/**
 * One edit of an amount, from what was typed to the reply on the wire, stage by stage; as ratios to one full
 * recompute of the same budget in the same run. The stages are the session's own (main/core/session.ts); commits go
 * to the folder for temporary files.
 */
const EDITS = 400
/** Edits before those, unmeasured: what counts is a program at work, not its first second. */
const WARM_UP = 1600
const folder = mkdtempSync(join(tmpdir(), 'budget-desk-bench-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const text = pack('text') as TextSpec
const template = { ...(pack('pack') as Template), tables: templateTables(), text }

function pack(name: string): unknown {
  const file = new URL(`../../resources/templates/shenzhen-longgang-2024/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}

describe.each([
  ['14 projects, 73 lines, 1 unit', 0, limits.sample],
  ['10,000 projects, 50,000 lines, 4 units, 300 codes', 10_000, limits.large],
])('%s', (name, projects, atMost) => {
  test('edit to patch', () => {
    const document = projects === 0 ? sampleDocument() : largeBudget(sampleDocument(), projects)
    const path = join(folder, `${projects}.budget`)
    const created = createStore(path, document, step('新建', 'create'))
    if (!created.ok) throw new Error(created.error.message)
    expect(existsSync(path)).toBe(true)
    const store = created.value
    // As a session does before its first step.
    store.read()
    const engine = openEngine(templateTables(), document, codeBook(), text.lineSums)
    const narrative = openNarrative(text, document, engine)
    const fresh = () => ({
      parse: timings(),
      commit: timings(),
      recompute: timings(),
      text: timings(),
      reply: timings(),
      together: timings(),
    })
    let stages = fresh()
    const lines = [...document.lines]
    for (let i = 0; i < WARM_UP + EDITS; i += 1) {
      if (i === WARM_UP) stages = fresh()
      const at = (i * 7919) % lines.length
      const before = lines[at] as BudgetLine
      const typed = formatAmount(before.amount, { unit: '元', decimals: 2 })
      const parsed = stages.parse.of(() => parseAmount(typed, '元'))
      if (!parsed.ok) throw new Error(parsed.message)
      const after: BudgetLine = { ...before, amount: (parsed.cents + 100 * (i + 1)) as BudgetLine['amount'] }
      lines[at] = after
      const change = {
        collection: 'lines',
        id: before.id,
        before: { ...before },
        after: { ...after },
      } as RecordChange
      const committed = stages.commit.of(() => store.commit(step('改', 'edit'), [change]))
      if (!committed.ok) throw new Error(committed.error.message)
      const tables = stages.recompute.of(() => engine.apply(committed.value.images))
      const blocks = stages.text.of(() => narrative.apply(committed.value.images, tables))
      const { cells, rows } = tables
      stages.reply.of(() => {
        const records = recordPatches(committed.value.images)
        const patch = { cells, rows, ...textPatch(blocks), records }
        return JSON.parse(JSON.stringify(patch)) as unknown
      })
      stages.together.add((stages.recompute.last ?? 0) + (stages.reply.last ?? 0))
    }
    store.close()
    const full = timings()
    for (let i = 0; i < 100; i += 1) full.of(() => engine.recompute())
    const opening = timings()
    opening.of(() => openEngine(templateTables(), document, codeBook(), text.lineSums))
    const faults = timings()
    for (let i = 0; i < 5; i += 1) faults.of(() => documentFaults(document, templateRules(template, null)))
    const texts = timings()
    texts.of(() => openNarrative(text, document, engine))
    const { together, ...each } = stages
    const over = report(
      name,
      {
        ...each,
        'recompute + reply': together,
        'open the tables': opening,
        'open the text': texts,
        'document faults': faults,
      },
      { name: 'full recompute', took: full },
      atMost,
    )
    expect(engine.views()).toEqual(openEngine(templateTables(), { ...document, lines }, codeBook()).views())
    expect(over, 'stages over their limit').toEqual([])
  }, 300_000)
})

function step(label: string, kind: 'create' | 'edit') {
  return { at: '2024-01-05T08:00:00.000Z', by: '张工', kind, label, joins: null, reverts: null } as const
}
