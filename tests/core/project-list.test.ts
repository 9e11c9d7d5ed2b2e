import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import type { ProjectList, ProjectSheet, ProjectSummary } from '../../src/shared/contract/shown'
import { plainAmount } from '../../src/shared/money/format'
import { publishedTable, sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

/** Last year's figures of all projects: part 2 says 130,827.99 of everything, 1,128.00 and 6,100.88 are none of theirs. */
const LAST_YEAR = '123599.11'
const COMMERCE = sampleIds.project('commerce')
const RESEARCH = sampleIds.project('research')

let bench: Bench
let view: BudgetView
let budget: string

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
})
afterEach(() => bench.dispose())

async function list(): Promise<ProjectList> {
  const { projects } = await bench.call('budget.show', { budget, shows: ['projects'] })
  if (!projects) throw new Error('no list of projects')
  return projects
}

async function sheet(id: string): Promise<ProjectSheet | null | undefined> {
  return (await bench.call('budget.show', { budget, shows: [`projects/${id}`] })).sheet
}

function rowOf({ rows }: ProjectList, code: string): ProjectSummary {
  const row = rows.find((each) => each.code === code)
  if (!row) throw new Error(`no project ${code}`)
  return row
}

function inWan(amount: number): string {
  return plainAmount(amount as never, '万元', 2)
}

describe('a project in the list', () => {
  test('has the sum of its lines, which table 5 prints, in the order of the file', async () => {
    const { rows, then } = await list()
    const printed = publishedTable(5).rows.flatMap(({ projectId, cells }) =>
      projectId === null ? [] : [[projectId, cells['total']] as const],
    )
    expect(rows.map(({ code, amount }) => [code, inWan(amount)]).sort()).toEqual([...printed].sort())
    expect(rows.map(({ code }) => code)).toEqual(view.document.projects.map(({ code }) => code))
    expect(then).toEqual({})
  })

  test('has each function code of its lines once, in their order', async () => {
    const all = await list()
    expect(rowOf(all, 'enterprise-service').functionCodes).toEqual(['2011302', '2150517'])
    expect(rowOf(all, 'other-general-admin').functionCodes).toEqual(['2130599', '2011302'])
    expect(rowOf(all, 'pairing-assistance').functionCodes).toEqual(['2011302', '2120804', '2120815'])
  })

  test('is compared with the year before, whatever else the file knows of it', async () => {
    await bench.call('edit.add', {
      budget,
      kind: 'priorFact',
      value: { id: 'older', position: 0, year: 2022, measure: 'project', projectId: COMMERCE, amount: 1 },
    })
    await bench.call('edit.add', {
      budget,
      kind: 'priorFact',
      value: { id: 'other', position: 0, year: 2023, measure: 'function', projectId: COMMERCE, amount: 2 },
    })
    expect(rowOf(await list(), 'commerce')).toMatchObject({ prior: 6_952_440_000, hasReason: true })
    expect((await sheet(COMMERCE))?.prior.facts.map(({ id }) => id)).toEqual(['prior-commerce'])
  })

  test('lacks a figure of last year that the file does not say, and a reason that is empty', async () => {
    await bench.set(view, 'projects/commerce/priorAmount', '')
    await bench.set(view, 'projects/commerce/reason', '')
    const all = await list()
    expect(rowOf(all, 'commerce')).toMatchObject({ prior: null, hasReason: false })
    expect(rowOf(all, 'general-affairs')).toMatchObject({ prior: 0, hasReason: true })
    expect(rowOf(all, 'research')).toMatchObject({ hasReason: false })
  })

  test('without lines has no amount', async () => {
    await bench.call('edit.remove', { budget, path: 'lines/y063' })
    const all = await list()
    expect(rowOf(all, 'research')).toMatchObject({ lines: 0, amount: 0, functionCodes: [] })
    expect(all.then[RESEARCH]).toMatchObject({ lines: 1, amount: 300_000_000, functionCodes: ['2011307'] })
  })
})

