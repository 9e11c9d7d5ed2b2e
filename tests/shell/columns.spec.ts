import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { amountOf, openSample, projectList } from '../e2e/support/budget-page'
import { expect, test } from '../support/desktop'

async function columns(page: Page): Promise<readonly (string | undefined)[]> {
  const row = projectList(page).locator('.body [role="row"]').first()
  return row.locator('[data-column]').evaluateAll((all) => all.map((each) => each.dataset['column']))
}

test('the desktop program finds columns as they were set, in its next run; the file is the same to the byte', async ({
  desktop,
}) => {
  const path = join(desktop.folder, '示例.budget')
  const first = await desktop.start()
  const page = await first.firstWindow()
  await first.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await openSample(page)
  await amountOf(page, '节能减排').click()
  const before = await columns(page)
  const bytes = readFileSync(path)
  await page.keyboard.press('Shift+F10')
  const menu = page.getByRole('menu', { name: '列：2024年预算' })
  await menu.getByRole('menuitem', { name: '移到右边' }).click()
  await menu.getByRole('menuitemcheckbox', { name: '占比%' }).click()
  await page.keyboard.press('Escape')
  const set = await columns(page)
  expect(set).not.toEqual(before)
  expect(set).not.toContain('share')
  await expect
    .poll(() => readFileSync(join(desktop.own, 'layouts.json'), 'utf8'))
    .toContain('"shown":{"share":false}')
  await first.close()
  expect(readFileSync(path).equals(bytes)).toBe(true)

  const second = await desktop.start(path)
  const again = await second.firstWindow()
  await expect(again.getByRole('main', { name: '项目支出' })).toBeVisible()
  expect(await columns(again)).toEqual(set)
})
