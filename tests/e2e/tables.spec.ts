import { readFileSync } from 'node:fs'
import { cell, openSample, showTable, statusBar, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'

interface Published {
  readonly title: string
  readonly columns: readonly unknown[]
  readonly notes: readonly string[]
  readonly rows: readonly { readonly cells: Readonly<Record<string, string>> }[]
}

function published(number: number): Published {
  const name = `table-${String(number).padStart(2, '0')}.json`
  return JSON.parse(
    readFileSync(new URL(`../fixtures/longgang-2024/tables/${name}`, import.meta.url), 'utf8'),
  ) as Published
}

test('the twelve tables stand as published', async ({ page }) => {
  await openSample(page)
  for (let number = 1; number <= 12; number += 1) {
    await showTable(page, number)
    const expected = published(number)
    const sheet = page.getByRole('main')
    await expect(sheet.getByRole('heading', { level: 2, name: expected.title, exact: true })).toBeVisible()
    const shown = await sheet.locator('[data-cell]').allTextContents()
    const amounts = expected.rows.flatMap(({ cells }) => Object.values(cells))
    const plain = shown.map((text) => text.trim().replaceAll(',', '').replace('−', '-'))
    expect(plain.toSorted(), `table ${number}`).toEqual(amounts.toSorted())
    for (const note of expected.notes) await expect(sheet).toContainText(note)
  }
})

test('the explanation of a cell never covers the cell, whichever it is and however wide the columns are', async ({
  page,
}) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await showTable(page, 3)
  const why = page.getByRole('complementary', { name: '这个数怎么来的' })
  for (const shown of ['all columns', 'no zero columns']) {
    if (shown !== 'all columns') await page.getByRole('button', { name: '隐藏零值列' }).click()
    for (const id of [
      '2011307/total',
      '2011307/project',
      '2011302/total',
      '2080505/total',
      '2080505/basic',
    ]) {
      const explained = cell(page, `t03/001/${id}`)
      await explained.click()
      await expect(why).toBeVisible()
      const [box, over] = [await explained.boundingBox(), await why.boundingBox()]
      if (!box || !over) throw new Error(`${id} is not there`)
      const isClear = over.x >= box.x + box.width || over.x + over.width <= box.x
      expect(isClear, `${id}, ${shown}`).toBe(true)
      await page.keyboard.press('Escape')
      await expect(why).toHaveCount(0)
    }
  }
})

test('a zero for want of records is told in one line of the status bar; its uses are there when asked for', async ({
  page,
}) => {
  await openSample(page)
  await showTable(page, 3)
  const why = page.getByRole('complementary', { name: '这个数怎么来的' })
  const zeros = page.locator('td[data-cell^="t03/001/"]').filter({ hasText: /^0\.00$/ })
  const said = statusBar(page).getByText('没有记录，所以是零')
  await zeros.first().click()
  await expect(said).toBeVisible()
  await expect(why).toHaveCount(0)
  await cell(page, 't03/001/2011307/total').click()
  await expect(why).toBeVisible()
  await expect(said).toHaveCount(0)
  await page.keyboard.press('Escape')
  await zeros.first().click()
  await expect(said).toBeVisible()
  await expect(why).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(said).toHaveCount(0)

  // 因公出国: nothing this year, and the text says so.
  await showTable(page, 9)
  await page.locator('td[data-cell$="2024/abroadGeneral"]').click()
  await expect(said).toBeVisible()
  await page.keyboard.press('Control+]')
  await expect(why.getByRole('heading', { name: '这个数用在' })).toBeVisible()
  await expect(why.getByRole('button', { name: /^文本/ }).first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(why).toHaveCount(0)

  await test.step('docked, it says so without a unit', async () => {
    await showTable(page, 3)
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.getByRole('button', { name: '这个数怎么来的' }).click()
    await zeros.first().click()
    await expect(why.getByRole('heading', { name: '没有记录，所以是零', exact: true })).toBeVisible()
    await expect(said).toHaveCount(0)
  })
})

test('a number tells where it comes from and where it goes', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await showTable(page, 3)
  await cell(page, 't03/001/2011307/total').click()
  const why = page.getByRole('complementary', { name: '这个数怎么来的' })
  await expect(why).toContainText('表3 支出总表 · 2011307 国内贸易管理 · 支出总计')
  await expect(why).toContainText('10,800.00')
  await expect(why).toContainText('108,000,000.00元')
  await expect(why).toContainText('打开文件时10,659.94+140.06')
  await expect(why).toContainText('由3条记录相加')
  await expect(why).toContainText('30399 其他对个人和家庭的补助10,000.00')
  await test.step('last year’s figures of its projects stand beside it', async () => {
    await expect(why).toContainText('2023年同项目7,309.44+3,490.56+47.8%')
    await expect(why).toContainText('商贸管理6,952.4410,500.00')
    await expect(why).toContainText('课题调研经费357.00300.00')
  })

  await test.step('it floats clear of the changed cells of its row', async () => {
    const box = await why.boundingBox()
    const changed = await cell(page, 't03/001/2011307/project').boundingBox()
    expect(box && changed && box.x >= changed.x + changed.width).toBe(true)
  })

  await test.step('Alt+← comes back from where it is used', async () => {
    await why.getByRole('button', { name: /^表7/ }).click()
    await expect(page.getByRole('tab', { selected: true })).toContainText('7')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(cell(page, 't03/001/2011307/total')).toBeFocused()
  })

  await test.step('its project is one click away', async () => {
    await why.getByRole('button', { name: '商贸管理' }).click()
    await expect(page.getByRole('article', { name: '商贸管理' })).toBeVisible()
  })
})

