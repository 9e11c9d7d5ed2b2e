import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { amountOf, closeFile, openListed, openSample, runCommand, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'
import { pasteText } from './support/paste'

/** The lines of a project as a matrix: what is bought by rows, sources of money by columns. */
const PROJECT = '外经贸管理'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

interface StoredLine {
  readonly unit: string
  readonly economic_code: string
  readonly function_code: string
  readonly appropriation: string | null
  readonly purpose: string
  readonly amount: number
}

function opened(folder: string, options: Database.Options = { readonly: true }): Database.Database {
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  return new Database(join(folder, name), options)
}

/** The project's lines in the closed file, in order, by another reader. */
async function stored(page: Page, folder: string): Promise<readonly StoredLine[]> {
  await closeFile(page)
  const db = opened(folder)
  const lines = db
    .prepare(
      `SELECT units.code AS unit, economic_code, function_code, appropriation, purpose, amount FROM lines
       JOIN units ON units.id = lines.unit_id
       WHERE project_id = (SELECT id FROM projects WHERE name = ?) ORDER BY lines.position`,
    )
    .all(PROJECT) as StoredLine[]
  db.close()
  return lines
}

/** The sample with a second unit, of which a second line of the same codes is, or that is otherwise another one: 差旅费 13.00, 委托业务费 310.00 and 40.00. */
async function openTwoUnits(
  page: Page,
  folder: string,
  second: Readonly<Record<string, string | number | null>> = { unit_id: 'u-second' },
): Promise<void> {
  await openSample(page)
  await closeFile(page)
  const db = opened(folder, {})
  const project = db.prepare(`SELECT id FROM projects WHERE name = ?`).pluck().get(PROJECT) as string
  const [unit] = db.prepare(`SELECT * FROM units ORDER BY position`).all() as Record<string, unknown>[]
  const [, line] = db
    .prepare(`SELECT * FROM lines WHERE project_id = ? ORDER BY amount`)
    .all(project) as Record<string, unknown>[]
  const add = (table: string, record: Record<string, unknown>): void => {
    const names = Object.keys(record)
    db.prepare(
      `INSERT INTO ${table} (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`,
    ).run(record)
  }
  add('units', { ...unit, id: 'u-second', code: '017', name: '投资促进中心', main: 0, position: 99 })
  const other = { procurement: 0, procurement_sme: 0, procurement_micro: 0, procurement_category: null }
  add('lines', {
    ...line,
    ...other,
    id: 'l-second',
    ...second,
    unit_id: second['unit_id'] ?? line?.['unit_id'],
    amount: 40_000_000,
    position: 9_999,
  })
  db.close()
  await openListed(page, /年部门预算/)
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
}

async function openMatrix(page: Page): Promise<void> {
  await amountOf(page, PROJECT).click()
  await expect(page.getByRole('article', { name: PROJECT })).toBeVisible()
  await page.keyboard.press('Control+Shift+G')
  await expect(page.getByRole('button', { name: '矩阵', pressed: true })).toBeVisible()
}

const grid = (page: Page) => page.getByRole('article').getByRole('grid', { name: '分项与资金来源' })
const rows = (page: Page) => grid(page).locator('.body [role="row"]')
const cell = (page: Page, row: number, column: string) =>
  rows(page).nth(row).locator(`[data-column="${column}"]`)
const foot = (page: Page, column: string) => grid(page).locator(`[data-foot="${column}"]`)

test('amounts are typed where they belong: a line comes, changes and goes; the way of looking is kept, the file has it', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await openMatrix(page)
  await expect(rows(page)).toHaveCount(2)
  await cell(page, 1, 'special').click()
  await page.keyboard.type('=12*2.5')
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'special')).toHaveText('30.00')
  await expect(rows(page)).toHaveCount(2)
  await expect(cell(page, 1, 'sum')).toHaveText('340.00')
  await expect(foot(page, 'special')).toHaveText('30.00')
  await expect(foot(page, 'sum')).toHaveText('353.00')
  await expect(amountOf(page, PROJECT)).toHaveText('353.00')
  await expect(statusBar(page)).toContainText('可撤销：新增分项')

  await test.step('what is bought with it holds it; the last amount of a row leaves the row', async () => {
    await cell(page, 1, 'duty').click()
    await page.keyboard.press('Delete')
    await expect(page.getByRole('alert')).toContainText('这笔钱有政府采购或资产购置，不能去掉')
    await page.keyboard.press('Escape')
    await cell(page, 0, 'duty').click()
    await page.keyboard.press('Delete')
    await expect(cell(page, 0, 'duty')).toHaveText('0.00')
    await cell(page, 0, 'special').click()
    await page.keyboard.type('13')
    await page.keyboard.press('Enter')
    await expect(cell(page, 0, 'special')).toHaveText('13.00')
    await expect(cell(page, 0, 'duty')).toHaveText('')
  })

  await test.step('a cell that is emptied takes its line away', async () => {
    await cell(page, 1, 'special').click()
    await page.keyboard.type('0')
    await page.keyboard.press('Enter')
    await expect(cell(page, 1, 'special')).toHaveText('')
    await page.keyboard.press('Control+z')
    await expect(cell(page, 1, 'special')).toHaveText('30.00')
  })

  expect(await stored(page, desk.folder)).toMatchObject([
    { economic_code: '30211', appropriation: 'special', amount: 13_000_000 },
    { economic_code: '30227', appropriation: 'duty', amount: 310_000_000 },
    { economic_code: '30227', appropriation: 'special', amount: 30_000_000 },
  ])
  await openListed(page, /年部门预算/)
  await amountOf(page, PROJECT).click()
  await expect(page.getByRole('button', { name: '矩阵', pressed: true })).toBeVisible()
  await expect(cell(page, 1, 'special')).toHaveText('30.00')
  await cell(page, 1, 'special').click()
  await page.keyboard.press('F2')
  await expect(page.getByRole('article').locator('.list-grid textarea')).toHaveValue('=12*2.5')
})

