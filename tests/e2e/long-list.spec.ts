import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { largeBudget } from '../bench/large-budget'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { amountOf, openListed, runCommand, typeAmount } from './support/budget-page'
import { type Desk, expect, test } from './support/desk'

/** A list that is longer than what is mounted of it. */
test.use({ viewport: { width: 1280, height: 800 } })

async function openLong(page: Page, desk: Desk): Promise<void> {
  created(join(desk.folder, '长.budget'), largeBudget(sampleDocument(), 300)).close()
  await page.reload()
  await openListed(page, '长')
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible({ timeout: 15_000 })
}

/** Each row is mounted once; at most one of them is chosen, and its cell outlined. */
async function expectNoGhosts(page: Page): Promise<void> {
  const seen = () =>
    page.evaluate(() => {
      const list = document.querySelector('.frame > .data-grid')
      const numbers = [...(list?.querySelectorAll('[role=row][aria-rowindex]') ?? [])].map((row) =>
        row.getAttribute('aria-rowindex'),
      )
      return {
        doubled: numbers.length - new Set(numbers).size,
        outlined: list?.querySelectorAll('.cell.active').length,
      }
    })
  await expect.poll(seen).toEqual({ doubled: 0, outlined: 1 })
}

test(
  'a chosen row that is scrolled away and back is there once, and shows what it holds',
  { tag: '@web' },
  async ({ page, desk }) => {
    await openLong(page, desk)
    const amount = amountOf(page, '办公用房修缮与维护（通用项目）')
    await amount.click()
    for (let turn = 0; turn < 4; turn += 1) {
      await page.mouse.wheel(0, 1_500 + 700 * turn)
      await expect(amount).not.toBeInViewport()
      await expectNoGhosts(page)
      await page.mouse.wheel(0, -9_000)
      await expect(amount).toBeInViewport()
      await expectNoGhosts(page)
    }
    await page.keyboard.type('49.5')
    await page.keyboard.press('Enter')
    await expect(amount).toHaveText('49.50')
    await page.keyboard.press('Shift+PageDown')
    await page.keyboard.press('Shift+PageDown')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Home')
    await expectNoGhosts(page)
  },
)

test('what was refused is gone where something else was pasted, and where several cells are given up', async ({
  page,
}) => {
  await page.getByRole('button', { name: /打开示例预算/ }).click()
  const first = amountOf(page, '节能减排')
  const refused = page.locator('.frame > .data-grid .cell.refused')
  const paste = (text: string) =>
    page.evaluate((words) => {
      const data = new DataTransfer()
      data.setData('text/plain', words)
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, text)
  await first.click()
  await paste('甲\r\n乙\r\n丙')
  await expect(refused).toHaveCount(3)
  await page.keyboard.press('Escape')
  await first.click()
  await paste('71\r\n99\r\n49')
  await expect(first).toHaveText('71.00')
  await expect(amountOf(page, '法律顾问服务经费（通用项目）')).toHaveText('99.00')
  await expect(refused).toHaveCount(0)

  await first.click()
  await paste('甲\r\n乙\r\n丙')
  await expect(refused).toHaveCount(3)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Escape')
  await expect(refused).toHaveCount(0)
  await expect(first).toHaveText('71.00')
})

test(
  'what is typed on when the other window takes the project away lands in no other one',
  { tag: '@web' },
  async ({ page, desk, context }) => {
    await page.getByRole('button', { name: /打开示例预算/ }).click()
    await expect(amountOf(page, '宣传经费（通用项目）')).toBeVisible()
    const other = await context.newPage()
    await other.goto(desk.address)
    await openListed(other, /深圳市龙岗区工业和信息化局2024年部门预算/)
    await amountOf(page, '宣传经费（通用项目）').click()
    await page.keyboard.type('13')
    await amountOf(other, '宣传经费（通用项目）').click()
    await other.keyboard.press('Control+Minus')
    await expect(amountOf(page, '宣传经费（通用项目）')).toHaveCount(0)
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    await page.keyboard.type('8')
    await expect(amountOf(page, '节能减排')).toHaveText('70.00')
    await expect(amountOf(other, '节能减排')).toHaveText('70.00')
    await amountOf(page, '节能减排').click()
    await typeAmount(page, '节能减排', '72')
    await expect(amountOf(other, '节能减排')).toHaveText('72.00')
    await runCommand(page, '文件', /关闭文件/)
  },
)
