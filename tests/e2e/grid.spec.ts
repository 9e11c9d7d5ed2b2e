import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  amountOf,
  closeFile,
  editorOf,
  gridCell,
  openSample,
  projectList,
  selectedRow,
  statusBar,
} from './support/budget-page'
import { copy } from './support/clipboard'
import { expect, test } from './support/desk'

/** The list of projects as a spreadsheet: what is done to many cells at once is one step. */
test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const FIRST = [
  '节能减排',
  '法律顾问服务经费（通用项目）',
  '办公用房修缮与维护（通用项目）',
  '企业服务',
] as const

/** Totals of projects by name in the closed file, in 分. */
async function stored(page: Page, folder: string): Promise<Readonly<Record<string, number | null>>> {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db
    .prepare(
      'SELECT name, (SELECT sum(amount) FROM lines WHERE project_id = projects.id) AS amount FROM projects',
    )
    .all() as { name: string; amount: number | null }[]
  db.close()
  return Object.fromEntries(rows.map((row) => [row.name, row.amount]))
}

async function paste(page: Page, text: string, html?: string): Promise<void> {
  await page.evaluate(
    ({ text, html }) =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': new Blob([text], { type: 'text/plain' }),
          ...(html === undefined ? {} : { 'text/html': new Blob([html], { type: 'text/html' }) }),
        }),
      ]),
    { text, html },
  )
  await page.keyboard.press('Control+v')
}

test('what is copied of differences is read as a number elsewhere', async ({ page }) => {
  await openSample(page)
  await gridCell(page, '课题调研经费（通用项目）', 'difference').click()
  expect((await copy(page))[0]).toBe('-57.00\r\n')
  await gridCell(page, '节能减排', 'difference').click()
  expect((await copy(page))[0]).toBe('0.00\r\n')
})

test('a range has its sum in the status bar, is copied as text and as a table, and pasted elsewhere as one step', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await amountOf(page, FIRST[0]).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(statusBar(page)).toContainText('合计 216.90　平均 72.30　计数 3')
  const copied = await copy(page)
  expect(copied[0]).toBe('70.00\r\n98.90\r\n48.00\r\n')
  expect(copied[1]).toContain('<td>98.90</td>')

  await amountOf(page, '外经贸管理').click()
  await page.keyboard.press('Control+v')
  await expect(amountOf(page, '外经贸管理')).toHaveText('70.00')
  await expect(amountOf(page, '宣传经费（通用项目）')).toHaveText('98.90')
  await expect(amountOf(page, '其他一般管理事务支出（通用项目）')).toHaveText('48.00')
  await expect(statusBar(page)).toContainText('可撤销：粘贴 3 处')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, '外经贸管理')).toHaveText('323.00')
  await expect(amountOf(page, '宣传经费（通用项目）')).toHaveText('130.00')
  await page.keyboard.press('Control+y')
  await expect(amountOf(page, '外经贸管理')).toHaveText('70.00')
  const amounts = await stored(page, desk.folder)
  expect(amounts['外经贸管理']).toBe(70_000_000)
  expect(amounts['宣传经费（通用项目）']).toBe(98_900_000)
})

test('F1: two cells that were copied go into two cells; what is no amount stays red in its own, named, the others are stored', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await amountOf(page, FIRST[0]).click()
  await paste(page, '130.00\r\n1O5\r\n#REF!\r\n')
  await expect(page.getByText('已粘贴 1 格。2 格未接受，原值没动。')).toBeVisible()
  await expect(amountOf(page, FIRST[0])).toHaveText('130.00')
  await expect(amountOf(page, FIRST[1])).toHaveText('1O5')
  await expect(amountOf(page, FIRST[1])).toHaveAttribute('aria-invalid', 'true')
  await expect(amountOf(page, FIRST[2])).toHaveText('#REF!')
  await expect(statusBar(page)).toContainText(`没有存上：${FIRST[1]} 2024年预算，另有 1 处`)
  await amountOf(page, FIRST[1]).click()
  await expect(page.getByRole('alert')).toContainText('字母 O')
  await page.keyboard.press('Escape')
  await expect(amountOf(page, FIRST[1])).toHaveText('98.90')
  const amounts = await stored(page, desk.folder)
  expect(FIRST.slice(0, 3).map((name) => amounts[name])).toEqual([130_000_000, 98_900_000, 48_000_000])
})

