import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  amountOf,
  closeFile,
  editorOf,
  lineCell,
  openListed,
  openSample,
  projectList,
  runCommand,
  statusBar,
} from './support/budget-page'
import { expect, test } from './support/desk'
import { pasteText } from './support/paste'

/** What could not be stored stays red in its own cell: one goes on elsewhere, and nothing of it lands in another. */
test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const LAW = '法律顾问服务经费（通用项目）'
const ROOMS = '办公用房修缮与维护（通用项目）'
const NEWS = '宣传经费（通用项目）'
const RESEARCH = '课题调研经费（通用项目）'

async function stored(page: Page, folder: string): Promise<Readonly<Record<string, number | null>>> {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db
    .prepare(
      'SELECT name, (SELECT sum(amount) FROM lines WHERE project_id = projects.id) AS amount FROM projects',
    )
    .all() as { name: string; amount: number | null }[]
  db.close()
  return Object.fromEntries(rows.map((row) => [row.name, row.amount]))
}

async function refuse(page: Page, project: string, text: string): Promise<void> {
  await amountOf(page, project).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(amountOf(page, project)).toHaveAttribute('aria-invalid', 'true')
}

test('a click leads away from a text that cannot be read: what is pasted and typed then lands where it points', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await refuse(page, LAW, '7x')
  await expect(editorOf(page, LAW)).toBeFocused()
  await amountOf(page, NEWS).click()
  await expect(editorOf(page, NEWS)).toBeFocused()
  await pasteText(page, '501\n502')
  await expect(amountOf(page, NEWS)).toHaveText('501.00')
  await expect(amountOf(page, LAW)).toHaveText('7x')
  await expect(statusBar(page)).toContainText(`没有存上：${LAW} 2024年预算`)
  await amountOf(page, ROOMS).click()
  await page.keyboard.type('500')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, ROOMS)).toHaveText('500.00')
  // Gone to again it is at hand, and arrows lead on once one has seen why.
  await amountOf(page, LAW).click()
  await expect(editorOf(page, LAW)).toHaveValue('7x')
  await page.keyboard.press('ArrowDown')
  await expect(editorOf(page, ROOMS)).toBeFocused()
  const amounts = await stored(page, desk.folder)
  expect([LAW, ROOMS, NEWS].map((name) => amounts[name])).toEqual([98_900_000, 500_000_000, 501_000_000])
})

test('what the core refused afterwards calls nobody back who went on by hand', async ({ page, desk }) => {
  await openSample(page)
  await refuse(page, '外经贸管理', '5')
  await amountOf(page, RESEARCH).click()
  await expect(editorOf(page, RESEARCH)).toBeFocused()
  await expect(statusBar(page)).toContainText('没有存上：外经贸管理 2024年预算')
  await pasteText(page, '350')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, RESEARCH)).toHaveText('350.00')
  const amounts = await stored(page, desk.folder)
  expect([amounts['外经贸管理'], amounts[RESEARCH]]).toEqual([323_000_000, 350_000_000])
})

test('in another unit a refused amount says its own; typed anew it is of the unit shown', async ({
  page,
  desk,
}) => {
  await openSample(page)
  const editor = page.getByRole('article', { name: '外经贸管理' })
  await amountOf(page, '外经贸管理').click()
  await editor.getByLabel(/2024年预算合计/).fill('32x')
  await page.keyboard.press('Enter')
  await refuse(page, LAW, '75x')
  await runCommand(page, '视图', /元/)
  await expect(amountOf(page, LAW)).toHaveText('75x万元')
  await editorOf(page, LAW).focus()
  await expect(editorOf(page, LAW)).toHaveValue('75x万元')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('750000')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, LAW)).toHaveText('750,000.00')
  await amountOf(page, '外经贸管理').click()
  await expect(editor.getByLabel(/2024年预算合计/)).toHaveValue('32x万元')
  expect((await stored(page, desk.folder))[LAW]).toBe(75_000_000)
})

test('closing asks about what was not stored, and says what it was', async ({ page, desk }) => {
  await openSample(page)
  await refuse(page, NEWS, '7x')
  await runCommand(page, '文件', /关闭文件/)
  await expect(page.getByText(`“${NEWS} 2024年预算”写了“7x”，没有存上，关闭就丢掉了。`)).toBeVisible()
  await page.getByRole('button', { name: '回去改' }).click()
  await expect(amountOf(page, NEWS)).toHaveText('7x')
  await closeFile(page)
  await openListed(page, /深圳市龙岗区工业和信息化局2024年部门预算/)
  await expect(amountOf(page, NEWS)).toHaveText('130.00')
  expect((await stored(page, desk.folder))[NEWS]).toBe(130_000_000)
})

test('a group that closes over a refused cell leaves one on its line', async ({ page }) => {
  await openSample(page)
  await page.getByRole('button', { name: '按功能科目分组' }).click()
  const rows = projectList(page).getByRole('row', { selected: true })
  await amountOf(page, '外经贸管理').click()
  await pasteText(page, '1O5\nx')
  await expect(amountOf(page, '外经贸管理')).toHaveAttribute('aria-invalid', 'true')
  const band = projectList(page).locator('.band').last()
  await band.click()
  await page.keyboard.press('ArrowLeft')
  await expect(band).toHaveAttribute('aria-expanded', 'false')
  await expect(band).toHaveClass(/active/)
  await page.keyboard.press('ArrowRight')
  await expect(band).toHaveAttribute('aria-expanded', 'true')
  await expect(rows).toHaveCount(1)
})

test('the last line taken away, the focus stays in the empty lines: the same key takes nothing else, and rows can be pasted', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await amountOf(page, NEWS).click()
  const editor = page.getByRole('article', { name: NEWS })
  const area = editor.getByRole('textbox', { name: '分项与资金来源' })
  await lineCell(editor, '委托业务费', 'economic').click()
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Control+-')
  await expect(editor).toContainText('还没有分项。按“新增分项”加一个。')
  await expect(area).toBeFocused()
  await expect(amountOf(page, NEWS)).toBeVisible()
  await expect(page.getByText('没有“projects/')).toHaveCount(0)
  await projectList(page).locator('[data-column="prior"]').nth(5).click()
  await editor.getByText('还没有分项。').click()
  await expect(area).toBeFocused()
  await pasteText(page, '30227\t88\n30201\t99')
  await page.getByRole('button', { name: '新增 2 个分项' }).click()
  await expect(amountOf(page, NEWS)).toHaveText('187.00')
  expect((await stored(page, desk.folder))[NEWS]).toBe(187_000_000)
})
