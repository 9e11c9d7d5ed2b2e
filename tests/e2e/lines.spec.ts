import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  amountOf,
  closeFile,
  gridCell,
  lineCell,
  openSample,
  projectList,
  statusBar,
} from './support/budget-page'
import { compose } from './support/compose'
import { expect, test } from './support/desk'
import { pasteText } from './support/paste'

/** The lines of a project are a grid like the list: worked by keys, each gesture one step. */
const PROJECT = '外经贸管理'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

interface StoredLine {
  readonly economic_code: string
  readonly amount: number
  readonly fund_type: string
  readonly appropriation: string | null
  readonly purpose: string
}

/** The project's lines in the closed file, in order. */
async function stored(page: Page, folder: string, project = PROJECT): Promise<readonly StoredLine[]> {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db
    .prepare(
      `SELECT economic_code, amount, fund_type, appropriation, purpose FROM lines
       WHERE project_id = (SELECT id FROM projects WHERE name = ?) ORDER BY position`,
    )
    .all(project) as StoredLine[]
  db.close()
  return rows
}

async function openProject(page: Page, project = PROJECT) {
  await openSample(page)
  await amountOf(page, project).click()
  const editor = page.getByRole('article', { name: project })
  await expect(editor).toBeVisible()
  return editor
}

test('a line is added, called, paid for and moved to another source by keys alone; the file has it', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  const economic = (name: string) => lineCell(editor, name, 'economic')
  await lineCell(editor, '委托业务费', 'duty').click()
  await page.keyboard.press('Insert')
  const rows = editor.getByRole('grid', { name: '分项与资金来源' }).getByRole('row', { selected: true })
  await expect(rows).toContainText('委托业务费')
  await expect(statusBar(page)).toContainText('可撤销')
  await page.keyboard.type('12.5')
  await page.keyboard.press('Home')
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('印刷')
  await expect(
    page.getByRole('listbox', { name: '可选的值' }).getByRole('option', { selected: true }),
  ).toHaveText('30202印刷费商品和服务支出')
  await page.keyboard.press('Enter')
  await expect(economic('印刷费')).toHaveText('30202印刷费')
  await expect(lineCell(editor, '印刷费', 'duty')).toHaveText('12.50')

  await economic('印刷费').click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('F2')
  await page.keyboard.press('Enter')
  await expect(lineCell(editor, '印刷费', 'special')).toHaveText('12.50')
  await expect(lineCell(editor, '印刷费', 'duty')).toHaveText('')
  await lineCell(editor, '印刷费', 'purpose').click()
  await compose(page, ['会', '会议'], '会议材料')
  await page.keyboard.press('Tab')
  await expect(lineCell(editor, '印刷费', 'purpose')).toHaveText('会议材料')
  expect(await stored(page, desk.folder)).toContainEqual({
    economic_code: '30202',
    amount: 12_500_000,
    fund_type: '111',
    appropriation: 'special',
    purpose: '会议材料',
  })
})

test('lines are copied and taken away, each one step that is undone', async ({ page, desk }) => {
  const editor = await openProject(page)
  const before = await editor.getByRole('grid', { name: '分项与资金来源' }).getByRole('row').count()
  const rows = editor.getByRole('grid', { name: '分项与资金来源' }).getByRole('row')
  await lineCell(editor, '委托业务费', 'duty').click()
  await page.keyboard.press('Control+Shift+D')
  await expect(rows).toHaveCount(before + 1)
  await expect(amountOf(page, PROJECT)).toHaveText('633.00')
  await page.keyboard.press('Control+-')
  await expect(rows).toHaveCount(before)
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(before + 1)
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(before)
  await expect(amountOf(page, PROJECT)).toHaveText('323.00')
  expect((await stored(page, desk.folder)).map(({ amount }) => amount).toSorted()).toEqual([
    13_000_000, 310_000_000,
  ])
})

test('what is no code stays red in its cell, with what to do; a code not listed is taken with its name', async ({
  page,
}) => {
  const editor = await openProject(page)
  const cell = lineCell(editor, '委托业务费', 'economic')
  await cell.click()
  await page.keyboard.type('302')
  await page.keyboard.press('Escape')
  await expect(cell).toHaveText('30227委托业务费')
  await page.keyboard.type('没有这个科目')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('经济科目是5位编码，也可以从列表里选（Alt ↓）。')
  await page.keyboard.press('Escape')
  await page.keyboard.type('30298 课题协作费')
  await page.keyboard.press('Enter')
  await expect(lineCell(editor, '课题协作费', 'economic')).toHaveText('30298课题协作费')
  await test.step('code and name are taken back together', async () => {
    await page.keyboard.press('Control+z')
    await expect(lineCell(editor, '委托业务费', 'economic')).toHaveText('30227委托业务费')
    await expect(statusBar(page)).not.toContainText('可撤销')
  })
})

