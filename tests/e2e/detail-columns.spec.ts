import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import {
  amountOf,
  closeFile,
  editorOf,
  gridCell,
  openListed,
  openSample,
  projectList,
  runCommand,
  statusBar,
} from './support/budget-page'
import { copy } from './support/clipboard'
import { expect, test } from './support/desk'
import { breaches } from './support/layout-law'
import { pasteText } from './support/paste'

/** Other fields of projects as columns: asked for, then worked as every other cell. */
test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const SAMPLE = /深圳市龙岗区工业和信息化局2024年部门预算/
const FIRST = '节能减排'
const SECOND = '法律顾问服务经费（通用项目）'
const THIRD = '办公用房修缮与维护（通用项目）'

interface Sample {
  readonly units: readonly { readonly id: string; readonly code: string; readonly name: string }[]
  readonly projects: readonly { readonly name: string; readonly purpose: string }[]
}
const { units, projects } = JSON.parse(
  readFileSync(new URL('../../resources/samples/longgang-2024.json', import.meta.url), 'utf8'),
) as Sample

interface StoredProject {
  readonly name: string
  readonly unit_id: string | null
  readonly category: string
  readonly nature: string
  readonly key: number
  readonly purpose: string
  readonly end_year: number | null
  readonly control_figure: number | null
  readonly responsible: string
}

/** The projects in the closed file, by name. */
async function stored(page: Page, folder: string): Promise<ReadonlyMap<string, StoredProject>> {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db
    .prepare(
      'SELECT name, unit_id, category, nature, "key", purpose, end_year, control_figure, responsible FROM projects',
    )
    .all() as StoredProject[]
  db.close()
  return new Map(rows.map((row) => [row.name, row]))
}

function menu(page: Page): Locator {
  return page.getByRole('menu', { name: /^列：/ })
}

/** Shows columns of the list, or puts them away, by their menu; one stands in the amount of the first project then. */
async function toggle(page: Page, ...names: readonly string[]): Promise<void> {
  await amountOf(page, FIRST).click()
  await page.keyboard.press('Shift+F10')
  for (const name of names) await menu(page).getByRole('menuitemcheckbox', { name }).click()
  await page.keyboard.press('Escape')
  await expect(menu(page)).toBeHidden()
}

/** The cell, gone to by keys: it is in view then, whole. */
async function goTo(page: Page, project: string, column: string): Promise<Locator> {
  const cell = gridCell(page, project, column)
  await gridCell(page, project, 'name').click()
  for (let at = 0; at < 20 && !(await isActive(cell)); at += 1) await page.keyboard.press('ArrowRight')
  expect(await isActive(cell)).toBe(true)
  return cell
}

async function isActive(cell: Locator): Promise<boolean> {
  return (await cell.getAttribute('aria-selected')) === 'true'
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((each) => navigator.clipboard.writeText(each), text)
  await page.keyboard.press('Control+v')
}

test('hidden until they are asked for, by keys; remembered with the file; the amounts stay whole', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, FIRST).click()
  const heads = projectList(page).locator('[data-head]')
  const before = await heads.count()
  await page.keyboard.press('Alt+Shift+O')
  const wanted = menu(page).getByRole('menuitemcheckbox', { name: '项目性质' })
  await expect(wanted).not.toBeChecked()
  for (let at = 0; at < 30 && !(await wanted.evaluate((each) => each === document.activeElement)); at += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(heads).toHaveCount(before + 1)
  await expect(gridCell(page, FIRST, 'nature')).toHaveText('延续项目')
  await toggle(page, '承担单位', '重点项目', '主要用于', '增减原因')
  await expect(gridCell(page, FIRST, 'unitId')).toHaveText(units[0]?.name ?? '')
  for (const unit of ['元', '万元']) {
    await page.getByRole('button', { name: unit, exact: true }).click()
    expect(await breaches(page, '.data-grid, .wide')).toEqual([])
  }

  await runCommand(page, '文件', /关闭文件/)
  await openListed(page, SAMPLE)
  await expect(heads).toHaveCount(before + 5)
  await expect(gridCell(page, FIRST, 'nature')).toHaveText('延续项目')
  await toggle(page, '项目性质', '承担单位', '重点项目', '主要用于', '增减原因')
  await expect(heads).toHaveCount(before)
})

