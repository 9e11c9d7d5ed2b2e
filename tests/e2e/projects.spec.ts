import type { Locator } from '@playwright/test'
import {
  amountOf,
  cell,
  editorOf,
  lineCell,
  openSample,
  showTable,
  statusBar,
  typeAmount,
} from './support/budget-page'
import { compose } from './support/compose'
import { expect, test } from './support/desk'

test('an input method composes in every kind of field; the Enter that ends it stores nothing', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, '商贸管理').click()

  await test.step('over a selected amount, no first key lost', async () => {
    await compose(page, ['１', '１０', '１０５'], '１０５００', true)
    await expect(editorOf(page, '商贸管理')).toHaveValue('１０５００')
    await expect(statusBar(page)).not.toContainText('可撤销')
    await page.keyboard.press('Enter')
    await expect(statusBar(page)).toContainText('支出198,963.24')
  })

  await test.step('in the reason', async () => {
    await amountOf(page, '课题调研经费（通用项目）').click()
    const reason = page.getByLabel('增减原因', { exact: true })
    await reason.click()
    await compose(page, ['ke', 'keti'], '课题减少')
    await expect(reason).toHaveValue('课题减少')
    await reason.blur()
    await expect(statusBar(page)).toContainText('课题调研经费')
    await expect(page.getByRole('button', { name: '缺原因1' })).toBeVisible()
  })

  await test.step('in a performance goal', async () => {
    await amountOf(page, '商贸管理').click()
    await page.getByRole('article', { name: '商贸管理' }).getByRole('button', { name: '打开' }).click()
    await page.getByRole('grid', { name: '绩效目标' }).locator('[data-column="text"]').nth(2).click()
    const goal = page.getByLabel('绩效目标第 3 条，全文')
    await goal.click()
    await page.keyboard.press('Control+End')
    await compose(page, ['xin', 'xinzeng'], '新增')
    await goal.blur()
    await expect(goal).toHaveValue('推动我区应急产业发展，为制定相关扶持政策提供参考依据。新增')
    await expect(statusBar(page)).toContainText('可撤销：')
    await page.keyboard.press('Control+z')
    await expect(goal).toHaveValue('推动我区应急产业发展，为制定相关扶持政策提供参考依据。')
    await page.keyboard.press('Control+1')
    await expect(page.getByRole('article', { name: '商贸管理' })).toBeVisible()
  })

  await test.step('in the search for a code', async () => {
    await page.getByRole('button', { name: '逐项改' }).click()
    await page.locator('[data-column="function"]').filter({ hasText: '2011307' }).first().click()
    await compose(page, ['zhao', 'zhaoshang'], '招商', true)
    await expect(page.getByRole('listbox', { name: '可选的值' }).getByRole('option')).toHaveText([
      '2011308招商引资商贸事务',
    ])
    await expect(page.getByRole('textbox', { name: /^功能科目 2011307/ })).toHaveValue('招商')
  })
})

test('the list is worked by keys alone', async ({ page }) => {
  await openSample(page)
  await expect(editorOf(page, '节能减排'), 'the list has the focus from the start').toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(editorOf(page, '法律顾问服务经费（通用项目）')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('F2')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, '节能减排')).toHaveText('70.05')
  await expect(editorOf(page, '法律顾问服务经费（通用项目）')).toBeFocused()
  await page.keyboard.type('1')
  await page.keyboard.press('Escape')
  await expect(amountOf(page, '法律顾问服务经费（通用项目）')).toHaveText('98.90')
  await page.keyboard.press('Alt+PageDown')
  await expect(page.getByRole('article', { name: '办公用房修缮与维护（通用项目）' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, '节能减排')).toHaveText('70.00')
  await expect(editorOf(page, '节能减排'), 'what is taken back is gone to').toBeFocused()
  await expect(page.getByRole('article', { name: '节能减排' })).toBeVisible()
  await page.keyboard.press('F6')
  const region = await page.evaluate(() =>
    document.activeElement?.closest('[data-region]')?.getAttribute('aria-label'),
  )
  expect(region).toBe('节能减排')
})

test('a click on the selected amount leaves it selected: typing replaces it and never joins it', async ({
  page,
}) => {
  await openSample(page)
  const amount = amountOf(page, '节能减排')
  await amount.click()
  await amount.click()
  await page.keyboard.type('71')
  await page.keyboard.press('Enter')
  await expect(amount).toHaveText('71.00')
})

