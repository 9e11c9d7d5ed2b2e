import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { amountOf, closeFile, gridCell, openSample, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

/** 批量调整: several projects at once, seen before anything is written. */
const panel = (page: Page) => page.getByRole('dialog', { name: '批量调整' })
const lines = (page: Page) => panel(page).locator('tbody').getByRole('row')
const said = (page: Page) => panel(page).getByRole('status')

async function stored(page: Page, folder: string): Promise<Readonly<Record<string, number>>> {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db
    .prepare(
      `SELECT name, (SELECT sum(amount) FROM lines WHERE project_id = projects.id) AS amount FROM projects`,
    )
    .all() as { name: string; amount: number }[]
  db.close()
  return Object.fromEntries(rows.map((row) => [row.name, row.amount]))
}

test('those that are selected are cut by keys, as they were shown to be; one undo brings all back', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await amountOf(page, '外经贸管理').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+Shift+M')
  await expect(panel(page).getByRole('button', { name: '选中的2', pressed: true })).toBeVisible()
  await expect(said(page)).toHaveText('没有要变的。')
  await page.keyboard.type('90')
  await expect(said(page)).toHaveText('调整 2 项。')
  await expect(lines(page)).toHaveText([
    /外经贸管理323\.00290\.70−32\.30/,
    /宣传经费（通用项目）130\.00117\.00−13\.00/,
  ])
  await expect(statusBar(page)).not.toContainText('可撤销')
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('button', { name: '全部调整' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel(page)).toHaveCount(0)
  await expect(amountOf(page, '外经贸管理')).toHaveText('290.70')
  await expect(statusBar(page)).toContainText('可撤销：调整 2 处')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, '外经贸管理')).toHaveText('323.00')
  await page.keyboard.press('Control+y')
  const amounts = await stored(page, desk.folder)
  expect([amounts['外经贸管理'], amounts['宣传经费（通用项目）']]).toEqual([290_700_000, 117_000_000])
})

test('what lacks a control figure is named and left; last year’s stand for all that have one', async ({
  page,
}) => {
  await openSample(page)
  await gridCell(page, '节能减排', 'name').click()
  await page.keyboard.press('Control+Shift+M')
  await panel(page).getByRole('button', { name: '控制数' }).click()
  await expect(said(page)).toHaveText('没有要变的。14 项不能这样调，原数不动。')
  await expect(lines(page).first()).toContainText('“节能减排”没有填控制数，无从算起。')
  await panel(page).getByRole('button', { name: '上年数' }).click()
  await expect(lines(page).filter({ hasText: '课题调研经费' })).toHaveText(/300\.00357\.00\+57\.00/)
  await page.keyboard.press('Escape')
  await expect(panel(page)).toHaveCount(0)
  await expect(page.locator('.frame > .data-grid > textarea')).toBeFocused()
})