test('one of a few values is chosen by word or code, copied and pasted by its words, refused by name', async ({
  page,
  desk,
}) => {
  test.slow()
  await openSample(page)
  await toggle(page, '承担单位', '项目类别', '项目性质', '重点项目')
  const list = page.getByRole('listbox', { name: '可选的值' })
  const chosen = list.getByRole('option', { selected: true })
  const [main, council, centre] = units

  const category = await goTo(page, FIRST, 'category')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(chosen).toHaveText('3特定目标类')
  await page.keyboard.press('Escape')
  await page.keyboard.type('22')
  await expect(chosen).toHaveText('22其他运转类')
  await page.keyboard.press('Enter')
  await expect(category).toHaveText('其他运转类')

  const unit = await goTo(page, FIRST, 'unitId')
  await page.keyboard.press('F2')
  await expect(chosen).toHaveText(`${main?.code ?? ''}${main?.name ?? ''}`)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(unit).toHaveText(council?.name ?? '')
  await goTo(page, SECOND, 'unitId')
  await page.keyboard.type('发展中心')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, SECOND, 'unitId')).toHaveText(centre?.name ?? '')

  await test.step('what is copied is pasted as the same; a code does as well', async () => {
    await goTo(page, FIRST, 'unitId')
    await page.keyboard.press('Shift+ArrowDown')
    const [copied] = await copy(page)
    expect(copied.trimEnd().split(/\r?\n/)).toEqual([council?.name, centre?.name])
    await goTo(page, THIRD, 'unitId')
    await paste(page, copied)
    await expect(gridCell(page, THIRD, 'unitId')).toHaveText(council?.name ?? '')
    await goTo(page, THIRD, 'unitId')
    await page.keyboard.press('Control+z')
    await expect(gridCell(page, THIRD, 'unitId')).toHaveText(main?.name ?? '')
    await paste(page, `${centre?.code ?? ''}\t特定目标类\t一次性项目\r\n不知道\t21\t新增项目`)
    await expect(page.getByText('已粘贴 4 格。2 格未接受，原值没动。')).toBeVisible()
    await expect(gridCell(page, THIRD, 'unitId')).toHaveText(centre?.name ?? '')
  })

  await test.step('what is no value stays red in its cell, with what the core says', async () => {
    const refused = projectList(page).locator('[data-column="category"][aria-invalid="true"]')
    await expect(refused).toHaveText('21')
    await refused.click()
    await expect(page.getByRole('alert')).toHaveText('“21”不在可选之列。请填特定目标类、其他运转类之一。')
    await page.keyboard.press('Escape')
    await projectList(page).locator('[data-column="unitId"][aria-invalid="true"]').click()
    await expect(page.getByRole('alert')).toHaveText('没有代码或名称为“不知道”的承担单位。')
    await page.keyboard.press('Escape')
    await page.keyboard.type('没有的单位')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText('没有代码或名称为“没有的单位”的承担单位。')
    await page.keyboard.press('Escape')
  })

  await test.step('filled down, and emptied where it may be', async () => {
    const key = await goTo(page, FIRST, 'key')
    await page.keyboard.type('否')
    await page.keyboard.press('Enter')
    await expect(key).toHaveText('否')
    await goTo(page, FIRST, 'key')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await expect(gridCell(page, SECOND, 'key')).toHaveText('否')
    await page.keyboard.press('Delete')
    await expect(gridCell(page, SECOND, 'key')).toHaveText('否')
    await goTo(page, FIRST, 'unitId')
    await page.keyboard.press('Delete')
    await expect(gridCell(page, FIRST, 'unitId')).toHaveText('')
  })

  const all = await stored(page, desk.folder)
  expect(all.get(FIRST)).toMatchObject({ unit_id: null, category: '22', key: 0 })
  expect(all.get(SECOND)).toMatchObject({ unit_id: centre?.id, key: 0 })
  expect(all.get(THIRD)).toMatchObject({ unit_id: centre?.id, category: '3', nature: 'oneOff', key: 1 })
})