describe('the list as it was when the file was opened', () => {
  test('knows a project as changed by anything that belongs to it, and no more once it is back', async () => {
    await bench.set(view, 'lines/y059/amount', '500')
    const { then } = await list()
    expect(Object.keys(then)).toEqual([COMMERCE])
    expect(then[COMMERCE]?.amount).toBe(10_359_940_000)
    await bench.set(view, 'lines/y059/amount', '400')
    expect(Object.keys((await list()).then)).toEqual([COMMERCE])
    await bench.set(view, 'lines/y059/amount', '359.94')
    expect((await list()).then).toEqual({})

    await bench.call('edit.remove', { budget, path: 'goals/research-1' })
    const summary = rowOf(await list(), 'research')
    expect((await list()).then).toEqual({ [RESEARCH]: summary })
    await bench.call('edit.undo', { budget })
    expect((await list()).then).toEqual({})
  })

  test('knows both projects of a line that went from one to the other, each by the lines it had', async () => {
    await bench.set(view, 'lines/y063/projectId', 'commerce')
    const { rows, then } = await list()
    expect(rows.find(({ id }) => id === COMMERCE)).toMatchObject({ lines: 3, amount: 10_659_940_000 })
    expect(then).toMatchObject({
      [COMMERCE]: { lines: 2, amount: 10_359_940_000 },
      [RESEARCH]: { lines: 1, amount: 300_000_000 },
    })
    expect(Object.keys(then)).toHaveLength(2)
    const [now, left] = [await sheet(COMMERCE), await sheet(RESEARCH)]
    expect(now?.lines.map(({ id }) => id)).toEqual(['y058', 'y059', 'y063'])
    expect(now?.linesThen.map(({ id }) => id)).toEqual(['y058', 'y059'])
    expect(left?.lines).toEqual([])
    expect(left?.linesThen).toEqual(view.document.lines.filter(({ id }) => id === 'y063'))
  })

  test('holds a project that is gone, and says of a new one that it was not there', async () => {
    await bench.call('edit.remove', { budget, path: `projects/${RESEARCH}` })
    await bench.call('edit.add', { budget, kind: 'project', value: { id: 'new', code: 'new', name: '新增' } })
    const { rows, then } = await list()
    expect(rows.map(({ id }) => id)).not.toContain(RESEARCH)
    expect(then).toMatchObject({ [RESEARCH]: { code: 'research', amount: 300_000_000 }, new: null })
    expect(Object.keys(then)).toHaveLength(2)
    expect(await sheet(RESEARCH)).toBeNull()
  })

  test('adds up to last year’s figures, and to this year’s of the same projects, whatever was changed since', async () => {
    const sums = async (): Promise<readonly string[]> => {
      const { comparedThen, priorThen } = await list()
      return [inWan(comparedThen), inWan(priorThen)]
    }
    const printed = [publishedTable(3).rows[0]?.cells['project'], LAST_YEAR]
    expect(await sums()).toEqual(printed)
    await bench.set(view, 'lines/y059/amount', '500')
    await bench.set(view, 'lines/y054/projectId', 'commerce')
    await bench.set(view, 'projects/commerce/priorAmount', '1')
    await bench.call('edit.remove', { budget, path: `projects/${RESEARCH}` })
    await bench.call('edit.add', { budget, kind: 'project', value: { id: 'new', code: 'new', name: '新增' } })
    await bench.set(view, 'projects/publicity/priorAmount', '')
    expect(await sums()).toEqual(printed)
    const { rows } = await list()
    const now = 194_072_890_000 + (500_000_000 - 359_940_000) - 300_000_000
    expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(now)
  })

  test('is of its own last year, whatever year the budget is made one of', async () => {
    await bench.set(view, 'lines/y059/amount', '500')
    await bench.set(view, 'department/fiscalYear', '2025')
    const { rows, then, priorThen } = await list()
    // Of 2024 as a last year the file knows nothing.
    expect(new Set(rows.map(({ prior }) => prior))).toEqual(new Set([null]))
    expect(inWan(priorThen)).toBe(LAST_YEAR)
    expect(then[COMMERCE]).toMatchObject({ prior: 6_952_440_000, hasReason: true })
    const before = (await sheet(COMMERCE))?.prior
    await bench.set(view, 'department/fiscalYear', '2024')
    const ids = (prior = before): readonly string[] => prior?.facts.map(({ id }) => id) ?? []
    expect([ids(before), ids((await sheet(COMMERCE))?.prior)]).toEqual([[], ['prior-commerce']])
    expect(inWan((await list()).priorThen)).toBe(LAST_YEAR)
  })
})

test('the sheet of a project holds what belongs to it, and no goal or line of another', async () => {
  const own = <R extends { readonly projectId: string | null }>(records: readonly R[]): readonly R[] =>
    records.filter(({ projectId }) => projectId === COMMERCE)
  const { document } = view
  const printed = publishedTable(5).rows.find(({ projectId }) => projectId === 'commerce')
  const duty = Math.round(Number(printed?.cells['generalDuty']) * 1_000_000)
  expect(await sheet(COMMERCE)).toEqual({
    project: document.projects.find(({ id }) => id === COMMERCE),
    lines: own(document.lines),
    yearPlans: [],
    procurements: [],
    acquisitions: [],
    goals: own(document.goals),
    indicators: [],
    prior: {
      amount: own(document.priorFacts)[0]?.amount,
      reason: own(document.priorFacts)[0]?.reason,
      facts: own(document.priorFacts),
    },
    spread: { byLine: {}, planned: duty, unplanned: null, uncontrolled: null },
    linesThen: own(document.lines),
    then: {},
    bySource: { duty },
    bySourceThen: { duty },
  })
  expect(await sheet('nobody')).toBeNull()
})

