import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import { type Bench, openBench } from './bench'

/**
 * Another place is data: its own lists, captions, sources of money, thresholds, wording, and three tables (one with last
 * year's column, one with a row per record, one in the order and under the names of a list), drafted from an empty file.
 */
let bench: Bench
let view: BudgetView
const ids = new Map<string, string>()

const add = async (kind: string, value: object): Promise<string> => {
  const { path } = await bench.call('edit.add', { budget: view.budget, kind, value: { ...value } })
  return path.slice(path.indexOf('/') + 1)
}
const look = async () => (view = await bench.call('budget.view', { budget: view.budget }))
const table = (id: string) => view.tables.find((each) => each.id === id)
const row = (id: string, name: string) => table(id)?.rows.find((each) => each.name === name)
const text = () => view.text.flatMap(({ blocks }) => blocks.map((each) => each.text))

beforeEach(async () => {
  bench = openBench([join(import.meta.dirname, '../fixtures/neutral-pack')])
  view = await bench.create({
    file: bench.path('临江.budget'),
    from: { agency: '临江市水务局', fiscalYear: 2026, templatePack: 'linjiang-2026' },
  })
  await add('unit', {
    code: '07',
    name: '河道管理所',
    independentAccounting: true,
    departments: [],
  })
  await add('unit', {
    code: '08',
    name: '水文站',
    independentAccounting: false,
    departments: ['一组', '二组'],
  })
  for (const code of ['dredge', 'gauge', 'idle']) {
    ids.set(code, await add('project', { code, name: `${code}工程`, key: code === 'gauge' }))
  }
  const line = (more: object) => add('line', { functionCode: '2130301', economicCode: '30201', ...more })
  await line({ projectId: 'dredge', amount: 30_000_000, economicCode: '31005' })
  await line({ projectId: 'gauge', amount: 12_345_678, unitId: '07', fundType: '121' })
  await line({ kind: 'operating', amount: 5_000_000, projectId: null })
  await add('priorFact', { measure: 'total', amount: 40_000_000, reason: '疏浚河道增加' })
  await add('priorFact', { measure: 'project', projectId: 'dredge', amount: 40_000_000 })
  await add('priorFact', { measure: 'function', functionCode: '213', amount: 39_000_000 })
  await look()
})
afterEach(() => bench.dispose())

test('prints: last year’s column, a row per record, a list’s order with a fixed row, captions, its own words', async () => {
  expect(view.template).toMatchObject({ id: 'linjiang-2026', format: { unit: '元' } })
  expect(table('b1')?.captions).toEqual([
    { id: 'edition', label: '', text: '2026年度预算' },
    { id: 'compiler', label: '编制部门', text: '临江市水务局' },
  ])
  // 30,000,000 + 12,345,678 + 5,000,000 分; last year's margins stand in the rows whose margins they are.
  const column = (name: string) => table('b1')?.columns.findIndex(({ id }) => id === name) ?? -1
  const whole = row('b1', '全部门合计')
  expect(whole?.cells[column('now')]).toBe(47_345_678)
  expect(whole?.cells[column('before')]).toBe(40_000_000)
  expect(whole?.cells[column('govFund')]).toBe(12_345_678)

  expect(
    table('b2')?.rows.map(({ texts }) => [texts?.['unitName'], texts?.['accounts'], texts?.['offices']]),
  ).toEqual([
    ['07 河道管理所', '是', ''],
    ['08 水文站', '否', '一组、二组'],
  ])

  expect(table('b3')?.rows.map(({ name }) => name)).toEqual([
    'dredge工程',
    'gauge工程',
    '机构日常运转',
    '合计',
  ])
  expect(text()).toContain(
    '2026年临江市水务局支出预算473,456.78元，比2025年多73,456.78元，上升18.36%，原因是疏浚河道增加。',
  )
  // 30,000,000 against 40,000,000 分; the other project has no figure of last year and is not said to be new.
  expect(text()).toContain('第1件，dredge工程：300,000.00元，比2025年少100,000.00元，下降25.00%。')
  expect(text()).toContain('第2件，gauge工程：123,456.78元，2025年数待补。')
  expect(text().join('')).not.toContain('idle')
})

test('edits: places and names of a list, a new project, refused money, undo', async () => {
  const { budget } = view
  const before = view
  await add('placement', { list: 'works', item: 'running', position: 1, content: '' })
  await add('placement', { list: 'works', object: 'projects/gauge', position: 2, name: '水情测报' })
  await add('placement', { list: 'works', object: 'projects/dredge', position: 3 })
  await look()
  expect(table('b3')?.rows.map(({ name }) => name)).toEqual([
    '机构日常运转',
    '水情测报',
    'dredge工程',
    '合计',
  ])
  expect(text().filter((each) => each.startsWith('第'))).toEqual([
    '第1件，gauge工程：123,456.78元，2025年数待补。',
    '第2件，dredge工程：300,000.00元，比2025年少100,000.00元，下降25.00%。',
  ])
  const twice = { list: 'works', object: 'projects/gauge', position: 9 }
  expect((await bench.refused('edit.add', { budget, kind: 'placement', value: twice })).code).toBe(
    'duplicate',
  )

  const gauge = view.document.lines.find(({ fundType }) => fundType === '121')
  for (const [field, value] of [
    ['fundType', '13'],
    ['fundType', '112'],
    ['source', '上级专项转移支付'],
    ['appropriation', '履职类项目'],
  ] as const) {
    const refused = await bench.refused('edit.set', {
      budget,
      path: `lines/${gauge?.id ?? ''}/${field}`,
      value,
    })
    expect([field, refused.code]).toEqual([field, 'bad-value'])
  }
  await bench.call('edit.set', {
    budget,
    path: `projects/${ids.get('gauge') ?? ''}/nature`,
    value: '新增项目',
  })
  await look()
  expect(text()).toContain('第1件，gauge工程：123,456.78元，系2026年新设。')
  for (let i = 0; i < 4; i += 1) await bench.call('edit.undo', { budget })
  await look()
  expect(view.tables).toEqual(before.tables)
  expect(view.text).toEqual(before.text)
})

test('overrides: a paragraph goes with its project through its code, ages by its name, and is listed when its row goes', async () => {
  const { budget } = view
  const gauge = ids.get('gauge') ?? ''
  const set = (field: string, value: string) =>
    bench.call('edit.set', { budget, path: `projects/${gauge}/${field}`, value })
  await bench.call('text.override', {
    budget,
    block: `p5/matters/${gauge}`,
    text: '第2件，gauge工程：测报水情。',
  })
  await bench.call('text.override', {
    budget,
    block: `p5/focus/${gauge}`,
    text: '| 1 | 手写 | 手写 | 手写 |',
  })
  await set('code', 'G-2')
  await set('name', '水情测报')
  await look()
  const matter = view.text
    .flatMap(({ blocks }) => blocks)
    .find(({ shownKey }) => shownKey === 'p5/matters/G-2')
  expect(matter).toMatchObject({ kind: 'override', text: '第2件，gauge工程：测报水情。', stale: true })
  expect(matter?.figures.filter((each) => 'printed' in each)).toMatchObject([
    { role: 'words', text: 'gauge工程', printed: '水情测报' },
  ])
  expect(view.unplaced).toEqual([])
  await set('key', '否')
  await look()
  expect(text()).toContain('2026年没有重点事项。')
  expect(view.unplaced).toMatchObject([{ place: 'p5/focus', object: `projects/${gauge}` }])
})
