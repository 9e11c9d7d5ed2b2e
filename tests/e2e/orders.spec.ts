import Database from 'better-sqlite3'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { budget } from '../support/program'
import {
  closeFile,
  gridCell,
  openListed,
  openSample,
  runCommand,
  showTable,
  statusBar,
} from './support/budget-page'
import { expect, test } from './support/desk'

/** 列印次序: each list is put in order, named and described where it is printed, and the others stay as they are. */
const SAMPLE = new URL('../../resources/samples/longgang-2024.json', import.meta.url)

interface Package {
  readonly units: readonly Record<string, unknown>[]
  readonly projects: readonly Record<string, unknown>[]
  readonly placements: readonly { readonly list: string }[]
}

const main = (page: Page): Locator => page.getByRole('main', { name: '列印次序' })
const rows = (page: Page): Locator => main(page).locator('[data-column="title"]')
const number = (page: Page, title: string): Locator =>
  main(page)
    .getByRole('row')
    .filter({ has: page.getByTitle(title, { exact: true }) })
    .getByRole('rowheader')

async function chooseList(page: Page, name: RegExp): Promise<void> {
  await main(page).getByRole('group', { name: '哪一处的次序' }).getByRole('button', { name }).click()
}

/** The sample in two units with accounts of their own, of which the file says nothing in table 12 and part 7. */
async function openOwn(page: Page, folder: string): Promise<void> {
  const sample = JSON.parse(readFileSync(SAMPLE, 'utf8')) as Package
  const own = {
    ...sample,
    units: sample.units.map((unit, at) => (at === 1 ? { ...unit, independentAccounting: true } : unit)),
    placements: sample.placements.filter(({ list }) => list === 't05'),
  }
  writeFileSync(join(folder, 'own.json'), JSON.stringify(own))
  const ended = await budget(folder, [
    'import',
    join(folder, 'own.json'),
    '--out',
    join(folder, '两个单位.budget'),
  ])
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  await page.reload()
  await openListed(page, /两个单位/)
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
}

interface StoredPlace {
  readonly list: string
  readonly title: string
  readonly name: string | null
  readonly content: string
}

/** Places in the closed file, in order; fixed rows by their item. */
async function stored(page: Page, folder: string, list: string): Promise<readonly StoredPlace[]> {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const found = db
    .prepare(
      `SELECT list, COALESCE(item, (SELECT name FROM projects WHERE 'projects/' || projects.id = object)) AS title,
         placements.name AS name, content
       FROM placements WHERE list = ? ORDER BY placements.position`,
    )
    .all(list) as StoredPlace[]
  db.close()
  return found
}

test('table 5 in another order: by keys and by dragging, printed at once, the list and the other tables as they were', async ({
  page,
  desk,
}) => {
  await openSample(page)
  // From the table that is to be put in order.
  await showTable(page, 5)
  await page.getByRole('button', { name: '列印次序', exact: true }).last().click()
  await expect(rows(page).first()).toHaveText('节能减排')
  await expect(rows(page)).toHaveCount(14)
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(rows(page).nth(2)).toHaveText('节能减排')
  await expect(statusBar(page)).toContainText(/可撤销：.+节能减排 移到 .+外经贸管理 之后/)
  await number(page, '办公设备购置（通用项目）').hover()
  await page.mouse.down()
  const box = await number(page, '节能减排').boundingBox()
  if (!box) throw new Error('the row is not seen')
  await page.mouse.move(box.x + box.width / 2, box.y + 3, { steps: 6 })
  await page.mouse.up()
  await expect(rows(page).nth(2)).toHaveText('办公设备购置（通用项目）')
  await showTable(page, 5)
  const printed = page.locator('.tables tbody th, .tables tbody td').filter({
    hasText: /^(其他一般管理事务支出（通用项目）|外经贸管理|办公设备购置（通用项目）|节能减排)$/,
  })
  await expect(printed).toHaveText([
    '其他一般管理事务支出（通用项目）',
    '外经贸管理',
    '办公设备购置（通用项目）',
    '节能减排',
  ])
  await page.keyboard.press('Control+1')
  await expect(
    page.getByRole('grid', { name: '项目支出' }).locator('[data-column="name"]').first(),
  ).toHaveText(/节能减排/)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+5')
  await expect(rows(page).last()).toHaveText('办公设备购置（通用项目）')
  expect((await stored(page, desk.folder, 't05')).slice(0, 3).map(({ title }) => title)).toEqual([
    '其他一般管理事务支出（通用项目）',
    '外经贸管理',
    '节能减排',
  ])
})