test('lines are filtered by a column as projects are; sums, copies and gestures are of those shown', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, '对口帮扶').click()
  const editor = page.getByRole('article', { name: '对口帮扶' })
  const grid = editor.getByRole('grid', { name: '分项与资金来源' })
  const rows = grid.locator('.body [role="row"]')
  const sums = grid.locator('[data-foot="sum"]')
  await expect(editor).toBeVisible()
  const before = await rows.count()
  const whole = await sums.innerText()
  const amounts = await grid.locator('.body [data-column="sum"]').allInnerTexts()
  const above = amounts.filter((text) => Number(text.replaceAll(',', '')) > 100)
  expect(above.length).toBeGreaterThan(0)
  expect(above.length).toBeLessThan(before)

  await rows.first().locator('[data-column="sum"]').click()
  await page.keyboard.press('Control+Shift+l')
  await expect(
    page.getByRole('dialog', { name: '按合计筛选' }).getByRole('textbox', { name: '与多少比较' }),
  ).toBeFocused()
  await page.keyboard.type('100')
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(above.length)
  await expect(editor.getByText('筛选：合计 大于100.00万元')).toBeVisible()
  const mark = grid.getByRole('button', { name: '合计：已筛选' })
  await expect(mark).toBeVisible()
  const [words, funnel] = [
    await grid.locator('[data-head="sum"] .words').boundingBox(),
    await mark.boundingBox(),
  ]
  expect((words?.x ?? 0) + (words?.width ?? 0), 'its title is read beside the mark').toBeLessThanOrEqual(
    (funnel?.x ?? 0) + 1,
  )
  const total = above.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)
  expect(Number((await sums.innerText()).replaceAll(',', ''))).toBeCloseTo(total, 2)
  await expect(grid.locator('.foot')).toContainText(`${above.length}项`)
  await expect(grid.locator('textarea').or(editor.locator('.lines > textarea'))).toBeFocused()

  await test.step('what is asked for is in view, wherever one has scrolled', async () => {
    await grid.hover()
    await page.mouse.wheel(-4000, 0)
    await page.keyboard.press('Control+Shift+l')
    await expect(page.getByRole('dialog', { name: '按合计筛选' })).toBeInViewport()
    await page.keyboard.press('Escape')
  })

  await test.step('a row stays while it is edited; one that is left out is gone to when it is undone', async () => {
    await rows.first().locator('[data-column="purpose"]').click()
    await page.keyboard.type('帮扶')
    await page.keyboard.press('Enter')
    await expect(rows.first().locator('[data-column="purpose"]')).toHaveText('帮扶')
    await expect(rows).toHaveCount(above.length)
    await rows.first().locator('[data-column="purpose"]').click()
    await page.keyboard.press('Control+Shift+l')
    const purposes = page.getByRole('dialog', { name: '按用途筛选' })
    await purposes.getByRole('option', { name: /帮扶/ }).click()
    await page.keyboard.press('Enter')
    await expect(rows).toHaveCount(above.length - 1)
    await page.keyboard.press('Control+z')
    await expect(rows).toHaveCount(before)
    await expect(sums).toHaveText(whole)
    await expect(editor.getByText('筛选：')).toHaveCount(0)
  })
})

test('of amounts pasted into one line one says its source; of two neither is taken, and both stay red', async ({
  page,
  desk,
}) => {
  const project = '节能减排'
  const editor = await openProject(page, project)
  const cell = (column: string) => lineCell(editor, '委托业务费', column)
  const red = editor.locator('[role="gridcell"][aria-invalid="true"]')
  const told = page.getByLabel('通知', { exact: true })
  await cell('duty').click()
  for (const text of ['30\t40', '30\t\t40']) {
    await pasteText(page, text)
    await expect(told).toContainText('已粘贴 0 格。2 格未接受，原值没动。')
    await expect(red).toHaveText(['30', '40'])
  }
  await expect(cell('sum')).toHaveText('70.00')
  await expect(statusBar(page)).not.toContainText('可撤销')
  await red.last().click()
  await expect(page.getByRole('alert')).toContainText('一个分项只有一种资金来源')
  await test.step('to look at them writes neither', async () => {
    await cell('duty').click()
    await expect(red).toHaveText(['30', '40'])
    await expect(cell('sum')).toHaveText('70.00')
    await expect(statusBar(page)).not.toContainText('可撤销')
  })

  await test.step('what is pasted over them takes their place', async () => {
    await pasteText(page, '0\t40\t')
    await expect(told).toContainText('已粘贴 1 格。')
    await expect(cell('special')).toHaveText('40.00')
    await expect(cell('duty')).toHaveText('')
    await expect(red).toHaveCount(0)
  })

  await test.step('a line of the second source keeps it as well', async () => {
    await cell('duty').click()
    await pasteText(page, '1\t2')
    await expect(red).toHaveText(['1', '2'])
    await expect(cell('sum')).toHaveText('40.00')
    await pasteText(page, '\t2.5')
    await expect(cell('special')).toHaveText('2.50')
    await expect(red).toHaveCount(0)
  })
  const [line, ...others] = await stored(page, desk.folder, project)
  expect(others).toEqual([])
  expect(line).toMatchObject({ amount: 2_500_000, fund_type: '111', appropriation: 'special' })
})

