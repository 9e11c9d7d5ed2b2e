import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import type { Performance } from '../../src/shared/contract/performance'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

const COMMERCE = sampleIds.project('commerce')

let bench: Bench
let view: BudgetView
let budget: string

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
})
afterEach(() => bench.dispose())

async function targets(part: 'performance' | `performance/${string}`): Promise<Performance | null> {
  return (await bench.call('budget.show', { budget, shows: [part] })).performance ?? null
}

async function add(kind: 'indicator' | 'goal', value: Record<string, unknown>): Promise<string> {
  return (await bench.call('edit.add', { budget, kind, value })).path
}

const of = (level1: string, level2: string, weight: number) => ({
  projectId: COMMERCE,
  level1,
  level2,
  level3: `${level2}${weight}`,
  weight,
})

test('the department has its own goals and indicators, a project has its own', async () => {
  const own = await targets('performance')
  expect(own?.project).toBeNull()
  expect(own?.indicators).toHaveLength(71)
  expect(own?.goals.map(({ text }) => text)).toEqual(
    view.document.goals.filter(({ projectId }) => projectId === null).map(({ text }) => text),
  )
  const commerce = await targets(`performance/${COMMERCE}`)
  expect(commerce?.goals).toHaveLength(7)
  expect(commerce?.indicators).toEqual([])
  expect(await targets('performance/nowhere')).toBeNull()
})

test('weights are summed by level, in the order of the first indicators', async () => {
  await add('indicator', of('效益指标', '经济效益指标', 1200))
  await add('indicator', of('产出指标', '数量指标', 1000))
  await add('indicator', of('效益指标', '社会效益指标', 600))
  await add('indicator', of('效益指标', '经济效益指标', 50))
  expect((await targets(`performance/${COMMERCE}`))?.weights).toEqual({
    count: 4,
    weight: 2850,
    levels: [
      {
        name: '效益指标',
        count: 3,
        weight: 1850,
        parts: [
          { name: '经济效益指标', count: 2, weight: 1250 },
          { name: '社会效益指标', count: 1, weight: 600 },
        ],
      },
      { name: '产出指标', count: 1, weight: 1000, parts: [{ name: '数量指标', count: 1, weight: 1000 }] },
    ],
  })
})

test('what differs from the opening is told, a mere place is not', async () => {
  const goals = view.document.goals.filter(({ projectId }) => projectId === COMMERCE)
  const [first, second] = goals.map(({ id }) => `goals/${id}`) as [string, string]
  await bench.call('edit.apply', { budget, edits: [{ move: [second], after: null }] })
  expect((await targets(`performance/${COMMERCE}`))?.goalsThen).toEqual({})
  await bench.call('edit.set', { budget, path: `${first}/text`, value: '另一个目标。' })
  const made = (await add('goal', { projectId: COMMERCE, text: '新的目标。' })).slice('goals/'.length)
  expect((await targets(`performance/${COMMERCE}`))?.goalsThen).toMatchObject({
    [goals[0]?.id ?? '']: { text: goals[0]?.text },
    [made]: null,
  })
  expect((await targets('performance'))?.goalsThen).toEqual({})
})

describe('a step speaks of the targets that are shown', () => {
  test('where it touched them', async () => {
    const { path } = await bench.call('edit.add', {
      budget,
      kind: 'indicator',
      value: of('产出指标', '数量指标', 100),
    })
    const shows = [`performance/${COMMERCE}`] as const
    const { patch } = await bench.call('edit.set', { budget, path: `${path}/level3`, value: '补贴数', shows })
    expect(patch.performance?.indicators.map(({ level3 }) => level3)).toEqual(['补贴数'])
    const other = await bench.call('edit.set', {
      budget,
      path: `${path}/level3`,
      value: '补贴个数',
      shows: ['performance'],
    })
    expect('performance' in other.patch).toBe(false)
  })

  test('where its project is gone', async () => {
    const { patch } = await bench.call('edit.remove', {
      budget,
      path: `projects/${COMMERCE}`,
      shows: [`performance/${COMMERCE}`],
    })
    expect(patch.performance).toBeNull()
  })
})
