import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import {
  amountOf,
  editorOf,
  gridCell,
  openSample,
  projectList,
  runCommand,
  statusBar,
} from './support/budget-page'
import { copy } from './support/clipboard'
import { expect, test } from './support/desk'

/** Filters of columns: by value and by comparison, kept while one edits; what is done is done to what is shown. */
test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

interface Sample {
  readonly projects: readonly { readonly id: string; readonly name: string }[]
  readonly lines: readonly { readonly projectId: string | null; readonly amount: number }[]
}
const { projects, lines } = JSON.parse(
  readFileSync(new URL('../../resources/samples/longgang-2024.json', import.meta.url), 'utf8'),
) as Sample

/** Names of projects by what they come to, in 分. */
function named(passes: (amount: number) => boolean): readonly string[] {
  return projects
    .filter(({ id }) =>
      passes(lines.reduce((sum, line) => (line.projectId === id ? sum + line.amount : sum), 0)),
    )
    .map(({ name }) => name)
}

const panel = (page: Page, column: string) => page.getByRole('dialog', { name: `按${column}筛选` })
const head = (page: Page, column: string) => projectList(page).getByRole('columnheader', { name: column })

async function expectShown(page: Page, expected: readonly string[]): Promise<void> {
  const cells = projectList(page).locator('[data-column="name"]')
  await expect
    .poll(async () =>
      (await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('title')))).toSorted(),
    )
    .toEqual(expected.toSorted())
}

test('by keys: amounts above one, in any unit; the column is marked, the words say it, and one command ends it', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, '节能减排').click()
  await page.keyboard.press('Control+Shift+l')
  await expect(panel(page, '2024年预算').getByRole('textbox', { name: '与多少比较' })).toBeFocused()
  await page.keyboard.type('1亿')
  await page.keyboard.press('Enter')
  const large = named((amount) => amount > 10_000_000_000)
  expect(large.length).toBeGreaterThan(1)
  await expectShown(page, large)
  await expect(head(page, '2024年预算').getByRole('button', { name: '2024年预算：已筛选' })).toBeVisible()
  await expect(page.getByText('筛选：2024年预算 大于10,000.00万元')).toBeVisible()
  // One stands on a row that is shown, and the sum is of those.
  await expect(projectList(page).getByRole('row', { selected: true })).toHaveCount(1)
  await expect(projectList(page).locator('.foot')).toContainText(`${large.length}项`)
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expectShown(
    page,
    named(() => true),
  )
  await expect(page.locator('.frame > .data-grid > textarea')).toBeFocused()
})

test('by values: a search chooses what it finds; taken off and on by keys; Esc leaves all as it was', async ({
  page,
}) => {
  await openSample(page)
  await gridCell(page, '节能减排', 'name').click()
  await page.keyboard.press('Control+Shift+l')
  const names = panel(page, '项目名称')
  await expect(names.getByRole('textbox', { name: '在项目名称里查找' })).toBeFocused()
  await expect(names.getByRole('option').first()).toHaveText('全部')
  await page.keyboard.type('管理')
  await page.keyboard.press('Enter')
  const managing = named(() => true).filter((name) => name.includes('管理'))
  await expectShown(page, managing)
  await expect(page.getByText(`筛选：项目名称 ${managing.length}种`)).toBeVisible()

  await gridCell(page, managing[0] ?? '', 'name').click()
  await page.keyboard.press('Control+Shift+l')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(names.getByRole('option', { selected: true })).toHaveCount(named(() => true).length + 1)
  await page.keyboard.press('Space')
  await expect(names.getByRole('option', { selected: true })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(names.getByRole('alert')).toHaveText('至少勾选一个。')
  await page.keyboard.press('Escape')
  await expect(names).toHaveCount(0)
  await expectShown(page, managing)
  await expect(page.locator('.frame > .data-grid > textarea')).toBeFocused()
})

test('a row stays while it is edited and when it is new; undo does what it does without a filter', async ({
  page,
}) => {
  await openSample(page)
  const large = named((amount) => amount > 10_000_000_000)
  await amountOf(page, '节能减排').click()
  await page.keyboard.press('Control+Shift+l')
  await page.keyboard.type('10000')
  await page.keyboard.press('Enter')
  await expectShown(page, large)
  await amountOf(page, '企业服务').click()
  await page.keyboard.type('9999')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, '企业服务')).toHaveText('9,999.00')
  await expectShown(page, large)
  await page.keyboard.press('Insert')
  await expectShown(page, [...large, '新项目'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, '企业服务')).toHaveText('61,318.80')
  await expectShown(page, large)
  // Gone to from elsewhere, what is left out is shown.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('节能减排')
  await page.keyboard.press('Enter')
  await expect(editorOf(page, '节能减排')).toBeFocused()
  await expectShown(
    page,
    named(() => true),
  )
})

