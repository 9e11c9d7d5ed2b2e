import { amountOf, openListed, openSample, runCommand, statusBar, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'

const SAMPLE = '深圳市龙岗区工业和信息化局2024年部门预算'

test(
  'two windows of one file follow each other; what is typed meanwhile is refused once, then stands; undo says what it would take back',
  { tag: '@web' },
  async ({ page, desk, context }) => {
    await openSample(page)
    const other = await context.newPage()
    await other.goto(desk.address)
    await openListed(other, new RegExp(SAMPLE))

    await typeAmount(page, '节能减排', '555')
    await expect(amountOf(other, '节能减排')).toHaveValue('555.00')
    await expect(statusBar(other)).toContainText('另一窗口')

    // One types while the other changes the same amount.
    const amount = amountOf(other, '节能减排')
    await amount.click()
    await other.keyboard.type('140')
    await typeAmount(page, '节能减排', '600')
    await expect(amount).toHaveValue('140')
    await other.keyboard.press('Enter')
    await expect(other.getByRole('alert')).toContainText('另一窗口改成了 600.00')
    await expect(amountOf(page, '节能减排')).toHaveValue('600.00')
    await other.keyboard.press('Enter')
    await expect(amountOf(page, '节能减排')).toHaveValue('140.00')

    // What one undoes the other sees undone.
    await page.keyboard.press('Control+z')
    await expect(amountOf(page, '节能减排')).toHaveValue('600.00')
    await expect(amount).toHaveValue('600.00')

    // Closed by one, the other holds the file again and goes on.
    await runCommand(page, '文件', /关闭文件/)
    await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
    await typeAmount(other, '节能减排', '141')
    await expect(statusBar(other)).toContainText('已保存')
  },
)