test('another code moves the amount between rows of the tables', async ({ page }) => {
  await openSample(page)
  await amountOf(page, '宣传经费（通用项目）').click()
  await page.getByRole('button', { name: /^功能科目 2011308/ }).click()
  const search = page.getByRole('combobox', { name: '查找功能科目' })
  await search.fill('2011399')
  await search.press('Enter')
  await page.getByRole('textbox', { name: '2011399 的科目名称' }).press('Enter')
  await expect(page.getByRole('button', { name: /^功能科目 2011399/ })).toBeVisible()
  const followed = page.getByRole('region', { name: '随之变动' })
  await expect(followed).toContainText('报表8格・少4行')
  await expect(followed.getByRole('listitem').filter({ hasText: '无此行' }).first()).toHaveText(
    /招商引资\s*支出\s*130\.00\s*无此行/,
  )
  await followed.getByRole('button', { name: /打开以来/ }).click()
  await expect(followed).toContainText('报表8格・少4行')
  await showTable(page, 3)
  await expect(cell(page, 't03/001/2011399/total')).toHaveText('130.00')
  await expect(cell(page, 't03/001/2011399/total')).toHaveClass(/changed/)
  await expect(cell(page, 't03/001/2011308/total')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(cell(page, 't03/001/2011308/total')).toHaveText('130.00')
  await expect(cell(page, 't03/001/2011399/total')).toHaveCount(0)
})

test('a code that the year does not list is marked until it has a name, which the tables print', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, '宣传经费（通用项目）').click()
  const editor = page.getByRole('article', { name: '宣传经费（通用项目）' })
  const row = page.getByRole('row').filter({ hasText: '宣传经费' })
  const search = page.getByRole('combobox', { name: '查找功能科目' })
  const name = page.getByRole('textbox', { name: '2011399 的科目名称' })
  await test.step('without a name', async () => {
    await editor.getByRole('button', { name: /^功能科目 2011308/ }).click()
    await search.fill('２０１１３９９')
    await search.press('Enter')
    await expect(name).toBeFocused()
    await name.press('Enter')
    await expect(row.getByTitle('科目2011399没有名称')).toBeVisible()
    await expect(editor.getByTitle('科目2011399没有名称')).toBeVisible()
  })
  await test.step('with one, given later', async () => {
    await editor.getByRole('button', { name: /^功能科目 2011399/ }).click()
    await expect(search).toHaveValue('2011399')
    await search.press('Enter')
    await name.fill('其他商贸事务支出')
    await name.press('Enter')
    await expect(editor.getByRole('button', { name: '功能科目 2011399 其他商贸事务支出' })).toBeFocused()
    await expect(page.getByTitle('科目2011399没有名称')).toHaveCount(0)
    await showTable(page, 3)
    await expect(page.getByRole('row').filter({ hasText: '2011399' })).toContainText('其他商贸事务支出')
  })
})

test('another source moves a line between columns of the tables', async ({ page }) => {
  await openSample(page)
  await amountOf(page, '外经贸管理').click()
  const editor = page.getByRole('article', { name: '外经贸管理' })
  await lineCell(editor, '委托业务费', 'special').dblclick()
  await page.keyboard.press('Enter')
  await expect(lineCell(editor, '委托业务费', 'special')).toHaveText('310.00')
  await expect(lineCell(editor, '委托业务费', 'duty')).toHaveText('')
  await showTable(page, 5)
  await expect(cell(page, 't05/001/foreign-trade/generalSpecial')).toHaveText('310.00')
  await expect(cell(page, 't05/001/foreign-trade/generalDuty')).toHaveText('13.00')
})

test('a line that moved to another source is marked where it stands and where it stood, and named in the undo label', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, '外经贸管理').click()
  const editor = page.getByRole('article', { name: '外经贸管理' })
  const moved = (column: string) => lineCell(editor, '委托业务费', column)
  await moved('govFund').dblclick()
  await page.keyboard.press('Enter')
  await expect(moved('duty'), 'emptied').toHaveClass(/changed/)
  await expect(moved('duty')).not.toHaveClass(/typed/)
  await expect(moved('special'), 'was empty, is empty').not.toHaveClass(/changed/)
  await expect(moved('govFund')).toHaveClass(/changed/)
  await expect(moved('govFund')).toHaveClass(/typed/)
  await expect(statusBar(page)).toContainText('资金来源 一般公共预算 · 履职类 → 政府性基金')
  await page.keyboard.press('Control+z')
  await expect(editor.locator('[role="gridcell"].changed')).toHaveCount(0)
})