test('an undo takes along what was refused of its gesture, where one stands too; what was refused before it stays', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, FIRST[3]).click()
  await paste(page, '7x\r\n8x\r\n')
  await amountOf(page, FIRST[0]).click()
  await paste(page, '1O5\r\n130.00\r\n#REF!\r\n')
  await expect(page.getByText('已粘贴 1 格。2 格未接受，原值没动。')).toBeVisible()
  await expect(amountOf(page, FIRST[0])).toHaveAttribute('aria-invalid', 'true')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, FIRST[1])).toHaveText('98.90')
  await expect(amountOf(page, FIRST[2])).toHaveText('48.00')
  await expect(statusBar(page)).toContainText(`没有存上：${FIRST[3]} 2024年预算，另有 1 处`)
  // The cell that it leads to takes what is typed next.
  await amountOf(page, FIRST[0]).click()
  await expect(editorOf(page, FIRST[0])).toHaveValue('')
  await page.keyboard.type('71')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, FIRST[0])).toHaveText('71.00')
})

test('of a copied table hidden rows are left out and merged cells keep their place; one cell fills a range', async ({
  page,
  faults,
}) => {
  await openSample(page)
  await amountOf(page, FIRST[0]).click()
  await paste(
    page,
    '1\t2\r\n3\t4\r\n5\t6\r\n',
    `<html><body><table><tr><td>1</td><td>2</td></tr>
     <tr style='display:none'><td>3</td><td>4</td></tr>
     <tr height=18 style='height:14pt'><td>5</td><td>6</td></tr></table></body></html>`,
  )
  await expect(amountOf(page, FIRST[0])).toHaveText('1.00')
  await expect(gridCell(page, FIRST[0], 'prior')).toHaveText('2.00')
  await expect(amountOf(page, FIRST[1])).toHaveText('5.00')
  await expect(gridCell(page, FIRST[1], 'prior')).toHaveText('6.00')
  await expect(amountOf(page, FIRST[2])).toHaveText('48.00')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, FIRST[0])).toHaveText('70.00')

  await amountOf(page, FIRST[0]).click()
  await amountOf(page, FIRST[2]).click({ modifiers: ['Shift'] })
  await paste(page, '7\r\n')
  for (const name of FIRST.slice(0, 3)) await expect(amountOf(page, name)).toHaveText('7.00')
  // Writing styles to the clipboard is what the scene does, not the program.
  expect(faults.splice(0).filter((fault) => !fault.includes('style-src'))).toEqual([])
  await expect(statusBar(page)).toContainText('可撤销：粘贴 3 处')
})

test('Ctrl+D fills downwards, Delete empties: last year’s figures are not known then, amounts are zero', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, FIRST[0]).click()
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d']) await page.keyboard.press(key)
  await expect(amountOf(page, FIRST[2])).toHaveText('70.00')
  await expect(statusBar(page)).toContainText('可撤销：填充 2 处')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Delete')
  await expect(amountOf(page, FIRST[1])).toHaveText('0.00')
  await expect(gridCell(page, FIRST[1], 'prior')).toHaveText('缺')
  await expect(statusBar(page)).toContainText('可撤销：清空 6 处')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, FIRST[2])).toHaveText('48.00')
  await expect(gridCell(page, FIRST[1], 'prior')).toHaveText('98.90')
})

