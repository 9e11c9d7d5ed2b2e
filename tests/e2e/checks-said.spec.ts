import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { closeFile, gridCell, openSample, statusBar, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'

/** What people say of findings, places and parts: reasons, remarks, reviews. */

const main = (page: Page): Locator => page.getByRole('main', { name: '检查' })
const list = (page: Page): Locator => main(page).getByRole('treegrid', { name: '发现的问题' })
const counts = (page: Page): Locator => statusBar(page).getByRole('button', { name: /^检查：/ })
const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name })
/** What stands in the file once it is closed, by another reader. */
async function stored(page: Page, folder: string, sql: string): Promise<readonly unknown[]> {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db.prepare(sql).all()
  db.close()
  return rows
}

const RESEARCH = '课题调研经费（通用项目）'

test('a finding that is right as it stands gets its reason by keys, counts no more, and is open again when its figures change', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await expect(counts(page)).toHaveAccessibleName(/错误 3 处/)
  await page.keyboard.press('Control+6')
  const row = list(page).getByRole('row', { name: /课题调研经费.*还没写原因/ })
  await row.click()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(main(page).getByLabel('理由')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(main(page).getByRole('alert')).toHaveText('先写明理由。')
  await page.keyboard.type('课题由市里统一安排')
  await page.keyboard.press('Enter')
  await expect(counts(page)).toHaveAccessibleName(/错误 2 处/)
  await expect(statusBar(page)).toContainText(`可撤销：说明 ${RESEARCH} · 增减原因 课题由市里统一安排`)
  const filters = main(page).getByRole('group', { name: '列出哪些' })
  await filters.getByRole('button', { name: /已说明/ }).click()
  await expect(list(page).getByRole('row', { level: 2 })).toHaveCount(1)
  await expect(list(page)).toContainText('课题由市里统一安排')
  await page.keyboard.press('Control+1')
  await typeAmount(page, RESEARCH, '290')
  await expect(counts(page)).toHaveAccessibleName(/错误 3 处/)
  await page.keyboard.press('Control+z')
  await expect(counts(page)).toHaveAccessibleName(/错误 2 处/)
  await page.keyboard.press('Control+6')
  await list(page).getByRole('button', { name: '撤回说明' }).click()
  await expect(counts(page)).toHaveAccessibleName(/错误 3 处/)
  await page.keyboard.press('Control+z')
  await expect(counts(page)).toHaveAccessibleName(/错误 2 处/)
  expect(await stored(page, desk.folder, 'SELECT rule, object, place, reason FROM acknowledgements')).toEqual(
    [
      {
        rule: 'R047',
        object: expect.stringMatching(/^projects\//) as unknown,
        place: 'reason',
        reason: '课题由市里统一安排',
      },
    ],
  )
})

test('a place is remarked by Shift+F2, is to be looked at, and is gone when it was', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await expect(counts(page)).toHaveAccessibleName(/警告 4 处/)
  await gridCell(page, '节能减排', 'amount').click()
  await page.keyboard.press('Shift+F2')
  await expect(dialog(page, '批注')).toContainText('节能减排')
  await page.keyboard.type('与处室核对')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(dialog(page, '批注')).toBeHidden()
  await expect(counts(page)).toHaveAccessibleName(/警告 5 处/)
  await expect(gridCell(page, '节能减排', 'amount')).toHaveAttribute('title', /待核：与处室核对/)

  await page.keyboard.press('Control+6')
  await expect(main(page).getByRole('complementary', { name: '批注' })).toContainText('与处室核对')
  await list(page)
    .getByRole('row', { name: /节能减排.*待核/ })
    .click()
  await page.keyboard.press('Control+.')
  await expect(counts(page)).toHaveAccessibleName(/警告 4 处/)
  await main(page)
    .getByRole('button', { name: /节能减排/ })
    .first()
    .click()
  await expect(gridCell(page, '节能减排', 'amount')).toHaveAttribute('title', /批注：与处室核对/)
  expect(await stored(page, desk.folder, 'SELECT place, text, pending FROM remarks')).toEqual([
    { place: 'amount', text: '与处室核对', pending: 0 },
  ])
})

test('a table that was reviewed says when it has changed, shows both versions, and is reviewed again', async ({
  page,
}) => {
  await openSample(page)
  await page.keyboard.press('Control+2')
  const tables = page.getByRole('main', { name: '预算报表' })
  await tables.getByRole('tab', { name: /^5/ }).click()
  await tables.getByRole('button', { name: '标为已复核' }).click()
  await expect(tables.getByRole('button', { name: '已复核' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Control+1')
  await typeAmount(page, '节能减排', '75')
  await page.keyboard.press('Control+2')
  await tables.getByRole('button', { name: '复核后已变' }).click()
  const compared = dialog(page, '复核后的变化')
  await expect(compared.getByRole('row').filter({ hasText: '节能减排' })).toContainText(['70.00'])
  await expect(compared.getByRole('row').filter({ hasText: '节能减排' }).locator('ins').first()).toHaveText(
    '75.00',
  )
  await compared.getByRole('button', { name: '再复核' }).click()
  await expect(compared).toBeHidden()
  await expect(tables.getByRole('button', { name: '已复核', exact: true })).toBeVisible()
})
