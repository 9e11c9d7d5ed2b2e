import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { closeFile, lineCell, openSample, selectedRow, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

/** A project's cell in the list; many are called （通用项目） in full. */
const amountIn = (page: Page, project: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByTitle(new RegExp(`^${project}(（通用项目）)?$`)) })
    .locator('[data-column="amount"]')

/** Exactly one thing has the focus, and it is the cell of the project that is shown as chosen. */
async function expectChosen(page: Page, project: string): Promise<void> {
  await expect(
    page.getByRole('textbox', { name: new RegExp(`^${project}(（通用项目）)? 2024年预算$`) }),
  ).toBeFocused()
  await expect(amountIn(page, project)).toHaveClass(/active/)
  await expect(selectedRow(page)).toContainText(project)
  await expect(page.getByRole('article', { name: project })).toBeVisible()
}

test('what is typed lands in what is shown as chosen: after keys, undo, another page, a dialog', async ({
  page,
}) => {
  await openSample(page)
  await amountIn(page, '节能减排').click()
  await expectChosen(page, '节能减排')
  await page.keyboard.press('Alt+PageDown')
  await expectChosen(page, '法律顾问服务经费')
  await page.keyboard.type('99')
  await page.keyboard.press('Enter')
  await expect(amountIn(page, '法律顾问服务经费')).toHaveText('99.00')
  await expect(amountIn(page, '节能减排')).toHaveText('70.00')
  await page.keyboard.press('ArrowUp')
  await expectChosen(page, '法律顾问服务经费')
  await page.keyboard.press('Control+z')
  await expect(amountIn(page, '法律顾问服务经费')).toHaveText('98.90')
  await expectChosen(page, '法律顾问服务经费')
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('main', { name: '预算报表' })).toBeVisible()
  await expect(page.locator('[data-cell]:focus')).toHaveCount(1)
  await page.keyboard.press('Control+1')
  await expectChosen(page, '法律顾问服务经费')
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expectChosen(page, '法律顾问服务经费')
  await page.keyboard.press('Escape')
  await expectChosen(page, '法律顾问服务经费')
})

test('a refused text is kept over pages, named in the status bar, and given up by Escape', async ({
  page,
}) => {
  await openSample(page)
  const cell = amountIn(page, '节能减排')
  await cell.click()
  await page.keyboard.type('7x')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('7x')
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('main', { name: '公开文本' })).toBeVisible()
  const back = statusBar(page).getByRole('button', { name: '没有存上：节能减排 2024年预算' })
  await back.click()
  await expectChosen(page, '节能减排')
  await expect(cell).toHaveText('7x')
  await expect(page.getByRole('alert')).toContainText('“7x”里有字母 x，请只填数字。')
  await page.keyboard.press('Escape')
  await expect(cell).toHaveText('70.00')
  await expect(back).toHaveCount(0)
})

test('two numbers in an amount are refused; how people say amounts is read, and the reading shown', async ({
  page,
  desk,
}) => {
  await openSample(page)
  const cell = amountIn(page, '节能减排')
  await cell.click()
  await page.keyboard.insertText('130 250')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('里有空格，像是两个数，请只填一个，千分位用逗号。')
  await page.keyboard.press('Escape')
  await page.keyboard.insertText('1亿2千万')
  await expect(page.getByText('读作1.2亿元').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('12,000.00')
  await closeFile(page)
  const name = readdirSync(desk.folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(desk.folder, name), { readonly: true })
  const sum = db.prepare(
    "SELECT sum(amount) FROM lines JOIN projects ON project_id = projects.id WHERE projects.name = '节能减排'",
  )
  expect(sum.pluck().get()).toBe(12_000_000_000)
  db.close()
})

test.describe('F1 by the clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  const paste = async (page: Page, text: string): Promise<void> => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await page.keyboard.press('Control+v')
  }

  for (const [where, pasted] of [
    ['beside each other', '130.00\t250.00\r\n'],
    ['one above the other', '130.00\r\n250.00\r\n'],
    ['parted by line ends of another system', '130.00\n250.00'],
  ] as const) {
    test(`two spreadsheet cells ${where} pasted into the one big amount are refused, and nothing is stored`, async ({
      page,
    }) => {
      await openSample(page)
      await amountIn(page, '节能减排').click()
      const figure = page.getByLabel('节能减排 2024年预算合计')
      await figure.click()
      await paste(page, pasted)
      await expect(page.getByRole('alert')).toHaveText(
        '粘贴的是 2 个单元格（130.00、250.00），这里只填一个金额。请只复制一个单元格，再粘贴。',
      )
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toBeVisible()
      await expect(statusBar(page)).not.toContainText('可撤销')
      await page.keyboard.press('Escape')
      await expect(figure).toHaveValue('70.00')
      await paste(page, '130.00\r\n')
      await page.keyboard.press('Enter')
      await expect(figure).toHaveValue('130.00')
    })
  }

  test('two spreadsheet cells pasted into a text of one line are one line', async ({ page }) => {
    await openSample(page)
    await amountIn(page, '节能减排').click()
    const reason = page.getByRole('textbox', { name: '增减原因' })
    await reason.click()
    await paste(page, '任务减少\t压减支出\r\n一次性项目完成\r\n')
    await reason.press('Escape')
    await expect(reason).toHaveValue('任务减少 压减支出 一次性项目完成')
  })
})

