import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { amountOf, closeFile, openSample, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'
import { pasteText } from './support/paste'

/** All that is known of a project is told in its editor, by keys and by pasting; the closed file has it. */
const PROJECT = '商贸管理'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

type Stored = Readonly<Record<string, unknown>>

/** What a query finds of the project in the closed file; `?`: its name. */
function query(folder: string, sql: string): readonly Stored[] {
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db.prepare(sql).all(PROJECT) as Stored[]
  db.close()
  return rows
}

async function openProject(page: Page): Promise<Locator> {
  await openSample(page)
  await amountOf(page, PROJECT).click()
  const editor = page.getByRole('article', { name: PROJECT })
  await expect(editor).toBeVisible()
  return editor
}

/** To a section by the line of sections. */
async function goTo(editor: Locator, section: RegExp): Promise<void> {
  await editor
    .getByRole('navigation', { name: '项目的各部分' })
    .getByRole('button', { name: section })
    .click()
}

test('what a project is goes from field to field by keys; a year that is none is refused where it stands', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  await goTo(editor, /^基本信息/)
  await editor.getByRole('combobox', { name: '承担单位' }).selectOption({ index: 2 })
  await editor.getByRole('textbox', { name: '项目代码' }).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('440307202400110000008')
  await page.keyboard.press('Enter')
  const start = editor.getByRole('textbox', { name: '起始年度' })
  await expect(start).toBeFocused()
  await page.keyboard.type('二三年')
  await page.keyboard.press('Enter')
  await expect(start).toHaveAttribute('aria-invalid', 'true')
  await expect(editor.getByRole('alert')).toContainText('“二三年”不是整数')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('2023')
  const next = { 终止年度: '2025', 责任人: '陈立', 联系电话: '0755-28000000', 控制数: '10500' }
  for (const [field, text] of Object.entries(next)) {
    await page.keyboard.press('Enter')
    await expect(editor.getByRole('textbox', { name: field })).toBeFocused()
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await expect(editor.getByText('余 140.06')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(editor.getByRole('checkbox', { name: '通用项目' })).toBeChecked()
  await expect(statusBar(page)).toContainText('通用项目')

  await closeFile(page)
  expect(
    query(
      desk.folder,
      `SELECT code, start_year, end_year, responsible, phone, control_figure, common, key, secret,
         (SELECT code FROM units WHERE units.id = unit_id) AS unit FROM projects WHERE name = ?`,
    ),
  ).toEqual([
    {
      code: '440307202400110000008',
      start_year: 2023,
      end_year: 2025,
      responsible: '陈立',
      phone: '0755-28000000',
      control_figure: 10_500_000_000,
      common: 1,
      key: 1,
      secret: 0,
      unit: '002',
    },
  ])
})

test('procurement is told item by item: pasted below the first, booked into its line, too much refused, taken back', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  const items = editor.getByRole('grid', { name: '采购明细' })
  const cell = (row: number, column: string) => items.locator(`[data-row="${row}"] [data-column="${column}"]`)
  const section = editor.getByRole('region', { name: '政府采购' })
  await expect(section).toContainText('30227 采购 134.94，还没有明细')
  await goTo(editor, /^采购/)
  // Until the first costs something, what the line says stays; in the order of the columns nothing of it is refused.
  await page.keyboard.press('Insert')
  await expect(cell(0, 'lineId')).toHaveText('委托业务费')
  await expect(section).toContainText('30227 采购 134.94，还没有明细')
  for (const text of ['市容环境卫生和生活垃圾分类', '3']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('1.5')
  await page.keyboard.press('Enter')
  await expect(cell(0, 'worth')).toHaveText('4.50')
  await expect(section).toContainText('记入 30227，4.50 ≤ 359.94')
  await expect(statusBar(page)).toContainText('政府采购原为 134.94，改为 4.50')
  await cell(0, 'quantity').click()
  await page.keyboard.type('2')
  await page.keyboard.press('Tab')
  await page.keyboard.type('24')
  await page.keyboard.press('Enter')
  await expect(cell(0, 'worth')).toHaveText('48.00')
  await expect(section).toContainText('记入 30227，48.00 ≤ 359.94，余 311.94')

  await cell(0, 'content').click()
  await pasteText(page, '市容环境卫生\t2\t24\n再生资源回收站点安全监测\t1\t52.94')
  await page.getByRole('button', { name: '新增 1 个采购明细' }).click()
  await expect(section).toContainText('记入 30227，100.94 ≤ 359.94，余 259.00')
  await cell(1, 'price').click()
  await page.keyboard.type('400')
  await page.keyboard.press('Enter')
  await expect(cell(1, 'price')).toHaveAttribute('aria-invalid', 'true')
  await expect(editor.getByRole('alert')).toContainText('超过分项金额 359.94 万元')
  await expect(section).toContainText('记入 30227，100.94')
  await page.keyboard.press('Escape')
  await expect(cell(1, 'price')).toHaveText('52.94')
  await page.keyboard.press('Control+-')
  await expect(section).toContainText('记入 30227，48.00')
  await page.keyboard.press('Control+z')
  await expect(section).toContainText('记入 30227，100.94')
  await expect(editor.getByRole('region', { name: '资产购置' })).toContainText(
    '没有。购置设备须先有 309、310 类分项。',
  )

  await closeFile(page)
  expect(
    query(
      desk.folder,
      `SELECT content, quantity, price, category, lines.procurement FROM procurements
         JOIN lines ON lines.id = line_id WHERE project_id = (SELECT id FROM projects WHERE name = ?)
       ORDER BY procurements.position`,
    ),
  ).toEqual([
    {
      content: '市容环境卫生',
      quantity: 200,
      price: 24_000_000,
      category: 'services',
      procurement: 100_940_000,
    },
    {
      content: '再生资源回收站点安全监测',
      quantity: 100,
      price: 52_940_000,
      category: 'services',
      procurement: 100_940_000,
    },
  ])
})

test('what is being typed goes on in a row that moves to its place meanwhile', async ({ page }) => {
  const editor = await openProject(page)
  const years = editor.getByRole('grid', { name: '分年度计划' })
  await goTo(editor, /^分年度/)
  await years.locator('[data-row="0"] [data-column="amount"]').click()
  await page.keyboard.press('Insert')
  await expect(editor.getByRole('textbox', { name: '2025年计划 金额' })).toBeFocused()
  let answer = (): void => undefined
  const held = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/edit.*', async (route) => {
    await held
    await route.continue()
  })
  await page.keyboard.press('Home')
  await page.keyboard.type('2023')
  await page.keyboard.press('Tab')
  await page.keyboard.type('69')
  answer()
  await expect(years.locator('[data-row="0"] [data-column="year"]')).toHaveText('2023')
  await page.keyboard.type('52.44')
  await page.keyboard.press('Enter')
  await expect(years.locator('[data-row="0"] [data-column="amount"]')).toHaveText('6,952.44')
})

