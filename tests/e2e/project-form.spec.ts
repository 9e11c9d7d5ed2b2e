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
  // The first takes over what the line says, so that what is published stays.
  await page.keyboard.press('Insert')
  await expect(cell(0, 'worth')).toHaveText('134.94')
  await expect(cell(0, 'lineId')).toHaveText('委托业务费')
  await page.keyboard.type('市容环境卫生和生活垃圾分类')
  await page.keyboard.press('Tab')
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
    '没有。购置设备须先有 310 类分项。',
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

test('a project that is duplicated takes along all that belongs to it, its items on lines of its own', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  await goTo(editor, /^采购/)
  await page.keyboard.press('Insert')
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
