import {
  amountOf,
  cell,
  lineCell,
  openListed,
  openSample,
  runCommand,
  showTable,
  statusBar,
  typeAmount,
} from './support/budget-page'
import { expect, test } from './support/desk'

const TOTAL = 't01/all/expenditure-grand-total/expenditureAmount'

test('an amount typed in the list is followed at once everywhere, and is there after closing and reopening', async ({
  page,
}) => {
  await openSample(page)
  await expect(statusBar(page)).toContainText('198,823.18')
  await typeAmount(page, '商贸管理', '10,500.00')

  await test.step('the editor says where the difference went', async () => {
    await amountOf(page, '商贸管理').click()
    const editor = page.getByRole('article', { name: '商贸管理' })
    await expect(editor).toContainText('差额+140.06记入委托业务费（原359.94）')
    await expect(lineCell(editor, '委托业务费', 'duty')).toHaveText('500.00')
    await expect(lineCell(editor, '其他对个人和家庭的补助', 'duty')).toHaveText('10,000.00')
    await expect(editor).toContainText('读作1.05亿元')
    await expect(editor).toContainText('+3,547.56')
    await expect(editor).toContainText('+51.0%')
  })

  await test.step('the panel lists 55 cells in eight tables', async () => {
    const followed = page.getByRole('region', { name: '随之变动' })
    await expect(followed).toContainText('报表55格')
    await expect(followed.getByRole('heading', { level: 3, name: /^表/ })).toHaveText([
      /^表1 收支总表\s*10格$/,
      /^表2 收入总表\s*3格$/,
      /^表3 支出总表\s*8格$/,
      /^表5 项目支出总表\s*6格$/,
      /^表6 财政拨款收支总表\s*10格$/,
      /^表7 一般公共预算支出表（按功能分类）\s*8格$/,
      /^表8 一般公共预算支出表（按经济分类）\s*6格$/,
      /^表12 部门（单位）整体支出绩效目标表\s*4格$/,
    ])
  })

  await test.step('the status bar shows the new total and what can be undone', async () => {
    await expect(statusBar(page)).toContainText('支出198,963.24')
    await expect(statusBar(page)).toContainText('收支平衡')
    await expect(statusBar(page)).toContainText('可撤销：商贸管理 2024年预算 10,359.94 → 10,500.00')
  })

  await test.step('the tables mark the changed cells', async () => {
    const counts = [10, 3, 8, 0, 6, 10, 8, 6, 0, 0, 0, 4]
    for (const [index, count] of counts.entries()) {
      await showTable(page, index + 1)
      await expect(page.getByRole('main').locator('td.changed')).toHaveCount(count)
    }
    await showTable(page, 1)
    await expect(cell(page, TOTAL)).toHaveText('198,963.24')
  })

  await test.step('closed and reopened it is the same, without marks', async () => {
    await runCommand(page, '文件', /关闭文件/)
    await openListed(page, /2024年部门预算/)
    await expect(amountOf(page, '商贸管理')).toHaveText('10,500.00')
    await expect(statusBar(page)).toContainText('支出198,963.24')
    await showTable(page, 1)
    await expect(cell(page, TOTAL)).toHaveText('198,963.24')
    await expect(page.getByRole('main').locator('td.changed')).toHaveCount(0)
  })

  await test.step('undone it is as published', async () => {
    await page.keyboard.press('Control+z')
    await expect(cell(page, TOTAL)).toHaveText('198,823.18')
    await page.keyboard.press('Control+y')
    await expect(cell(page, TOTAL)).toHaveText('198,963.24')
  })
})

test('a change that comes back is no change: marks and counts go', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '1.05亿')
  await expect(amountOf(page, '商贸管理')).toHaveText('10,500.00')
  await expect(page.getByRole('navigation', { name: '各部分', exact: true })).toContainText('55')
  await typeAmount(page, '商贸管理', '10359.94')
  await expect(page.getByRole('navigation', { name: '各部分', exact: true })).not.toContainText('55')
  await expect(page.getByRole('button', { name: '已改0' })).toBeVisible()
})

