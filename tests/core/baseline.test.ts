import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Reply } from '../../src/shared/contract/failure'
import type { BudgetView, EditDone } from '../../src/shared/contract/methods'
import { recordPatches, sameRecord } from '../../src/shared/difference/records'
import type { BudgetState, StateDifference } from '../../src/shared/difference/states'
import { applyRecords } from '../../src/shared/model/change'
import { blockPatch } from '../../src/shared/narrative/block'
import { applyBlocks } from '../../src/shared/narrative/projection'
import { applyPatch } from '../../src/shared/tables/projection'
import { anyEdit, callOf } from './any-edit'
import { type Bench, openBench } from './desk'

let bench: Bench
let view: BudgetView
let budget: string

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
})
afterEach(() => bench.dispose())

const NOTHING = {
  records: [],
  cells: [],
  rows: { removed: [], moved: [], inserted: [], changed: [] },
  blocks: [],
}

function after({ document, tables, text }: BudgetState, difference: StateDifference): BudgetState {
  return {
    document: applyRecords(document, recordPatches(difference.records)),
    tables: applyPatch(tables, difference),
    text: applyBlocks(text, difference.blocks),
  }
}

/** What a difference speaks of: records, rows with their amounts and texts, paragraphs; no heads of tables. */
function compared({ document, tables, text }: BudgetState): object {
  const rows = tables.map(({ rows, parts }) => [rows, ...parts.map((part) => part.rows)])
  return { document, rows, blocks: text.map(({ blocks }) => blocks) }
}

describe('what changed since the file was opened', () => {
  test('is what one edit changed, whichever window asks, and nothing once it was taken back', async () => {
    const { patch } = await bench.set(view, 'lines/y059/amount', '500')
    const again = await bench.call('budget.open', { file: bench.path('sample.budget') })
    expect(again.budget).toBe(budget)
    const { records, cells, rows, blocks, revision } = await bench.call('baseline.changes', {
      budget,
      from: 'baseline',
    })
    expect(revision).toBe(again.state.revision)
    expect(recordPatches(records)).toEqual(patch.records)
    expect(new Set(cells)).toEqual(new Set(patch.cells))
    expect(cells).toHaveLength(55)
    expect(rows).toEqual(patch.rows)
    expect(new Set(blocks.map(blockPatch))).toEqual(new Set(patch.blocks))

    const undone = await bench.call('edit.undo', { budget })
    expect(await bench.call('baseline.changes', { budget, from: 'baseline' })).toEqual({
      revision: undone.patch.to,
      ...NOTHING,
    })
  })

  test('begins anew when the file is closed and opened again', async () => {
    await bench.set(view, 'lines/y059/amount', '500')
    await bench.call('budget.close', { budget })
    const again = await bench.call('budget.open', { file: bench.path('sample.budget') })
    expect(await bench.call('baseline.changes', { budget: again.budget, from: 'now' })).toEqual({
      revision: again.state.revision,
      ...NOTHING,
    })
  })

  test('holds the department, and the rows and paragraphs that its year prints otherwise', async () => {
    await bench.set(view, 'department/fiscalYear', '2025')
    const changes = await bench.call('baseline.changes', { budget, from: 'baseline' })
    const department = changes.records.filter(({ collection }) => collection === 'department')
    expect(department.map(({ before, after: now }) => [before?.['fiscalYear'], now?.['fiscalYear']])).toEqual(
      [[2024, 2025]],
    )
    const now = await bench.call('budget.view', { budget })
    expect(compared(after(view, changes))).toEqual(compared(now))
  })
})

test('after any edits the changes lead from the file as opened to now, and those from now lead back', async () => {
  let changed = 0
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 5, maxLength: 25 }), async (edits) => {
      const opened = await bench.sample(`${(run += 1)}.budget`)
      let now = opened
      for (const [serial, edit] of edits.entries()) {
        const [method, params] = callOf(now, edit, serial)
        const reply = (await bench.core.dispatch(method, {
          ...params,
          budget: opened.budget,
        })) as Reply<EditDone>
        if (reply.ok) now = await bench.call('budget.view', { budget: opened.budget })
      }
      const forth = await bench.call('baseline.changes', { budget: opened.budget, from: 'baseline' })
      const back = await bench.call('baseline.changes', { budget: opened.budget, from: 'now' })
      expect(compared(after(opened, forth))).toEqual(compared(now))
      expect(compared(after(now, back))).toEqual(compared(opened))
      for (const { collection, before, after: next } of forth.records) {
        expect(sameRecord(collection, before, next)).toBe(false)
      }
      changed += forth.records.length
      await bench.call('budget.close', { budget: opened.budget })
    }),
    { numRuns: 15, seed: 2024 },
  )
  expect(changed).toBeGreaterThan(50)
}, 120_000)
