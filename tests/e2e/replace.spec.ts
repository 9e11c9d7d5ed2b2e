import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  amountOf,
  closeFile,
  editorOf,
  gridCell,
  lineCell,
  openListed,
  openSample,
  projectList,
  runCommand,
  statusBar,
  typeAmount,
} from './support/budget-page'
import { largeBudget } from '../bench/large-budget'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { compose } from './support/compose'
import { expect, test } from './support/desk'

/** 替换: seen before it is written, one step, what is refused named by its cell. */
const SAMPLE = JSON.parse(
  readFileSync(new URL('../../resources/samples/longgang-2024.json', import.meta.url), 'utf8'),
) as { readonly projects: readonly { readonly id: string; readonly name: string }[] }

const dialog = (page: Page) => page.getByRole('dialog', { name: '替换' })
const wanted = (page: Page) => dialog(page).getByRole('textbox', { name: '查找' })
const by = (page: Page) => dialog(page).getByRole('textbox', { name: '替换为' })
const said = (page: Page) => dialog(page).getByRole('status')
const all = (page: Page) => dialog(page).getByRole('button', { name: '全部替换' })

/** Enter looks at what would come of it, the next one replaces. */
async function replaceAll(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await expect(all(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
}

/** Names of projects in the closed file, by id. */
async function stored(page: Page, folder: string): Promise<Readonly<Record<string, string>>> {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db.prepare('SELECT id, name FROM projects').all() as { id: string; name: string }[]
  db.close()
  return Object.fromEntries(rows.map((row) => [row.id, row.name]))
}

test('by keys alone: words in a column are replaced whatever their width, as previewed, in one step that is taken back at once', async ({
  page,
  desk,
}) => {
  await openSample(page)
  const common = SAMPLE.projects.filter(({ name }) => name.includes('（通用项目）'))
  await gridCell(page, '节能减排', 'name').click()
  await page.keyboard.press('Control+h')
  await expect(wanted(page)).toBeFocused()
  await compose(page, ['t', 'ty'], '(通用项目)')
  await page.keyboard.press('Tab')
  await page.keyboard.type('（公用）')
  await expect(said(page)).toHaveText(`替换 ${common.length} 格。`)
  const lines = dialog(page).getByRole('table').getByRole('row')
  await expect(lines).toHaveCount(common.length + 1)
  await expect(lines.nth(1)).toContainText('法律顾问服务经费（公用）')
  // Nothing is written yet.
  await expect(statusBar(page)).not.toContainText('可撤销')
  await replaceAll(page)
  await expect(statusBar(page)).toContainText(`可撤销：替换 ${common.length} 处`)
  await expect(page.getByText(`已替换 ${common.length} 格。`)).toBeVisible()
  await expect(editorOf(page, '节能减排', '项目名称')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(gridCell(page, '宣传经费（通用项目）', 'name')).toBeVisible()
  await page.keyboard.press('Control+y')
  await expect(gridCell(page, '宣传经费（公用）', 'name')).toBeVisible()
  const names = await stored(page, desk.folder)
  expect(names).toEqual(
    Object.fromEntries(SAMPLE.projects.map(({ id, name }) => [id, name.replace('（通用项目）', '（公用）')])),
  )
})

test('what would be refused is told with its reason before, and stays red in its own cell afterwards; the others are stored', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await gridCell(page, '节能减排', 'name').click()
  await page.keyboard.type('管理')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, '管理', 'name')).toBeVisible()
  await page.keyboard.press('Control+h')
  await wanted(page).fill('管理')
  const others = SAMPLE.projects.filter(({ name }) => name.includes('管理'))
  await expect(said(page)).toHaveText(`替换 ${others.length} 格。1 格不能这样改，原值不动。`)
  const refused = dialog(page).getByRole('row', { name: /^管理 项目名称/ })
  await expect(refused).toContainText('不能改：')
  await expect(dialog(page).getByRole('row').nth(1)).toContainText('不能改：')
  await replaceAll(page)
  await expect(page.getByText(`已替换 ${others.length} 格。1 格未接受，原值没动。`)).toBeVisible()
  await expect(statusBar(page)).toContainText('没有存上：管理 项目名称')
  await expect(gridCell(page, '商贸', 'name')).toBeVisible()
  await expect(projectList(page).locator('[data-column="name"][aria-invalid="true"]')).toHaveCount(1)
  const names = Object.values(await stored(page, desk.folder))
  expect(names).toContain('管理')
  expect(names).toContain('外经贸')
  expect(names.filter((name) => name.includes('管理'))).toHaveLength(1)
})