test('a window that comes again, the file still open, shows what changed since it was opened', async ({
  page,
}) => {
  const followed = page.getByRole('region', { name: '随之变动' })
  await openSample(page)
  await typeAmount(page, '商贸管理', '10,500.00')
  await followed.getByRole('button', { name: /打开以来/ }).click()
  await expect(followed).toContainText('报表55格')
  const before = await followed.innerText()

  await page.reload()
  await openListed(page, /2024年部门预算/)
  await test.step('the panel lists the same cells and paragraphs', async () => {
    await expect(followed).toContainText('打开以来55')
    await followed.getByRole('button', { name: /打开以来/ }).click()
    await expect(followed).toContainText('文本7段')
    expect(await followed.innerText()).toBe(before)
  })
  await test.step('the list and the tables mark them', async () => {
    await expect(page.getByRole('button', { name: '已改1' })).toBeVisible()
    await showTable(page, 1)
    await expect(page.getByRole('main').locator('td.changed')).toHaveCount(10)
  })
  await test.step('taken back, nothing is marked', async () => {
    await page.keyboard.press('Control+z')
    await expect(cell(page, TOTAL)).toHaveText('198,823.18')
    await expect(page.getByRole('main').locator('td.changed')).toHaveCount(0)
  })
})

test('the booked difference can be put on another line, or shared among them', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await amountOf(page, '商贸管理').click()
  const editor = page.getByRole('article', { name: '商贸管理' })
  await editor.getByRole('button', { name: '改记其他分项' }).click()
  await page
    .getByRole('menu', { name: '改记其他分项' })
    .getByRole('menuitem', { name: /其他对个人和家庭的补助/ })
    .click()
  await expect(lineCell(editor, '其他对个人和家庭的补助', 'duty')).toHaveText('10,140.06')
  await expect(lineCell(editor, '委托业务费', 'duty')).toHaveText('359.94')
  await expect(amountOf(page, '商贸管理')).toHaveText('10,500.00')
})

test('a total that would take a line below zero is refused; the stored value stands', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '9000')
  const amount = amountOf(page, '商贸管理')
  await expect(amount).toHaveAttribute('aria-invalid', 'true')
  await expect(amount).toHaveText('9000')
  await expect(page.getByRole('alert')).toContainText('委托业务费')
  await expect(statusBar(page)).toContainText('支出198,823.18')
  await page.keyboard.press('Escape')
  await expect(amount).toHaveText('10,359.94')
  await expect(amount).not.toHaveAttribute('aria-invalid')
})

test('letters in an amount are refused in words before anything is stored', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '105O0')
  await expect(page.getByRole('alert')).toHaveText('“105O0”里有字母 O，请改成数字 0。')
  await expect(statusBar(page)).not.toContainText('可撤销')
})

test('amounts are shown and typed in the chosen unit', async ({ page }) => {
  await openSample(page)
  await page.getByRole('group', { name: '金额单位' }).getByRole('button', { name: '元', exact: true }).click()
  await expect(amountOf(page, '商贸管理')).toHaveText('103,599,400.00')
  await typeAmount(page, '商贸管理', '105000000')
  await expect(statusBar(page)).toContainText('支出1,989,632,') // 198,963.24万元
  await page
    .getByRole('group', { name: '金额单位' })
    .getByRole('button', { name: '万元', exact: true })
    .click()
  await expect(amountOf(page, '商贸管理')).toHaveText('10,500.00')
})

test('what was committed outlives the host being killed', { tag: '@web' }, async ({ page, desk, faults }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await expect(statusBar(page)).toContainText('支出198,963.24')
  await desk.restart('SIGKILL')
  await page.goto(desk.address)
  // The stream of events broke off, and with it alone the host was not there.
  for (const fault of faults.splice(0))
    expect(fault).toMatch(/ERR_(INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RE(?:FUSED|SET))/)
  await openListed(page, /2024年部门预算/)
  await expect(amountOf(page, '商贸管理')).toHaveText('10,500.00')
})
