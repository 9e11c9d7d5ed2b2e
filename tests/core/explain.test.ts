import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

let bench: Bench
let view: BudgetView
beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
})
afterEach(() => bench.dispose())

const explained = (cell: string) => bench.call('cell.explain', { budget: view.budget, cell })

test('last year’s figure stands beside a number that projects make up whole', async () => {
  // 2011307 国内贸易管理: 商贸管理 and 课题调研经费, 6,952.44 and 357.00 a year ago.
  const cell = view.tables
    .find(({ id }) => id === 't03')
    ?.rows.find(({ code, cells }) => code === '2011307' && cells.length > 0)?.key
  const why = await explained(`${cell ?? ''}/total`)
  expect(why.projects.map(({ name, prior }) => [name, prior])).toEqual([
    ['商贸管理', 6_952_440_000],
    ['课题调研经费（通用项目）', 357_000_000],
  ])
  expect(why.prior).toBe(why.projects.reduce((sum, { prior }) => sum + (prior ?? Number.NaN), 0))
})

test('a part of a project has no figure to be compared with, nor has what no project makes up', async () => {
  const commerce = sampleIds.project('commerce')
  const [line] = view.document.lines.filter(({ projectId }) => projectId === commerce)
  expect((await explained('t05/001/commerce/total')).prior).toBe(6_952_440_000)
  // One of its lines goes elsewhere: the function's number holds a part of it.
  await bench.set(view, `lines/${line?.id ?? ''}/functionCode`, '2011308')
  const other = view.tables.find(({ id }) => id === 't03')?.rows.find(({ code }) => code === '2011308')?.key
  const why = await explained(`${other ?? ''}/total`)
  expect(why.projects.map(({ prior }) => prior)).toContain(null)
  expect(why.prior).toBeNull()
  expect((await explained('t01/all/expenditure-grand-total/expenditureAmount')).prior).toBeNull()
})

test('a new project had nothing; one of which nothing is known is not compared', async () => {
  const id = sampleIds.project('research')
  const fact = view.document.priorFacts.find(({ projectId }) => projectId === id)
  await bench.call('edit.remove', { budget: view.budget, path: `priorFacts/${fact?.id ?? ''}` })
  expect((await explained('t05/001/research/total')).prior).toBeNull()
  await bench.set(view, `projects/${id}/nature`, '新增项目')
  expect((await explained('t05/001/research/total')).prior).toBe(0)
})
