import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import { packageText } from '../../src/main/export/package'
import { parsePackage } from '../../src/main/import/package'
import { openPacks } from '../../src/main/packs/packs'
import { dump } from '../store/store-bench'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench, resources } from './bench'

let bench: Bench
let view: BudgetView
const commerce = sampleIds.project('commerce')
const TOTAL = `projects/${commerce}/amount`
const PRIOR = `projects/${commerce}/priorAmount`
/** The two lines of 商贸管理: 10,000.00 and 359.94. */
const LINE = 'lines/y058/amount'
const LAST = 'lines/y059/amount'

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
})
afterEach(() => bench.dispose())

const now = () => bench.call('budget.view', { budget: view.budget })

async function set(path: string, value: string, more: { unit?: '元' | '万元'; booking?: 'last-line' } = {}) {
  return bench.call('edit.set', { budget: view.budget, path, value, ...more })
}

/** `path text unit` of every formula. */
async function formulas(): Promise<readonly string[]> {
  const { formulas: held, document } = await now()
  expect(held).toEqual(document.formulas)
  return held.map(({ object, field, text, unit }) => `${object}/${field} ${text} ${unit}`)
}

async function amountOf(line: string): Promise<number | undefined> {
  return (await now()).document.lines.find(({ id }) => id === line)?.amount
}

const undo = () => bench.call('edit.undo', { budget: view.budget })
const redo = () => bench.call('edit.redo', { budget: view.budget })

test('a formula makes the amount and is kept beside it, in one step that is taken back and made again whole', async () => {
  const before = await amountOf('y058')
  const done = await set(LINE, ' ＝12×3,500元 ')
  expect(done.patch.to).toBe(done.patch.from + 1)
  expect(await amountOf('y058')).toBe(4_200_000)
  expect(await formulas()).toEqual([`${LINE} ＝12×3,500元 万元`])
  await undo()
  expect(await amountOf('y058')).toBe(before)
  expect(await formulas()).toEqual([])
  await redo()
  expect(await amountOf('y058')).toBe(4_200_000)
  expect(await formulas()).toEqual([`${LINE} ＝12×3,500元 万元`])
})

test('it is there after closing and reopening, and what another program reads is the amount with its formula', async () => {
  await set(LINE, '=12*3500', { unit: '元' })
  await bench.call('budget.close', { budget: view.budget })
  const read = execFileSync('python3', [
    '-c',
    'import sqlite3,sys;d=sqlite3.connect(sys.argv[1]);print(d.execute("SELECT object,field,f.text,f.unit,l.amount FROM formulas f JOIN lines l ON f.object=\'lines/\'||l.id").fetchall())',
    bench.path('sample.budget'),
  ]).toString()
  expect(read.trim()).toBe(`[('lines/y058', 'amount', '=12*3500', '元', 4200000)]`)
  view = await bench.open({ file: bench.path('sample.budget') })
  expect(await formulas()).toEqual([`${LINE} =12*3500 元`])
})

test('it travels in the package', async () => {
  await set(LINE, '=12*3500')
  const text = packageText((await now()).document)
  const read = parsePackage(text, openPacks([resources]).rulesFor)
  expect(read).toMatchObject({ ok: true, value: { left: [] } })
  if (read.ok) expect(packageText(read.value.document)).toBe(text)
  expect(JSON.parse(text)).toMatchObject({
    version: 8,
    formulas: [{ object: 'lines/y058', field: 'amount', text: '=12*3500', unit: '万元' }],
  })
})

test('what is refused leaves amount and formula as they were, and is named by place', async () => {
  await set(LINE, '=12*3500')
  const refused = await bench.refused('edit.set', { budget: view.budget, path: LINE, value: '=1/0' })
  expect(refused).toMatchObject({ code: 'bad-value', place: LINE })
  expect(refused.message).toContain('除数“0”是零')
  const below = await bench.refused('edit.set', { budget: view.budget, path: LINE, value: '=1-2' })
  expect(below).toMatchObject({ code: 'bad-value', message: '金额不能小于零。' })
  expect(await formulas()).toEqual([`${LINE} =12*3500 万元`])
})

test('the same amount: a formula comes, changes and goes, and the history says which', async () => {
  await set(LINE, '42000')
  await set(LINE, '=12*3500')
  expect(await formulas()).toEqual([`${LINE} =12*3500 万元`])
  await set(LINE, '=6*7000')
  expect(await formulas()).toEqual([`${LINE} =6*7000 万元`])
  await set(LINE, '42000')
  expect(await formulas()).toEqual([])
  const steps = await bench.call('history.list', { budget: view.budget })
  expect(steps.slice(0, 3).map(({ label }) => label.split('金额 ').at(-1))).toEqual([
    '42,000.00（=6*7000） → 42,000.00',
    '42,000.00（=12*3500） → 42,000.00（=6*7000）',
    '42,000.00 → 42,000.00（=12*3500）',
  ])
  // Typed once more as it stands it is no step.
  const { patch } = await set(LINE, '42000')
  expect(patch.to).toBe(patch.from)
})

