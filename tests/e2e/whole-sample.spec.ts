import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { budget } from '../support/program'
import { closeFile, gridCell, openListed } from './support/budget-page'
import { expect, test } from './support/desk'
import { pasteText } from './support/paste'

/**
 * A whole budget as a preparer writes it: from a file that knows the department, its units and basic lines alone, in the
 * window, by keyboard and paste, to the published one, word for word.
 */
test.use({
  permissions: ['clipboard-read', 'clipboard-write'],
  viewport: { width: 1920, height: 1080 },
  actionTimeout: 10_000,
  screenshot: 'only-on-failure',
})

type Values = Readonly<Record<string, unknown>>
interface Placed extends Values {
  readonly id: string
  readonly position: number
}
interface Sample extends Values {
  readonly units: readonly Placed[]
  readonly projects: readonly Placed[]
  readonly placements: readonly Placed[]
  readonly lines: readonly Placed[]
  readonly priorFacts: readonly Placed[]
  readonly goals: readonly Placed[]
  readonly indicators: readonly Placed[]
}

const sample = JSON.parse(
  readFileSync(new URL('../../resources/samples/longgang-2024.json', import.meta.url), 'utf8'),
) as Sample
const inOrder = <T extends Placed>(list: readonly T[]): readonly T[] =>
  list.toSorted((a, b) => a.position - b.position)
const ofProject = <T extends Placed>(list: readonly T[], project: string | null): readonly T[] =>
  inOrder(list.filter(({ projectId }) => projectId === project))
const projects = inOrder(sample.projects)
const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
const inTenThousands = (cents: unknown): string => String(Number(cents) / 1_000_000)
/** Lines are called by what they are for, in words. */
const ECONOMIC: Readonly<Record<string, string>> = {
  '30227': '委托业务费',
  '31002': '办公设备购置',
  '31204': '费用补贴',
}
const yesOrNo = (value: unknown): string => (value === true ? '是' : '否')
const sheet = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join('\t')).join('\r\n') + '\r\n'

/** What the preparer is given: nothing of it is about a project, nor a target. */
async function openBare(page: Page, folder: string): Promise<void> {
  const bare = {
    ...sample,
    projects: [],
    placements: [],
    lines: sample.lines.filter(({ projectId }) => projectId === null),
    priorFacts: sample.priorFacts.filter(({ projectId }) => projectId === null),
    goals: [],
    indicators: [],
  }
  writeFileSync(join(folder, 'bare.json'), JSON.stringify(bare))
  const ended = await budget(folder, [
    'import',
    join(folder, 'bare.json'),
    '--out',
    join(folder, '起草.budget'),
  ])
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  await page.reload()
  await openListed(page, /起草/)
  await expect(page.getByRole('main', { name: '项目支出' })).toContainText('还没有项目')
}