test('an explanation that is pinned stays while other cells are chosen', async ({ page }) => {
  await openSample(page)
  await showTable(page, 3)
  const why = page.getByRole('complementary', { name: '这个数怎么来的' })
  await page
    .getByRole('row', { name: /2011307/ })
    .locator('td[data-cell]')
    .first()
    .click()
  await expect(why).toContainText('2011307 国内贸易管理')
  await why.getByRole('button', { name: '钉住' }).click()
  const other = page
    .getByRole('row', { name: /2011304/ })
    .locator('td[data-cell]')
    .first()
  await other.click()
  await expect(other).toHaveAttribute('aria-selected', 'true')
  await expect(why).toContainText('2011307 国内贸易管理')
  await why.getByRole('button', { name: '钉住' }).click()
  await expect(why).toContainText('2011304 对外贸易管理')
  await why.getByRole('button', { name: '钉住' }).click()
  await why.getByRole('button', { name: '关闭' }).click()
  await page
    .getByRole('row', { name: /2011307/ })
    .locator('td[data-cell]')
    .first()
    .click()
  await expect(why).toContainText('2011307 国内贸易管理')
})

test('cells are walked by keys, tables turned, changes visited one after the other', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await showTable(page, 3)
  await cell(page, 't03/001/unit/total').click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 't03/001/201/total')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 't03/001/201/basic')).toBeFocused()
  await page.keyboard.press('Control+End')
  await expect(cell(page, 't03/001/2210203/procurementMicro')).toBeFocused()
  await page.keyboard.press('Control+PageDown')
  await expect(page.getByRole('tab', { selected: true })).toContainText('4')

  await showTable(page, 2)
  const next = page.getByRole('button', { name: '下一处变动' })
  const visited: (string | null)[] = []
  for (let i = 0; i < 4; i += 1) {
    await next.click()
    visited.push(await page.locator('[data-cell][aria-selected="true"]').getAttribute('data-cell'))
  }
  expect(visited).toEqual([
    't02/001/unit/total',
    't02/001/unit/generalSubtotal',
    't02/001/unit/generalDuty',
    't03/001/unit/total',
  ])
})

test('columns without any amount can be hidden', async ({ page }) => {
  await openSample(page)
  await showTable(page, 5)
  await expect(page.getByRole('columnheader', { name: '事业收入' })).toBeVisible()
  await page.getByRole('button', { name: '隐藏零值列' }).click()
  await expect(page.getByRole('columnheader', { name: '事业收入' })).toHaveCount(0)
  await expect(cell(page, 't05/001/commerce/generalDuty')).toHaveText('10,359.94')
  await page.getByRole('button', { name: '显示零值列' }).click()
  await expect(page.getByRole('columnheader', { name: '事业收入' })).toBeVisible()
})
