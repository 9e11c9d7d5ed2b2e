import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { amountOf, cell, closeFile, openSample, selectedRow, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

/** An evening without a mouse: how many keys each task takes beside what is typed, against what it took before. */
class Hands {
  readonly counts: Record<string, number> = {}
  private pressed = 0
  constructor(private readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
    this.pressed += keys.length
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** What is done from here on belongs to a task. */
  begin(): void {
    this.pressed = 0
  }

  end(task: string): void {
    this.counts[task] = this.pressed
  }
}

/** Keys alone, of the window before it had this grid, without what is typed and without going to the row. */
const BEFORE = {
  'a total, booked on another line': 20,
  'another source for a line': 16,
  'a missing reason': 12,
  'where a number of a table comes from': 6,
} as const

interface Line {
  readonly amount: number
  readonly function_code: string
  readonly fund_type: string
}

function read(folder: string, sql: string, ...values: readonly unknown[]): unknown[] {
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db.prepare(sql).all(...values)
  db.close()
  return rows
}

const OF_PROJECT = 'SELECT id FROM projects WHERE name = ?'

test('an evening’s work by keys alone, at most half of what it took; the file has it', async ({
  page,
  desk,
}) => {
  const hands = new Hands(page)
  await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
  const sample = page.getByRole('button', { name: /打开示例预算/ })
  for (let i = 0; i < 20 && !(await sample.evaluate((button) => button === document.activeElement)); i += 1)
    await hands.press('Tab')
  await hands.press('Enter')
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await expect(selectedRow(page).getByRole('rowheader')).toHaveText('1')

  hands.begin()
  for (const amount of ['71', '99', '50', '61000', '330']) {
    await hands.type(amount)
    await hands.press('Enter')
  }
  hands.end('five neighbouring amounts')
  await expect(amountOf(page, '外经贸管理')).toHaveText(/\d/)

  await hands.press('ArrowDown', 'ArrowDown')
  await expect(selectedRow(page)).toContainText('商贸管理')
  hands.begin()
  await hands.type('10500')
  await hands.press('Enter')
  await expect(statusBar(page)).toContainText('差额+140.06记入一个分项')
  await hands.press('Control+.')
  await expect(page.getByRole('menu', { name: '改记其他分项' })).toBeVisible()
  await hands.press('ArrowDown', 'Enter')
  hands.end('a total, booked on another line')
  await expect(statusBar(page)).toContainText('改记')

  await expect(page.getByRole('article', { name: '商贸管理' })).toBeVisible()
  await hands.press('Control+1')
  await hands.press('ArrowUp', 'ArrowUp', 'ArrowUp')
  await expect(page.getByRole('article', { name: '外经贸管理' })).toBeVisible()
  hands.begin()
  await hands.press('F6', 'F6', 'ArrowRight', 'F2', 'Enter')
  hands.end('another source for a line')
  await expect(statusBar(page)).toContainText('可撤销')
  await expect(
    page.getByRole('grid', { name: '分项与资金来源' }).locator('[data-column="special"]').first(),
  ).toHaveText(/\d/)

  await hands.press('Control+1', 'ArrowUp')
  await expect(page.getByRole('article', { name: '企业服务' })).toBeVisible()
  hands.begin()
  await hands.press('Control+.')
  await expect(page.getByRole('textbox', { name: '增减原因' })).toBeFocused()
  await hands.type('新增园区服务')
  await hands.press('Tab')
  hands.end('a missing reason')

  hands.begin()
  await hands.press('Control+2')
  await expect(page.getByRole('main', { name: '预算报表' })).toBeVisible()
  await hands.press('ArrowDown', 'Control+[')
  hands.end('where a number of a table comes from')
  await expect(page.getByRole('dialog').or(page.getByRole('complementary')).first()).toBeVisible()
  await page.keyboard.press('Escape')
  hands.begin()
  await hands.press('F7')
  hands.end('the next cell that changed')
  await expect(page.locator('[aria-selected="true"].changed').first()).toBeVisible()

  for (const [task, before] of Object.entries(BEFORE)) {
    expect(hands.counts[task], `${task}: ${hands.counts[task] ?? 0} keys`).toBeLessThanOrEqual(before / 2)
  }
  expect(hands.counts).toMatchObject({ 'five neighbouring amounts': 5, 'the next cell that changed': 1 })

  await closeFile(page)
  const lines = (project: string) =>
    read(
      desk.folder,
      `SELECT amount, function_code, fund_type FROM lines WHERE project_id = (${OF_PROJECT}) ORDER BY position`,
      project,
    ) as Line[]
  expect(lines('节能减排').map(({ amount }) => amount)).toEqual([710_000_00])
  const commerce = lines('商贸管理').map(({ amount }) => amount)
  expect(commerce.reduce((sum, amount) => sum + amount, 0)).toBe(105_000_000_00)
  expect(commerce.at(-1)).not.toBe(commerce.at(-1) === undefined ? 0 : 500_00_00)
  const [reason] = read(
    desk.folder,
    `SELECT reason FROM prior_facts WHERE project_id = (${OF_PROJECT}) AND reason <> ''`,
    '企业服务',
  ) as { reason: string }[]
  expect(reason?.reason).toBe('新增园区服务')
})

test('at 200 % the work goes on: nothing is out of reach of the keys', async ({ page }) => {
  // 1280 × 800 seen twice as large.
  await page.setViewportSize({ width: 640, height: 400 })
  await page.getByRole('button', { name: /打开示例预算/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await expect(selectedRow(page)).toBeInViewport()
  await page.keyboard.type('71')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, '节能减排')).toHaveText('71.00')
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowDown')
  await expect(selectedRow(page)).toBeInViewport()
  await page.keyboard.press('F6')
  await expect(page.getByRole('textbox', { name: /2024年预算合计/ })).toBeInViewport()
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('main', { name: '预算报表' })).toBeVisible()
  await page.keyboard.press('F7')
  const changed = cell(
    page,
    (await page.locator('[aria-selected="true"][data-cell]').first().getAttribute('data-cell')) ?? '',
  )
  await expect(changed).toBeInViewport()
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('main', { name: '公开文本' })).toBeVisible()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('政府采购')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('search')).toContainText(/\d/)
})