test('rows that were moved together stay selected together when that is taken back', async ({ page }) => {
  await openSample(page)
  await showTable(page, 5)
  await page.getByRole('button', { name: '列印次序', exact: true }).last().click()
  await expect(rows(page)).toHaveCount(14)
  const before = await rows(page).allInnerTexts()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  const moved = [2, 0, 1].map((at) => before[at] ?? '')
  await expect(rows(page)).toHaveText([...moved, ...before.slice(3)])
  await page.keyboard.press('Control+z')
  await expect(rows(page)).toHaveText(before)
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(rows(page)).toHaveText([...moved, ...before.slice(3)])
})

test('what the file says nothing of is named, described and moved where it is printed, a fixed row too; undone, nothing is left', async ({
  page,
  desk,
}) => {
  await openOwn(page, desk.folder)
  await page.keyboard.press('Control+5')
  await chooseList(page, /表12/)
  await expect(rows(page)).toHaveCount(15)
  await expect(rows(page).last()).toHaveText('基本支出')
  const content = (title: string): Locator => gridCell(page, title, 'content')
  await content('法律顾问服务经费（通用项目）').click()
  await page.keyboard.type('聘请法律顾问。')
  await page.keyboard.press('Enter')
  await expect(content('法律顾问服务经费（通用项目）')).toHaveText('聘请法律顾问。')
  await expect(rows(page).first()).toHaveText('节能减排')
  // Its whole text below, of more than one line.
  const whole = main(page).getByLabel('办公用房修缮与维护（通用项目），主要内容，全文')
  await whole.click()
  await page.keyboard.type('修缮天花。')
  await page.keyboard.press('Enter')
  await page.keyboard.type('更换门窗。')
  await content('法律顾问服务经费（通用项目）').click()
  await gridCell(page, '基本支出', 'content').click()
  await page.keyboard.type('人员和公用')
  await page.keyboard.press('Enter')
  await gridCell(page, '基本支出', 'name').click()
  await page.keyboard.type('基本支出（人员）')
  await page.keyboard.press('Enter')
  await number(page, '基本支出').click()
  await gridCell(page, '基本支出', 'name').click()
  for (let i = 0; i < 14; i += 1) await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(rows(page).first()).toHaveText('基本支出')
  // Rows are not made here.
  await page.keyboard.press('Insert')
  await expect(page.getByText('新增或删除项目，请到“项目支出”。')).toBeVisible()
  await showTable(page, 12)
  await expect(page.locator('.tables tbody tr').first()).toContainText('基本支出（人员）')
  expect(await stored(page, desk.folder, 't12')).toMatchObject([
    { title: 'basic', name: '基本支出（人员）', content: '人员和公用' },
    { title: '节能减排', content: '' },
    { title: '法律顾问服务经费（通用项目）', content: '聘请法律顾问。' },
    { title: '办公用房修缮与维护（通用项目）', content: '修缮天花。\n更换门窗。' },
    ...Array.from({ length: 11 }, () => ({ content: '' })),
  ])
  await openListed(page, /两个单位/)
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  for (let i = 0; i < 18; i += 1) await page.keyboard.press('Control+z')
  await expect(statusBar(page)).not.toContainText('可撤销')
  expect(await stored(page, desk.folder, 't12')).toEqual([])
})

test('part 7 prints key projects in an order of their own; one that is none any more is not listed', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await runCommand(page, '视图', /列印次序/)
  await chooseList(page, /第七部分/)
  await expect(rows(page)).toHaveCount(14)
  await gridCell(page, '一般管理事务', 'title').click()
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(rows(page).first()).toHaveText('一般管理事务')
  await page.keyboard.press('Control+1')
  await gridCell(page, '工业和信息化产业发展专项资金', 'name').click()
  await page.getByRole('article', { name: '工业和信息化产业发展专项资金' }).getByLabel('重点项目').click()
  await page.keyboard.press('Control+5')
  await expect(rows(page)).toHaveCount(13)
  await expect(main(page)).not.toContainText('工业和信息化产业发展专项资金')
  await expect(rows(page).nth(1)).toHaveText('外经贸管理')
  await page.keyboard.press('Control+3')
  await page.getByRole('button', { name: '七 重点项目预算绩效' }).click()
  const text = page.getByRole('main', { name: '公开文本' })
  await expect(text.locator('table').last().locator('tbody tr').nth(1)).toContainText('一般管理事务')
  expect((await stored(page, desk.folder, 'p7')).slice(0, 3).map(({ title }) => title)).toEqual([
    '一般管理事务',
    '工业和信息化产业发展专项资金',
    '外经贸管理',
  ])
})
