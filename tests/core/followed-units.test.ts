import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

const COMMERCE = sampleIds.project('commerce')
const [MAIN, COUNCIL, CENTRE] = ['001', '002', '003'].map(sampleIds.unit) as [string, string, string]
const NAMES = { [COUNCIL]: '中国国际贸易促进委员会龙岗支会' }

let bench: Bench
let view: BudgetView
let budget: string

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
})
afterEach(() => bench.dispose())

async function unitsOfLines(): Promise<readonly string[]> {
  const { document } = await bench.call('budget.view', { budget })
  return document.lines.filter(({ projectId }) => projectId === COMMERCE).map(({ unitId }) => unitId)
}

test('lines of the unit that a project was of go along to its new one, and it is said; an undo brings them back', async () => {
  expect(await unitsOfLines()).toEqual([MAIN, MAIN])
  const { notes } = await bench.set(view, `projects/${COMMERCE}/unitId`, '002')
  expect(notes).toEqual([`2 条分项的预算单位随之改为“${NAMES[COUNCIL]}”。`])
  expect(await unitsOfLines()).toEqual([COUNCIL, COUNCIL])
  await bench.call('edit.undo', { budget })
  expect(await unitsOfLines()).toEqual([MAIN, MAIN])
})

test('lines of other units stay, and so does what the same step says of one; both are said', async () => {
  await bench.set(view, 'lines/y059/unitId', '003')
  const { notes } = await bench.set(view, `projects/${COMMERCE}/unitId`, '002')
  expect(notes).toEqual([
    `1 条分项的预算单位随之改为“${NAMES[COUNCIL]}”。`,
    '1 条分项的预算单位仍是“深圳市龙岗区工业和信息化局产业发展中心”，没有改。',
  ])
  expect(await unitsOfLines()).toEqual([COUNCIL, CENTRE])

  for (const edits of [
    [
      { set: `projects/${COMMERCE}/unitId`, value: '003' },
      { set: 'lines/y058/unitId', value: '002' },
    ],
    [
      { set: `projects/${COMMERCE}/unitId`, value: '001' },
      { set: 'lines/y059/unitId', value: '003' },
    ],
  ]) {
    const before = await unitsOfLines()
    const done = await bench.call('edit.apply', { budget, edits })
    expect(await unitsOfLines()).toContain(edits[1]?.value === '002' ? COUNCIL : CENTRE)
    expect(done.notes?.join('')).toContain('没有改')
    await bench.call('edit.undo', { budget })
    expect(await unitsOfLines()).toEqual(before)
  }
})

test('of many projects at once it is said once', async () => {
  const edits = view.document.projects.map(({ id }) => ({ set: `projects/${id}/unitId`, value: '002' }))
  const { notes } = await bench.call('edit.apply', { budget, edits })
  expect(notes).toEqual([`28 条分项的预算单位随之改为“${NAMES[COUNCIL]}”。`])
})

test('a project that had none takes its lines along where they are of one unit', async () => {
  await bench.set(view, `projects/${COMMERCE}/unitId`, '')
  expect(await unitsOfLines()).toEqual([MAIN, MAIN])
  const { notes } = await bench.set(view, `projects/${COMMERCE}/unitId`, '002')
  expect(notes).toEqual([`2 条分项的预算单位随之改为“${NAMES[COUNCIL]}”。`])
  expect(await unitsOfLines()).toEqual([COUNCIL, COUNCIL])
  await bench.set(view, 'lines/y059/unitId', '003')
  await bench.set(view, `projects/${COMMERCE}/unitId`, '')
  const several = await bench.set(view, `projects/${COMMERCE}/unitId`, '001')
  expect(several.notes?.join('')).toContain('2 条分项的预算单位仍是')
  expect(await unitsOfLines()).toEqual([COUNCIL, CENTRE])
})

test('a line that comes to a project follows its unit, set or added, and it is said; what the step says of it stays', async () => {
  const other = sampleIds.project('research')
  await bench.set(view, `projects/${other}/unitId`, '002')
  const unitOf = async (id: string): Promise<string | undefined> => {
    const { document } = await bench.call('budget.view', { budget })
    return document.lines.find((line) => line.id === id)?.unitId
  }
  const { notes } = await bench.call('edit.set', { budget, path: 'lines/y059/projectId', value: other })
  expect(notes).toContain(`1 条分项的预算单位随之改为“${NAMES[COUNCIL]}”。`)
  expect(await unitOf('y059')).toBe(COUNCIL)
  await bench.call('edit.undo', { budget })
  expect(await unitOf('y059')).toBe(MAIN)

  for (const edits of [
    [
      { set: 'lines/y059/unitId', value: '003' },
      { set: 'lines/y059/projectId', value: other },
    ],
    [
      { set: 'lines/y059/projectId', value: other },
      { set: 'lines/y059/unitId', value: '003' },
    ],
  ]) {
    await bench.call('edit.apply', { budget, edits })
    expect(await unitOf('y059')).toBe(CENTRE)
    await bench.call('edit.undo', { budget })
  }

  // One that was of another unit than its project stays so.
  await bench.set(view, 'lines/y059/unitId', '003')
  const stays = await bench.call('edit.set', { budget, path: 'lines/y059/projectId', value: other })
  expect(stays.notes?.join('')).toContain('没有改')
  expect(await unitOf('y059')).toBe(CENTRE)

  const line = {
    kind: 'project',
    projectId: other,
    functionCode: '2011301',
    economicCode: '30227',
    amount: 1,
  }
  await bench.call('edit.add', { budget, kind: 'line', value: { id: 'new', ...line } })
  expect(await unitOf('new')).toBe(COUNCIL)
})