test('a line copied or filled over one of another source is that line; undo gives back what was', async ({
  page,
  desk,
}) => {
  const editor = await openProject(page)
  const rows = editor.getByRole('grid', { name: '分项与资金来源' }).locator('.body [role="row"]')
  const at = (row: number, column: string) => rows.nth(row).locator(`[data-column="${column}"]`)
  const red = editor.locator('[role="gridcell"][aria-invalid="true"]')
  await at(0, 'special').click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Enter')
  await expect(at(0, 'special')).toHaveText('13.00')

  await at(0, 'economic').click()
  await at(0, 'procurement').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+c')
  await at(1, 'economic').click()
  await page.keyboard.press('Control+v')
  await expect(at(1, 'special')).toHaveText('13.00')
  await expect(at(1, 'duty')).toHaveText('')
  await expect(red).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(at(1, 'duty')).toHaveText('310.00')
  await expect(at(1, 'special')).toHaveText('')
  await expect(red).toHaveCount(0)

  await at(0, 'duty').click()
  await at(1, 'special').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+d')
  await expect(at(1, 'special')).toHaveText('13.00')
  await expect(at(1, 'duty')).toHaveText('')
  await expect(red).toHaveCount(0)
  const lines = await stored(page, desk.folder)
  expect(lines.map(({ amount, appropriation }) => [amount, appropriation])).toEqual([
    [13_000_000, 'special'],
    [13_000_000, 'special'],
  ])
})

test('rows pasted below the last line are offered as lines: one step, with code, source, use and procurement', async ({
  page,
  desk,
}) => {
  const project = '节能减排'
  const editor = await openProject(page, project)
  const rows = editor.getByRole('grid', { name: '分项与资金来源' }).locator('.body [role="row"]')
  const told = page.getByLabel('通知', { exact: true })
  await lineCell(editor, '委托业务费', 'economic').click()
  await pasteText(page, '30227\t70\r\n30201\t1\t2\r\n\t5')
  await expect(told).toContainText('有 2 行在列表末尾之外，没有粘贴。')
  await page.getByRole('button', { name: '新增 2 个分项' }).click()
  await expect(told).toContainText('多出来的第 1 行：一个分项只有一种资金来源')
  await expect(rows).toHaveCount(1)

  await lineCell(editor, '委托业务费', 'economic').click()
  await pasteText(page, '30227\t70\r\n30201\t\t12.5\r\n\t5')
  await page.getByRole('button', { name: '新增 2 个分项' }).click()
  await expect(told).toContainText('已新增 2 个分项')
  await expect(rows).toHaveCount(3)
  await expect(statusBar(page)).toContainText('可撤销')
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(1)
  await page.keyboard.press('Control+y')
  await expect(rows).toHaveCount(3)
  const lines = await stored(page, desk.folder, project)
  expect(lines.map((line) => [line.economic_code, line.amount, line.appropriation])).toEqual([
    ['30227', 70_000_000, 'duty'],
    ['30201', 12_500_000, 'special'],
    ['30201', 5_000_000, 'duty'],
  ])
})

test('a cell of a line is called by the number of its code where that has no name', async ({ page }) => {
  const editor = await openProject(page, '节能减排')
  await lineCell(editor, '委托业务费', 'economic').click()
  await page.keyboard.type('30298')
  await page.keyboard.press('Tab')
  await expect(editor.getByRole('textbox', { name: '30298 履职类', exact: true })).toBeFocused()
  await page.keyboard.type('abc')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(statusBar(page)).toContainText('没有存上：节能减排 30298 履职类')
  await page.keyboard.press('Escape')
  await page.keyboard.press('End')
  await expect(editor.getByRole('textbox', { name: /^30298 / })).toBeFocused()
})

test('a cell of two function codes is filled on as neither of them, and says so', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await openSample(page)
  const two = gridCell(page, '企业服务', 'function')
  await two.click()
  const shown = await projectList(page).locator('.body [data-column="function"]').allInnerTexts()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect(page.getByLabel('通知', { exact: true })).toContainText('已填充 0 格。1 格未接受，原值没动。')
  const red = projectList(page).locator('[data-column="function"][aria-invalid="true"]')
  await expect(red).toHaveCount(1)
  await expect(statusBar(page)).not.toContainText('可撤销')
  await red.click()
  await expect(page.getByRole('alert')).toHaveText('“2011302、2150517”是几个编码，这里只能填一个。')
  await page.keyboard.press('Escape')
  await expect(projectList(page).locator('.body [data-column="function"]')).toHaveText(shown)
})
