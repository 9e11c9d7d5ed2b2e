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
  await panel(page).getByRole('button', { name: '控制数', exact: true }).click()
  await expect(said(page)).toHaveText('没有要变的。14 项不能这样调，原数不动。')
  await expect(lines(page).first()).toContainText('“节能减排”没有填控制数，无从算起。')
  await panel(page).getByRole('button', { name: '上年数' }).click()
  await expect(lines(page).filter({ hasText: '课题调研经费' })).toHaveText(/300\.00357\.00\+57\.00/)
  await page.keyboard.press('Escape')
  await expect(panel(page)).toHaveCount(0)
  await expect(page.locator('.frame > .data-grid > textarea')).toBeFocused()
})

test('more and less are said as they are meant; a control figure is a cap, and it is said how many are within it', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, '外经贸管理').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+Shift+M')
  const percent = panel(page).getByLabel('百分比')
  const way = (name: string) =>
    panel(page).getByRole('group', { name: '怎样调' }).getByRole('button', { name })
  await page.keyboard.type('+5')
  await expect(lines(page).first()).toHaveText(/外经贸管理323\.00339\.15\+16\.15/)
  await percent.fill('')
  await expect(said(page)).toHaveText('请填百分比，如 5。')
  await expect(lines(page)).toHaveCount(0)
  await expect(panel(page).getByRole('button', { name: '全部调整' })).toBeDisabled()

  await way('减少').click()
  await expect(percent).toBeFocused()
  await page.keyboard.type('10')
  await expect(lines(page).first()).toHaveText(/外经贸管理323\.00290\.70−32\.30/)
  await way('增加').click()
  await page.keyboard.type('-10')
  await expect(said(page)).toHaveText('增加不写负号。要减少，请选“减少”。')
  await page.keyboard.press('Escape')

  const figure = page.getByRole('article').getByRole('textbox', { name: '控制数' })
  for (const [project, most] of [
    ['外经贸管理', '400'],
    ['宣传经费（通用项目）', '100'],
  ] as const) {
    await amountOf(page, project).click()
    await expect(page.getByRole('article', { name: project })).toBeVisible()
    await figure.fill(most)
    await figure.press('Enter')
    await expect(statusBar(page)).toContainText('控制数')
  }
  await amountOf(page, '外经贸管理').click()
  await page.keyboard.press('Control+Shift+M')
  await way('压到控制数').click()
  await expect(said(page)).toHaveText('调整 1 项。1 项没有超过控制数，原数不动。12 项不能这样调，原数不动。')
  await expect(lines(page).last()).toHaveText(/宣传经费（通用项目）130\.00100\.00−30\.00/)
})
