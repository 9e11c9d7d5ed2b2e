import {
  amountOf,
  editorOf,
  openListed,
  openSample,
  runCommand,
  statusBar,
  typeAmount,
} from './support/budget-page'
import type { BrowserContext, Page } from '@playwright/test'
import { type Desk, expect, test } from './support/desk'

const SAMPLE = '深圳市龙岗区工业和信息化局2024年部门预算'

test(
  'two windows of one file follow each other; what is typed meanwhile is refused once, then stands; undo says what it would take back',
  { tag: '@web' },
  async ({ page, desk, context }) => {
    const other = await secondWindow(page, desk, context)

    await typeAmount(page, '节能减排', '555')
    await expect(amountOf(other, '节能减排')).toHaveText('555.00')
    await expect(statusBar(other)).toContainText('另一窗口')

    // One types while the other changes the same amount.
    const amount = amountOf(other, '节能减排')
    await amount.click()
    await other.keyboard.type('140')
    await typeAmount(page, '节能减排', '600')
    await expect(editorOf(other, '节能减排')).toHaveValue('140')
    await other.keyboard.press('Enter')
    await expect(other.getByRole('alert')).toContainText('另一窗口改成了 600.00')
    await expect(amountOf(page, '节能减排')).toHaveText('600.00')
    await other.keyboard.press('Enter')
    await expect(amountOf(page, '节能减排')).toHaveText('140.00')

    // What one undoes the other sees undone.
    await page.keyboard.press('Control+z')
    await expect(amountOf(page, '节能减排')).toHaveText('600.00')
    await expect(amount).toHaveText('600.00')

    // Closed by one, the other holds the file again and goes on.
    await runCommand(page, '文件', /关闭文件/)
    await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
    await typeAmount(other, '节能减排', '141')
    await expect(statusBar(other)).toContainText('已保存')
  },
)

test(
  'a paragraph that the other window removes takes no words along: they are kept, named, and can be copied or given up',
  { tag: '@web' },
  async ({ page, desk, context }) => {
    const other = await secondWindow(page, desk, context)
    for (const window of [page, other]) await window.getByRole('button', { name: /^公开文本/ }).click()

    const first = (window: Page) => window.locator('.free[data-block^="p1/duties/"]').first()
    await first(other).getByRole('button', { name: /手写/ }).click()
    await first(page).getByRole('textbox').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('刚写到一半')
    // Before typing pauses, for then it would be stored.
    await other.getByRole('menuitem', { name: '删除这一段' }).click()

    const kept = statusBar(page).getByRole('button', { name: /没有存上/ })
    await kept.click()
    const dialog = page.getByRole('dialog', { name: '没有存上的内容' })
    await expect(dialog.getByRole('textbox')).toHaveValue(/刚写到一半/)
    await page.keyboard.press('Escape')
    await expect(kept).toBeVisible()
    await kept.click()
    await dialog.getByRole('button', { name: '放弃' }).click()
    await expect(kept).toHaveCount(0)
  },
)

test(
  'a window whose events broke off asks for what it missed when they come again',
  { tag: '@web' },
  async ({ page, desk, context }) => {
    await openSample(page)
    const other = await context.newPage()
    // The first stream ends at once; the next one is let through when the step has been made.
    const [asked, missed] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()]
    let isFirst = true
    await other.route('**/events?*', async (route) => {
      if (isFirst) {
        isFirst = false
        return route.fulfill({ contentType: 'text/event-stream', body: 'retry: 10\n\n' })
      }
      asked.resolve(null)
      await missed.promise
      return route.continue()
    })
    await other.goto(desk.address)
    await openListed(other, new RegExp(SAMPLE))
    await asked.promise
    // What it shows last is here: whatever it asked for later would tell it of the step, too.
    // What is marked is the last that a window asks for.
    await expect(amountOf(other, '企业服务')).toHaveAttribute('title', /审核时会被问起/)
    await typeAmount(page, '节能减排', '555')
    await expect(amountOf(other, '节能减排')).not.toHaveText('555.00')
    missed.resolve(null)
    await expect(amountOf(other, '节能减排')).toHaveText('555.00')
    // And it hears again.
    await typeAmount(page, '节能减排', '556')
    await expect(amountOf(other, '节能减排')).toHaveText('556.00')
  },
)

/** Opens the sample, and the same file in another window. */
async function secondWindow(page: Page, desk: Desk, context: BrowserContext): Promise<Page> {
  await openSample(page)
  const other = await context.newPage()
  await other.goto(desk.address)
  await openListed(other, new RegExp(SAMPLE))
  return other
}