test('cells are worked by keys as in a spreadsheet', async ({ page }) => {
  await openSample(page)
  await expect(editorOf(page, FIRST[0])).toBeFocused()
  await page.keyboard.press('Control+ArrowDown')
  await expect(editorOf(page, '一般管理事务')).toBeFocused()
  await page.keyboard.press('Control+Home')
  await expect(editorOf(page, FIRST[0], '项目名称')).toBeFocused()
  // Where there is room the function stands between.
  const hasFunctions = (await gridCell(page, FIRST[0], 'function').count()) > 0
  await page.keyboard.press('Tab')
  if (hasFunctions) await page.keyboard.press('Tab')
  await expect(editorOf(page, FIRST[0])).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(editorOf(page, FIRST[1], '项目名称')).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect(editorOf(page, '一般管理事务', '项目名称')).toBeFocused()
  await page.keyboard.press('Control+a')
  await expect(statusBar(page)).toContainText('计数')
  await page.keyboard.press('Escape')
  await expect(statusBar(page)).not.toContainText('计数')
  await page.keyboard.press('F2')
  await page.keyboard.type('二')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, '一般管理事务二', 'name')).toBeVisible()
})

test('digits and Enters as fast as they come land one in each cell', async ({ page, desk }) => {
  await openSample(page)
  // An answer that takes its time must not make one amount of two.
  await page.route('**/edit.*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 150))
    await route.continue()
  })
  await amountOf(page, FIRST[0]).click()
  for (const typed of ['51', '52', '53']) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await expect(statusBar(page)).toContainText('→ 53.00')
  const amounts = await stored(page, desk.folder)
  expect(FIRST.map((name) => amounts[name])).toEqual([51_000_000, 52_000_000, 53_000_000, 61_318_800_000])
})

test('projects are added, copied and taken away, each one step', async ({ page, desk }) => {
  // The amount stands beside the name: a wider window shows the function between them.
  await page.setViewportSize({ width: 1280, height: 800 })
  await openSample(page)
  await amountOf(page, FIRST[1]).click()
  await expect(page.getByRole('article', { name: FIRST[1] })).toBeVisible()
  await page.keyboard.press('Insert')
  await expect(page.getByText(`新项目沿用“${FIRST[1]}”的单位、科目和资金来源，请核对。`)).toBeVisible()
  await expect(selectedRow(page)).toContainText('新项目')
  await expect(selectedRow(page).getByRole('rowheader')).toHaveText('3')
  // Its name is what is written first, wherever one stood.
  await expect(editorOf(page, '新项目', '项目名称')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('12.5')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, '新项目')).toHaveText('12.50')

  await amountOf(page, '新项目').click()
  await expect(page.getByRole('article', { name: '新项目' })).toBeVisible()
  await page.keyboard.press('Control+Shift+D')
  await expect(amountOf(page, '新项目（副本）')).toHaveText('12.50')
  await expect(selectedRow(page)).toContainText('新项目（副本）')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Control+-')
  await expect(amountOf(page, '新项目')).toHaveCount(0)
  await expect(amountOf(page, '新项目（副本）')).toHaveCount(0)
  await expect(statusBar(page)).toContainText('可撤销：删除 2 个项目')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, '新项目（副本）')).toHaveText('12.50')
  const amounts = await stored(page, desk.folder)
  expect(amounts).toMatchObject({ 新项目: 12_500_000, '新项目（副本）': 12_500_000 })
  expect(Object.keys(amounts)).toHaveLength(16)
})

test('a composition over a selected cell begins with its first key, in every kind of cell', async ({
  page,
}) => {
  await openSample(page)
  const cdp = await page.context().newCDPSession(page)
  for (const [column, field] of [
    ['name', '项目名称'],
    ['amount', '2024年预算'],
    ['prior', '2023年预算'],
  ] as const) {
    await gridCell(page, FIRST[0], column).click()
    await cdp.send('Input.imeSetComposition', { text: '五', selectionStart: 1, selectionEnd: 1 })
    await cdp.send('Input.imeSetComposition', { text: '五十', selectionStart: 2, selectionEnd: 2 })
    await expect(editorOf(page, FIRST[0], field)).toHaveValue('五十')
    await cdp.send('Input.insertText', { text: '50' })
    await expect(editorOf(page, FIRST[0], field)).toHaveValue('50')
    await page.keyboard.press('Escape')
  }
  await expect(statusBar(page)).not.toContainText('可撤销')
})

