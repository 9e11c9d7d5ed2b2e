import type { Locator, Page } from '@playwright/test'
import { openSample, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

/** What is found in words that the preparer wrote: led to, shown and mended where they stand. */

const list = (page: Page): Locator =>
  page.getByRole('main', { name: '检查' }).getByRole('treegrid', { name: '发现的问题' })
const chosen = (page: Page): Locator => list(page).getByRole('row', { selected: true })
const counts = (page: Page): Locator => statusBar(page).getByRole('button', { name: /^检查：/ })
const income = (page: Page): Locator => page.locator('[data-block="p2/income"]')

/** The paragraph of the income, with a digit of its sum turned. */
async function turnDigit(page: Page): Promise<void> {
  await openSample(page)
  await expect(counts(page)).toBeVisible()
  await page.keyboard.press('Control+3')
  await income(page)
    .getByRole('button', { name: /^改写：/ })
    .click()
  const field = income(page).getByRole('textbox')
  await expect(field).toBeFocused()
  const text = (await field.textContent()) ?? ''
  await field.fill(text.replace('198,823.18', '198,832.18'))
  await page.keyboard.press('Escape')
  await expect(statusBar(page)).toContainText('可撤销：改写')
}

const marked = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...(CSS.highlights.get('finding-error') ?? [])].map((range) => (range as Range).toString()),
  )

test('a wrong figure is marked once one has left the paragraph, and the margin does not say that all is right', async ({
  page,
}) => {
  await turnDigit(page)
  await expect.poll(() => marked(page)).toContain('198,832.18')
  const note = page.getByRole('region', { name: '手工改写', exact: true })
  await expect(note).not.toContainText('一致')
  await expect(note).toContainText(/检查在这一段发现 \d+ 处/)
})

test('Enter leads to the figure, 原处 shows it in its sentence, Ctrl+. puts it right', async ({ page }) => {
  await turnDigit(page)
  await page.keyboard.press('Control+6')
  await list(page)
    .getByRole('row', { name: /198,832\.18/ })
    .first()
    .click()
  const origin = page.getByRole('complementary', { name: '原处' })
  await expect(origin.locator('blockquote mark')).toHaveText('198,832.18')
  await page.keyboard.press('Enter')
  const field = income(page).getByRole('textbox')
  await expect(field).toBeFocused()
  const before = await page.evaluate(() => {
    const range = getSelection()?.getRangeAt(0)
    const own = document.activeElement
    if (!range || !own) return ''
    const all = document.createRange()
    all.selectNodeContents(own)
    all.setEnd(range.startContainer, range.startOffset)
    return own.textContent.slice(all.toString().length)
  })
  expect(before.startsWith('198,832.18')).toBe(true)
  await page.keyboard.press('Control+.')
  await expect(income(page)).toContainText('198,823.18')
  await expect(income(page)).not.toContainText('198,832.18')
})

test('on the line of a group Ctrl+. mends nothing', async ({ page }) => {
  await openSample(page)
  await page.keyboard.press('Control+6')
  await list(page).getByRole('row', { name: /运运/ }).click()
  for (let i = 0; i < 12; i += 1) {
    if ((await chosen(page).getAttribute('aria-level')) === '1') break
    await page.keyboard.press('ArrowDown')
  }
  await expect(chosen(page)).toHaveAttribute('aria-level', '1')
  await page.keyboard.press('Control+.')
  await expect(list(page).getByRole('row', { name: /运运/ })).toBeVisible()
  await expect(statusBar(page)).not.toContainText('可撤销：信息系统')
})
