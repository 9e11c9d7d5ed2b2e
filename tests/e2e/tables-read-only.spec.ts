import type { Page } from '@playwright/test'
import { amountOf, cell, openSample, showTable, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

const why = (page: Page) => page.getByRole('complementary', { name: '这个数怎么来的' })
const OF_SEVERAL = 't03/001/2011307/total'
const OF_ONE = 't03/001/2011304/total'

// In a wider window the explanation stands beside the table all the time.
test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
})

/** On the cell, with nothing that floats beside it. */
async function stand(page: Page, id: string): Promise<void> {
  await cell(page, id).click()
  await page.keyboard.press('Escape')
  await expect(why(page)).toHaveCount(0)
}

test('whoever types over a published table is told where it is changed', async ({ page }) => {
  await openSample(page)
  await showTable(page, 3)
  await stand(page, OF_SEVERAL)
  const said = (words: string) => expect(statusBar(page).getByText(words, { exact: true })).toBeVisible()
  const several = '这格由3条记录相加，按Ctrl [ 到来源改'
  for (const key of ['5', '=', 'Delete', 'F2', 'Control+v']) {
    await page.keyboard.press(key)
    await said(several)
    await page.keyboard.press('ArrowLeft')
    await expect(statusBar(page)).not.toContainText(several)
    await stand(page, OF_SEVERAL)
  }
  await stand(page, OF_ONE)
  await page.keyboard.press('5')
  await said('这格由2条记录相加，按Enter到“外经贸管理”改')
  await stand(page, 't03/001/2011308/total')
  await page.keyboard.press('5')
  await said('这格是一条记录，按Enter到“宣传经费”改')
  await stand(page, 't03/001/2011301/total')
  await page.keyboard.press('5')
  await said('这格由27条项目以外的记录相加，这里只读')
  await page
    .locator('td[data-cell^="t03/001/"]')
    .filter({ hasText: /^0\.00$/ })
    .first()
    .click()
  await page.keyboard.press('5')
  await said('没有记录，所以是零')
  await said('这里只读')
  await page.getByRole('rowheader', { name: '对外贸易管理' }).click()
  await page.keyboard.press('5')
  await said('这里只读')
})

test('Enter goes to the amount of the project that alone makes up a cell, else it explains', async ({
  page,
}) => {
  await openSample(page)
  await showTable(page, 3)
  await stand(page, OF_SEVERAL)
  await page.keyboard.press('Enter')
  await expect(why(page)).toContainText('由3条记录相加')
  await stand(page, OF_ONE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await page.keyboard.type('330')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, '外经贸管理')).toHaveText('330.00')
})
