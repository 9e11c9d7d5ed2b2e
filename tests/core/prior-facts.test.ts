import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PriorFact } from '../../src/shared/model/document'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

/** A project whose last year's figure is made of several facts has one figure and one reason all the same. */

const COMMERCE = sampleIds.project('commerce')

let bench: Bench
let budget: string
beforeEach(async () => {
  bench = openBench()
  budget = (await bench.sample('a.budget')).budget
  await bench.call('edit.remove', { budget, path: 'priorFacts/prior-commerce' })
})
afterEach(() => bench.dispose())

const fact = (value: Partial<PriorFact>) =>
  bench.call('edit.add', {
    budget,
    kind: 'priorFact',
    value: { measure: 'project', projectId: COMMERCE, ...value },
  })
const two = async (): Promise<void> => {
  await fact({
    id: 'a',
    economicCode: '30211',
    amount: 300_000_00 as never,
    basis: 'stated',
    evidence: '表5',
  })
  await fact({
    id: 'b',
    economicCode: '30227',
    amount: 700_000_00 as never,
    basis: 'stated',
    evidence: '表5',
  })
}
const set = (field: string, value: string) =>
  bench.call('edit.set', { budget, path: `projects/${COMMERCE}/${field}`, value })
async function facts(): Promise<readonly PriorFact[]> {
  const { document } = await bench.call('budget.view', { budget })
  return document.priorFacts.filter(
    ({ projectId, measure }) => projectId === COMMERCE && measure === 'project',
  )
}
/** What the list and the editor say of last year. */
async function figures(): Promise<readonly unknown[]> {
  const shown = await bench.call('budget.show', { budget, shows: ['projects', `projects/${COMMERCE}`] })
  return [shown.projects?.rows.find(({ id }) => id === COMMERCE)?.prior, shown.sheet?.prior.amount]
}

describe('several facts of a project', () => {
  test('come to one figure, wherever it is asked for', async () => {
    await two()
    expect(await figures()).toEqual([100_000_000, 100_000_000])
  })

  test('take a typed figure in proportion, to the 分, and say so; what testified to another one is emptied', async () => {
    await two()
    const done = await set('priorAmount', '200.000001')
    const [a, b] = await facts()
    expect([a?.amount, b?.amount]).toEqual([60_000_000, 140_000_001])
    expect([a?.basis, a?.evidence, b?.evidence]).toEqual(['entered', '', ''])
    expect(done.notes?.join('')).toContain('分到 2 条')
    await set('priorAmount', '0')
    expect(await figures()).toEqual([0, 0])
    await set('priorAmount', '')
    expect(await facts()).toEqual([])
    expect(await figures()).toEqual([null, null])
  })

  test('carry the reason on the leading one; emptied, no other comes out from behind it', async () => {
    await two()
    await set('reason', '任务增加')
    expect((await facts()).map(({ reason }) => reason)).toEqual(['任务增加', ''])
    await bench.call('edit.set', { budget, path: 'priorFacts/b/reason', value: '别的' })
    await set('reason', '')
    expect((await facts()).map(({ reason }) => reason)).toEqual(['', ''])
    await bench.call('edit.set', { budget, path: 'priorFacts/b/reason', value: '别的' })
    await set('reason', '新的')
    expect((await facts()).map(({ reason }) => reason)).toEqual(['', '新的'])
  })

  test('are what a total is adjusted by', async () => {
    await two()
    const done = await bench.call('edit.apply', {
      budget,
      edits: [{ adjust: `projects/${COMMERCE}`, of: 'prior', percent: '105', spread: 'proportional' }],
    })
    expect(done.patch.label).toContain('→ 105.00')
  })

  test('are what projects share a total by', async () => {
    await two()
    const other = sampleIds.project('research')
    await bench.call('edit.set', { budget, path: `projects/${other}/priorAmount`, value: '100' })
    await bench.call('edit.apply', {
      budget,
      edits: [{ apportion: [COMMERCE, other].map((id) => `projects/${id}`), total: '200', by: 'prior' }],
    })
    const { projects } = await bench.call('budget.show', { budget, shows: ['projects'] })
    const amounts = new Map(projects?.rows.map(({ id, amount }) => [id, amount]))
    expect([amounts.get(COMMERCE), amounts.get(other)]).toEqual([100_000_000, 100_000_000])
  })
})

describe('a figure of last year', () => {
  test('that is typed anew leaves no evidence of the one before, by its own path too', async () => {
    await fact({ id: 'a', amount: 300_000_00 as never, basis: 'stated', evidence: '表5' })
    const done = await bench.call('edit.set', { budget, path: 'priorFacts/a/amount', value: '31' })
    expect((await facts())[0]).toMatchObject({ basis: 'entered', evidence: '' })
    expect(done.notes).toEqual(['出处随之清空。'])
  })

  test('keeps the evidence that was written before the figure, and that one step gives it', async () => {
    await fact({ id: 'a', reason: '增加', evidence: '去年的表5' })
    await set('priorAmount', '30')
    expect((await facts())[0]?.evidence).toBe('去年的表5')
    await bench.call('edit.apply', {
      budget,
      edits: [
        { set: 'priorFacts/a/evidence', value: '调整后的表5' },
        { set: 'priorFacts/a/amount', value: '40' },
      ],
    })
    expect((await facts())[0]).toMatchObject({ amount: 40_000_000, evidence: '调整后的表5' })
  })
})

describe('lines by last year’s shares', () => {
  async function lineAmounts(): Promise<readonly number[]> {
    const { document } = await bench.call('budget.view', { budget })
    return document.lines.filter(({ projectId }) => projectId === COMMERCE).map(({ amount }) => amount)
  }
  async function apportion(): Promise<void> {
    const { document } = await bench.call('budget.view', { budget })
    const lines = document.lines.filter(({ projectId }) => projectId === COMMERCE)
    await bench.call('edit.apply', {
      budget,
      edits: [{ apportion: lines.map(({ id }) => `lines/${id}`), total: '100', by: 'prior' }],
    })
  }

  test('are those of their function and fund type, not of their economic code alone', async () => {
    const { document } = await bench.call('budget.view', { budget })
    const [first, second] = document.lines.filter(({ projectId }) => projectId === COMMERCE)
    for (const [line, functionCode] of [
      [first, '2011302'],
      [second, '2150517'],
    ] as const) {
      await bench.call('edit.set', { budget, path: `lines/${line?.id}/functionCode`, value: functionCode })
      await bench.call('edit.set', { budget, path: `lines/${line?.id}/economicCode`, value: '30227' })
    }
    await fact({ id: 'a', economicCode: '30227', functionCode: '2011302', amount: 100_000_00 as never })
    await fact({ id: 'b', economicCode: '30227', functionCode: '2150517', amount: 900_000_00 as never })
    await apportion()
    expect(await lineAmounts()).toEqual([10_000_000, 90_000_000])
    // A wider figure goes to the lines that no narrower one is of.
    await bench.call('edit.set', { budget, path: 'priorFacts/b/functionCode', value: '' })
    await bench.call('edit.set', { budget, path: 'priorFacts/b/amount', value: '30' })
    await apportion()
    expect(await lineAmounts()).toEqual([25_000_000, 75_000_000])
    // And a figure by function alone is one.
    await bench.call('edit.set', { budget, path: 'priorFacts/a/economicCode', value: '' })
    await apportion()
    expect(await lineAmounts()).toEqual([25_000_000, 75_000_000])
  })
})
