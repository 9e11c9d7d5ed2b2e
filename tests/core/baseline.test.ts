import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Reply } from '../../src/shared/contract/failure'
import type { BudgetView, EditDone } from '../../src/shared/contract/results'
import { readsOtherwise } from '../../src/shared/difference/texts'
import { betweenStates } from '../../src/shared/difference/states'
import { cellsSince } from '../../src/shared/difference/rows'
import { countMarks } from '../../src/shared/tables/marks'
import type { TableRow } from '../../src/shared/printed/row'
import { anyEdit, callOf } from './any-edit'
import { type Bench, openBench } from './bench'

let bench: Bench
let view: BudgetView
let budget: string

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
})
afterEach(() => bench.dispose())

const PARTS = ['projects', 'tables', 'text'] as const

test('what followed since the file was opened is what one edit changed, whichever window asks', async () => {
  await bench.set(view, 'lines/y059/amount', '500')
  const again = await bench.call('budget.open', { file: bench.path('sample.budget') })
  expect(again.budget).toBe(budget)
  expect(again.state.changed).toMatchObject({ cells: 55 })
  const { cells, tables, text, stale } = await bench.call('baseline.changes', { budget })
  expect(cells).toBe(55)
  expect(tables.map(({ id }) => id)).toEqual(['t01', 't02', 't03', 't05', 't06', 't07', 't08', 't12'])
  expect(tables.reduce((sum, { count }) => sum + count, 0)).toBe(55)
  // 表5 商贸管理 10,359.94 → 10,500.00: its own row and the totals went up alike.
  expect(
    tables.find(({ id }) => id === 't05')?.lines.map(({ old, new: now }) => Number(now) - Number(old)),
  ).toEqual(expect.arrayContaining([140_060_000]))
  expect(text.length).toBe(again.state.changed.paragraphs)
  expect(stale).toEqual([])

  await bench.call('edit.undo', { budget })
  expect(await bench.call('baseline.changes', { budget })).toEqual({
    cells: 0,
    tables: [],
    paragraphs: 0,
    text: [],
    renumbered: 0,
    stale: [],
  })
})

test('it begins anew when the file is closed and opened again', async () => {
  await bench.set(view, 'lines/y059/amount', '500')
  await bench.call('budget.close', { budget })
  const again = await bench.call('budget.open', { file: bench.path('sample.budget') })
  expect(again.state.changed).toEqual({ cells: 0, paragraphs: 0 })
})

/** Told apart from the states themselves, each computed afresh: what the running account must come to. */
test('after any edits marks and counts are those of the states compared, and a fresh look is what was shown', async () => {
  let marked = 0
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
      const { tables, text } = await bench.call('budget.show', { budget: opened.budget, shows: PARTS })
      const then = new Map(opened.tables.flatMap(rowsOf).map(({ row }) => [row.key, row]))
      const expected = now.tables.flatMap(rowsOf).flatMap(({ columns, row }) => {
        const changes = cellsSince(columns, then.get(row.key), row)
        return changes.map(({ cell, old }) => [cell, old] as const)
      })
      const found = Object.entries(tables?.marks ?? {}).flatMap(([key, { cells }]) =>
        Object.entries(cells).map(([column, old]) => [`${key}/${column}`, old] as const),
      )
      expect(new Map(found)).toEqual(new Map(expected))
      expect(now.state.changed.cells).toBe(expected.length)
      expect(countMarks(tables?.marks ?? {})).toBe(expected.length)
      for (const [key, { isNew }] of Object.entries(tables?.marks ?? {})) expect(isNew).toBe(!then.has(key))

      const { blocks } = betweenStates(opened, now)
      expect(now.state.changed.paragraphs).toBe(blocks.filter(readsOtherwise).length)

      for (const { key, old } of blocks.filter(readsOtherwise)) expect(text?.then[key]).toEqual(old)
      const stale = now.text.flatMap(({ blocks: all }) => all.filter((block) => block.stale === true))
      expect(now.state.stale).toBe(stale.length)
      marked += expected.length
      await bench.call('budget.close', { budget: opened.budget })
    }),
    { numRuns: 15, seed: 2024 },
  )
  expect(marked).toBeGreaterThan(500)
}, 120_000)

function rowsOf({ columns, rows, parts }: BudgetView['tables'][number]) {
  const lists: readonly { columns: readonly { readonly id: string }[]; rows: readonly TableRow[] }[] = [
    { columns, rows },
    ...parts,
  ]
  return lists.flatMap((list) => list.rows.map((row) => ({ columns: list.columns, row })))
}

test('a project under another code is no new money; once its money is another too, that is what changed', async () => {
  const commerce = view.document.projects.find(({ name }) => name === '商贸管理')
  const code = (value: string) =>
    bench.call('edit.set', {
      budget,
      path: `projects/${commerce?.id}/code`,
      value,
      shows: ['followed'],
    })
  const done = await code('440307202400110000008')
  expect(done.patch.followed).toMatchObject({ cells: 0, tables: [] })
  const changes = () => bench.call('baseline.changes', { budget })
  expect(await changes()).toMatchObject({ cells: 0, tables: [] })
  expect((await bench.call('budget.open', { file: bench.path('sample.budget') })).state.changed.cells).toBe(0)
  await bench.set(view, 'lines/y059/amount', '500')
  expect((await changes()).cells).toBe(55)
  await code(commerce?.code ?? '')
  expect((await changes()).cells).toBe(55)
  await bench.set(view, 'lines/y059/amount', '359.94')
  expect(await changes()).toMatchObject({ cells: 0, tables: [] })
})
