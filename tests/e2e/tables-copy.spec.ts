import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { parseTabSeparated } from '../../src/shared/grid/tab-separated'
import { largeBudget } from '../bench/large-budget'
import { created } from '../store/store-bench'
import { publishedTable, sampleDocument } from '../support/longgang'
import { cell, openListed, openSample, showTable, statusBar, typeAmount } from './support/budget-page'
import { copy } from './support/clipboard'
import { expect, test } from './support/desk'

/** Ranges of published tables: selected, summed up, copied; and tables too long to be mounted whole. */
test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const COLUMNS = ['total', 'basic', 'project'] as const

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

test('a range of table 3 has its sum in the status bar and is copied as numbers, its codes as text', async ({
  page,
}) => {
  await openSample(page)
  await showTable(page, 3)
  const rows = publishedTable(3).rows.slice(1, 4)
  const sum = rows.flatMap(({ cells }) => COLUMNS.map((id) => Number(cells[id]))).reduce((a, b) => a + b)
  const shown = (amount: number): string =>
    amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

  await cell(page, 't03/001/201/total').click()
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight')
  await expect(cell(page, 't03/001/201/total')).toBeFocused()
  await expect(page.getByRole('grid').locator('[aria-selected="true"]')).toHaveCount(9)
  await expect(statusBar(page)).toContainText(`合计 ${shown(sum)}万元　平均 ${shown(sum / 9)}万元　计数 9`)
  const amounts = rows.map(({ cells }) => COLUMNS.map((id) => cells[id]))
  const [text] = await copy(page)
  expect(parseTabSeparated(text)).toEqual(amounts)

  await test.step('words may be part of it: Shift+Home takes the row headers in', async () => {
    await press(page, 'Shift+Home')
    const [words, html] = await copy(page)
    expect(parseTabSeparated(words)).toEqual(
      rows.map(({ code, name, cells }) => [code, name, cells['total']]),
    )
    expect(html).toContain(`<td style='mso-number-format:"\\@"'>201</td>`)
    expect(html).toContain('<td align="right">16826.08</td>')
  })

  await test.step('Escape leaves the one cell, which is copied alone', async () => {
    await press(page, 'Escape')
    await expect(page.getByRole('grid').locator('[aria-selected="true"]')).toHaveCount(1)
    await expect(statusBar(page)).not.toContainText('合计')
    expect((await copy(page))[0]).toBe('16826.08\r\n')
    await press(page, 'ArrowLeft')
    expect((await copy(page))[0]).toBe('一般公共服务支出\r\n')
  })
})

test('a range is drawn by the pointer, and widened by Shift and a click', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await showTable(page, 3)
  const selected = page.getByRole('grid').locator('[aria-selected="true"]')
  await cell(page, 't03/001/201/basic').hover()
  await page.mouse.down()
  await cell(page, 't03/001/20113/project').hover()
  await page.mouse.up()
  await expect(selected).toHaveCount(4)
  await expect(cell(page, 't03/001/201/basic')).toBeFocused()
  // Where there is room for it the explanation stands beside the table, and stays.
  await expect(page.locator('.why.float')).toHaveCount(0)
  await cell(page, 't03/001/2011301/project').click({ modifiers: ['Shift'] })
  await expect(selected).toHaveCount(6)
  await expect(statusBar(page)).toContainText('计数 6')

  await test.step('what is taken back is gone to', async () => {
    await press(page, 'Control+z')
    await expect(selected).toHaveCount(1)
    await expect(selected).toBeFocused()
    await expect(statusBar(page)).toContainText('已撤销：')
  })
})

test('a whole table is copied with its title, its unit and its head, cells merged as printed', async ({
  page,
}) => {
  await openSample(page)
  await showTable(page, 3)
  await cell(page, 't03/001/unit/total').click()
  await press(page, 'Control+a')
  await expect(cell(page, 't03/001/unit/total')).toBeFocused()
  const whole = await copy(page)
  const lines = parseTabSeparated(whole[0])
  expect(lines.map(([first]) => first).slice(0, 4)).toEqual([
    '支出总表',
    '预算单位：深圳市龙岗区工业和信息化局',
    '单位：万元',
    '预算单位',
  ])
  expect(lines[3]?.slice(0, 4)).toEqual(['预算单位', '', '支出总计', '基本支出'])
  expect(lines).toHaveLength(3 + 2 + publishedTable(3).rows.length)
  expect(lines.slice(5).map((line) => line[2])).toEqual(
    publishedTable(3).rows.map(({ cells }) => cells['total']),
  )
  expect(whole[1]).toContain('<th colspan="2">预算单位</th><th rowspan="2">支出总计</th>')
  expect(whole[1]).toContain('<td colspan="11" align="center" style="border:none">支出总表</td>')

  await test.step('复制本表 does the same, and says so', async () => {
    await press(page, 'Escape')
    const button = page.getByRole('button', { name: '复制本表' })
    expect(await copy(page, () => button.click())).toEqual(whole)
    await expect(page.getByText('已复制表3 支出总表')).toBeVisible()
  })
})

test(
  'of a long table only the lines in view are mounted, and keys reach each of them',
  // So large a file is too slow to cross the desktop stand-in's line.
  { tag: '@web' },
  async ({ page, desk }) => {
    created(join(desk.folder, '大.budget'), largeBudget(sampleDocument(), 3_000)).close()
    await page.reload()
    await openListed(page, '大')
    await page.locator('[data-column="amount"]').first().click()
    await press(page, 'Control+ArrowDown', '5', 'Enter')
    await showTable(page, 5)
    const grid = page.getByRole('grid', { name: /^表5/ })
    const count = Number(await grid.getAttribute('aria-rowcount'))
    expect(count).toBeGreaterThan(3_000)
    const lines = grid.locator('tbody tr[aria-rowindex]')
    expect(await lines.count()).toBeLessThan(150)
    await grid.locator('[data-cell]').first().click()
    await press(page, 'Escape', 'Control+End')
    const focused = grid.locator(':focus')
    await expect(focused).toBeInViewport()
    expect(await focused.locator('xpath=..').getAttribute('aria-rowindex')).toBe(String(count))
    expect(await lines.count()).toBeLessThan(150)

    await test.step('the chosen cell stays while the table is scrolled away under it', async () => {
      await page.locator('.scroller').evaluate((scroller) => {
        scroller.scrollTop = 0
      })
      await expect(lines.first()).toBeInViewport()
      await expect(focused).not.toBeInViewport()
      await press(page, 'ArrowUp')
      await expect(focused).toBeInViewport()
      expect(await focused.locator('xpath=..').getAttribute('aria-rowindex')).toBe(String(count - 1))
    })

    await test.step('a change far down is walked to from the next table', async () => {
      await showTable(page, 6)
      await page.getByRole('button', { name: '上一处变动' }).click()
      await expect(page.getByRole('tab', { selected: true })).toContainText('5')
      await expect(focused).toBeInViewport()
      expect(await focused.locator('xpath=..').getAttribute('aria-rowindex')).toBe(String(count))
    })

    await test.step('the whole is summed up and copied, mounted or not', async () => {
      await press(page, 'Control+a')
      await expect(statusBar(page)).toContainText('合计')
      const around = ['title', 'agency', 'unit']
      expect(parseTabSeparated((await copy(page))[0])).toHaveLength(around.length + count)
    })
  },
)
