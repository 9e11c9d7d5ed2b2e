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

test('an emptied target is the one of the parts, also set beside them in one step; what is said is what stands then', async () => {
  const path = `indicators/${id}`
  await set('target', '1次/每月')
  expect((await set('target', '')).notes).toEqual(['目标值留空，即按计算符号、指标值和计量单位印出：≥20份。'])
  expect((await set('target', '')).notes).toHaveLength(1)
  const row = (parts: Readonly<Record<string, string>>) =>
    bench.call('edit.apply', {
      ...{ budget, onRefused: 'skip', gesture: 'paste' },
      edits: Object.entries(parts).map(([field, value]) => ({ set: `${path}/${field}`, value })),
    })
  const { notes } = await row({ sign: '>', value: '2000', unit: '个', target: '' })
  expect(notes).toEqual(['目标值留空，即按计算符号、指标值和计量单位印出：＞2000个。'])
  expect(await now()).toMatchObject({ sign: '>', value: '2000', unit: '个', target: '＞2000个' })
  expect((await row({ value: '3000', target: '按合同' })).notes).toBeUndefined()
  expect(await now()).toMatchObject({ value: '3000', target: '按合同' })
})

test('levels are the place’s own by their short names too, however they come; others stay as typed', async () => {
  const levels = async (of: string) => {
    const { document } = await bench.call('budget.view', { budget })
    const { level1, level2 } = document.indicators.find((each) => each.id === of) ?? {}
    return [level1, level2]
  }
  await set('level1', '效益')
  await set('level2', '社会效益')
  expect(await levels(id)).toEqual(['效益指标', '社会效益指标'])
  await bench.call('edit.apply', {
    ...{ budget, onRefused: 'skip' },
    edits: [
      { set: `indicators/${id}/level1`, value: '满意度' },
      { add: 'indicator', value: { id: 'short', level1: '产出', level2: '数量', level3: '场次' } },
    ],
  })
  expect(await levels(id)).toEqual(['满意度指标', '社会效益指标'])
  expect(await levels('short')).toEqual(['产出指标', '数量指标'])
  await set('level2', '廉政')
  expect(await levels(id)).toEqual(['满意度指标', '廉政'])
})

test('signs are read as spreadsheets write them, a weight of 10% is 10 points', async () => {
  const read: Readonly<Record<string, string>> = {
    ...{ '>=': '≥', '＞＝': '≥', '≧': '≥', 大于等于: '≥', 不低于: '≥', ' > = ': '≥' },
    ...{ '<=': '≤', '≦': '≤', 不超过: '≤', '＝': '=', 等于: '=', '＞': '>', '＜': '<', 定性: '定性' },
  }
  for (const [typed, sign] of Object.entries(read)) {
    await set('sign', typed)
    expect([typed, (await now()).sign]).toEqual([typed, sign])
  }
  expect(
    await bench.refused('edit.set', { budget, path: `indicators/${id}/sign`, value: '≥≥' }),
  ).toMatchObject({
    code: 'bad-value',
  })
  for (const weight of ['10%', '１０％', '10 %', '10']) {
    await set('weight', weight)
    expect([weight, (await now()).weight]).toEqual([weight, 1000])
  }
  expect(
    await bench.refused('edit.set', { budget, path: `indicators/${id}/weight`, value: '10%%' }),
  ).toMatchObject({
    code: 'bad-value',
  })
})

test('a new 定性 indicator keeps words, no unit; what goes is said', async () => {
  const value = { level1: '效益', level2: '社会效益', level3: '宣传', sign: '定性' }
  const add = (id: string, own: object) =>
    bench.call('edit.apply', {
      ...{ budget, onRefused: 'stop' },
      edits: [{ add: 'indicator', value: { ...value, id, ...own } }],
    })
  expect((await add('words', { value: '有效提升', unit: '%' })).notes).toEqual(['计量单位随之清空。'])
  expect(await now('words')).toMatchObject({ value: '有效提升', unit: null, target: '有效提升' })
  expect((await add('figure', { value: '1000', unit: '个' })).notes).toEqual([
    '指标值随之清空。',
    '计量单位随之清空。',
  ])
  expect(await now('figure')).toMatchObject({ value: null, unit: null, target: '' })
  expect((await add('whole', { value: '有效提升' })).notes).toBeUndefined()
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

test('what has no name yet is printed nowhere; named, it is', async () => {
  const printed = async (): Promise<readonly string[]> => {
    const { tables } = await bench.call('budget.view', { budget })
    const parts = tables.flatMap((table) => table.parts)
    return parts.filter(({ id }) => id === 'indicators').flatMap(({ rows }) => rows.map(({ name }) => name))
  }
  const before = await printed()
  expect(before).toHaveLength(71)
  const value = { id: 'begun', level1: '产出指标', level2: '数量指标', level3: '', target: '≥5个' }
  await bench.call('edit.add', { budget, kind: 'indicator', value })
  expect(await printed()).toEqual(before)
  await bench.call('edit.set', { budget, path: 'indicators/begun/level3', value: '补贴数' })
  expect(await printed()).toEqual([...before, '补贴数'])
  await bench.call('edit.set', { budget, path: 'indicators/begun/level3', value: '' })
  expect(await printed()).toEqual(before)
})