test('the fill handle is drawn with the pointer: the range goes on, one step', async ({ page }) => {
  await openSample(page)
  await amountOf(page, FIRST[0]).click()
  await amountOf(page, FIRST[1]).click({ modifiers: ['Shift'] })
  await projectList(page).getByTitle('按住拖动，向外填充').hover()
  await page.mouse.down()
  await amountOf(page, FIRST[2]).hover()
  await amountOf(page, '外经贸管理').hover()
  await page.mouse.up()
  await expect(amountOf(page, FIRST[2])).toHaveText('70.00')
  await expect(amountOf(page, '外经贸管理')).toHaveText('70.00')
  await expect(statusBar(page)).toContainText('可撤销：填充 ')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, FIRST[2])).toHaveText('48.00')
})

test('a row that leaves the list while one writes beside it leaves no cell to type into unseen', async ({
  page,
}) => {
  await openSample(page)
  await page.getByRole('button', { name: '缺原因2' }).click()
  const reason = page.getByRole('textbox', { name: '增减原因' })
  await expect(page.getByRole('article', { name: '企业服务' })).toBeVisible()
  await reason.fill('服务对象增加')
  await reason.press('Escape')
  await expect(page.getByRole('button', { name: '缺原因1' })).toBeVisible()
  await expect(page.getByRole('article', { name: '企业服务' })).toBeVisible()
  await expect(selectedRow(page)).toHaveCount(0)
  const amount = amountOf(page, '课题调研经费（通用项目）')
  await page.locator('.frame > .data-grid > textarea').focus()
  await page.keyboard.type('9')
  await expect(amount).toHaveText('300.00')
  await page.keyboard.press('ArrowDown')
  await expect(editorOf(page, '课题调研经费（通用项目）')).toBeFocused()
  await expect(page.getByRole('article', { name: '课题调研经费（通用项目）' })).toBeVisible()
})

test('rows are ordered by a column, keep their places while edited, and what is done there is undone in the file’s order', async ({
  page,
  desk,
}) => {
  await openSample(page)
  const names = () => projectList(page).locator('[data-column="name"] .what').allInnerTexts()
  const before = await names()
  await amountOf(page, FIRST[0]).click()
  await page.keyboard.press('Alt+o')
  await expect(projectList(page).getByRole('columnheader', { name: '2024年预算' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  expect((await names()).slice(0, 2)).toEqual(['办公设备购置', '其他一般管理事务支出'])
  await page.keyboard.press('Alt+o')
  expect((await names()).slice(0, 2)).toEqual(['工业和信息化产业发展专项资金', '企业服务'])

  const [research, publicity] = ['课题调研经费（通用项目）', '宣传经费（通用项目）'] as const
  const order = await names()
  await amountOf(page, research).click()
  await paste(page, '1\r\n20000\r\n')
  await expect(page.getByText('列表按2024年预算排着，按显示的顺序粘贴。')).toBeVisible()
  await expect(amountOf(page, research)).toHaveText('1.00')
  await expect(amountOf(page, publicity)).toHaveText('20,000.00')
  expect(await names(), 'no row moves under the hand').toEqual(order)
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, publicity)).toHaveText('130.00')
  await projectList(page).getByRole('columnheader', { name: '2024年预算' }).click()
  expect(await names()).toEqual(before)
  expect(await stored(page, desk.folder)).toMatchObject({ [research]: 300_000_000, [publicity]: 130_000_000 })
})

test('rows pasted below the last one are offered as projects, with what was pasted; taken, they are one step', async ({
  page,
  desk,
}) => {
  await openSample(page)
  // In a wide window the function stands between name and amount.
  const isWide = (await gridCell(page, '一般管理事务', 'function').count()) > 0
  const between = isWide ? '\t2011302' : ''
  await gridCell(page, '一般管理事务', 'name').click()
  await paste(
    page,
    [`一般管理事务${between}\t553.69`, `展会补贴${between}\t80\t60.5`, `园区巡查${between}\t12.5`]
      .map((row) => `${row}\r\n`)
      .join(''),
  )
  await page.getByRole('button', { name: '新增 2 个项目' }).click()
  await expect(
    page.getByText('已新增 2 个项目，沿用“一般管理事务”的单位、科目和资金来源，请核对。'),
  ).toBeVisible()
  const names = await projectList(page).locator('[data-column="name"] .what').allInnerTexts()
  expect(names.slice(-3)).toEqual(['一般管理事务', '展会补贴', '园区巡查'])
  await expect(amountOf(page, '展会补贴')).toHaveText('80.00')
  await expect(gridCell(page, '展会补贴', 'prior')).toHaveText('60.50')
  await page.keyboard.press('Control+z')
  await expect(amountOf(page, '展会补贴')).toHaveCount(0)
  await expect(amountOf(page, '园区巡查')).toHaveCount(0)
  await page.keyboard.press('Control+y')
  await expect(amountOf(page, '园区巡查')).toHaveText('12.50')
  expect(await stored(page, desk.folder)).toMatchObject({ 展会补贴: 80_000_000, 园区巡查: 12_500_000 })
})

test('an amount with more decimals than are shown is marked, and heard whole', async ({ page }) => {
  await openSample(page)
  await amountOf(page, FIRST[0]).click()
  await page.keyboard.type('70.00004')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, FIRST[0])).toHaveText('70.00')
  await expect(amountOf(page, FIRST[0])).toHaveClass(/rounded/)
  await page.keyboard.press('ArrowUp')
  await expect(statusBar(page)).toContainText('70.00004万元，读作')
  await page.keyboard.press('Control+s')
  await expect(statusBar(page)).toContainText('每一步都当即存入文件')
})

