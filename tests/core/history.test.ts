import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import { sampleIds } from '../support/longgang'
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

const amountOf = async (id: string, of = budget) =>
  (await bench.call('budget.view', { budget: of })).document.lines.find((each) => each.id === id)?.amount

const labels = async (of = budget) =>
  (await bench.call('history.list', { budget: of })).map(({ label }) => label)

test('undo and redo are steps of their own; nothing leaves the history', async () => {
  await bench.set(view, 'lines/y058/amount', '1')
  await bench.set(view, 'lines/y059/amount', '2')
  const undone = await bench.call('edit.undo', { budget })
  expect(undone.patch).toMatchObject({
    from: 3,
    to: 4,
    records: [{ id: 'y059', fields: { amount: 359_940_000 } }],
  })
  await bench.call('edit.undo', { budget })
  const redone = await bench.call('edit.redo', { budget })
  expect(redone.patch.state).toMatchObject({
    undo: '商贸管理 · 2011307 国内贸易管理 · 30399 其他对个人和家庭的补助 金额 10,000.00 → 1.00',
    redo: expect.stringContaining('30227') as unknown,
  })
  expect(await amountOf('y058')).toBe(1_000_000)
  // A new edit ends what could be redone; the log keeps all of it.
  await bench.set(view, 'lines/y058/amount', '3')
  expect((await bench.refused('edit.redo', { budget })).code).toBe('nothing-to-redo')
  expect(
    (await bench.call('history.list', { budget })).map(({ kind, step, reverts }) => [step, kind, reverts]),
  ).toEqual([
    [7, 'edit', null],
    [6, 'redo', 5],
    [5, 'undo', 2],
    [4, 'undo', 3],
    [3, 'edit', null],
    [2, 'edit', null],
    [1, 'create', null],
  ])
})

test('undo of a redo, and again, goes to and fro', async () => {
  await bench.set(view, 'lines/y058/amount', '1')
  for (let i = 0; i < 3; i += 1) {
    await bench.call('edit.undo', { budget })
    expect(await amountOf('y058')).toBe(10_000_000_000)
    await bench.call('edit.redo', { budget })
    expect(await amountOf('y058')).toBe(1_000_000)
  }
})

test('the making of the file cannot be undone', async () => {
  expect((await bench.refused('edit.undo', { budget })).code).toBe('nothing-to-undo')
})

test('undo and redo survive reopening', async () => {
  await bench.set(view, 'lines/y058/amount', '1')
  await bench.set(view, 'lines/y058/amount', '2')
  await bench.call('edit.undo', { budget })
  const before = await bench.call('budget.view', { budget })
  await bench.call('budget.close', { budget })
  const again = await bench.open({ file: bench.path('sample.budget') })
  // What is changed is measured from the opening.
  expect(again.state).toEqual({ ...before.state, changed: { cells: 0, paragraphs: 0 } })
  expect(again.document).toEqual(before.document)
  await bench.call('edit.redo', { budget: again.budget })
  expect(await amountOf('y058', again.budget)).toBe(2_000_000)
  await bench.call('edit.undo', { budget: again.budget })
  await bench.call('edit.undo', { budget: again.budget })
  expect(await amountOf('y058', again.budget)).toBe(10_000_000_000)
})

test('a run of typing in one field is one step, with its first and last value', async () => {
  for (const value of ['1', '10', '105']) {
    bench.wait(1000)
    await bench.set(view, 'lines/y058/amount', value, { typing: 'window' })
  }
  expect(await labels()).toEqual([
    '商贸管理 · 2011307 国内贸易管理 · 30399 其他对个人和家庭的补助 金额 10,000.00 → 105.00',
    '从示例 longgang-2024 新建',
  ])
  const [step] = await bench.call('history.list', { budget })
  expect(step?.fields).toEqual([{ path: 'lines/y058/amount', old: 10_000_000_000, new: 105_000_000 }])
  await bench.call('edit.undo', { budget })
  expect(await amountOf('y058')).toBe(10_000_000_000)
  await bench.call('edit.redo', { budget })
  expect(await amountOf('y058')).toBe(105_000_000)
})

test('a pause, another field or another step ends a run of typing', async () => {
  const type = (path: string, value: string) => bench.set(view, path, value, { typing: 'window' })
  await type('lines/y058/amount', '1')
  bench.wait(3000)
  await type('lines/y058/amount', '12')
  await type('lines/y059/amount', '1')
  await type('lines/y058/amount', '123')
  await bench.set(view, 'lines/y058/amount', '1234')
  await type('lines/y058/amount', '12345')
  expect(await labels()).toHaveLength(7)
})

test('a booked total that is typed tells the difference of the whole run', async () => {
  const type = (value: string) =>
    bench.set(view, 'projects/commerce/amount', value, { typing: 'window', booking: 'last-line' })
  await type('10,400')
  const done = await type('10,500.00')
  expect(done.booked).toMatchObject({ old: 359_940_000, new: 500_000_000, difference: 140_060_000 })
  const moved = await bench.call('edit.rebook', { budget, step: done.step, to: { line: 'y058' } })
  expect(moved.booked?.new).toBe(10_140_060_000)
})

test('steps carry time, name and fields; pages go back in time', async () => {
  bench.wait(60_000)
  await bench.set(view, 'projects/commerce/name', '商贸管理工作')
  await bench.call('edit.add', { budget, kind: 'goal', value: { text: '目标', projectId: 'commerce' } })
  const [added, renamed] = await bench.call('history.list', { budget, limit: 2 })
  expect(renamed).toEqual({
    step: 2,
    at: '2024-01-05T08:01:00.000Z',
    by: '张工',
    kind: 'edit',
    label: '商贸管理 项目名称 商贸管理 → 商贸管理工作',
    reverts: null,
    fields: [
      { path: `projects/${sampleIds.project('commerce')}/name`, old: '商贸管理', new: '商贸管理工作' },
    ],
  })
  expect(added?.fields).toMatchObject([
    { old: null, new: { text: '目标', projectId: sampleIds.project('commerce') } },
  ])
  expect((await bench.call('history.list', { budget, before: 2 })).map(({ step }) => step)).toEqual([1])
})
