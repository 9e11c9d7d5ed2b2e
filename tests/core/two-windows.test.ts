import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCore } from '../../src/main/core/core'
import type { BudgetView } from '../../src/shared/contract/results'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

let bench: Bench
let view: BudgetView
const commerce = `projects/${sampleIds.project('publicity')}/amount`

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
})
afterEach(() => bench.dispose())

test('an amount is read in the unit that the window showed, whatever the budget’s own', async () => {
  const { budget } = view
  await bench.call('edit.set', { budget, path: commerce, value: '1,400,000.00', unit: '元' })
  const [first] = await bench.call('history.list', { budget, limit: 1 })
  // The history goes on in the budget's unit.
  expect(first?.label).toContain('130.00 → 140.00')
  const refused = await bench.refused('edit.set', { budget, path: commerce, value: '1.234', unit: '元' })
  expect(refused.code).toBe('bad-value')
})

test('what another window has changed since typing began is refused by place, once', async () => {
  const { budget } = view
  const seen = 130_000_000
  await bench.call('edit.set', { budget, path: commerce, value: '555', seen })
  const refused = await bench.refused('edit.set', { budget, path: commerce, value: '140', seen })
  expect(refused).toMatchObject({ code: 'changed-meanwhile', place: commerce })
  expect(refused.message).toContain('555.00')
  expect((await bench.call('budget.view', { budget })).state.revision).toBe(2)
  await bench.call('edit.set', { budget, path: commerce, value: '140', seen: 555_000_000 })
  expect((await bench.call('budget.view', { budget })).state.revision).toBe(3)
})

test.each<[string, string | number | null, string]>([
  [`projects/${sampleIds.project('publicity')}/name`, '宣传经费', '宣传'],
  [`projects/${sampleIds.project('publicity')}/priorAmount`, 250_000_000, '251'],
  ['lines/y053/economicCode', '30299', '30201'],
  ['department/supervisor', '', '某局'],
])('%s asked with what stands there is taken, with anything else refused', async (path, seen, value) => {
  const { budget } = view
  const other = typeof seen === 'number' ? seen + 1 : 'x'
  expect((await bench.refused('edit.set', { budget, path, value, seen: other })).code).toBe(
    'changed-meanwhile',
  )
  const now = await bench.refused('edit.set', { budget, path, value, seen: other })
  const stands = (now.details as { now: string | number | null }).now
  await bench.call('edit.set', { budget, path, value, seen: stands })
})

test('undo takes nothing back that the window has not seen', async () => {
  const { budget } = view
  await bench.call('edit.set', { budget, path: commerce, value: '555' })
  expect(await bench.refused('edit.undo', { budget, seen: 1 })).toMatchObject({ code: 'changed-meanwhile' })
  await bench.call('edit.undo', { budget, seen: 2 })
  expect(await bench.refused('edit.redo', { budget, seen: 2 })).toMatchObject({ code: 'changed-meanwhile' })
  await bench.call('edit.redo', { budget, seen: 3 })
})

test('every step is told, by its revision, and so is the closing', async () => {
  const told: { event: string; payload: unknown }[] = []
  const core = openCore(bench.ports, (event, payload) => {
    if (event.startsWith('budget.')) told.push({ event, payload })
  })
  await bench.call('budget.close', { budget: view.budget })
  const opened = (await core.dispatch('budget.open', { file: bench.path('sample.budget') })) as {
    value: BudgetView
  }
  const { budget } = opened.value
  await core.dispatch('edit.set', { budget, path: commerce, value: '140' })
  await core.dispatch('budget.close', { budget })
  await core.close()
  expect(told.map(({ event }) => event)).toEqual(['budget.stepped', 'budget.closed'])
  expect(told[0]?.payload).toEqual({
    budget,
    revision: 2,
    label: '宣传经费（通用项目） 2024年预算 130.00 → 140.00',
  })
})

test('what two windows type in one field are steps of their own: undo takes back one of them', async () => {
  const { budget } = view
  const path = `projects/${sampleIds.project('publicity')}/purpose`
  const type = (value: string, typing: string) => bench.call('edit.set', { budget, path, value, typing })
  await type('甲写的', 'one window')
  bench.wait(1_000)
  await type('乙写的', 'another')
  bench.wait(1_000)
  await type('乙写的两句', 'another')
  expect((await bench.call('history.list', { budget })).map(({ label }) => label).slice(0, 2)).toEqual([
    expect.stringContaining('甲写的 → 乙写的两句'),
    expect.stringContaining('→ “甲写的”'),
  ])
  await bench.call('edit.undo', { budget })
  const { document } = await bench.call('budget.view', { budget })
  expect(document.projects.find(({ code }) => code === 'publicity')?.purpose).toBe('甲写的')
})

test('a text is asked with what stands there, or with what the sentence prints of it', async () => {
  const { budget } = view
  const path = `projects/${sampleIds.project('publicity')}/reason`
  await bench.call('edit.set', { budget, path, value: '主要原因是广告到期。' })
  for (const seen of ['主要原因是广告到期。', '广告到期']) {
    await bench.call('edit.set', { budget, path, value: '减少广告', seen })
    await bench.call('edit.undo', { budget })
  }
  expect(await bench.refused('edit.set', { budget, path, value: '减少广告', seen: '广告' })).toMatchObject({
    code: 'changed-meanwhile',
  })
})