test('of a project’s total it belongs to the total, whatever lines there are', async () => {
  await set(TOTAL, '=3*3500', { booking: 'last-line' })
  expect(await formulas()).toEqual([`${TOTAL} =3*3500 万元`])
  await set(LINE, '100')
  expect(await formulas()).toEqual([])
  await undo()
  expect(await formulas()).toEqual([`${TOTAL} =3*3500 万元`])
})

test('a total typed makes the formula of the line it is booked on untrue: it goes in the same step', async () => {
  await set(LINE, '=5000*2')
  await set(LAST, '=100*2')
  const { booked } = await set(TOTAL, '=3*3500', { booking: 'last-line' })
  expect(booked?.line).toBe('y059')
  expect(await formulas()).toEqual([`${LINE} =5000*2 万元`, `${TOTAL} =3*3500 万元`])
  await undo()
  expect(await formulas()).toContain(`${LAST} =100*2 万元`)
})

test('a difference booked elsewhere leaves the total’s formula and takes the line’s', async () => {
  await set(LINE, '=5000*2')
  const { step, booked } = await set(TOTAL, '=3*3500', { booking: 'last-line' })
  expect(booked?.line).toBe('y059')
  await bench.call('edit.rebook', { budget: view.budget, step, to: { line: 'y058' } })
  expect(await amountOf('y059')).toBe(359_940_000)
  expect(await formulas()).toEqual([`${TOTAL} =3*3500 万元`])
})

test('last year’s figure has its own; emptied, or of another year, it goes', async () => {
  await set(PRIOR, '=2*3')
  expect(await formulas()).toEqual([`${PRIOR} =2*3 万元`])
  await set(PRIOR, '')
  expect(await formulas()).toEqual([])
  await undo()
  await set('department/fiscalYear', '2025')
  expect(await formulas()).toEqual([])
  await undo()
  expect(await formulas()).toEqual([`${PRIOR} =2*3 万元`])
})

test('it goes with its record, and with the project of its record', async () => {
  await set(LINE, '=12*3500')
  await set(TOTAL, '=50000*1', { booking: 'last-line' })
  await bench.call('edit.remove', { budget: view.budget, path: `projects/${commerce}` })
  expect(await formulas()).toEqual([])
  await undo()
  expect((await formulas()).length).toBeGreaterThan(0)
})

test('many edits at once: each knows the formulas of those before', async () => {
  const edits = [
    { set: LINE, value: '=1+2' },
    { set: PRIOR, value: '=5*5', unit: '元' as const },
    { set: LINE, value: '7' },
  ]
  await bench.call('edit.apply', { budget: view.budget, edits })
  expect(await formulas()).toEqual([`${PRIOR} =5*5 元`])
  await undo()
  expect(await formulas()).toEqual([])
})

test('previewed, nothing of it is left', async () => {
  await bench.call('edit.preview', { budget: view.budget, edits: [{ set: LINE, value: '=1+2' }] })
  expect(await formulas()).toEqual([])
  expect((await now()).state.revision).toBe(view.state.revision)
})

test('added as a record it is taken where it makes what stands there, and only there', async () => {
  await set(LINE, '42000')
  const value = { object: 'lines/y058', field: 'amount', text: '=12*3500', unit: '万元' }
  const refused = await bench.refused('edit.add', {
    budget: view.budget,
    kind: 'formula',
    value: { ...value, text: '=1+1' },
  })
  expect(refused).toMatchObject({ code: 'bad-value', place: '$.text' })
  const { path } = await bench.call('edit.add', { budget: view.budget, kind: 'formula', value })
  expect(await formulas()).toEqual([`${LINE} =12*3500 万元`])
  const fixed = await bench.refused('edit.set', { budget: view.budget, path: `${path}/text`, value: '=1' })
  expect(fixed.code).toBe('bad-value')
  await bench.call('edit.remove', { budget: view.budget, path })
  expect(await formulas()).toEqual([])
})

test('undone to the start the file is as it was, byte for byte of every table', async () => {
  await bench.call('budget.close', { budget: view.budget })
  const before = dump(bench.path('sample.budget'))
  view = await bench.open({ file: bench.path('sample.budget') })
  await set(LINE, '=12*3500')
  await set(TOTAL, '=50000*1', { booking: 'last-line' })
  await set(PRIOR, '=1/3')
  for (let i = 0; i < 3; i += 1) await undo()
  await bench.call('budget.close', { budget: view.budget })
  expect(dump(bench.path('sample.budget'))).toEqual(before)
})