test('a project whole by at most 40 keys beside what is typed: two lines, a reason, a goal, five indicators; the file has it', async ({
  page,
  desk,
}) => {
  test.slow()
  const hands = new Hands(page)
  await openSample(page)
  await amountOf(page, '商贸管理').click()
  const focused = page.locator(':focus')

  hands.begin()
  await hands.press('Insert')
  await expect(focused).toHaveAccessibleName('新项目 项目名称')
  await hands.type('夜间经济促进')
  await hands.press('Tab')
  await hands.type('120')
  await hands.press('Tab')
  await hands.type('80')
  await hands.press('ArrowLeft')
  await expect(page.getByRole('article', { name: '夜间经济促进' })).toBeVisible()
  await hands.press('F6', 'F6')
  await expect(focused).toHaveAccessibleName(/履职类$/)
  await hands.press('Insert')
  const lines = page.getByRole('article').getByRole('grid', { name: '分项与资金来源' })
  await expect(lines.locator('.body [data-column="economic"]')).toHaveCount(2)
  await hands.type('30')
  await hands.press('Enter')
  await expect(amountOf(page, '夜间经济促进')).toHaveText('150.00')
  await hands.press('Control+.')
  await expect(focused).toHaveAccessibleName('增减原因')
  await hands.type('新增夜间消费活动')
  await hands.press('Enter')
  await hands.press('Control+4')
  await expect(focused).toHaveAccessibleName('绩效目标')
  await hands.press('Insert')
  await expect(focused).toHaveAccessibleName('绩效目标第 1 条 目标内容')
  await hands.type('带动夜间消费。')
  await hands.press('Enter')
  await hands.press('Control+l')
  await expect(page.getByRole('listbox', { name: '可选的指标' }).getByRole('option').nth(5)).toBeVisible()
  await hands.press('Control+Enter')
  for (let i = 0; i < 4; i += 1) await hands.press('ArrowDown', 'Control+Enter')
  await hands.press('Enter')
  await expect(statusBar(page)).toContainText('可撤销：新增 5 条绩效指标')
  hands.end('a project whole')
  expect(hands.counts['a project whole']).toBeLessThanOrEqual(40)

  await closeFile(page)
  const [{ id } = { id: '' }] = read(desk.folder, OF_PROJECT, '夜间经济促进') as { id: string }[]
  expect(read(desk.folder, 'SELECT amount FROM lines WHERE project_id = ? ORDER BY position', id)).toEqual([
    { amount: 120_000_000 },
    { amount: 30_000_000 },
  ])
  expect(read(desk.folder, 'SELECT amount, reason FROM prior_facts WHERE project_id = ?', id)).toEqual([
    { amount: 80_000_000, reason: '新增夜间消费活动' },
  ])
  expect(read(desk.folder, 'SELECT number, text FROM goals WHERE project_id = ?', id)).toEqual([
    { number: null, text: '带动夜间消费。' },
  ])
  expect(read(desk.folder, 'SELECT id FROM indicators WHERE project_id = ?', id)).toHaveLength(5)
})
