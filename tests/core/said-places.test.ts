import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Finding } from '../../src/shared/checks/finding'
import type { BudgetView } from '../../src/shared/contract/results'
import { packageText } from '../../src/main/export/package'
import { type Bench, openBench } from './bench'

/** What people say of cells, paragraphs and records belongs to the record that is printed there. */

let bench: Bench
let view: BudgetView
let made = 0
beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
})
afterEach(() => bench.dispose())

const idOf = (code: string): string => view.document.projects.find((each) => each.code === code)?.id ?? ''
const remark = (place: string, more: object = {}) =>
  bench.call('edit.add', {
    budget: view.budget,
    kind: 'remark',
    value: { place, text: '核一下', pending: true, ...more },
  })

async function pending(): Promise<readonly Finding[]> {
  const { findings } = await bench.call('checks.list', { budget: view.budget })
  return findings.filter(({ rule }) => rule === 'R201')
}

async function remarked(): Promise<readonly string[]> {
  const { state } = await bench.call('budget.frame', { budget: view.budget })
  return Object.values(state.remarked)
}

test('a remark on a cell of a project is said with row and column, follows its code and that of its unit, goes with it and comes back', async () => {
  await remark('t05/001/publicity/total')
  const [unit] = view.document.units
  expect(await pending()).toMatchObject([
    { places: ['t05/001/publicity/total'], message: '表5 · 宣传经费（通用项目） · 总计待核：核一下。' },
  ])
  await bench.set(view, 'projects/publicity/code', 'outreach')
  expect((await pending()).map(({ places }) => places)).toEqual([['t05/001/outreach/total']])
  await bench.set(view, `units/${unit?.id ?? ''}/code`, '009')
  expect((await pending()).map(({ places }) => places)).toEqual([['t05/009/outreach/total']])
  expect(await remarked()).toEqual(['t05/009/outreach/total'])
  await bench.set(view, `projects/${idOf('publicity')}/name`, '对外宣传')
  expect((await pending())[0]?.message).toBe('表5 · 对外宣传 · 总计待核：核一下。')

  await bench.call('edit.remove', { budget: view.budget, path: `projects/${idOf('publicity')}` })
  expect(await pending()).toEqual([])
  await bench.call('edit.add', {
    budget: view.budget,
    kind: 'project',
    value: { code: 'outreach', name: '另一个项目' },
  })
  expect(await remarked()).toEqual([])
  await bench.call('edit.undo', { budget: view.budget })
  await bench.call('edit.undo', { budget: view.budget })
  expect((await pending()).map(({ places }) => places)).toEqual([['t05/009/outreach/total']])
})

test.each([
  ['a paragraph about a project, as the text shows it', 'p3/projects/publicity'],
  ['the project itself', 'projects/publicity'],
  ['a field by its code', 'projects/publicity/reason'],
])('what is said of %s goes with the project', async (_, place) => {
  await remark(place)
  const [before] = await pending()
  expect(before?.message).toMatch(/宣传经费/)
  await bench.call('edit.remove', { budget: view.budget, path: `projects/${idOf('publicity')}` })
  expect((await bench.call('budget.view', { budget: view.budget })).document.remarks).toEqual([])
  await bench.call('edit.undo', { budget: view.budget })
  expect(await pending()).toEqual([before])
})

test('a remark on a row of the department stays where it is; one on a goal in its table belongs to the goal', async () => {
  await remark('t01/all/income-grand-total/incomeAmount')
  const goal = view.document.goals.find(({ projectId }) => projectId === null)?.id ?? ''
  await remark(`t12/goals/${goal}/printed`)
  expect(await pending()).toHaveLength(2)
  await bench.call('edit.remove', { budget: view.budget, path: `goals/${goal}` })
  expect((await pending()).map(({ places }) => places[0])).toEqual([
    't01/all/income-grand-total/incomeAmount',
  ])
})

test.each([
  ['nowhere/at/all', {}],
  ['t99/001/publicity/total', {}],
  ['t05/001/nobody/total', {}],
  ['t05/001/publicity/nocolumn', {}],
  ['p3/projects/nobody', {}],
  ['p33', {}],
  ['nofield', { object: 'projects/publicity' }],
  ['projects/publicity/nofield', {}],
])('there is no %s to remark on', async (place, more) => {
  const refused = await bench.refused('edit.add', {
    budget: view.budget,
    kind: 'remark',
    value: { place, text: '核一下', ...more },
  })
  expect(refused.code).toBe('unknown-path')
  expect(refused.message).toMatch(/没有“.+”这一处，不能批注。/)
})

test('a package keeps what is said with its record, also where it names a cell as it is shown', async () => {
  await remark('t05/001/publicity/total')
  const { document } = await bench.call('budget.view', { budget: view.budget })
  expect(document.remarks).toMatchObject([{ object: `projects/${idOf('publicity')}` }])
  const shown = JSON.parse(packageText(document)) as { remarks: object[] }
  shown.remarks = [
    { id: 'r1', object: null, place: 't05/001/publicity/total', text: '核一下', pending: true },
  ]
  const owned = await imported(JSON.stringify(shown))
  expect(owned.document.remarks).toMatchObject([
    { object: `projects/${idOf('publicity')}`, place: document.remarks[0]?.place },
  ])
  shown.remarks = [{ id: 'r1', object: null, place: 'nowhere/at/all', text: '核一下', pending: true }]
  await expect(imported(JSON.stringify(shown))).rejects.toThrow(/bad-package/)
})

/** A budget made of a package. */
async function imported(text: string): Promise<BudgetView> {
  const source = bench.path('package.json')
  writeFileSync(source, text)
  made += 1
  const file = bench.path(`imported-${made}.budget`)
  const { frame } = await bench.call('package.read', { source, file })
  return bench.call('budget.view', { budget: frame.budget })
}
