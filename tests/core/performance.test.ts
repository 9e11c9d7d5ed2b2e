import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import type { ListedTargetsPatch, Performance } from '../../src/shared/contract/performance'
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
  const [first = ''] = goals.map(({ id }) => `goals/${id}`)
  const moved = view.document.indicators.filter(({ projectId }) => projectId === null)[5]?.id ?? ''
  await bench.call('edit.apply', { budget, edits: [{ move: [`indicators/${moved}`], after: null }] })
  const own = await targets('performance')
  expect(own?.indicators[0]?.id).toBe(moved)
  expect(own?.indicatorsThen).toEqual({})
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
    expect(patch.performance).toMatchObject({
      project: COMMERCE,
      indicators: { rows: [{ level3: '补贴数' }], removed: [], placed: [] },
      weights: { count: 1, weight: 100 },
    })
    expect(patch.performance).not.toHaveProperty('goals')
    const other = await bench.call('edit.set', {
      budget,
      path: `${path}/level3`,
      value: '补贴个数',
      shows: ['performance'],
    })
    expect('performance' in other.patch).toBe(false)
  })

  test('and of the rows it touched alone, however many make room', async () => {
    const shows = ['performance'] as const
    const [first = '', second = ''] = ((await targets('performance'))?.indicators ?? []).map(({ id }) => id)
    const value = { projectId: null, level1: '产出指标', level2: '数量指标', level3: '插在前面' }
    const { patch } = await bench.call('edit.apply', {
      budget,
      edits: [{ add: 'indicator', value, after: `indicators/${first}` }],
      shows,
    })
    const told = (patch.performance as ListedTargetsPatch).indicators
    expect(told?.rows.map(({ level3 }) => level3)).toEqual(['插在前面'])
    expect(told?.placed).toEqual([{ key: told?.rows[0]?.id, after: first }])
    const moved = await bench.call('edit.apply', {
      budget,
      edits: [{ move: [`indicators/${second}`], after: null }],
      shows,
    })
    expect((moved.patch.performance as ListedTargetsPatch).indicators).toEqual({
      rows: [],
      removed: [],
      placed: [{ key: second, after: null }],
      then: {},
    })
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

describe('goals that are numbered as they stand', () => {
  const goals = async () => (await targets(`performance/${COMMERCE}`))?.goals ?? []
  const numbers = async () => (await goals()).map(({ number }) => number)

  test('stay so when some move, come and go, each in the same step', async () => {
    const before = await goals()
    const [first, second] = before.map(({ id }) => `goals/${id}`) as [string, string]
    await bench.call('edit.apply', { budget, edits: [{ move: [first], after: second }] })
    expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect((await goals()).slice(0, 2).map(({ text }) => text)).toEqual([before[1]?.text, before[0]?.text])
    await bench.call('edit.remove', { budget, path: second })
    expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6])
    await bench.call('edit.apply', {
      budget,
      edits: [{ add: 'goal', value: { projectId: COMMERCE, text: '插在前面。' }, after: first }],
    })
    expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect((await goals())[1]?.text).toBe('插在前面。')
    for (let i = 0; i < 3; i += 1) await bench.call('edit.undo', { budget })
    expect(await goals()).toEqual(before)
  })

  test('one that is alone bears no number: it gets one when another comes, and loses it when the others go', async () => {
    for (const { id } of (await goals()).slice(2))
      await bench.call('edit.remove', { budget, path: `goals/${id}` })
    expect(await numbers()).toEqual([1, 2])
    const [first, second] = (await goals()).map(({ id }) => `goals/${id}`) as [string, string]
    await bench.call('edit.remove', { budget, path: first })
    expect(await numbers()).toEqual([null])
    const text = '再来一条。'
    await bench.call('edit.add', { budget, kind: 'goal', value: { projectId: COMMERCE, text } })
    expect(await numbers()).toEqual([1, 2])
    await bench.call('edit.undo', { budget })
    // Expressly without a number, or with another than the next, it is by hand.
    for (const number of [null, 9007]) {
      await bench.call('edit.add', { budget, kind: 'goal', value: { projectId: COMMERCE, number, text } })
      expect(await numbers()).toEqual([null, number])
      await bench.call('edit.undo', { budget })
    }
    expect(await numbers()).toEqual([null])
    // Alone and numbered by hand it stays so.
    await bench.call('edit.set', { budget, path: `${second}/number`, value: '5' })
    expect(await numbers()).toEqual([5])
  })

  test('are left alone once one of them is numbered by hand', async () => {
    const [first, second] = (await goals()).map(({ id }) => `goals/${id}`) as [string, string]
    await bench.call('edit.set', { budget, path: `${first}/number`, value: '12' })
    await bench.call('edit.apply', { budget, edits: [{ move: [first], after: second }] })
    expect(await numbers()).toEqual([2, 12, 3, 4, 5, 6, 7])
  })
})