test('a long text is one line in its cell: typed over there, opened beside the list, and back by Esc', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await toggle(page, '主要用于', '增减原因')
  const own = projects.find(({ name }) => name === FIRST)?.purpose ?? ''
  const cell = await goTo(page, FIRST, 'purpose')
  await expect(cell).toHaveText(own)
  const [height, rest] = await cell.evaluate((each) => [
    each.clientHeight,
    each.scrollWidth - each.clientWidth,
  ])
  expect(height).toBeLessThan(27)
  expect(rest, 'it is cut, not wrapped').toBeGreaterThan(0)

  const field = page.getByRole('article', { name: FIRST }).getByRole('textbox', { name: '主要用于' })
  const caret = () => field.evaluate((each: HTMLTextAreaElement) => [each.selectionStart, each.selectionEnd])
  for (const open of [
    () => page.keyboard.press('F2'),
    () => page.keyboard.press('Enter'),
    () => cell.dblclick(),
  ]) {
    await open()
    await expect(field).toBeFocused()
    expect(await caret()).toEqual([own.length, own.length])
    await page.keyboard.press('Escape')
    await expect(editorOf(page, FIRST, '主要用于')).toBeFocused()
  }
  await page.keyboard.press('F2')
  await page.keyboard.type('，再加一句')
  await page.keyboard.press('Escape')
  await expect(cell).toHaveText(`${own}，再加一句`)
  await expect(editorOf(page, FIRST, '主要用于')).toBeFocused()

  await page.keyboard.type('改写')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('改写')
  await goTo(page, FIRST, 'purpose')
  await expect(field).toHaveValue('改写')
  await paste(page, '"第一行\n第二行"\t"原因\n如此"\r\n下一项\t')
  await expect(cell).toHaveText('第一行 第二行')
  await expect(gridCell(page, FIRST, 'reason')).toHaveText('原因 如此')
  await expect(gridCell(page, SECOND, 'purpose')).toHaveText('下一项')
  await page.keyboard.press('Control+z')
  await expect(cell).toHaveText('改写')
  await goTo(page, FIRST, 'purpose')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect(gridCell(page, SECOND, 'purpose')).toHaveText('改写')
  await goTo(page, FIRST, 'purpose')
  await page.keyboard.press('Delete')
  await expect(cell).toHaveText('')
  expect((await stored(page, desk.folder)).get(FIRST)?.purpose).toBe('')
})

test('an undo finds a field whose column is put away in the editor', async ({ page }) => {
  await openSample(page)
  await toggle(page, '承担单位', '主要用于')
  await goTo(page, FIRST, 'unitId')
  await page.keyboard.type('002')
  await page.keyboard.press('Enter')
  await goTo(page, FIRST, 'purpose')
  await page.keyboard.type('改写')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, FIRST, 'purpose')).toHaveText('改写')
  await toggle(page, '承担单位', '主要用于')
  await amountOf(page, THIRD).click()
  await page.keyboard.press('Control+z')
  const field = page.getByRole('article', { name: FIRST }).getByRole('textbox', { name: '主要用于' })
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+z')
  const unit = page.getByRole('article', { name: FIRST }).getByRole('combobox', { name: '承担单位' })
  await expect(unit).toBeFocused()
  await expect(unit).toHaveValue(units[0]?.id ?? '')
  await expect(statusBar(page)).not.toContainText('可撤销')
})

