import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { amountOf, closeFile, lineCell, openSample, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

/** What is done with several lines at once: split, apportioned, moved to another project; seen before it is written. */
const PROJECT = '外经贸管理'

const panel = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })
const said = (page: Page, name: string) => panel(page, name).getByRole('status')
const rows = (page: Page) =>
  page.getByRole('article').getByRole('grid', { name: '分项与资金来源' }).locator('.body [role="row"]')

async function openProject(page: Page) {
  await openSample(page)
  await amountOf(page, PROJECT).click()
  const editor = page.getByRole('article', { name: PROJECT })
  await expect(editor).toBeVisible()
  return editor
}

/** The lines of projects in the closed file, by the projects' names, by another reader. */
async function stored(page: Page, folder: string) {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const lines = db
    .prepare(
      `SELECT projects.name AS project, economic_code AS code, appropriation, lines.purpose AS purpose, amount, procurement
       FROM lines JOIN projects ON projects.id = project_id ORDER BY projects.position, lines.position`,
    )
    .all() as {
    project: string
    code: string
    appropriation: string
    purpose: string
    amount: number
    procurement: number
  }[]
  db.close()
  return (project: string) => lines.filter((line) => line.project === project)
}

test('a line is split by keys; what is left is the last part’s, what is bought stays with the first', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  await lineCell(editor, '委托业务费', 'duty').click()
  await page.keyboard.press('Control+Shift+E')
  await expect(panel(page, '拆分').getByLabel('第 1 份金额')).toBeFocused()
  await page.keyboard.type('150')
  await expect(said(page, '拆分')).toContainText('留在第一份，第一份不能少于它')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('250')
  await expect(panel(page, '拆分').getByLabel('第 2 份金额，剩余的')).toHaveValue('60.00')
  await panel(page, '拆分').getByRole('button', { name: '再分一份' }).click()
  await page.keyboard.type('35.5')
  await panel(page, '拆分').getByLabel('第 2 份资金来源').selectOption({ label: '专项' })
  await panel(page, '拆分').getByLabel('第 2 份用途').fill('展会')
  await panel(page, '拆分')
    .getByRole('button', { name: /^第 3 份经济科目/ })
    .click()
  await page.keyboard.type('30201')
  await page.keyboard.press('Enter')
  await expect(said(page, '拆分')).toHaveText('拆成 3 条，合计 310.00，剩余 24.50 归最后一份。')
  await expect(statusBar(page)).not.toContainText('可撤销')
  await panel(page, '拆分').getByLabel('第 1 份金额').focus()
  await page.keyboard.press('Enter')
  await expect(panel(page, '拆分').getByRole('button', { name: '拆分', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel(page, '拆分')).toHaveCount(0)
  await expect(page.locator('.lines textarea')).toBeFocused()
  await expect(rows(page)).toHaveCount(4)
  await expect(statusBar(page)).toContainText('拆分为 3 条')
  await page.keyboard.press('Control+z')
  await expect(rows(page)).toHaveCount(2)
  await page.keyboard.press('Control+y')
  const of = await stored(page, desk.folder)
  expect(of(PROJECT).filter(({ code }) => code !== '30211')).toMatchObject([
    { code: '30227', appropriation: 'duty', amount: 250_000_000, procurement: 200_000_000 },
    { code: '30227', appropriation: 'special', purpose: '展会', amount: 35_500_000, procurement: 0 },
    { code: '30201', appropriation: 'duty', amount: 24_500_000, procurement: 0 },
  ])
})

test('a total is apportioned over lines as it was shown to be; Escape leaves all as it was', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  await lineCell(editor, '差旅费', 'duty').click()
  await page.keyboard.press('Control+Shift+H')
  const input = panel(page, '分摊').getByLabel('合计', { exact: true })
  await expect(input).toBeFocused()
  await expect(input).toHaveValue('323.00')
  await page.keyboard.type('=323*2')
  await expect(said(page, '分摊')).toHaveText('2 条分项合计 646.00，变动 2 条。')
  await expect(panel(page, '分摊').locator('tbody tr')).toHaveText([
    /差旅费13\.0026\.00\+13\.00/,
    /委托业务费310\.00620\.00\+310\.00/,
  ])
  await page.keyboard.press('Escape')
  await expect(panel(page, '分摊')).toHaveCount(0)
  await expect(statusBar(page)).not.toContainText('可撤销')
  await page.keyboard.press('Control+Shift+H')
  await page.keyboard.type('500.01')
  await panel(page, '分摊').getByRole('button', { name: '平均' }).click()
  await input.focus()
  await page.keyboard.press('Enter')
  await expect(panel(page, '分摊').getByRole('button', { name: '分摊', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(amountOf(page, PROJECT)).toHaveText('500.01')
  await expect(statusBar(page)).toContainText('外经贸管理 2 条分项 合计 323.00 → 500.01')
  const of = await stored(page, desk.folder)
  expect(of(PROJECT).map(({ amount }) => amount)).toEqual([250_005_000, 250_005_000])
})

test('projects come to a total by last year’s shares', async ({ page, desk }) => {
  await openSample(page)
  await amountOf(page, '外经贸管理').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+Shift+M')
  const name = '批量调整'
  await panel(page, name).getByRole('button', { name: '合计分摊' }).click()
  await expect(panel(page, name).getByLabel('合计', { exact: true })).toBeFocused()
  // Last year's were 812.40 and 250.00.
  await page.keyboard.type('531.2')
  await panel(page, name).getByRole('button', { name: '按上年的比例' }).click()
  await expect(panel(page, name).locator('tbody tr')).toHaveText([
    /外经贸管理323\.00406\.20\+83\.20/,
    /宣传经费（通用项目）130\.00125\.00−5\.00/,
  ])
  await panel(page, name).getByRole('button', { name: '全部调整' }).click()
  await expect(amountOf(page, '外经贸管理')).toHaveText('406.20')
  await expect(statusBar(page)).toContainText('2 个项目 合计 453.00 → 531.20')
  const of = await stored(page, desk.folder)
  const sum = (project: string): number => of(project).reduce((all, { amount }) => all + amount, 0)
  expect([sum('外经贸管理'), sum('宣传经费（通用项目）')]).toEqual([406_200_000, 125_000_000])
})

test('a line goes to another project by its name, with what is bought; the way there is offered', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  await lineCell(editor, '委托业务费', 'duty').click()
  await page.keyboard.press('Control+Shift+Y')
  await page.keyboard.type('宣传')
  await expect(said(page, '移到另一项目')).toContainText('1 条分项共 310.00万元 移到“宣传经费（通用项目）”')
  await page.keyboard.press('Enter')
  await expect(panel(page, '移到另一项目')).toHaveCount(0)
  await expect(amountOf(page, PROJECT)).toHaveText('13.00')
  await expect(amountOf(page, '宣传经费（通用项目）')).toHaveText('440.00')
  await page.getByRole('button', { name: '去看' }).click()
  await expect(page.getByRole('article', { name: '宣传经费（通用项目）' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, PROJECT)).toHaveText('323.00')
  await page.keyboard.press('Control+y')
  await expect(amountOf(page, PROJECT)).toHaveText('13.00')
  const of = await stored(page, desk.folder)
  expect(of('宣传经费（通用项目）')).toContainEqual(
    expect.objectContaining({ code: '30227', amount: 310_000_000, procurement: 200_000_000 }),
  )
})

test('a line goes along to the unit of the project that it is moved to, and it is said before', async ({
  page,
}) => {
  const editor = await openProject(page)
  const other = '宣传经费（通用项目）'
  await amountOf(page, other).click()
  await page
    .getByRole('article', { name: other })
    .getByRole('combobox', { name: '承担单位' })
    .selectOption({ index: 2 })
  await expect(statusBar(page)).toContainText('承担单位')
  await amountOf(page, PROJECT).click()
  await lineCell(editor, '委托业务费', 'duty').click()
  await page.keyboard.press('Control+Shift+Y')
  await page.keyboard.type('宣传')
  await expect(said(page, '移到另一项目')).toContainText('1 条分项的预算单位随之改为')
})

test('procurement that would be cut is said before one agrees, of lines and of projects', async ({
  page,
}) => {
  const editor = await openProject(page)
  // 200.00 of the 310.00 is procurement.
  await lineCell(editor, '委托业务费', 'duty').click()
  await page.keyboard.press('Control+Shift+H')
  await page.keyboard.type('161.5')
  await expect(said(page, '分摊')).toContainText(/委托业务费”的政府采购随之改为 155\.00/)
  await page.keyboard.press('Escape')
  await amountOf(page, PROJECT).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+Shift+M')
  await page.keyboard.type('50')
  await expect(said(page, '批量调整')).toContainText(/委托业务费”的政府采购随之改为 155\.00/)
  await panel(page, '批量调整').getByRole('button', { name: '全部调整' }).click()
  await expect(statusBar(page)).toContainText(/委托业务费”的政府采购随之改为 155\.00/)
})