test('of what is selected only that is replaced; an amount is its number, and what follows from others is told', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, '节能减排').click()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'])
    await page.keyboard.press(`Shift+${key}`)
  await page.keyboard.press('Control+h')
  await expect(dialog(page).getByRole('button', { name: '选中的 9 格', pressed: true })).toBeVisible()
  await wanted(page).fill('８')
  await by(page).fill('1')
  await expect(dialog(page).getByRole('row', { name: /节能减排 2024年预算/ })).toHaveCount(0)
  await expect(
    dialog(page).getByRole('row', { name: '法律顾问服务经费（通用项目） 2024年预算 98.90 91.90' }),
  ).toBeVisible()
  await dialog(page).getByRole('button', { name: '整格相同才换' }).click()
  await expect(said(page)).toHaveText('没有找到。')
  await wanted(page).fill('48')
  await expect(said(page)).toHaveText('没有找到。')
  await wanted(page).fill('48.00')
  await by(page).fill('=6*8.5')
  await replaceAll(page)
  await expect(amountOf(page, '办公用房修缮与维护（通用项目）')).toHaveText('51.00')
  await expect(amountOf(page, '法律顾问服务经费（通用项目）')).toHaveText('98.90')

  await gridCell(page, '课题调研经费（通用项目）', 'difference').click()
  await page.keyboard.press('Control+h')
  await wanted(page).fill('-57.00')
  await expect(said(page)).toHaveText('1 格由其他格算出，不能替换。')
  await expect(all(page)).toBeDisabled()
})

test('under a filter only what is shown is replaced, and it says so; Esc goes back to the cell, nothing done', async ({
  page,
}) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await page.getByRole('group', { name: '显示哪些项目' }).getByText('已改').click()
  await gridCell(page, '商贸管理', 'name').click()
  await runCommand(page, '编辑', /替换/)
  await expect(dialog(page)).toContainText('只替换显示的 1 行，没有显示的 13 行不动。')
  await page.keyboard.type('管理')
  await expect(said(page)).toHaveText('替换 1 格。')
  // Its own typing is what Ctrl+Z takes back here.
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(editorOf(page, '商贸管理', '项目名称')).toBeFocused()
  await expect(amountOf(page, '商贸管理')).toHaveText('10,500.00')

  await page.keyboard.press('Control+h')
  await page.keyboard.type('管理')
  await by(page).fill('事务')
  await replaceAll(page)
  await expect(gridCell(page, '商贸事务', 'name')).toBeVisible()
  await page.getByRole('group', { name: '显示哪些项目' }).getByText('全部').click()
  await expect(gridCell(page, '外经贸管理', 'name')).toBeVisible()
})

test('codes of lines are replaced in the lines’ own grid; one that cannot be is told', async ({ page }) => {
  await openSample(page)
  await amountOf(page, '外经贸管理').click()
  const editor = page.getByRole('article', { name: '外经贸管理' })
  await lineCell(editor, '委托业务费', 'economic').click()
  await page.keyboard.press('Control+h')
  await wanted(page).fill('30227')
  await by(page).fill('3022')
  await expect(said(page)).toHaveText('替换 0 格。1 格不能这样改，原值不动。')
  await expect(all(page)).toBeDisabled()
  await by(page).fill('30202')
  await expect(said(page)).toHaveText('替换 1 格。')
  await replaceAll(page)
  await expect(lineCell(editor, '印刷费', 'economic')).toHaveText('30202印刷费')
  await expect(editor.locator('.lines > textarea')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(lineCell(editor, '委托业务费', 'economic')).toHaveText('30227委托业务费')
})

test('in a copy that is only looked at nothing is replaced or moved, and what is pasted is not called done', async ({
  page,
}) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await runCommand(page, '文件', /打开副本/)
  await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click()
  await expect(statusBar(page)).toContainText('只读')
  await amountOf(page, '节能减排').click()
  await page.keyboard.press('Control+h')
  await expect(dialog(page)).toHaveCount(0)
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+d')
  const why = page.getByLabel('通知')
  await expect(why).toContainText('只能查看')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(why).toContainText('只能查看')
  await expect(amountOf(page, '法律顾问服务经费（通用项目）')).toHaveText('98.90')
})