test('last year’s money is a row of its own: what is typed beside it leaves it as it is', async ({
  page,
  desk,
}) => {
  await openTwoUnits(page, desk.folder, { unit_id: null, carry_over: 1 })
  await openMatrix(page)
  await expect(rows(page)).toHaveCount(3)
  const carried = grid(page).locator('[data-column="carryOver"]:is([role="gridcell"])')
  await expect(carried).toHaveText(['否', '否', '是'])
  await expect(cell(page, 1, 'duty')).toHaveText('310.00')
  await cell(page, 1, 'duty').click()
  await page.keyboard.type('320')
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'duty')).toHaveText('320.00')
  await expect(cell(page, 2, 'duty')).toHaveText('40.00')
  await cell(page, 2, 'special').click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(3)
  await expect(cell(page, 2, 'sum')).toHaveText('45.00')
  await carried.last().click()
  await page.keyboard.type('否')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(2)
  await expect(cell(page, 1, 'duty')).toHaveText('360.00')

  await test.step('taken back, nothing is said to stand in a column that is put away', async () => {
    await cell(page, 1, 'duty').click()
    await page.keyboard.type('370')
    await page.keyboard.press('Enter')
    await expect(cell(page, 1, 'duty')).toHaveText('370.00')
    await amountOf(page, PROJECT).click()
    await page.keyboard.press('Control+z')
    await expect(cell(page, 1, 'duty')).toHaveText('360.00')
    await expect(page.getByText('这一列没有显示')).toHaveCount(0)
    await expect(statusBar(page)).not.toContainText('没有显示')
  })
})

test('a block of another program is one step, rows below the last one too; of two units each has its row', async ({
  page,
  desk,
}) => {
  await openTwoUnits(page, desk.folder)
  await openMatrix(page)
  await expect(rows(page)).toHaveCount(3)
  await cell(page, 0, 'duty').click()
  await pasteText(page, '20\t5\n300\t\n\t40\n')
  await expect(cell(page, 0, 'special')).toHaveText('5.00')
  await expect(cell(page, 2, 'special')).toHaveText('40.00')
  await expect(cell(page, 2, 'duty')).toHaveText('')
  await expect(foot(page, 'sum')).toHaveText('365.00')
  await expect(statusBar(page)).toContainText('可撤销：粘贴')
  await page.keyboard.press('Control+z')
  await expect(statusBar(page)).not.toContainText('可撤销')
  await expect(foot(page, 'sum')).toHaveText('363.00')
  await page.keyboard.press('Control+y')
  await cell(page, 2, 'economic').click()
  await pasteText(page, '30227\t300\t40\n30201 办公费\t1.5\t2.5\n')
  await page.getByRole('button', { name: '新增 1 个分项' }).click()
  await expect(rows(page)).toHaveCount(4)
  await expect(cell(page, 3, 'economic')).toContainText('30201')
  await expect(cell(page, 3, 'sum')).toHaveText('4.00')
  const lines = await stored(page, desk.folder)
  const short = lines.map((line) => [line.unit, line.economic_code, line.appropriation, line.amount / 1e6])
  expect(short).toEqual([
    ['001', '30211', 'duty', 20],
    ['001', '30211', 'special', 5],
    ['001', '30227', 'duty', 300],
    ['017', '30227', 'special', 40],
    ['017', '30227', 'duty', 300],
    ['017', '30201', 'duty', 1.5],
    ['017', '30201', 'special', 2.5],
  ])
})

