import type { Locator, Page } from '@playwright/test'
import { amountOf, openSample, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'
import { holdReply } from './support/held-reply'
import { pasteText } from './support/paste'

/** What is done before the answer to the last key is here is of what that key left, as if the answer had come at once. */
const PROJECT = '外经贸管理'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** The cells of the project's lines, or of their matrix: 差旅费 13.00, 委托业务费 310.00, both of 本级履职. */
async function openLines(page: Page): Promise<(row: number, column: string) => Locator> {
  await openSample(page)
  await amountOf(page, PROJECT).click()
  const editor = page.getByRole('article', { name: PROJECT })
  await expect(editor).toBeVisible()
  const rows = editor.getByRole('grid', { name: '分项与资金来源' }).locator('.body [role="row"]')
  return (row, column) => rows.nth(row).locator(`[data-column="${column}"]`)
}

async function type(page: Page, cell: Locator, text: string): Promise<void> {
  await cell.click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

test('a paste while a redo is not answered yet is into the line as the redo leaves it', async ({ page }) => {
  const at = await openLines(page)
  await type(page, at(1, 'special'), '5')
  await expect(at(1, 'special')).toHaveText('5.00')
  await page.keyboard.press('Control+z')
  await expect(at(1, 'duty')).toHaveText('310.00')

  const answer = await holdReply(page, 'edit.redo')
  await page.keyboard.press('Control+y')
  await at(1, 'duty').click()
  await pasteText(page, '9\t')
  await answer()
  await expect(at(1, 'duty')).toHaveText('9.00')
  await expect(at(1, 'special')).toHaveText('')
  await expect(statusBar(page)).toContainText('可撤销：粘贴')
  await page.keyboard.press('Control+z')
  await expect(at(1, 'special')).toHaveText('5.00')
  await expect(at(1, 'duty')).toHaveText('')
})

test('a paste into the matrix takes the line that the redo before it has made', async ({ page }) => {
  const at = await openLines(page)
  await page.keyboard.press('Control+Shift+G')
  await at(1, 'duty').click()
  await pasteText(page, '20\t5')
  await expect(at(1, 'special')).toHaveText('5.00')
  await expect(statusBar(page)).toContainText('可撤销：粘贴')
  await page.keyboard.press('Control+z')
  await expect(at(1, 'special')).toHaveText('')

  const answer = await holdReply(page, 'edit.redo')
  await page.keyboard.press('Control+y')
  await at(1, 'duty').click()
  await pasteText(page, '300\t40')
  await answer()
  await expect(at(1, 'duty')).toHaveText('300.00')
  await expect(at(1, 'special')).toHaveText('40.00')
  await expect(at(1, 'sum')).toHaveText('340.00')
})

test('what is filled, emptied or copied while an undo is not answered yet is what the undo leaves', async ({
  page,
}) => {
  const at = await openLines(page)
  await type(page, at(1, 'purpose'), '二')
  await type(page, at(0, 'purpose'), '一')
  await expect(statusBar(page)).toContainText('一')

  await test.step('filled down: nothing', async () => {
    const answer = await holdReply(page, 'edit.undo')
    await page.keyboard.press('Control+z')
    await at(0, 'purpose').click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await answer()
    await expect(at(0, 'purpose')).toHaveText('')
    await expect(at(1, 'purpose')).toHaveText('')
  })

  await test.step('emptied: what comes back', async () => {
    const answer = await holdReply(page, 'edit.undo')
    await page.keyboard.press('Control+z')
    await at(1, 'purpose').click()
    await page.keyboard.press('Delete')
    await answer()
    await expect(statusBar(page)).toContainText('二 → 空')
    await expect(at(1, 'purpose')).toHaveText('')
    await page.keyboard.press('Control+z')
    await expect(at(1, 'purpose')).toHaveText('二')
  })

  await test.step('the line once more: as it was before', async () => {
    await type(page, at(0, 'special'), '8')
    await expect(at(0, 'special')).toHaveText('8.00')
    const answer = await holdReply(page, 'edit.undo')
    await page.keyboard.press('Control+z')
    await at(0, 'special').click()
    await page.keyboard.press('Control+Shift+D')
    await answer()
    await expect(at(1, 'duty')).toHaveText('13.00')
    await expect(at(1, 'special')).toHaveText('')
  })
})

test('what is on its way to the file is copied as one sees it', async ({ page }) => {
  const at = await openLines(page)
  const answer = await holdReply(page, 'edit.apply')
  await type(page, at(0, 'special'), '8')
  await expect(at(0, 'special')).toHaveText('8')
  await expect(at(0, 'duty')).toHaveText('')
  await at(0, 'duty').click()
  await at(0, 'special').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+c')
  await at(1, 'duty').click()
  await page.keyboard.press('Control+v')
  await answer()
  await expect(at(1, 'special')).toHaveText('8.00')
  await expect(at(1, 'duty')).toHaveText('')
})

test('a redo pressed before the undo is answered repeats what that takes back', async ({ page }) => {
  await openSample(page)
  const amount = amountOf(page, PROJECT)
  await type(page, amount, '500')
  await expect(amount).toHaveText('500.00')
  const answer = await holdReply(page, 'edit.undo')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+y')
  await answer()
  await expect(statusBar(page)).toContainText('已重做')
  await expect(amount).toHaveText('500.00')
})
