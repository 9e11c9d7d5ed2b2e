import { afterEach, beforeEach, expect, test } from 'vitest'
import { packageText } from '../../src/main/export/package'
import type { BudgetView } from '../../src/shared/contract/results'
import type { Indicator } from '../../src/shared/model/document'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

let bench: Bench
let view: BudgetView
let budget: string
/** `≥20份` */
let id: string

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
  id = view.document.indicators.find(({ target }) => target === '≥20份')?.id ?? ''
})
afterEach(() => bench.dispose())

const set = (field: keyof Indicator, value: string) =>
  bench.call('edit.set', { budget, path: `indicators/${id}/${field}`, value })

async function now(of = id): Promise<Partial<Indicator>> {
  const { document } = await bench.call('budget.view', { budget })
  const { sign, value, unit, target, weight } = document.indicators.find((each) => each.id === of) ?? {}
  return { sign, value, unit, target, weight } as Partial<Indicator>
}

test('the target is printed from the parts that are set, in the same step', async () => {
  const before = packageText(view.document)
  const { notes } = await set('value', '３０')
  expect(notes).toEqual(['目标值随之改为 ≥30份。'])
  expect(await now()).toMatchObject({ value: '30', target: '≥30份' })
  await set('sign', '定性')
  await set('value', '有效提升')
  expect(await now()).toMatchObject({ sign: '定性', value: '有效提升', unit: null, target: '有效提升' })
  await set('target', '1次/每月')
  await set('value', '明显提升')
  expect(await now()).toMatchObject({ value: '明显提升', target: '1次/每月' })
  await set('weight', '12.5')
  expect(await now()).toMatchObject({ weight: 1250 })
  const [step] = await bench.call('history.list', { budget, limit: 1 })
  expect(step?.label).toMatch(/权重 空 → 12\.5$/)
  let { undo } = (await bench.call('budget.view', { budget })).state
  while (undo !== null) undo = (await bench.call('edit.undo', { budget })).patch.state.undo
  expect(packageText((await bench.call('budget.view', { budget })).document)).toBe(before)
})

test('a value that is no number is refused beside a comparison, set, added or one of many', async () => {
  const refusal = { code: 'bad-value', message: expect.stringMatching(/^“很多”不是数字。/) as string }
  const path = `indicators/${id}/value`
  expect(await bench.refused('edit.set', { budget, path, value: '很多' })).toMatchObject({
    ...refusal,
    place: path,
  })
  const value = {
    ...{
      id: 'new',
      projectId: sampleIds.project('commerce'),
      level1: '产出',
      level2: '数量',
      level3: '场次',
    },
    ...{ sign: '≥', value: '很多' },
  }
  expect(await bench.refused('edit.add', { budget, kind: 'indicator', value })).toMatchObject(refusal)
  const { refused } = await bench.call('edit.apply', {
    ...{ budget, onRefused: 'skip' },
    edits: [{ set: path, value: '很多' }],
  })
  expect(refused).toMatchObject([refusal])
  await bench.call('edit.add', { budget, kind: 'indicator', value: { ...value, value: '3', unit: '场' } })
  expect(await now('new')).toMatchObject({ target: '≥3场' })
})