test('a row’s code is that of all its lines; a cell of several takes the difference on the last, and says so', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await openMatrix(page)
  await cell(page, 0, 'special').click()
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await expect(cell(page, 0, 'special')).toHaveText('7.00')
  await cell(page, 0, 'economic').click()
  await page.keyboard.type('30227')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(1)
  await expect(cell(page, 0, 'duty')).toHaveText('323.00')
  await expect(statusBar(page)).toContainText('2 条')
  await cell(page, 0, 'duty').click()
  await page.keyboard.type('400')
  await page.keyboard.press('Enter')
  await expect(cell(page, 0, 'duty')).toHaveText('400.00')
  await expect(page.locator('.booking')).toContainText('差额+77.00记入委托业务费（原310.00）')
  await cell(page, 0, 'duty').click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('会使它低于零')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Insert')
  await expect(rows(page)).toHaveCount(2)
  await expect(cell(page, 1, 'purpose')).toHaveText('新用途')
  await page.keyboard.press('Control+-')
  await expect(rows(page)).toHaveCount(1)
  expect((await stored(page, desk.folder)).map((line) => [line.economic_code, line.amount / 1e6])).toEqual([
    ['30227', 13],
    ['30227', 7],
    ['30227', 387],
  ])
})

test('split is the line of the source one stands on, named by it; in 元 its amounts are whole', async ({
  page,
  desk,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openSample(page)
  await openMatrix(page)
  await cell(page, 1, 'special').click()
  await page.keyboard.type('30')
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'special')).toHaveText('30.00')
  await runCommand(page, '视图', /元/)
  const panel = page.getByRole('dialog', { name: '拆分', exact: true })
  for (const [column, words, amount] of [
    ['duty', '委托业务费（履职类） 3,100,000.00元', '1234567.89'],
    ['special', '委托业务费（专项） 300,000.00元', '100000'],
  ] as const) {
    await cell(page, 1, column).click()
    await page.keyboard.press('Control+Shift+E')
    await expect(panel).toContainText(words)
    await page.keyboard.type(amount)
    await expect(panel.getByLabel('第 2 份金额，剩余的')).not.toHaveValue('')
    for (const input of await panel.locator('input.num').all()) {
      expect(await input.evaluate((own) => own.scrollWidth - own.clientWidth)).toBeLessThanOrEqual(0)
    }
    if (column === 'duty') await page.keyboard.press('Escape')
  }
  await panel.getByLabel('第 2 份用途').fill('展会')
  await panel.getByRole('button', { name: '拆分', exact: true }).click()
  await expect(panel).toHaveCount(0)
  expect(await stored(page, desk.folder)).toMatchObject([
    { economic_code: '30211', amount: 13_000_000 },
    { economic_code: '30227', appropriation: 'duty', amount: 310_000_000 },
    { economic_code: '30227', appropriation: 'special', purpose: '', amount: 10_000_000 },
    { economic_code: '30227', appropriation: 'special', purpose: '展会', amount: 20_000_000 },
  ])
})

test('what adds a line through an empty cell is taken back and repeated there: what is typed next is of that cell', async ({
  page,
}) => {
  await openSample(page)
  await openMatrix(page)
  const total = await amountOf(page, PROJECT).innerText()
  const typing = page.getByRole('article').locator('textarea:focus')
  await cell(page, 1, 'special').click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'special')).toHaveText('5.00')
  await page.keyboard.press('Control+z')
  await expect(cell(page, 1, 'special')).toHaveText('')
  await expect(typing).toHaveAccessibleName(/专项/)
  await page.keyboard.press('Control+y')
  await expect(cell(page, 1, 'special')).toHaveText('5.00')
  await expect(typing).toHaveAccessibleName(/专项/)
  await page.keyboard.press('Control+z')
  await expect(cell(page, 1, 'special')).toHaveText('')
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'special')).toHaveText('9.00')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, PROJECT)).toHaveText(total)

  await test.step('a paste over two empty cells', async () => {
    await cell(page, 1, 'special').click()
    await pasteText(page, '7\t8')
    await expect(amountOf(page, PROJECT)).toHaveText('338.00')
    await page.keyboard.press('Control+z')
    await expect(amountOf(page, PROJECT)).toHaveText(total)
    await expect(typing).toHaveCount(1)
  })

  await test.step('in the list of lines too, of one that was made like another', async () => {
    await page.keyboard.press('Control+Shift+G')
    const list = page.getByRole('article').getByRole('grid', { name: '分项与资金来源' })
    await expect(list.locator('.body [role="row"]')).toHaveCount(2)
    await list.locator('.body [role="row"]').nth(1).locator('[data-column="duty"]').click()
    await page.keyboard.press('Control+Shift+D')
    await expect(list.locator('.body [role="row"]')).toHaveCount(3)
    await page.keyboard.press('Control+z')
    await expect(list.locator('.body [role="row"]')).toHaveCount(2)
    await expect(typing).toHaveCount(1)
  })
})
