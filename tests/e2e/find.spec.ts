import type { Page } from '@playwright/test'
import { amountOf, cell, editorOf, openSample, showTable, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'

const find = (page: Page) => page.getByRole('search')

test('projects are found by name, code and amount, however it is typed', async ({ page }) => {
  await openSample(page)
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  for (const words of ['10359.94', '10,359.94', '１０３５９．９４', '1.035994亿', '103599400元']) {
    await find(page).getByRole('textbox').fill(words)
    await expect(find(page), words).toContainText('1/1')
    await expect(page.getByRole('article', { name: '商贸管理' })).toBeVisible()
  }
  await find(page).getByRole('textbox').fill('pairing-assistance')
  await expect(page.getByRole('article', { name: '对口帮扶' })).toBeVisible()
  await find(page).getByRole('textbox').fill('没有这样的项目')
  await expect(find(page)).toContainText('没有')
  // Its own typing is what Ctrl+Z takes back here.
  await page.keyboard.press('Control+z')
  await expect(find(page).getByRole('textbox')).toBeFocused()
})

test('Enter goes on, Shift+Enter back, Esc to the cell that was found', async ({ page }) => {
  await openSample(page)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('管理')
  const article = page.getByRole('article', { name: '其他一般管理事务支出（通用项目）' })
  await expect(find(page)).toContainText('1/')
  const first = await page.locator('article.editor').getAttribute('aria-label')
  await page.keyboard.press('Enter')
  await expect(find(page)).toContainText('2/')
  await expect(page.locator('article.editor')).not.toHaveAttribute('aria-label', first ?? '')
  await page.keyboard.press('Shift+Enter')
  await expect(find(page)).toContainText('1/')
  await page.keyboard.press('Shift+Enter')
  await expect(article).toHaveCount(0)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('359.94')
  await expect(find(page)).toContainText('1/')
  await page.keyboard.press('Escape')
  await expect(find(page)).toHaveCount(0)
  await expect(editorOf(page, '商贸管理')).toBeFocused()
  await page.keyboard.type('10500')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, '商贸管理')).toHaveText('10,500.00')
})

test('what the filter hides is told, and shown when asked for', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await page.getByRole('group', { name: '显示哪些项目' }).getByText('已改').click()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('对口帮扶')
  await expect(find(page)).toContainText('没有')
  await find(page).getByRole('button', { name: '另有 1 处被筛选隐藏' }).click()
  await expect(find(page)).toContainText('1/1')
})

test('the same words are looked for in the text when asked; each page finds on itself', async ({ page }) => {
  await openSample(page)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('对口帮扶')
  await expect(find(page)).toContainText('1/1')
  await find(page).getByRole('button', { name: '也在公开文本中找' }).click()
  await expect(page.getByRole('main', { name: '公开文本' })).toBeVisible()
  await expect(find(page).getByRole('textbox', { name: '在文本中查找' })).toBeFocused()
  await expect(find(page).getByRole('textbox')).toHaveValue('对口帮扶')
  await expect(find(page)).toContainText(/1\/\d+/)
  await page.keyboard.press('Escape')

  await showTable(page, 3)
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('main', { name: '预算报表' })).toBeVisible()
  await page.keyboard.type('国内贸易管理')
  await expect(find(page)).toContainText(/1\/\d+/)
  const found = page.locator('[data-cell][aria-selected="true"]')
  await expect(found).toBeInViewport()
  const id = (await found.getAttribute('data-cell')) ?? ''
  expect(id).toContain('2011307')
  await page.keyboard.press('Escape')
  await expect(cell(page, id)).toBeFocused()
})

test('Ctrl+K goes to a project by first letters, to a table, a part of the text, a code', async ({
  page,
}) => {
  await openSample(page)
  const box = page.getByRole('combobox', { name: '名称、代码或拼音首字母' })
  const goTo = async (words: string, listed: string) => {
    await page.keyboard.press('Control+k')
    await box.fill(words)
    await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toContainText(listed)
    await page.keyboard.press('Enter')
    await expect(box).toHaveCount(0)
  }
  await goTo('dkbf', '对口帮扶')
  await expect(editorOf(page, '对口帮扶')).toBeFocused()

  await goTo('表3', '报表')
  await expect(page.getByRole('tab', { selected: true })).toHaveText(/^3/)
  await expect(page.locator('td[data-cell]:focus')).toHaveCount(1)

  await goTo('第五部分', '文本')
  const title = page.getByRole('heading', { name: /第五部分/ })
  await expect(title).toBeInViewport()

  await goTo('2011307', '国内贸易管理')
  await expect(page.getByRole('article', { name: '商贸管理' })).toBeVisible()
  await expect(page.locator('.lines > textarea:focus')).toHaveCount(1)

  await goTo('jpcz', '键盘操作')
  await expect(page.getByRole('dialog', { name: '键盘操作' })).toBeVisible()
})