test('years beside the budget’s own come to the whole; documents without their 文号 are named', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  const years = editor.getByRole('grid', { name: '分年度计划' })
  await goTo(editor, /^分年度/)
  const own = years.locator('[data-row="0"] [data-column="amount"]')
  await expect(own).toHaveText('10,359.94')
  await own.click()
  await page.keyboard.type('5')
  await expect(own).toHaveText('10,359.94')
  const typedInto = (name: string) => editor.getByRole('textbox', { name })
  await page.keyboard.press('Insert')
  await expect(typedInto('2025年计划 金额')).toBeFocused()
  await page.keyboard.type('8000')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Insert')
  await expect(typedInto('2026年计划 金额')).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.type('2023')
  await page.keyboard.press('Tab')
  await page.keyboard.type('6952.44')
  await page.keyboard.press('Enter')
  await expect(years.locator('[data-column="year"]:is([role="gridcell"])')).toHaveText([
    '2023',
    '2024',
    '2025',
  ])
  await editor.getByRole('textbox', { name: '项目总额' }).click()
  await page.keyboard.type('25452.44')
  await page.keyboard.press('Enter')
  const section = editor.getByRole('region', { name: '分年度计划' })
  await expect(section).toContainText('25,312.38')
  await expect(section).toContainText('差140.06')
  await page.keyboard.type('25312.38')
  await page.keyboard.press('Enter')
  await expect(section).toContainText('相符')

  await goTo(editor, /^说明/)
  const basis = editor.getByRole('textbox', { name: '立项依据' })
  await basis.click()
  await page.keyboard.insertText('《扩大汽车消费措施》')
  await expect(editor.getByRole('status').filter({ hasText: '没有文号' })).toContainText(
    '《扩大汽车消费措施》',
  )
  await page.keyboard.insertText('（深府〔2023〕12号）')
  await expect(editor.getByRole('status').filter({ hasText: '没有文号' })).toHaveCount(0)
  await expect(statusBar(page)).toContainText('立项依据')

  await closeFile(page)
  const plans = `SELECT year, amount FROM year_plans WHERE project_id = (SELECT id FROM projects WHERE name = ?) ORDER BY year`
  expect(query(desk.folder, plans)).toEqual([
    { year: 2023, amount: 6_952_440_000 },
    { year: 2025, amount: 8_000_000_000 },
  ])
  expect(query(desk.folder, 'SELECT total_amount, legal_basis FROM projects WHERE name = ?')).toEqual([
    { total_amount: 25_312_380_000, legal_basis: '《扩大汽车消费措施》（深府〔2023〕12号）' },
  ])
})