test('a project’s function is chosen in its row, by code and by name; where each line has its own it is refused', async ({
  page,
  desk,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await openSample(page)
  const code = (project: string) => gridCell(page, project, 'function')
  await code('节能减排').click()
  await page.keyboard.type('2011308')
  await page.keyboard.press('Enter')
  await expect(code('节能减排')).toHaveText('2011308')
  await expect(statusBar(page)).toContainText('节能减排 功能科目')
  await code('外经贸管理').click()
  await page.keyboard.type('招商')
  await expect(page.getByRole('listbox')).toContainText('招商引资')
  await page.keyboard.press('Enter')
  await expect(code('外经贸管理')).toHaveText('2011308')
  await code('企业服务').click()
  await page.keyboard.type('2011308')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('“企业服务”的分项用着几个功能科目。请在分项里逐项改。')
  await page.keyboard.press('Escape')
  await closeFile(page)
  const name = readdirSync(desk.folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(desk.folder, name), { readonly: true })
  const functions = db
    .prepare(
      `SELECT DISTINCT projects.name, function_code AS code FROM lines JOIN projects ON projects.id = project_id
       WHERE projects.name IN ('节能减排', '外经贸管理') ORDER BY projects.name`,
    )
    .all()
  db.close()
  expect(functions).toEqual([
    { name: '外经贸管理', code: '2011308' },
    { name: '节能减排', code: '2011308' },
  ])
})

test('F7 goes from one changed cell to the next, round and back; where none is changed one stays', async ({
  page,
}) => {
  await openSample(page)
  const active = projectList(page).locator('.active[data-column]')
  await amountOf(page, FIRST[1]).click()
  await page.keyboard.press('F7')
  await expect(selectedRow(page)).toContainText('法律顾问')
  await page.keyboard.type('99')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, FIRST[1])).toHaveText('99.00')
  await gridCell(page, FIRST[0], 'prior').click()
  await page.keyboard.press('F7')
  // What followed is changed too: the amount, its difference, rate and share.
  await expect(selectedRow(page)).toContainText('法律顾问')
  await expect(active).toHaveAttribute('data-column', 'amount')
  await page.keyboard.press('F7')
  await expect(active).toHaveAttribute('data-column', 'difference')
  await page.keyboard.press('Shift+F7')
  await expect(active).toHaveAttribute('data-column', 'amount')
})

test('a new project by its button is named at once', async ({ page }) => {
  await openSample(page)
  await amountOf(page, FIRST[0]).click()
  await page.getByRole('button', { name: '新增项目' }).click()
  await expect(selectedRow(page)).toContainText('新项目')
  await page.keyboard.type('低空经济专项')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, '低空经济专项', 'name')).toBeVisible()
})
