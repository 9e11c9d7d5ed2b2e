import type { Locator, Page } from '@playwright/test'
import { amountOf, openSample } from './support/budget-page'
import { expect, test } from './support/desk'
import { pasteText } from './support/paste'

/** Whatever takes the focus away from a grid, it comes back there: the next keys are meant for it. */
test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const editor = (page: Page): Locator => page.getByRole('article')
const lines = (page: Page): Locator => editor(page).getByRole('grid', { name: '分项与资金来源' })
const main = (page: Page): Locator => page.getByRole('main', { name: '绩效目标' })
const indicators = (page: Page): Locator => main(page).getByRole('region', { name: '绩效指标' })

/** What has the focus stands in this part of the page. */
async function expectIn(part: Locator): Promise<void> {
  await expect(part.locator(':focus')).toHaveCount(1)
}

test('the other way to look at lines, and a refused addition, leave one among the lines', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, '节能减排').click()
  const section = editor(page).getByRole('region', { name: '分项与资金来源' })
  await lines(page).locator('[data-column="economic"]').first().click()
  await page.keyboard.press('Control+Shift+G')
  await expect(page.getByRole('button', { name: '矩阵', pressed: true })).toBeVisible()
  await expectIn(section)
  await page.keyboard.press('Control+Shift+G')
  await expect(page.getByRole('button', { name: '清单', pressed: true })).toBeVisible()
  await expectIn(section)
  await lines(page).locator('[data-column="economic"]').first().click()
  await pasteText(page, '30227\t70\r\n3022\t5\r\n')
  await page.getByRole('button', { name: /新增 1 个分项/ }).press('Enter')
  await expect(page.getByText(/没有新增/)).toBeVisible()
  await expectIn(section)
})

test('what is done to indicators, and the line of their sums, leave one among the indicators', async ({
  page,
}) => {
  await openSample(page)
  await page.keyboard.press('Control+4')
  await page.getByLabel('部门整体，或一个项目').selectOption({ label: '部门整体支出' })
  const weight = indicators(page).locator('[data-column="weight"]')
  await weight.first().click()
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await expect(weight.first()).toHaveText('7')
  await page.getByRole('button', { name: '按比例分配' }).click()
  await expect(weight.first()).not.toHaveText('7')
  await expectIn(indicators(page))
  await main(page).getByRole('grid', { name: '绩效目标' }).locator('[data-column="text"]').first().click()
  await indicators(page).locator('[data-foot="level3"]').click()
  await expectIn(indicators(page))
})
