import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import {
  amountOf,
  closeFile,
  editorOf,
  gridCell,
  openSample,
  projectList,
  statusBar,
  typeAmount,
} from './support/budget-page'
import { expect, test } from './support/desk'

/** Rows put elsewhere, by keys and by dragging their numbers: one step, in the file the place of the record. */
const NAMES = (
  JSON.parse(
    readFileSync(new URL('../../resources/samples/longgang-2024.json', import.meta.url), 'utf8'),
  ) as {
    readonly projects: readonly { readonly name: string; readonly position: number }[]
  }
).projects
  .toSorted((a, b) => a.position - b.position)
  .map(({ name }) => name)

const names = (page: Page) => projectList(page).locator('[data-column="name"]')

async function expectOrder(page: Page, expected: readonly string[]): Promise<void> {
  await expect
    .poll(() => names(page).evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title'))))
    .toEqual(expected)
}

function moved(list: readonly string[], name: string, to: number): readonly string[] {
  const rest = list.filter((each) => each !== name)
  return [...rest.slice(0, to), name, ...rest.slice(to)]
}

/** Names of projects in the closed file, in order. */
async function stored(page: Page, folder: string): Promise<readonly string[]> {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db.prepare('SELECT name FROM projects ORDER BY position, id').all() as { name: string }[]
  db.close()
  return rows.map((row) => row.name)
}

function numberOf(page: Page, project: string): Locator {
  return page
    .getByRole('row')
    .filter({ has: page.getByTitle(project, { exact: true }) })
    .getByRole('rowheader')
}

/** Held in the middle of a row's number, to just inside the upper or lower edge of another's. */
async function drag(page: Page, from: Locator, to: Locator, edge: 'above' | 'below'): Promise<void> {
  await from.hover()
  await page.mouse.down()
  const box = await to.boundingBox()
  if (!box) throw new Error('the row is not seen')
  const y = edge === 'above' ? box.y + 3 : box.y + box.height - 3
  await page.mouse.move(box.x + box.width / 2, y, { steps: 6 })
  await expect(page.locator('.body > .gap')).toBeVisible()
}

test('by keys a project goes down and up again, each one step, and the next key is the same project’s', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await amountOf(page, '节能减排').click()
  // Faster than what is shown: each key is one place.
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Alt+Shift+ArrowDown')
  await expectOrder(page, moved(NAMES, '节能减排', 3))
  await expect(editorOf(page, '节能减排')).toBeFocused()
  await expect(page.getByRole('article', { name: '节能减排' })).toBeVisible()
  await expect(statusBar(page)).toContainText('可撤销：节能减排 移到 企业服务 之后')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expectOrder(page, moved(NAMES, '节能减排', 2))
  // Nothing of it is another but its place.
  await expect(page.getByRole('group', { name: '显示哪些项目' })).toContainText('已改0')
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Control+z')
  await expectOrder(page, NAMES)
  await page.keyboard.press('Control+y')
  await expectOrder(page, moved(NAMES, '节能减排', 1))
  expect(await stored(page, desk.folder)).toEqual(moved(NAMES, '节能减排', 1))
})

test('several rows go as one and stay selected; at the edge they stay', async ({ page }) => {
  await openSample(page)
  const [first = '', second = '', third = '', fourth = ''] = NAMES
  await amountOf(page, second).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expectOrder(page, [first, fourth, second, third, ...NAMES.slice(4)])
  await expect(statusBar(page)).toContainText(`2 条项目移到 ${fourth} 之后`)
  await expect(statusBar(page)).toContainText('计数 2')
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Alt+Shift+ArrowUp')
  await expectOrder(page, [second, third, first, fourth, ...NAMES.slice(4)])
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z')
  await expectOrder(page, NAMES)
})

test('dragged by its number, a row goes where the line shows; let go with Esc it stays', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await drag(page, numberOf(page, '商贸管理'), numberOf(page, '节能减排'), 'above')
  await page.keyboard.press('Escape')
  await expect(page.locator('.body > .gap')).toHaveCount(0)
  await page.mouse.up()
  await expectOrder(page, NAMES)

  await drag(page, numberOf(page, '商贸管理'), numberOf(page, '节能减排'), 'above')
  await page.mouse.up()
  await expectOrder(page, moved(NAMES, '商贸管理', 0))
  await expect(statusBar(page)).toContainText('可撤销：商贸管理 移到最前')
  await expect(editorOf(page, '商贸管理')).toBeFocused()
  await drag(page, numberOf(page, '商贸管理'), numberOf(page, '一般管理事务'), 'below')
  await page.mouse.up()
  await expectOrder(page, moved(NAMES, '商贸管理', NAMES.length - 1))
  expect(await stored(page, desk.folder)).toEqual(moved(NAMES, '商贸管理', NAMES.length - 1))
})

test('while the list is sorted nothing is moved, and it says why; under a filter between the rows shown, and it says so', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, '节能减排').click()
  await page.keyboard.press('Alt+o')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(page.getByText('列表按2024年预算排着，先恢复原来的次序（Alt O），再移动。')).toBeVisible()
  await expect(statusBar(page)).not.toContainText('可撤销')
  await page.keyboard.press('Alt+o')
  await page.keyboard.press('Alt+o')
  await expectOrder(page, NAMES)

  await typeAmount(page, '节能减排', '71')
  await typeAmount(page, '商贸管理', '10500')
  await page.getByRole('group', { name: '显示哪些项目' }).getByText('已改').click()
  await expectOrder(page, ['节能减排', '商贸管理'])
  await amountOf(page, '商贸管理').click()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expectOrder(page, ['商贸管理', '节能减排'])
  await expect(page.getByText('列表经过筛选：只在显示的行之间移动，没有显示的行次序不变。')).toBeVisible()
  await page.getByRole('group', { name: '显示哪些项目' }).getByText('全部').click()
  await expectOrder(page, moved(NAMES, '商贸管理', 0))
})

test('the lines of a project are moved alike', async ({ page }) => {
  await openSample(page)
  await amountOf(page, '外经贸管理').click()
  const lines = page
    .getByRole('article', { name: '外经贸管理' })
    .getByRole('grid', { name: '分项与资金来源' })
  const economics = lines.locator('[data-column="economic"]')
  await expect(economics).toHaveCount(2)
  const [first = '', second = ''] = await economics.allInnerTexts()
  await economics.first().click()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(economics).toHaveText([second, first])
  await expect(statusBar(page)).toContainText('可撤销：外经贸管理')
  await page.keyboard.press('Control+z')
  await expect(economics).toHaveText([first, second])
  await drag(page, lines.getByRole('rowheader').last(), lines.getByRole('rowheader').first(), 'above')
  await page.mouse.up()
  await expect(economics).toHaveText([second, first])
})

test('what follows the order of projects follows at once: the list numbers them anew', async ({ page }) => {
  await openSample(page)
  await amountOf(page, '对口帮扶').click()
  await expect(numberOf(page, '对口帮扶')).toHaveText(String(NAMES.indexOf('对口帮扶') + 1))
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(numberOf(page, '对口帮扶')).toHaveText(String(NAMES.indexOf('对口帮扶')))
  await expect(gridCell(page, '工业和信息化产业发展专项资金', 'name')).toBeVisible()
})
