import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Params } from '../../src/shared/contract/methods'
import type { BudgetLine } from '../../src/shared/model/document'
import { sampleIds } from '../support/longgang'
import { dump } from '../store/store-bench'
import { type Bench, openBench } from './bench'

const COMMERCE = sampleIds.project('commerce')
/** 委托业务费 of 商贸管理: 359.94 万元. */
const LINE = 'y059'

let bench: Bench
let budget: string
beforeEach(async () => {
  bench = openBench()
  budget = (await bench.sample('a.budget')).budget
})
afterEach(() => bench.dispose())

type Parts = Extract<Params<'edit.apply'>['edits'][number], { split: string }>['parts']

const split = (parts: Parts) =>
  bench.call('edit.apply', { budget, edits: [{ split: `lines/${LINE}`, parts }], gesture: 'split' })

async function refusal(parts: Parts): Promise<string> {
  const { details } = await bench.refused('edit.apply', {
    budget,
    edits: [{ split: `lines/${LINE}`, parts }],
  })
  return (details?.['refused'] as readonly { message: string }[])[0]?.message ?? ''
}

async function lines(): Promise<readonly BudgetLine[]> {
  const { document } = await bench.call('budget.view', { budget })
  return document.lines.filter(({ projectId }) => projectId === COMMERCE)
}

test('a line is parted: the first part stays, the others stand behind it with what they have of their own', async () => {
  const [, was] = await lines()
  if (!was) throw new Error('the project has two lines')
  const { patch } = await split([
    { amount: '200' },
    { amount: '=100+20', funding: 'special', purpose: '第二批' },
    { amount: '39.94万元', economicCode: '30201' },
  ])
  expect(patch.label).toContain('拆分为 3 条')
  const [, first, second, third, ...others] = await lines()
  expect(others).toEqual([])
  expect(first).toMatchObject({ id: LINE, amount: 200_000_000, procurement: was.procurement })
  expect(second).toMatchObject({
    amount: 120_000_000,
    appropriation: 'special',
    purpose: '第二批',
    procurement: 0,
  })
  expect(third).toMatchObject({
    amount: 39_940_000,
    economicCode: '30201',
    appropriation: was.appropriation,
    purpose: was.purpose,
  })
  const { document } = await bench.call('budget.view', { budget })
  expect(document.formulas).toMatchObject([{ object: `lines/${second?.id ?? ''}`, text: '=100+20' }])
  await bench.call('edit.undo', { budget })
  expect(await lines()).toEqual([expect.anything(), was])
})

test('parts that do not come to the whole, are nothing, or less than what is bought, are refused with how much', async () => {
  expect(await refusal([{ amount: '200' }, { amount: '100' }])).toMatch(/还差 59\.94。$/)
  expect(await refusal([{ amount: '359.94' }, { amount: '0.01元' }])).toMatch(/多出 0\.000001。$/)
  expect(await refusal([{ amount: '359.94' }, { amount: '0' }])).toBe('第 2 份的金额应当大于零。')
  expect(await refusal([{ amount: '多' }, { amount: '1' }])).toMatch(/^第 1 份：/)
  expect(await refusal([{ amount: '300' }, { amount: '59.94', funding: '没有的来源' }])).toMatch(
    /^第 2 份：没有“没有的来源”这个资金来源/,
  )
  const value = { lineId: LINE, content: '服务', price: 2_000_000_00 }
  await bench.call('edit.add', { budget, kind: 'procurement', value })
  expect(await refusal([{ amount: '199' }, { amount: '160.94' }])).toContain('留在第一份')
  await split([{ amount: '200' }, { amount: '159.94' }])
  const [, first, second] = await lines()
  expect([first?.procurement, second?.procurement]).toEqual([200_000_000, 0])
})

test('wherever a line is parted, the project’s money is the same to the 分, and undo restores every byte', async () => {
  await bench.call('budget.close', { budget })
  const before = dump(bench.path('a.budget'))
  budget = (await bench.open({ file: bench.path('a.budget') })).budget
  const whole = 359_940_000
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 150_000_000, max: whole - 1 }), { minLength: 1, maxLength: 6 }),
      async (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), whole]
        const parts = edges
          .slice(1)
          .map((edge, i) => ({ amount: `${(edge - (edges[i] ?? 0)) / 100}元`, purpose: `第${i}份` }))
        await split(parts)
        const own = (await lines()).slice(1)
        expect(own.map(({ purpose }) => purpose)).toEqual(parts.map(({ purpose }) => purpose))
        expect(own.reduce((total, { amount }) => total + amount, 0)).toBe(whole)
        await bench.call('edit.undo', { budget })
      },
    ),
    { numRuns: 25 },
  )
  await bench.call('budget.close', { budget })
  expect(dump(bench.path('a.budget'))).toEqual(before)
})