test('a long text that was changed leaves the undo label readable, with its key', async ({ page }) => {
  await openSample(page)
  await amountOf(page, '外经贸管理').click()
  const editor = page.getByRole('article', { name: '外经贸管理' })
  const purpose = editor.getByLabel('主要用于', { exact: true })
  await purpose.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('，另加一句')
  await purpose.blur()
  await expect(statusBar(page)).toContainText('外经贸管理 主要用于 加“，另加一句”')
  await page.setViewportSize({ width: 1280, height: 800 })
  const bar = statusBar(page)
  const [key, income] = [bar.getByText('Ctrl Z'), bar.getByText('收入')]
  const [left, right] = [await key.boundingBox(), await income.boundingBox()]
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0)
  // Nothing but a sentence followed: headings go down one by one.
  const headings = page.getByRole('region', { name: '随之变动' }).locator('h2, h3, h4')
  await expect(headings).toHaveText(['随之变动', /^第三部分/])
  expect(await headings.evaluateAll((all) => all.map(({ tagName }) => tagName))).toEqual(['H2', 'H3'])
})

test('in a small window list and editor take turns: by a button, by keys, and wherever one is led', async ({
  page,
}) => {
  await page.setViewportSize({ width: 910, height: 450 })
  await openSample(page)
  const list = page.getByRole('grid', { name: '项目支出' })
  const turned = page.locator('main.turned')
  const isSeen = (of: Locator) =>
    of.evaluate((element) => {
      const { left, top } = element.getBoundingClientRect()
      return element.contains(document.elementFromPoint(left + 20, top + 20))
    })
  expect(await isSeen(list)).toBe(true)
  await page.getByRole('button', { name: '详情' }).click()
  await expect(page.getByRole('textbox', { name: /2024年预算合计/ })).toBeFocused()
  expect(await isSeen(list)).toBe(false)
  await page.getByRole('button', { name: '返回列表' }).click()
  expect(await isSeen(list)).toBe(true)
  await expect(turned).toHaveCount(0)
  // To a missing reason, and back by the key of regions.
  await amountOf(page, '企业服务').click()
  await page.keyboard.press('Control+.')
  const reason = page.getByRole('textbox', { name: '增减原因' })
  await expect(reason).toBeFocused()
  await expect(reason).toBeInViewport()
  await page.keyboard.type('新增园区服务')
  await page.keyboard.press('Shift+F6')
  await expect(turned).toHaveCount(0)
  expect(await isSeen(list)).toBe(true)
})

test('what followed takes a line until something did, then the room that its rule is given', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openSample(page)
  const followed = page.getByRole('region', { name: '随之变动' })
  const height = async (): Promise<number> => (await followed.boundingBox())?.height ?? 0
  expect(await height()).toBeLessThan(80)
  await typeAmount(page, '节能减排', '75')
  await expect.poll(height).toBeGreaterThan(200)
  const before = await height()
  const rule = page.getByRole('separator', { name: /随之变动/ })
  await rule.focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(height).toBe(before + 26)
  const box = await rule.boundingBox()
  if (!box) throw new Error('no rule')
  await page.mouse.move(box.x + 40, box.y + 3)
  await page.mouse.down()
  await page.mouse.move(box.x + 40, box.y + 103, { steps: 4 })
  await page.mouse.up()
  await expect.poll(height).toBe(before + 26 - 100)
  await page.keyboard.press('End')
  await expect.poll(height).toBe(90)
  // Sentences stand beside the tables, not below them.
  await rule.focus()
  await page.keyboard.press('Home')
  await expect(followed.getByText('第二部分 · 支出')).toBeInViewport()
  await expect(followed.getByRole('heading', { name: /^表1 收支/ })).toBeInViewport()
})

test('filters show what was changed and what lacks a reason', async ({ page }) => {
  await openSample(page)
  const names = page.getByRole('grid', { name: '项目支出' }).locator('[data-column="name"]')
  await page.getByRole('button', { name: '缺原因2' }).click()
  await expect(names).toHaveText(['企业服务', /^课题调研经费/])
  await page.getByRole('button', { name: '全部14' }).click()
  await amountOf(page, '节能减排').click()
  await page.keyboard.type('71')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '已改1' }).click()
  await expect(names).toHaveText(['节能减排'])
})