test('beside the list: it covers none of it, the list is worked in meanwhile, and what is found follows', async ({
  page,
}) => {
  await openSample(page)
  const list = page.locator('.frame > .data-grid')
  await gridCell(page, '商贸管理', 'name').click()
  const before = await list.boundingBox()
  await page.keyboard.press('Control+h')
  await expect(wanted(page)).toBeFocused()
  // The list stands where it stood, shorter where nothing had followed yet.
  const after = await list.boundingBox()
  expect({ ...after, height: 0 }).toEqual({ ...before, height: 0 })
  const panel = await dialog(page).boundingBox()
  expect(panel?.y).toBeGreaterThanOrEqual((after?.y ?? 0) + (after?.height ?? 0))
  await expect(gridCell(page, '商贸管理', 'name')).toBeInViewport()
  await page.keyboard.type('管理')
  await expect(said(page)).toHaveText('替换 4 格。')

  // Typed in the list: that name holds the words no more.
  await gridCell(page, '商贸管理', 'name').click()
  await page.keyboard.type('商贸')
  await page.keyboard.press('Enter')
  await expect(said(page)).toHaveText('替换 3 格。')
  // Another column is another question.
  await amountOf(page, '节能减排').click()
  await expect(dialog(page).getByRole('button', { name: '本列（2024年预算）', pressed: true })).toBeVisible()
  await expect(said(page)).toHaveText('没有找到。')
  await page.keyboard.press('Shift+ArrowDown')
  await dialog(page).getByRole('button', { name: '选中的 2 格' }).click()
  // Asked for again it is gone to, with what stood there.
  await page.keyboard.press('Control+h')
  await expect(wanted(page)).toBeFocused()
  await page.keyboard.type('8')
  await by(page).fill('1')
  await expect(said(page)).toHaveText('替换 1 格。')
  // One of the regions that F6 leads through.
  await page.keyboard.press('Shift+F6')
  await expect(editorOf(page, '节能减排')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(wanted(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(editorOf(page, '节能减排')).toBeFocused()
  await expect(page.getByRole('region', { name: '随之变动' })).toBeVisible()
  await expect(statusBar(page)).toContainText('可撤销：商贸管理 项目名称')
})

test(
  'of many cells the first are listed and the others counted; all are replaced, in one step',
  { tag: '@web' },
  async ({ page, desk }) => {
    test.slow()
    const document = largeBudget(sampleDocument(), 300)
    created(join(desk.folder, '大.budget'), document).close()
    await page.reload()
    await openListed(page, '大')
    await projectList(page).locator('[data-column="name"]').first().click()
    await page.keyboard.press('Control+h')
    await page.keyboard.type('项目')
    const found = document.projects.filter(({ name }) => name.includes('项目')).length
    await by(page).fill('工程')
    await expect(said(page)).toHaveText(`替换 ${found} 格。`, { timeout: 15_000 })
    await expect(dialog(page).locator('tbody').getByRole('row')).toHaveCount(100)
    await expect(dialog(page)).toContainText(`还有 ${found - 100} 处。`)
    await wanted(page).press('Enter')
    await page.keyboard.press('Enter')
    await expect(statusBar(page)).toContainText(`可撤销：替换 ${found} 处`, { timeout: 15_000 })
    expect(await stored(page, desk.folder)).toEqual(
      Object.fromEntries(document.projects.map(({ id, name }) => [id, name.replaceAll('项目', '工程')])),
    )
  },
)

test('asked for in the lines, the panel of the list gives way: there is one', async ({ page }) => {
  await openSample(page)
  await gridCell(page, '商贸管理', 'name').click()
  await page.keyboard.press('Control+h')
  await page.keyboard.type('管理')
  await page.getByRole('article').getByRole('grid').locator('[data-column="duty"]').first().click()
  await page.keyboard.press('Control+h')
  await expect(dialog(page)).toHaveCount(1)
  await expect(wanted(page)).toBeFocused()
  await expect(wanted(page)).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
})

test('what was found is not marked in the colour of what differs from the opening', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '节能减排', '71')
  const changed = await amountOf(page, '节能减排').evaluate((cell) => getComputedStyle(cell).backgroundColor)
  await gridCell(page, '节能减排', 'name').click()
  await page.keyboard.press('Control+h')
  await page.keyboard.type('经费')
  const found = dialog(page).locator('mark').first()
  await expect(found).toHaveText('经费')
  const marked = await found.evaluate((mark) => getComputedStyle(mark).backgroundColor)
  expect(marked).not.toBe(changed)
  expect(marked).not.toBe('rgb(255, 255, 0)')
})
