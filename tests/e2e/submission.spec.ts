import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { budget } from '../support/program'
import { gridCell, openListed, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'

/** 报送: a package for the finance system, what it lacks, and what was sent. */

const page8 = (page: Page) => page.getByRole('main', { name: '报送' })
const missing = (page: Page) => page.getByRole('region', { name: '还缺的内容' })
const receipts = (page: Page) => page.getByRole('region', { name: '回执' })
const send = (page: Page) => page.getByRole('button', { name: '写出报送包' })

const VALUES: Readonly<Record<string, (at: number) => string>> = {
  responsible: () => '陈立',
  creditCode: (at) => `1144030700755${10_000 + at}`,
  divisionCode: () => '440307000',
  code: (at) => `4403072024001${10_000_000 + at}`,
}

/** The sample without errors, and with all that the national names need but for what `left` says. */
async function prepared(folder: string, left: (place: string) => boolean): Promise<void> {
  const run = async (...args: readonly string[]): Promise<string> => {
    const { stderr } = await budget(folder, args)
    return stderr
  }
  await run('new', '报送.budget', '--sample', 'longgang-2024')
  const found = await budget(folder, ['check', '报送.budget', '--format', 'json'])
  const { findings } = JSON.parse(found.stdout) as {
    findings: { rule: string; severity: string; places: string[] }[]
  }
  for (const { rule, places } of findings.filter(({ severity }) => severity === 'error')) {
    await run('acknowledge', '报送.budget', rule, places[0] ?? '', '上年就是这样印的')
  }
  const lacks = await run('export', '报送.budget', '--as', 'finance', '--pack', 'national-2024', '--out', 'p')
  const places = lacks
    .split('\n')
    .slice(1)
    .flatMap((line) => line.trim().split(/\s/)[0] || [])
    .filter((place) => !left(place))
    // Codes last: until then projects go by those they have.
    .sort((a, b) => Number(a.endsWith('/code')) - Number(b.endsWith('/code')))
  const edits = places.map((place, at) => ({
    set: place,
    value: VALUES[place.split('/').at(-1) ?? '']?.(at),
  }))
  writeFileSync(join(folder, 'edits.json'), JSON.stringify(edits))
  expect(await run('apply', '报送.budget', join(folder, 'edits.json'))).not.toContain('没有')
}

async function open(page: Page): Promise<void> {
  await page.reload()
  await openListed(page, /报送/)
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await page.keyboard.press('Control+8')
  await expect(page8(page)).toBeVisible()
}

/** Cells of a sheet of a workbook, read by python3 from its XML: value and whether it is text. */
function sheetOf(path: string, name: string): readonly (readonly [value: string, isText: boolean])[][] {
  const script = `
import sys, json, zipfile, re, xml.etree.ElementTree as E
n = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
with zipfile.ZipFile(sys.argv[1]) as a:
    book = E.fromstring(a.read('xl/workbook.xml'))
    names = [s.get('name') for s in book.find('m:sheets', n)]
    strings = ['' .join(t.text or '' for t in s.iter('{%s}t' % n['m'])) for s in E.fromstring(a.read('xl/sharedStrings.xml'))] if 'xl/sharedStrings.xml' in a.namelist() else []
    sheet = E.fromstring(a.read('xl/worksheets/sheet%d.xml' % (names.index(sys.argv[2]) + 1)))
rows = []
for r in sheet.find('m:sheetData', n):
    row = []
    for c in r:
        kind = c.get('t', 'n')
        v = c.find('m:v', n)
        text = ''.join(t.text or '' for t in c.iter('{%s}t' % n['m']))
        row.append([strings[int(v.text)] if kind == 's' else text if kind == 'inlineStr' else (v.text if v is not None else ''), kind in ('s', 'inlineStr', 'str')])
    rows.append(row)
print(json.dumps(rows))
`
  return JSON.parse(execFileSync('python3', ['-c', script, path, name], { encoding: 'utf8' })) as never
}

test('what is missing is walked by keys, filled in where it stands, and the package is written; what changed since is shown', async ({
  page,
  desk,
}) => {
  test.slow()
  await prepared(
    desk.folder,
    (place) =>
      place === 'projects/commerce/code' ||
      place === 'department/divisionCode' ||
      place === 'projects/research/responsible',
  )
  await open(page)
  await expect(missing(page)).toContainText('还缺 3 项')
  await expect(send(page)).toBeDisabled()
  await expect(page8(page).getByText('补齐 3 项后可写出')).toBeVisible()

  await page.keyboard.press('F8')
  await expect(missing(page).getByRole('textbox', { name: '部门 财政区划' })).toBeFocused()
  await page.keyboard.press('Shift+F8')
  await expect(missing(page).getByRole('textbox', { name: /课题调研经费.*责任人/ })).toBeFocused()
  await page.keyboard.type('王敏')
  await page.keyboard.press('Enter')
  await expect(missing(page)).toContainText('还缺 2 项')
  const code = missing(page).getByRole('textbox', { name: '商贸管理 项目代码' })
  await expect(code).toBeFocused()
  await expect(code).toHaveValue('commerce')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('44030720240011234567')
  await page.keyboard.press('Enter')
  await expect(missing(page)).toContainText('应为 21 位，现 20 位，少 1 位。')
  await page.keyboard.press('End')
  await page.keyboard.type('8')
  await page.keyboard.press('Enter')
  await expect(missing(page)).toContainText('还缺 1 项')
  await expect(missing(page).getByRole('textbox', { name: '部门 财政区划' })).toBeFocused()
  await page.keyboard.type('440307000')
  await page.keyboard.press('Enter')
  await expect(missing(page)).toContainText('内容齐全')

  await page.getByLabel('附注，留在回执里').fill('试报')
  await expect(send(page)).toBeEnabled()
  await send(page).click()
  await expect(receipts(page)).toContainText('与报送一致', { timeout: 30_000 })
  await expect(receipts(page)).toContainText('试报')
  const [folder = ''] = readdirSync(desk.folder).filter((name) => name.endsWith('国家标准名称'))
  const files = readdirSync(join(desk.folder, folder)).sort()
  expect(files).toEqual(['manifest.json', 'national-2024.xlsx'])

  // Read by another program: the code is text, and the rows come to what table 5 prints, 194,072.89万元.
  const rows = sheetOf(join(desk.folder, folder, 'national-2024.xlsx'), 'BGT_PM_ANNUAL')
  const ids = rows[0]?.map(([value]) => value) ?? []
  const codes = rows.map((row) => row[ids.indexOf('pro_code')])
  expect(codes).toContainEqual(['440307202400112345678', true])
  const amounts = rows.slice(2).map((row) => Math.round(Number(row[ids.indexOf('apply_up')]?.[0]) * 100))
  expect(amounts.reduce((sum, each) => sum + each, 0)).toBe(194_072_890_000)

  await page.keyboard.press('Control+1')
  await typeAmount(page, '课题调研经费（通用项目）', '310')
  await page.keyboard.press('Control+8')
  await expect(receipts(page)).toContainText(/之后改了 \d+ 格、1 处内容、\d+ 段/)
  const changed = receipts(page).getByRole('table', { name: '之后的差别' })
  await expect(changed.getByRole('row').first()).toContainText('3,000,000.00')
  await expect(changed.getByRole('row').first()).toContainText('3,100,000.00')
  // An undo leads to what it took back.
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await page.keyboard.press('Control+8')
  await expect(receipts(page)).toContainText('与报送一致')

  await receipts(page).getByRole('button', { name: '再写出一份' }).click()
  await expect(page.getByText('已再写出一份，与当时逐字节相同')).toBeVisible()
  const again = readdirSync(desk.folder).find((name) => name.endsWith('第1次报送')) ?? ''
  for (const name of files) {
    const [then, now] = [folder, again].map((of) => readFileSync(join(desk.folder, of, name)))
    expect(now?.equals(then as Buffer), name).toBe(true)
  }
})

test('each value is shown with where it comes from, and leads there; another destination is another head', async ({
  page,
  desk,
}) => {
  await prepared(desk.folder, () => false)
  await open(page)
  const preview = page8(page).getByRole('region', { name: '预览' })
  await preview.getByRole('button', { name: /BGT_PM_ANNUAL/ }).click()
  const table = preview.getByRole('grid', { name: /部门预算项目年度预算/ })
  const cell = table.getByRole('gridcell', { name: '100,000,000.00' }).first()
  await cell.click()
  await expect(preview.getByRole('status')).toContainText('分项的金额')
  await expect(preview.getByRole('status')).toContainText('商贸管理')
  await page.keyboard.press('Control+Home')
  await expect(table.locator('[aria-selected="true"]')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(preview.getByRole('status')).toContainText('第 2 行')
  await cell.click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: '商贸管理' })).toBeVisible()

  await page.keyboard.press('Control+8')
  await page.getByLabel('报送到哪里').selectOption('project-summary-2024')
  await expect(preview.getByRole('columnheader', { name: /功能科目 · 编码/ })).toBeVisible()
  await expect(missing(page)).toContainText('内容齐全')
  await page.getByRole('button', { name: '去向列表' }).click()
  await expect(page.getByRole('dialog', { name: '去向列表' })).toContainText('国家标准名称')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('while errors stand nothing is sent, and the way to them is shown', async ({ page, desk }) => {
  await prepared(desk.folder, () => false)
  await open(page)
  await expect(send(page)).toBeEnabled()
  await page.keyboard.press('Control+1')
  await gridCell(page, '商贸管理', 'name').click()
  const reason = page.getByRole('article', { name: '商贸管理' }).getByRole('textbox', { name: /增减原因/ })
  await reason.fill('')
  await reason.blur()
  await page.keyboard.press('Control+8')
  await expect(page8(page).getByText('还有 1 个错误，暂不能报送')).toBeVisible()
  await expect(send(page)).toBeDisabled()
  await page8(page).getByRole('button', { name: '去检查' }).click()
  await expect(page.getByRole('main', { name: '检查' })).toBeVisible()
})