test('an amount that is last year’s with the point moved is asked about, and taken', async ({ page }) => {
  await openSample(page)
  const cell = amountIn(page, '节能减排')
  await cell.click()
  await page.keyboard.type('7000')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('7,000.00')
  const question = page
    .getByRole('row')
    .filter({ hasText: '节能减排' })
    .getByTitle('正好是上年的 100 倍，单位和小数点对吗？')
  await expect(question).toBeVisible()
  // By keys too: the status bar says it of the cell that one stands on.
  await page.keyboard.press('ArrowUp')
  await expect(statusBar(page)).toContainText('读作7000万元。正好是上年的 100 倍，单位和小数点对吗？')
  await page.keyboard.press('Control+z')
  await expect(question).toHaveCount(0)
})

test('Enter in a reason confirms it and goes on; Escape keeps what was written', async ({ page }) => {
  await openSample(page)
  await amountIn(page, '节能减排').click()
  const reason = page.getByRole('textbox', { name: '增减原因' })
  await reason.click()
  await reason.fill('压减一般性支出。')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: '主要用于' })).toBeFocused()
  await expect(statusBar(page)).toContainText('可撤销')
  await reason.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('任务减少')
  await page.keyboard.press('Escape')
  await expect(reason).toHaveValue('任务减少')
  await expect(reason).not.toBeFocused()
})

test('what is typed while an amount is being stored replaces it, and never joins it', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await amountIn(page, '节能减排').click()
  const figure = page.getByLabel('节能减排 2024年预算合计')
  await page.route('**/edit.*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    await route.continue()
  })
  await figure.click()
  for (const typed of ['51', '52', '53']) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await expect(figure).toHaveValue('53.00')
  await expect(statusBar(page)).toContainText('→ 53.00')
  await page.unrouteAll({ behavior: 'wait' })
  await closeFile(page)
  const name = readdirSync(desk.folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(desk.folder, name), { readonly: true })
  const changed = db.prepare("SELECT label FROM steps WHERE kind = 'edit'").pluck().all()
  db.close()
  expect(changed.every((label) => /节能减排 2024年预算.* → 5[123]\.00$/.test(label as string))).toBe(true)
})

test('a refused text is reached though a filter hid it; what is chosen is always among what is shown', async ({
  page,
}) => {
  await openSample(page)
  await amountIn(page, '节能减排').click()
  await page.keyboard.type('7x')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '缺原因2' }).click()
  await expect(page.getByRole('article', { name: '企业服务' })).toBeVisible()
  await expect(selectedRow(page)).toContainText('企业服务')
  await statusBar(page).getByRole('button', { name: '没有存上：节能减排 2024年预算' }).click()
  await expectChosen(page, '节能减排')
  await expect(page.getByRole('alert')).toContainText('字母 x')
  await page.keyboard.press('Escape')
  await expect(amountIn(page, '节能减排')).toHaveText('70.00')
  await expect(statusBar(page)).not.toContainText('没有存上')
})

test('an amount that is stored is read out in the status bar, wherever it stands', async ({ page }) => {
  await openSample(page)
  await amountIn(page, '商贸管理').click()
  await expect(statusBar(page)).toContainText('读作约1.036亿元')
  await page.keyboard.press('ArrowRight')
  await expect(statusBar(page)).toContainText('读作6952.44万元')
  await lineCell(page.getByRole('article', { name: '商贸管理' }), '委托业务费', 'duty').click()
  await expect(statusBar(page)).toContainText('读作359.94万元')
})

test('what is typed right behind Insert waits for the row that comes: key by key, in one row behind the other', async ({
  page,
}) => {
  await openSample(page)
  await amountIn(page, '商贸管理').click()
  const lines = page.getByRole('article', { name: '商贸管理' }).getByRole('grid', { name: '分项与资金来源' })
  const rows = lines.locator('.body [role="row"]')
  await expect(rows).toHaveCount(2)
  const last = rows.nth(1).locator('[data-column="duty"]')
  const before = await last.innerText()
  await last.click()
  await page.route('**/edit.apply', async (route) => {
    await new Promise((go) => setTimeout(go, 400))
    await route.continue()
  })
  await page.keyboard.press('Insert')
  await page.keyboard.type('12.5')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Insert')
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(4)
  await expect(rows.locator('[data-column="duty"]')).toHaveText(['10,000.00', before, '12.50', '7.00'])

  await test.step('a paste is asked for once more', async () => {
    await page.keyboard.press('Insert')
    await page.evaluate(() => {
      const area = document.activeElement
      area?.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true }))
    })
    await expect(page.getByText('新的一行还没有加好，请再按一次。')).toBeVisible()
    await expect(rows).toHaveCount(5)
  })
})
