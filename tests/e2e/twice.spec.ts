import type { Page } from '@playwright/test'
import { amountOf, gridCell, openSample, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

/** What is pressed twice, or left in two ways at once, is done once. */
async function slowEdits(page: Page): Promise<void> {
  await page.route('**/edit.{apply,set}', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.continue()
  })
}

test('a bulk change is made once, however often it is asked for while it is on its way', async ({ page }) => {
  await openSample(page)
  await slowEdits(page)
  await gridCell(page, '外经贸管理', 'amount').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+Shift+M')
  const panel = page.getByRole('dialog', { name: '批量调整' })
  const go = panel.getByRole('button', { name: '全部调整' })
  await page.keyboard.type('90')
  await expect(panel.getByRole('status')).toHaveText('调整 2 项。')
  await go.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await go.dblclick({ force: true })
  await expect(panel).toHaveCount(0)
  await expect(amountOf(page, '外经贸管理')).toHaveText('290.70')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, '外经贸管理')).toHaveText('323.00')
})

test('a line is parted once', async ({ page }) => {
  await openSample(page)
  await slowEdits(page)
  await gridCell(page, '商贸管理', 'amount').click()
  const editor = page.getByRole('article', { name: '商贸管理' })
  const rows = editor.getByRole('grid', { name: '分项与资金来源' }).locator('.body [role="row"]')
  await expect(rows).toHaveCount(2)
  await editor.locator('[data-column="economic"]:is([role="rowheader"], [role="gridcell"])').last().click()
  await page.keyboard.press('Control+Shift+E')
  const panel = page.getByRole('dialog', { name: '拆分' })
  await page.keyboard.type('200')
  await expect(panel).toContainText('剩余')
  await panel.getByRole('button', { name: '拆分', exact: true }).dblclick()
  await expect(panel).toHaveCount(0)
  await expect(rows).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(2)
})

test('indicators of the library are added once, of the words that stand there, with those picked under other words', async ({
  page,
}) => {
  await openSample(page)
  await gridCell(page, '商贸管理', 'amount').click()
  await page.keyboard.press('Control+4')
  const main = page.getByRole('main', { name: '绩效目标' })
  const names = main
    .getByRole('grid', { name: '绩效指标' })
    .locator('[data-column="level3"]:is([role="gridcell"], [role="rowheader"])')
  const library = page.getByRole('complementary', { name: '指标库' })
  const offered = library.getByRole('listbox').getByRole('option')
  await page.keyboard.press('Control+l')
  await expect(offered.nth(5)).toBeVisible()

  await test.step('twice in a row is once', async () => {
    await slowEdits(page)
    const first = await offered.first().locator('span').first().innerText()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(names.filter({ hasText: first })).toHaveCount(1)
    await expect(statusBar(page)).toContainText('可撤销：新增')
    await expect(names).toHaveCount(1)
    await library.getByRole('button', { name: '加入' }).dblclick()
    await expect(names).toHaveCount(2)
    await page.keyboard.press('Control+4')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(names).toHaveCount(0)
  })

  await test.step('words typed fast wait for what they find', async () => {
    await page.route('**/library.search', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      await route.continue()
    })
    const input = library.getByLabel('在指标库里查找')
    await input.click()
    await page.keyboard.insertText('合格率')
    await page.keyboard.press('Enter')
    await expect(names).toHaveText([/合格率/])
  })

  await test.step('what was picked stays while others are looked for', async () => {
    const input = library.getByLabel('在指标库里查找')
    await expect(offered.first()).toContainText('合格率')
    await page.keyboard.press('Control+Enter')
    await expect(library.getByRole('button', { name: '加入 1 条' })).toBeVisible()
    await input.fill('满意度')
    await page.keyboard.press('Control+Enter')
    await library.getByRole('button', { name: '加入 2 条' }).click()
    await expect(names).toHaveText([/合格率/, /合格率/, /满意度/])
  })
})

test('a text that is left by a key before typing pauses is stored once: nothing is said to be left, and an undo holds', async ({
  page,
}) => {
  await openSample(page)
  await slowEdits(page)
  await gridCell(page, '商贸管理', 'amount').click()
  const purpose = page.getByRole('article', { name: '商贸管理' }).getByRole('textbox', { name: '主要用于' })
  for (const leave of ['Control+4', 'F8', 'Alt+PageDown']) {
    await page.keyboard.press('Control+1')
    await gridCell(page, '商贸管理', 'amount').click()
    const before = await purpose.inputValue()
    await purpose.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText(`为 ${leave} 而写`)
    await page.keyboard.press(leave)
    await expect(statusBar(page)).toContainText(`可撤销：商贸管理 主要用于`)
    await expect(statusBar(page)).not.toContainText('没有存上')
    await page.keyboard.press('Control+1')
    await gridCell(page, '商贸管理', 'amount').click()
    await expect(purpose).toHaveValue(`为 ${leave} 而写`)
    await page.keyboard.press('Control+z')
    await expect(purpose).toHaveValue(before)
    await page.keyboard.press('Control+1')
    await expect(purpose).toHaveValue(before)
  }
  await page.keyboard.press('Control+4')
  await page.keyboard.press('Control+1')
  await expect(statusBar(page)).not.toContainText('没有存上')
})