test('what is refused of an item goes with the item, and names its project until then', async ({ page }) => {
  const editor = await openProject(page)
  const items = editor.getByRole('grid', { name: '采购明细' })
  await goTo(editor, /^采购/)
  await page.keyboard.press('Insert')
  await items.locator('[data-row="0"] [data-column="price"]').click()
  await page.keyboard.type('100')
  await page.keyboard.press('Enter')
  await expect(items.locator('[data-row="0"] [data-column="worth"]')).toHaveText('100.00')
  await items.locator('[data-row="0"] [data-column="quantity"]').click()
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(statusBar(page)).toContainText('没有存上：商贸管理 采购明细第 1 条 数量')
  await page.keyboard.press('Escape')
  await expect(statusBar(page)).not.toContainText('没有存上')
  await items.locator('[data-row="0"] [data-column="quantity"]').click()
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(statusBar(page)).toContainText('没有存上')
  await amountOf(page, PROJECT).click()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(items.locator('[data-row="0"] [data-column="price"]')).toHaveCount(0)
  await expect(statusBar(page)).not.toContainText('没有存上')
})

test('the lines of a project go along to its new unit, and each has its own to be seen and set', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  await goTo(editor, /^基本信息/)
  await editor.getByRole('combobox', { name: '承担单位' }).selectOption({ index: 2 })
  await expect(statusBar(page)).toContainText('2 条分项的预算单位随之改为“中国国际贸易促进委员会龙岗支会”。')
  const units = editor
    .getByRole('grid', { name: '分项与资金来源' })
    .locator('[data-column="unitId"]:is([role="gridcell"])')
  await expect(units).toHaveText(['中国国际贸易促进委员会龙岗支会', '中国国际贸易促进委员会龙岗支会'])
  await units.last().click()
  await page.keyboard.type('003')
  await page.keyboard.press('Enter')
  await expect(units.last()).toHaveText('深圳市龙岗区工业和信息化局产业发展中心')
  await page.keyboard.press('Control+Shift+G')
  await expect(units).toHaveText(['中国国际贸易促进委员会龙岗支会', '深圳市龙岗区工业和信息化局产业发展中心'])
  await closeFile(page)
  const lines = `SELECT (SELECT code FROM units WHERE units.id = lines.unit_id) AS unit FROM lines
    WHERE project_id = (SELECT id FROM projects WHERE name = ?) ORDER BY position`
  expect(query(desk.folder, lines)).toEqual([{ unit: '002' }, { unit: '003' }])
})