test('what is selected, copied and filled is what is shown; the filters of two columns hold together', async ({
  page,
}) => {
  await openSample(page)
  await gridCell(page, '节能减排', 'name').click()
  await page.keyboard.press('Control+Shift+l')
  await page.keyboard.type('通用项目')
  await page.keyboard.press('Enter')
  const common = named(() => true).filter((name) => name.includes('通用项目'))
  await expectShown(page, common)
  await amountOf(page, common[0] ?? '').click()
  await page.keyboard.press('Control+Shift+ArrowDown')
  expect((await copy(page))[0].trim().split('\r\n')).toHaveLength(common.length)
  await page.keyboard.press('Control+d')
  await expect(statusBar(page)).toContainText(`可撤销：填充 ${common.length - 1} 处`)
  await expect(amountOf(page, common.at(-1) ?? '')).toHaveText('98.90')
  await page.keyboard.press('Control+z')

  await amountOf(page, common[0] ?? '').click()
  await runCommand(page, '编辑', /按本列筛选/)
  await panel(page, '2024年预算').getByRole('button', { name: '小于' }).click()
  await panel(page, '2024年预算').getByRole('textbox', { name: '与多少比较' }).fill('50')
  await page.keyboard.press('Enter')
  const small = named((amount) => amount < 50_000_000).filter((name) => common.includes(name))
  expect(small.length).toBeGreaterThan(0)
  expect(small.length).toBeLessThan(common.length)
  await expectShown(page, small)
  await expect(page.getByText(/筛选：项目名称 \d+种，2024年预算 小于50.00万元/)).toBeVisible()
  await amountOf(page, small[0] ?? '').click()
  await page.keyboard.press('Control+Shift+l')
  await panel(page, '2024年预算').getByRole('button', { name: '清除本列' }).click()
  await expectShown(page, common)
})

test('by pointer: the head shows the way, sorting stays a click on its words; what is no amount is said', async ({
  page,
}) => {
  await openSample(page)
  await head(page, '增减').first().hover()
  await head(page, '增减').getByRole('button', { name: '按增减筛选' }).click()
  const differences = panel(page, '增减')
  await differences.getByRole('button', { name: '等于' }).click()
  await differences.getByRole('textbox', { name: '与多少比较' }).fill('1O')
  await differences.getByRole('button', { name: '确定' }).click()
  await expect(differences.getByRole('alert')).toContainText('字母 O')
  await differences.getByRole('textbox', { name: '与多少比较' }).fill('0')
  await page.keyboard.press('Enter')
  await expectShown(page, ['节能减排', '法律顾问服务经费（通用项目）'])
  await head(page, '2024年预算').getByText('2024年预算').click()
  await expect(head(page, '2024年预算')).toHaveAttribute('aria-sort', 'ascending')
  await expectShown(page, ['节能减排', '法律顾问服务经费（通用项目）'])
})

test('the head of a column that rows are both left out and ordered by shows its words, the arrow and the funnel whole', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openSample(page)
  await amountOf(page, '节能减排').click()
  await page.keyboard.press('Control+Shift+l')
  await page.keyboard.type('60')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+o')
  const own = head(page, '2024年预算')
  await expect(own).toHaveAttribute('aria-sort', 'ascending')
  const isCut = await own.locator('.title').evaluate((title) => title.scrollWidth > title.clientWidth)
  expect(isCut).toBe(false)
  const [words, arrow, funnel] = await Promise.all(
    [own.locator('.title'), own.locator('.words svg'), own.getByRole('button')].map((each) =>
      each.boundingBox(),
    ),
  )
  expect(arrow?.width).toBeGreaterThan(8)
  expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThanOrEqual(arrow?.x ?? 0)
  expect((arrow?.x ?? 0) + (arrow?.width ?? 0)).toBeLessThanOrEqual(funnel?.x ?? 0)
})
