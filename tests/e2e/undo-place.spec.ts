import type { Page } from '@playwright/test'
import {
  amountOf,
  editorOf,
  lineCell,
  openSample,
  selectedRow,
  showTable,
  statusBar,
  typeAmount,
} from './support/budget-page'
import { expect, test } from './support/desk'

const OTHER = '课题调研经费（通用项目）'

/** One stands on this amount of the list: it is where typing goes. */
async function expectOn(page: Page, project: string): Promise<void> {
  await expect(editorOf(page, project)).toBeFocused()
}

test('what is taken back is gone to: from another row, from another page', async ({ page }) => {
  await openSample(page)
  const before = await amountOf(page, '商贸管理').innerText()
  await typeAmount(page, '商贸管理', '10500')
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(editorOf(page, '商贸管理')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expectOn(page, '商贸管理')
  await expect(amountOf(page, '商贸管理')).toHaveText(before)
  await expect(statusBar(page)).toContainText('已撤销：商贸管理 2024年预算')

  // From a table that the step left alone.
  await showTable(page, 11)
  await page.keyboard.press('Control+y')
  await expectOn(page, '商贸管理')
  await expect(statusBar(page)).toContainText('已重做：商贸管理')
  await expect(amountOf(page, '商贸管理')).toHaveText('10,500.00')
})

test('a table or a text that follows stays, and shows where', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await showTable(page, 3)
  await page.keyboard.press('Control+z')
  await expect(page.locator('td[data-cell]:focus')).toBeInViewport()
  await expect(statusBar(page)).toContainText(
    /已撤销：商贸管理 2024年预算.*改动在“项目支出”，这一页是随之变动的地方。/,
  )
  const there = page.locator('td[data-cell="t03/001/2011307/total"]')
  await there.click()
  await page.keyboard.press('Control+y')
  await expect(there).toHaveText('10,800.00')
  await expect(there, 'what is chosen and follows stays chosen').toBeFocused()
  await expect(page.getByRole('main', { name: '预算报表' })).toBeVisible()

  await page.keyboard.press('Control+3')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('main', { name: '公开文本' })).toBeVisible()
  await expect(page.locator('[data-block] :focus')).toBeInViewport()
  await expect(statusBar(page)).toContainText('改动在“项目支出”，这一页是随之变动的地方。')
  // Where it was made, nothing is to be said.
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+y')
  await expect(statusBar(page)).toContainText('已重做：商贸管理')
  await expectOn(page, '商贸管理')
  await expect(statusBar(page)).not.toContainText('改动在')
})

test('steps in a row are each gone to, and typing goes on where the last one was', async ({ page }) => {
  await openSample(page)
  const before = await amountOf(page, '商贸管理').innerText()
  await typeAmount(page, '商贸管理', '10500')
  await typeAmount(page, OTHER, '310')
  await page.keyboard.press('Control+z')
  await expectOn(page, OTHER)
  await page.keyboard.press('Control+z')
  await expectOn(page, '商贸管理')
  await expect(amountOf(page, '商贸管理')).toHaveText(before)
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+y')
  await expectOn(page, OTHER)
  await page.keyboard.type('311')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, OTHER)).toHaveText('311.00')
})

test('a text of the editor is gone to in its field, of another project too', async ({ page }) => {
  await openSample(page)
  await amountOf(page, OTHER).click()
  const reason = page.getByRole('article', { name: OTHER }).getByRole('textbox', { name: '增减原因' })
  const before = await reason.inputValue()
  await reason.press('End')
  await page.keyboard.type('，另有安排')
  await page.keyboard.press('Enter')
  await expect(statusBar(page)).toContainText('可撤销：')
  await amountOf(page, '商贸管理').click()
  await expect(page.getByRole('article', { name: '商贸管理' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(reason).toBeFocused()
  await expect(reason).toHaveValue(before)
})

test('a line is gone to while one works among the lines', async ({ page }) => {
  await openSample(page)
  await amountOf(page, OTHER).click()
  const line = lineCell(page.getByRole('article', { name: OTHER }), '委托业务费', 'duty')
  await expect(line).toBeVisible()
  const before = await line.innerText()
  await line.click()
  await page.keyboard.type('301.5')
  await page.keyboard.press('Enter')
  await expect(statusBar(page)).toContainText('可撤销：')
  await page.keyboard.press('End')
  await expect(line).not.toHaveClass(/active/)
  await page.keyboard.press('Control+z')
  await expect(line).toHaveClass(/active/)
  await expect(page.locator('.lines > textarea')).toBeFocused()
  await expect(line).toHaveText(before)
})

test('a paragraph is gone to from the list; on the paper, words are taken back where they stand', async ({
  page,
}) => {
  await openSample(page)
  await page.keyboard.press('Control+3')
  const paper = page.getByRole('article', { name: '文本' })
  const paragraph = paper.locator('.block.generated').nth(3)
  const key = (await paragraph.getAttribute('data-block')) ?? ''
  await paragraph.locator('button').first().focus()
  await page.keyboard.press('F2')
  await page.keyboard.type('另有说明。')
  await expect(statusBar(page)).toContainText('可撤销：改写')
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await page.keyboard.press('Control+z')
  const there = paper.locator(`[data-block="${key}"]`)
  await expect(there).toBeInViewport()
  await expect(there.locator(':focus')).toHaveCount(1)
  await expect(there).not.toContainText('另有说明')
  await expect(statusBar(page)).toContainText('已撤销：改写')

  const purpose = paper.getByRole('textbox', { name: '主要用于' }).first()
  const words = (await purpose.textContent()) ?? ''
  await purpose.focus()
  await page.keyboard.type('一二三')
  await expect(statusBar(page)).toContainText('主要用于')
  await paper.getByRole('textbox', { name: '主要用于' }).nth(2).focus()
  await page.keyboard.press('Control+z')
  await expect(purpose).toHaveText(words)
  await expect(purpose).toBeFocused()
  await expect(page.getByRole('main', { name: '公开文本' })).toBeVisible()
})

test('what is gone again is only named; half-typed words keep their own key', async ({ page }) => {
  await openSample(page)
  await page.keyboard.press('Insert')
  await expect(editorOf(page, '新项目', '项目名称')).toBeFocused()
  await amountOf(page, OTHER).click()
  await page.keyboard.press('Control+z')
  await expect(statusBar(page)).toContainText('已撤销：')
  await expectOn(page, OTHER)
  const before = await amountOf(page, OTHER).innerText()
  await page.keyboard.type('12')
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+z')
  await expectOn(page, OTHER)
  await page.keyboard.press('Escape')
  await expect(amountOf(page, OTHER)).toHaveText(before)
})

test('a project that is taken back leaves one at the one it stood behind, in another order and under a filter too', async ({
  page,
}) => {
  await openSample(page)
  const chosen = (name: string) => expect(selectedRow(page).getByTitle(name, { exact: true })).toBeVisible()
  const insertAndUndo = async (): Promise<void> => {
    await amountOf(page, OTHER).click()
    await page.keyboard.press('Insert')
    await chosen('新项目')
    await page.keyboard.press('Control+z')
    await expect(statusBar(page)).toContainText('已撤销：新增项目 新项目')
    await chosen(OTHER)
  }
  await insertAndUndo()
  await amountOf(page, OTHER).click()
  await page.keyboard.press('Alt+o')
  await insertAndUndo()
  await amountOf(page, OTHER).click()
  await page.keyboard.press('Control+Shift+l')
  await page.keyboard.type('60')
  await page.keyboard.press('Enter')
  await insertAndUndo()
})