test('the sheet says what items leave of their lines, years of the whole, and how each was when the file was opened', async () => {
  const line = view.document.lines.find(({ projectId }) => projectId === COMMERCE)
  const project = view.document.projects.find(({ id }) => id === COMMERCE)
  const [amount, all] = [line?.amount ?? 0, (await sheet(COMMERCE))?.spread.planned ?? 0]
  const item = { id: 'item', lineId: line?.id, content: '监测', quantity: 250, price: 40_000 }
  await bench.call('edit.apply', {
    budget,
    edits: [
      { add: 'procurement', value: item },
      { add: 'yearPlan', value: { id: 'plan', projectId: COMMERCE, year: 2025, amount: 1_000_000 } },
      { set: `projects/${COMMERCE}/totalAmount`, value: '1', unit: '元' },
      { set: `projects/${COMMERCE}/controlFigure`, value: '2', unit: '元' },
    ],
  })
  const { spread, then } = (await sheet(COMMERCE)) ?? {}
  expect(spread).toEqual({
    byLine: {
      [line?.id ?? '']: { procured: 100_000, acquired: 0, unprocured: amount - 100_000, unacquired: amount },
    },
    planned: all + 1_000_000,
    unplanned: 100 - all - 1_000_000,
    uncontrolled: 200 - all,
  })
  expect(then).toEqual({
    [`projects/${COMMERCE}`]: project,
    'procurements/item': null,
    'yearPlans/plan': null,
  })
})

describe('what else the list can say of projects', () => {
  const details = async () => (await bench.call('budget.show', { budget, shows: ['details'] })).details

  test('is what they and last year’s figures hold, and what these held when the file was opened', async () => {
    const { projects, priorFacts } = view.document
    const commerce = projects.find(({ id }) => id === COMMERCE)
    const reason = priorFacts.find(({ id }) => id === 'prior-commerce')?.reason
    expect(reason).not.toBe('')
    const elsewhere = ['id', 'name', 'position', 'lineageId', 'legalBasis', 'description']
    const own = Object.entries(commerce ?? {}).filter(([name]) => !elsewhere.includes(name))
    const before = { ...Object.fromEntries(own), reason }
    expect((await details())?.rows[COMMERCE]).toEqual(before)
    expect(Object.keys((await details())?.rows ?? {})).toHaveLength(projects.length)

    const [, other] = view.document.units
    await bench.set(view, `projects/${COMMERCE}/unitId`, other?.code ?? '')
    await bench.set(view, `projects/${COMMERCE}/reason`, '压减')
    expect(await details()).toMatchObject({
      rows: { [COMMERCE]: { ...before, unitId: other?.id, reason: '压减' } },
      then: { [COMMERCE]: before },
    })
    await bench.call('edit.undo', { budget })
    await bench.call('edit.undo', { budget })
    expect((await details())?.then).toEqual({})
  })

  test('says nothing of one that is gone, and that a new one was not there', async () => {
    await bench.call('edit.remove', { budget, path: `projects/${RESEARCH}` })
    await bench.call('edit.add', { budget, kind: 'project', value: { id: 'new', code: 'new', name: '新增' } })
    const { rows, then } = (await details()) ?? {}
    expect(rows).not.toHaveProperty(RESEARCH)
    expect(rows).toHaveProperty('new')
    expect(then).toMatchObject({ [RESEARCH]: { nature: 'continuing' }, new: null })
  })
})

test('a project that was moved, or made room for one, is none that differs from the opening; with its amount it is', async () => {
  const [first, second, third] = view.document.projects
  await bench.call('edit.apply', {
    budget,
    edits: [{ move: [`projects/${first?.id ?? ''}`], after: `projects/${third?.id ?? ''}` }],
  })
  expect((await list()).then).toEqual({})
  await bench.call('edit.set', { budget, path: `projects/${second?.id ?? ''}/purpose`, value: '别的' })
  expect(Object.keys((await list()).then)).toEqual([second?.id])
  await bench.call('edit.apply', {
    budget,
    edits: [{ move: [`projects/${second?.id ?? ''}`], after: `projects/${first?.id ?? ''}` }],
  })
  expect(Object.keys((await list()).then)).toEqual([second?.id])
})