test('a project that is duplicated takes along all that belongs to it, its items on lines of its own', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  await goTo(editor, /^采购/)
  await page.keyboard.press('Insert')
  await expect(editor.getByRole('textbox', { name: /采购明细第 1 条/ })).toBeFocused()
  await page.keyboard.press('End')
  await editor.getByRole('grid', { name: '采购明细' }).locator('[data-row="0"] [data-column="price"]').click()
  await page.keyboard.type('134.94')
  await page.keyboard.press('Enter')
  await expect(editor.getByRole('region', { name: '政府采购' })).toContainText('记入 30227，134.94')
  await goTo(editor, /^分年度/)
  await page.keyboard.press('Insert')
  await expect(editor.getByRole('textbox', { name: '2025年计划 金额' })).toBeFocused()
  await page.keyboard.type('8000')
  await page.keyboard.press('Enter')
  await expect(statusBar(page)).toContainText('8,000.00')
  await amountOf(page, PROJECT).click()
  await page.keyboard.press('Control+Shift+D')
  const copy = page.getByRole('article', { name: `${PROJECT}（副本）` })
  await expect(copy.getByRole('region', { name: '政府采购' })).toContainText('记入 30227，134.94 ≤ 359.94')
  await expect(copy.getByRole('region', { name: '分年度计划' })).toContainText('18,359.94')
  await closeFile(page)
  const counted = `SELECT count(*) AS items, count(DISTINCT line_id) AS lines FROM procurements WHERE ? <> ''`
  expect(query(desk.folder, counted)).toEqual([{ items: 2, lines: 2 }])
})

test('years that are moved on are both stored, whichever is typed first; nothing is said to be left', async ({
  page,
}) => {
  const editor = await openProject(page)
  await goTo(editor, /^基本信息/)
  const [start, end] = ['起始年度', '终止年度'].map((name) => editor.getByRole('textbox', { name }))
  if (!start || !end) throw new Error('two fields')
  for (const [field, year] of [
    [start, '2023'],
    [end, '2025'],
  ] as const) {
    await field.fill(year)
    await field.press('Enter')
    await expect(statusBar(page)).toContainText(`→ ${year}`)
  }
  await start.fill('2026')
  await start.press('Enter')
  await expect(start).toHaveAttribute('aria-invalid', 'true')
  await expect(statusBar(page)).toContainText('没有存上')
  await end.fill('2020')
  await end.press('Enter')
  await expect(editor.getByRole('alert').first()).toContainText('终止年度 2020 早于起始年度 2023')
  await end.fill('2028')
  await end.press('Enter')
  await expect(start).toHaveAttribute('aria-invalid', 'false')
  await expect(start).toHaveValue('2026')
  await expect(end).toHaveValue('2028')
  await expect(statusBar(page)).not.toContainText('没有存上')
})

test('a table of years that holds the budget’s own is pasted year by year, also at the column of amounts', async ({
  page,
}) => {
  const editor = await openProject(page)
  await goTo(editor, /^分年度/)
  const plans = editor.getByRole('grid', { name: '分年度计划' })
  const rows = plans.locator('.body [role="row"]')
  await expect(rows).toHaveCount(1)
  await rows.first().locator('[data-column="amount"]').click()
  await pasteText(page, '2023\t10\r\n2024\t20\r\n2025\t30')
  await expect(page.getByText('2024年是本预算的年度，它的金额是各分项的合计，没有粘贴。')).toBeVisible()
  await page.getByRole('button', { name: '新增 2 个分年度计划' }).click()
  await expect(rows.locator('[data-column="year"]')).toHaveText(['2023', '2024', '2025'])
  await expect(rows.locator('[data-column="amount"]')).toHaveText(['10.00', '10,359.94', '30.00'])
  await rows.nth(1).locator('[data-column="amount"]').click()
  await pasteText(page, '2025\t31\r\n2023\t11')
  await expect(rows.locator('[data-column="amount"]')).toHaveText(['11.00', '10,359.94', '31.00'])
})