/** Shows columns that are put away, or puts them away again; one stands in the grid. */
async function toggleColumns(page: Page, ...names: readonly string[]): Promise<void> {
  await page.keyboard.press('Shift+F10')
  const menu = page.getByRole('menu', { name: /^列：/ })
  for (const name of names) await menu.getByRole('menuitemcheckbox', { name, exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
}

/** Pastes rows that are all beyond the last one, and has records made of them. */
async function pasteNew(page: Page, rows: readonly (readonly string[])[], what: string): Promise<void> {
  await pasteText(page, sheet(rows))
  await page.getByRole('button', { name: `新增 ${rows.length} 个${what}` }).click()
  await expect(page.getByText(`已新增 ${rows.length}`)).toBeVisible()
}

async function goToProject(page: Page, name: string): Promise<Locator> {
  await gridCell(page, name, 'name').click()
  const editor = page.getByRole('article', { name, exact: true })
  await expect(editor).toBeVisible()
  return editor
}

const lineCodes = (line: Values): readonly string[] => [
  text(line['economicCode']),
  text(line['functionCode']),
  text(line['purpose']),
]
const paidBy = (line: Values, source: 'duty' | 'special' | 'govFund'): string => {
  const own = line['fundType'] === '121' ? 'govFund' : line['appropriation']
  return own === source ? inTenThousands(line['amount']) : ''
}

/** The names of an order, by moves: each row up to its place. */
async function putInOrder(page: Page, rows: Locator, names: readonly string[]): Promise<void> {
  for (const [at, name] of names.entries()) {
    const now = await rows.allTextContents()
    const from = now.indexOf(name)
    expect(from).toBeGreaterThanOrEqual(at)
    if (from === at) continue
    await rows.nth(from).click()
    for (let i = from; i > at; i -= 1) await page.keyboard.press('Alt+Shift+ArrowUp')
    await expect(rows.nth(at)).toHaveText(name)
  }
}

/** Goals are numbered as they stand; where the published ones are not, they are numbered by hand. */
async function numberGoals(page: Page, region: Locator, goals: readonly Placed[]): Promise<void> {
  const numbers = goals.map(({ number }) => text(number))
  if (goals.length === 1 || numbers.every((number, at) => number === String(at + 1))) return
  await region.locator('[data-column="text"]').first().click()
  await toggleColumns(page, '序号')
  await region.locator('[data-column="number"]').first().click()
  await pasteText(page, sheet(numbers.map((number) => [number])))
  await expect(region.locator('[data-column="number"]').last()).toHaveText(numbers.at(-1) ?? '')
  await toggleColumns(page, '序号')
}

function listed(list: string): readonly { readonly title: string; readonly place: Placed }[] {
  return inOrder(sample.placements.filter((place) => place['list'] === list)).map((place) => {
    const project = projects.find(({ id }) => place['object'] === `projects/${id}`)
    return { title: project ? text(project['name']) : '基本支出', place }
  })
}

/** Tables and text of a budget as the command line prints them. */
async function printed(folder: string, file: string): Promise<readonly string[]> {
  const told: string[] = []
  for (const [command = '', ...options] of [['tables', '--format', 'csv'], ['text']]) {
    const { code, stderr, stdout } = await budget(folder, [command, join(folder, file), ...options])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    told.push(stdout)
  }
  return told
}

test('the sample’s fourteen projects and seventy-one indicators, from none to tables and text as published', async ({
  page,
  desk,
}) => {
  test.setTimeout(600_000)
  await openBare(page, desk.folder)

  await test.step('projects with their marks, purposes, last year and reasons', async () => {
    await pasteNew(
      page,
      projects.map(({ name }) => [text(name)]),
      '项目',
    )
    await goToProject(page, text(projects[0]?.['name']))
    await toggleColumns(
      page,
      '项目代码',
      '项目类别',
      '项目性质',
      '通用项目',
      '重点项目',
      '主要用于',
      '增减原因',
    )
    const facts = projects.map(({ id }) => ofProject(sample.priorFacts, id)[0])
    await gridCell(page, text(projects[0]?.['name']), 'prior').click()
    await pasteText(page, sheet(facts.map((fact) => [inTenThousands(fact?.['amount'])])))
    await gridCell(page, text(projects[0]?.['name']), 'code').click()
    await pasteText(
      page,
      sheet(
        projects.map((project, at) => [
          text(project['code']),
          project['category'] === '22' ? '其他运转类' : '特定目标类',
          { continuing: '延续项目', new: '新增项目', oneOff: '一次性项目' }[text(project['nature'])] ?? '',
          yesOrNo(project['common']),
          yesOrNo(project['key']),
          text(project['purpose']),
          text(facts[at]?.['reason']),
        ]),
      ),
    )
    await expect(gridCell(page, text(projects.at(-1)?.['name']), 'code')).toHaveText(
      text(projects.at(-1)?.['code']),
    )
  })

  await test.step('lines of every project, as a matrix', async () => {
    for (const [at, project] of projects.entries()) {
      const editor = await goToProject(page, text(project['name']))
      if (at === 0) await page.keyboard.press('Control+Shift+G')
      const lines = editor.getByRole('grid', { name: '分项与资金来源' })
      await lines.click()
      if (at === 0) {
        await pasteNew(page, [['30227']], '分项')
        await toggleColumns(page, '功能科目', '用途')
        await lines.locator('[data-column="economic"]').first().click()
        await page.keyboard.press('Control+-')
        await expect(lines.locator('[data-column="economic"]')).toHaveCount(0)
      }
      const rows = ofProject(sample.lines, project.id)
      await pasteNew(
        page,
        rows.map((line) => [
          ...lineCodes(line),
          paidBy(line, 'duty'),
          paidBy(line, 'special'),
          paidBy(line, 'govFund'),
        ]),
        '分项',
      )
    }
  })

  await test.step('what is bought with them', async () => {
    for (const project of projects) {
      const lines = ofProject(sample.lines, project.id)
      const bought = lines.filter((line) => line['procurement'] !== 0)
      if (bought.length === 0) continue
      const editor = await goToProject(page, text(project['name']))
      const items = editor.getByRole('grid', { name: '采购明细' })
      await items.click()
      const rows = bought.map((line) => [
        ...(lines.length > 1 ? [ECONOMIC[text(line['economicCode'])] ?? ''] : []),
        line['procurementCategory'] === 'goods' ? '货物' : '服务',
        '按本级采购计划',
        '1',
        inTenThousands(line['procurement']),
        '',
        line['procurementSme'] === line['procurement'] ? '中小企业' : '不预留',
      ])
      await pasteNew(page, rows, '采购明细')
    }
  })

  await test.step('goals of the department and of every project, and the department’s indicators', async () => {
    await page.keyboard.press('Control+4')
    const whose = page.getByLabel('部门整体，或一个项目')
    for (const project of [null, ...projects]) {
      if (project === null) await whose.selectOption({ label: '部门整体支出' })
      else await whose.selectOption({ index: projects.indexOf(project) + 1 })
      const goals = ofProject(sample.goals, project?.id ?? null)
      const region = page.getByRole('region', { name: '绩效目标', exact: true })
      await expect(region).toContainText('0 条')
      await region.getByRole('grid', { name: '绩效目标' }).click()
      await pasteNew(
        page,
        goals.map((goal) => [text(goal['text'])]),
        '绩效目标',
      )
      await numberGoals(page, region, goals)
    }
    await whose.selectOption({ label: '部门整体支出' })
    const region = page.getByRole('region', { name: '绩效指标', exact: true })
    await region.getByRole('grid', { name: '绩效指标' }).click()
    // Sign, value, unit, weight and what is printed.
    await pasteNew(
      page,
      ofProject(sample.indicators, null).map((indicator) =>
        ['level1', 'level2', 'level3', 'sign', 'value', 'unit', 'weight', 'target'].map((name) =>
          text(indicator[name]),
        ),
      ),
      '绩效指标',
    )
  })

  await test.step('the orders in which tables and text print them, with names and contents of their own', async () => {
    await page.keyboard.press('Control+5')
    const rows = page.getByRole('main', { name: '列印次序' }).locator('[data-column="title"]')
    const lists = page.getByRole('group', { name: '哪一处的次序' })
    for (const [list, name] of [
      ['t05', /表5/],
      ['p7', /第七部分/],
      ['t12', /表12/],
    ] as const) {
      await lists.getByRole('button', { name }).click()
      await putInOrder(
        page,
        rows,
        listed(list).map(({ title }) => title),
      )
    }
    await gridCell(page, listed('t12')[0]?.title ?? '', 'name').click()
    await pasteText(
      page,
      sheet(listed('t12').map(({ place }) => [text(place['name']), text(place['content'])])),
    )
  })

  await closeFile(page)
  await budget(desk.folder, ['new', '示例.budget', '--sample', 'longgang-2024'])
  const made = await printed(desk.folder, '起草.budget')
  const published = await printed(desk.folder, '示例.budget')
  expect(made[0]).toEqual(published[0])
  expect(made[1]).toEqual(published[1])
})