test('these columns are searched, filtered and replaced in as every other one while they are shown', async ({
  page,
  desk,
}) => {
  const words = '专项资金'
  const holding = projects.filter(({ purpose }) => purpose.includes(words))
  expect(holding.length).toBeGreaterThan(1)
  await openSample(page)
  await toggle(page, '主要用于', '项目类别')
  const found = page.getByRole('search')
  await page.keyboard.press('Control+f')
  await page.keyboard.type(words)
  const named = projects.filter(({ name }) => name.includes(words))
  await expect(found).toContainText(`1/${holding.length + named.length}`)
  await page.keyboard.press('Escape')

  await goTo(page, FIRST, 'category')
  await page.keyboard.press('Control+Shift+l')
  await page.keyboard.type('其他运转类')
  await page.keyboard.press('Enter')
  await expect(page.getByText('筛选：项目类别 其他运转类')).toBeVisible()
  await expect(gridCell(page, FIRST, 'name')).toHaveCount(0)
  await page.getByRole('button', { name: '清除筛选' }).click()

  await goTo(page, FIRST, 'purpose')
  await page.keyboard.press('Control+h')
  const panel = page.getByRole('dialog', { name: '替换' })
  await panel.getByRole('textbox').first().fill(words)
  await panel.getByRole('textbox').nth(1).fill('专项经费')
  await panel.getByRole('button', { name: /全部替换/ }).click()
  await expect(statusBar(page)).toContainText(`可撤销：替换 ${holding.length} 处`)
  const after = await stored(page, desk.folder)
  for (const { name, purpose } of projects)
    expect(after.get(name)?.purpose, name).toBe(purpose.replaceAll(words, '专项经费'))
})

test('ticks and letters of other programs are yes and no', async ({ page, desk }) => {
  await openSample(page)
  await toggle(page, '重点项目')
  await goTo(page, FIRST, 'key')
  await pasteText(page, '×\r\n√\r\nN\r\n')
  await expect(gridCell(page, FIRST, 'key')).toHaveText('否')
  await expect(gridCell(page, SECOND, 'key')).toHaveText('是')
  await expect(gridCell(page, THIRD, 'key')).toHaveText('否')
  const after = await stored(page, desk.folder)
  expect([FIRST, SECOND, THIRD].map((name) => after.get(name)?.key)).toEqual([0, 1, 0])
})

test('control figures, years and who answers are set for several projects at once, in the unit shown', async ({
  page,
  desk,
}) => {
  test.slow()
  await openSample(page)
  await toggle(page, '控制数', '终止年度', '责任人')
  await page.getByRole('button', { name: '元', exact: true }).click()
  await goTo(page, FIRST, 'controlFigure')
  await paste(page, '1234567.89\t2026\t张工\r\n200\t1900\t李工')
  await expect(page.getByText('1 格未接受，原值没动。')).toBeVisible()
  await expect(gridCell(page, FIRST, 'controlFigure')).toHaveText('1,234,567.89')
  await page.getByRole('button', { name: '万元', exact: true }).click()
  await expect(gridCell(page, FIRST, 'controlFigure')).toHaveText('123.46')
  await goTo(page, FIRST, 'endYear')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect(gridCell(page, THIRD, 'endYear')).toHaveText('2026')
  await goTo(page, SECOND, 'controlFigure')
  await page.keyboard.press('Delete')
  await expect(gridCell(page, SECOND, 'controlFigure')).toHaveText('')
  expect(await breaches(page, '.data-grid, .wide')).toEqual([])
  const all = await stored(page, desk.folder)
  const own = { end_year: 2026, control_figure: null, responsible: '' }
  expect(all.get(FIRST)).toMatchObject({ ...own, control_figure: 123_456_789, responsible: '张工' })
  expect(all.get(SECOND)).toMatchObject({ ...own, responsible: '李工' })
  expect(all.get(THIRD)).toMatchObject(own)
})
