import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { gridCell, openSample, runCommand, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'

/** 输出: the document in files, as it looks on paper, and lists as they are shown. */

const output = (page: Page) => page.getByRole('main', { name: '输出' })
const preview = (page: Page) => page.getByRole('region', { name: '预览' })

async function openOutput(page: Page): Promise<void> {
  await page.keyboard.press('Control+7')
  await expect(output(page)).toBeVisible()
}

/** What a file of the folder holds, read by python3: parts of an archive, one after the other. */
function partsOf(path: string): string {
  const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    sys.stdout.write('\\n'.join(archive.read(name).decode('utf-8') for name in archive.namelist()))
`
  return execFileSync('python3', ['-c', script, path], { encoding: 'utf8', maxBuffer: 1 << 28 })
}

function written(folder: string, ending: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith(ending))
}

test('what was typed a moment ago leaves the house in Word, PDF and Excel, all of one moment', async ({
  page,
  desk,
}) => {
  test.slow()
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await openOutput(page)
  await expect(preview(page).getByRole('status')).toHaveText(/^第 1 页，共 \d\d 页$/, { timeout: 30_000 })
  await expect(preview(page).getByRole('img', { name: '第 1 页', exact: true })).toBeVisible()
  await page.getByRole('checkbox', { name: '报表 Excel' }).check()
  await page.getByRole('button', { name: '输出 3 个文件' }).click()
  const last = page.getByRole('region', { name: /的输出$/ }).first()
  await expect(last).toContainText('与现稿一致', { timeout: 60_000 })
  await expect(last.getByRole('listitem')).toHaveCount(3)
  await expect(last.getByLabel('没有写出')).toHaveCount(0)

  const [word = ''] = written(desk.folder, '.docx')
  expect(word).toBe('深圳市龙岗区工业和信息化局2024年部门预算（全文）.docx')
  const inWord = partsOf(join(desk.folder, word))
  expect(inWord).toContain('10,500.00')
  expect(inWord).not.toContain('10,359.94')
  const [book = ''] = written(desk.folder, '.xlsx')
  expect(partsOf(join(desk.folder, book))).toContain('<v>10500</v>')
  const [pdf = ''] = written(desk.folder, '.pdf')
  const inPdf = execFileSync('pdftotext', ['-layout', join(desk.folder, pdf), '-'], { encoding: 'utf8' })
  expect(inPdf).toContain('10,500.00')
  expect(inPdf).not.toContain('10,359.94')

  // Nothing is overwritten, and what was put out knows that it is of before.
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await openOutput(page)
  await expect(last).toContainText('之后改了 1 步')
  await expect(output(page).getByText('（全文）（2）.docx')).toBeVisible()
})

test('by keyboard alone: the page, one more form, putting out, the pages of the preview', async ({
  page,
  desk,
}) => {
  test.slow()
  await openSample(page)
  await openOutput(page)
  await expect(page.getByRole('button', { name: '输出 2 个文件' })).toBeFocused()
  // From the button back to the rows above it.
  const word = page.getByRole('checkbox', { name: '全文 Word' })
  await word.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('Tab')
  await expect(page.getByRole('checkbox', { name: '报表 PDF' })).toBeFocused()
  await expect(page.getByText('先选一种内容和格式。')).toBeVisible()
  await page.getByRole('checkbox', { name: '明细 Excel' }).focus()
  await page.keyboard.press('Space')
  await output(page).getByRole('button', { name: '输出 1 个文件' }).press('Enter')
  await expect(page.getByRole('region', { name: /的输出$/ })).toContainText('（明细）.xlsx', {
    timeout: 30_000,
  })
  expect(partsOf(join(desk.folder, written(desk.folder, '.xlsx')[0] ?? ''))).toContain('商贸管理')
  const paper = page.getByRole('document', { name: '全文的预览' })
  await expect(preview(page).getByRole('status')).toHaveText(/^第 1 页/, { timeout: 30_000 })
  await paper.focus()
  await page.keyboard.press('PageDown')
  await expect(preview(page).getByRole('status')).toHaveText(/^第 2 页/)
  await page.keyboard.press('PageUp')
  await expect(preview(page).getByRole('status')).toHaveText(/^第 1 页/)
})

test('a secret project is in no file; words that tell of it are named, and nothing is put out', async ({
  page,
  desk,
}) => {
  test.slow()
  await openSample(page)
  await gridCell(page, '宣传经费（通用项目）', 'name').click()
  const secret = page.getByRole('article', { name: '宣传经费' }).getByRole('checkbox', { name: '涉密' })
  await secret.check()
  await openOutput(page)
  for (const name of ['全文 Word', '全文 PDF']) await page.getByRole('checkbox', { name }).uncheck()
  await page.getByRole('checkbox', { name: '明细 Excel' }).check()
  await page.getByRole('checkbox', { name: '报表 Excel' }).check()
  await page.getByRole('button', { name: '输出 2 个文件' }).click()
  await expect(page.getByRole('region', { name: /的输出$/ })).toContainText('与现稿一致', { timeout: 30_000 })
  for (const name of written(desk.folder, '.xlsx')) {
    const parts = partsOf(join(desk.folder, name))
    expect(parts, name).not.toContain('宣传经费')
    expect(parts, name).toContain('商贸管理')
  }
  const tables = written(desk.folder, '.xlsx').find((name) => name.includes('报表')) ?? ''
  expect(partsOf(join(desk.folder, tables))).toContain('涉密项目按规定不予公开')

  await page.keyboard.press('Control+1')
  await gridCell(page, '商贸管理', 'name').click()
  const reason = page.getByRole('article', { name: '商贸管理' }).getByRole('textbox', { name: /增减原因/ })
  await reason.fill('宣传经费（通用项目）的一部分转入')
  await reason.blur()
  await openOutput(page)
  await page.getByRole('button', { name: '输出 2 个文件' }).click()
  const refused = output(page).getByRole('alert')
  await expect(refused).toContainText('处文字会透露涉密项目，没有输出。')
  await expect(refused).toContainText('第三部分“8.商贸管理”里写着涉密项目的名称或代码')
  expect(written(desk.folder, '.xlsx')).toHaveLength(2)
})

test('a table is printed by itself, as it is published', async ({ page }) => {
  await openSample(page)
  await openOutput(page)
  await page.getByRole('combobox', { name: '哪一张表' }).selectOption('t09')
  await page.evaluate(() => (window.print = () => undefined))
  await page.getByRole('button', { name: '打印表9' }).click()
  await expect(page.locator('body > .printed-document')).toBeAttached()
  const path = test.info().outputPath('table.pdf')
  await page.pdf({ path, preferCSSPageSize: true })
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  expect(text.normalize('NFKC')).toContain('财政拨款“三公”经费支出表')
  expect(text).toContain('单位:万元'.replace(':', '：'))
  expect(text).toContain('16.00')
  expect(text).not.toContain('内容与格式')
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
  expect(info).toMatch(/Pages: +1\n/)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(page.locator('body > .printed-document')).toHaveCount(0)
})

test('a list leaves as it is filtered and sorted, a table with the columns that are shown', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await gridCell(page, '商贸管理', 'amount').click()
  await page.keyboard.press('Control+Shift+l')
  await page.keyboard.type('100')
  await page.keyboard.press('Enter')
  const head = page.getByRole('columnheader', { name: /^2024年预算/ })
  await head.getByText('2024年预算').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await runCommand(page, '文件', /当前列表存为 CSV/)
  const shown = await page.locator('.data-grid [role="row"] [data-column="amount"]').allTextContents()
  const amounts = shown.map((text) => text.replaceAll(',', '')).filter((text) => /^[\d.]+$/.test(text))
  await expect(page.getByText(/^已写出“.*（项目支出）\.csv”，\d+ 行/)).toBeVisible()
  const [name = ''] = written(desk.folder, '.csv')
  const csv = readFileSync(join(desk.folder, name), 'utf8')
  expect(csv.startsWith('\uFEFF')).toBe(true)
  const [titles = '', ...lines] = csv.slice(1).trimEnd().split('\r\n')
  const column = titles.split(',').findIndex((title) => title.startsWith('2024年预算'))
  const inFile = lines.map((line) => Number(line.split(',')[column]).toFixed(2))
  expect(inFile.length).toBeLessThan(14)
  expect(inFile).toEqual([...inFile].sort((x, y) => Number(x) - Number(y)))
  for (const amount of amounts.slice(0, 5)) expect(inFile).toContain(amount)

  await page.keyboard.press('Control+2')
  await expect(page.getByRole('main', { name: '预算报表' })).toBeVisible()
  await runCommand(page, '文件', /当前列表存为 Excel/)
  await expect(page.getByText(/^已写出“.*（表1 收支总表）\.xlsx”/)).toBeVisible()
  const [book = ''] = written(desk.folder, '.xlsx')
  expect(partsOf(join(desk.folder, book))).toContain('本年收入合计')
})