test('a paragraph that another window wrote is not taken out unseen', async () => {
  const { budget } = view
  const place = 'p1/tasks'
  const own = view.document.blocks.filter((block) => block.kind === 'free' && block.place === place)
  const paragraphs = own.map(({ id, text }) => ({ id, text }))
  const seen = paragraphs
  await bench.call('text.write', {
    budget,
    place,
    paragraphs: [...paragraphs, { id: null, text: '甲刚写的' }],
  })
  expect(await bench.refused('text.write', { budget, place, paragraphs, seen })).toMatchObject({
    code: 'changed-meanwhile',
    message: expect.stringContaining('甲刚写的') as unknown,
  })
})

test('a paragraph that another window changed is kept where it was left alone, else not written over or taken out unseen', async () => {
  const { budget } = view
  const place = 'p1/tasks'
  const own = view.document.blocks.filter((block) => block.kind === 'free' && block.place === place)
  const seen = own.map(({ id, text }) => ({ id, text }))
  const [first, ...others] = seen
  await bench.call('edit.set', { budget, path: `blocks/${first?.id ?? ''}/text`, value: '甲改过的第一段。' })
  const writing = (paragraphs: readonly { id: string | null; text: string }[]) => ({
    budget,
    place,
    seen,
    paragraphs,
  })
  const changed = { id: first?.id ?? '', text: '乙改过的第一段。' }
  for (const paragraphs of [[changed, ...others], others]) {
    expect(await bench.refused('text.write', writing(paragraphs))).toMatchObject({
      code: 'changed-meanwhile',
      message: expect.stringContaining('甲改过的第一段') as unknown,
    })
  }
  await bench.call('text.write', writing([...seen, { id: null, text: '乙另写的。' }]))
  const { document } = await bench.call('budget.view', { budget })
  const now = document.blocks.filter((block) => block.kind === 'free' && block.place === place)
  expect(now.map(({ text }) => text)).toEqual([
    '甲改过的第一段。',
    ...others.map(({ text }) => text),
    '乙另写的。',
  ])
})

test('words that another window put in place of a paragraph are not replaced or given up unseen', async () => {
  const { budget } = view
  const shown = view.text.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'generated')
  const block = shown?.key ?? ''
  await bench.call('text.override', { budget, block, text: '甲写的。', seen: shown?.text })
  expect(
    await bench.refused('text.override', { budget, block, text: '乙写的。', seen: shown?.text }),
  ).toMatchObject({ code: 'changed-meanwhile', message: expect.stringContaining('甲写的') as unknown })
  expect((await bench.refused('text.restore', { budget, block, seen: '别的。' })).code).toBe(
    'changed-meanwhile',
  )
  await bench.call('text.override', { budget, block, text: '乙写的。', seen: '甲写的。' })
  await bench.call('text.restore', { budget, block, seen: '乙写的。' })
})

test('nothing is removed, booked elsewhere or brought up to date that another window changed unseen', async () => {
  const { budget, document } = view
  const linesOf = (id: string) => document.lines.filter(({ projectId }) => projectId === id)
  const project = document.projects.find(({ id }) => linesOf(id).length > 1)?.id ?? ''
  const [line, other] = linesOf(project).map(({ id }) => `lines/${id}`)
  const { step: shown } = await bench.call('edit.set', { budget, path: `${line ?? ''}/amount`, value: '140' })
  await bench.call('edit.set', { budget, path: `${other ?? ''}/amount`, value: '77' })
  // A line goes with its project.
  const removal = { budget, path: `projects/${project}` }
  const rebooking = { budget, step: shown, to: 'proportional' } as const
  for (const refused of [
    await bench.refused('edit.remove', { ...removal, seen: shown }),
    await bench.refused('edit.rebook', { ...rebooking, seen: shown }),
  ]) {
    expect(refused.code).toBe('changed-meanwhile')
    expect(refused.message).toContain('77.00')
  }
  // What was done to others is no hindrance.
  const { step: seen } = await bench.call('edit.rebook', { ...rebooking, seen: shown + 1 })
  await bench.call('edit.set', { budget, path: 'department/supervisor', value: '某局' })
  await bench.call('edit.remove', { ...removal, seen })
  await bench.call('edit.undo', { budget })
  // Who names no revision looks at none.
  await bench.call('edit.set', { budget, path: `${line ?? ''}/amount`, value: '150' })
  await bench.call('edit.remove', removal)

  const [paragraph] = view.text.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'generated')
  const key = paragraph?.key ?? ''
  const written = await bench.call('text.override', {
    budget,
    block: key,
    text: `${paragraph?.text ?? ''}甲`,
  })
  await bench.call('text.override', { budget, block: key, text: `${paragraph?.text ?? ''}乙` })
  await bench.call('edit.set', { budget, path: 'department/fiscalYear', value: '2030' })
  expect((await bench.refused('text.adopt', { budget, block: key, seen: written.step })).code).toBe(
    'changed-meanwhile',
  )
  await bench.call('text.adopt', { budget, block: key, seen: written.step + 1 })
})
