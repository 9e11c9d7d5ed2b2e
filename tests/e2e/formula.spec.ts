import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  amountOf,
  closeFile,
  editorOf,
  openListed,
  openSample,
  runCommand,
  statusBar,
} from './support/budget-page'
import { expect, test } from './support/desk'

/** What a second reader finds in the closed file: formulas, and the total of the project in 分. */
function readFile(folder: string): unknown {
  const [name] = readdirSync(folder).filter((each) => each.endsWith('.budget'))
  const script = `
import sqlite3, json, sys
db = sqlite3.connect(sys.argv[1])
total = db.execute("SELECT sum(amount) FROM lines JOIN projects ON projects.id = project_id WHERE name = '商贸管理'").fetchone()[0]
print(json.dumps([total, db.execute("SELECT field, text, unit FROM formulas").fetchall()]))`
  return JSON.parse(execFileSync('python3', ['-c', script, join(folder, name ?? '')]).toString())
}

test('a sum is typed into the list, shows its number, and is there again when it is edited; undone, both go', async ({
  page,
  desk,
}) => {
  await openSample(page)
  const amount = amountOf(page, '商贸管理')
  const editor = editorOf(page, '商贸管理')

  await test.step('while it is typed it says what it comes to; what is no sum is refused by place', async () => {
    await amount.click()
    await page.keyboard.type('=12*/3500')
    await page.keyboard.press('Enter')
    await expect(amount).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByRole('alert')).toContainText('算式第 5 个字符“/”前面少一个数')
    await page.keyboard.press('Escape')
    await page.keyboard.type('=12*3500')
    await expect(page.locator('.frame > .data-grid')).toContainText('= 42,000.00万元，读作4.2亿元')
    await page.keyboard.press('Enter')
    await expect(amount).toHaveText('42,000.00')
    await expect(statusBar(page)).toContainText('可撤销：商贸管理 2024年预算 10,359.94 → 42,000.00')
  })

  await test.step('F2 brings the sum back, Escape leaves it; a copy is the number', async () => {
    await amount.click()
    await page.keyboard.press('F2')
    await expect(editor).toHaveValue('=12*3500')
    await page.keyboard.press('Escape')
    await expect(amount).toHaveText('42,000.00')
    const figure = page.getByRole('article', { name: '商贸管理' }).getByLabel(/2024年预算合计/)
    await figure.focus()
    await expect(figure).toHaveValue('=12*3500')
  })

  await test.step('closed and reopened it is there, and a second reader finds it', async () => {
    await runCommand(page, '文件', /关闭文件/)
    expect(readFile(desk.folder)).toEqual([42_000_000_000, [['amount', '=12*3500', '万元']]])
    await openListed(page, /2024年部门预算/)
    await amount.click()
    await page.keyboard.press('F2')
    await expect(editor).toHaveValue('=12*3500')
    await page.keyboard.press('Escape')
  })

  await test.step('undone, amount and sum go together; redone, both come', async () => {
    await page.keyboard.press('Control+z')
    await expect(amount).toHaveText('10,359.94')
    await amount.click()
    await page.keyboard.press('F2')
    await expect(editor).toHaveValue('10359.94')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+y')
    await expect(amount).toHaveText('42,000.00')
  })

  await test.step('the same amount typed as a number takes the sum away', async () => {
    await amount.click()
    await page.keyboard.type('42000')
    await page.keyboard.press('Enter')
    await expect(statusBar(page)).toContainText('42,000.00（=12*3500） → 42,000.00')
    await amount.click()
    await page.keyboard.press('F2')
    await expect(editor).toHaveValue('42000.00')
    await page.keyboard.press('Escape')
  })

  await runCommand(page, '文件', /关闭文件/)
  expect(readFile(desk.folder)).toEqual([42_000_000_000, []])
})

test('a sum typed in 元 is there again in 万元, with its unit, and the other way round; left as it is, it is no step', async ({
  page,
  desk,
}) => {
  test.slow()
  await openSample(page)
  const amount = amountOf(page, '商贸管理')
  const editor = editorOf(page, '商贸管理')
  const figure = page.getByRole('article', { name: '商贸管理' }).getByLabel(/2024年预算合计/)
  const label = '可撤销：商贸管理 2024年预算'
  await runCommand(page, '视图', /元/)
  await amount.click()
  await page.keyboard.type('=12*35000000')
  await page.keyboard.press('Enter')
  await expect(amount).toHaveText('420,000,000.00')
  await runCommand(page, '视图', /元/)
  await expect(amount).toHaveText('42,000.00')

  await amount.click()
  await page.keyboard.press('F2')
  await expect(editor).toHaveValue('=12*35000000元')
  await expect(page.locator('.frame > .data-grid')).toContainText('= 42,000.00万元，读作4.2亿元')
  await page.keyboard.press('Enter')
  await amount.click()
  await figure.focus()
  await expect(figure).toHaveValue('=12*35000000元')
  await page.keyboard.press('Enter')
  await expect(statusBar(page)).toContainText(label)
  await page.keyboard.press('Control+z')
  await expect(statusBar(page), 'the one step there is').not.toContainText('可撤销')

  // Added to in the other unit, it is of that.
  await page.keyboard.press('Control+y')
  await expect(statusBar(page)).toContainText(label)
  await amount.click()
  await page.keyboard.press('F2')
  await expect(editor).toHaveValue('=12*35000000元')
  await page.keyboard.press('End')
  await page.keyboard.type('+10')
  await page.keyboard.press('Enter')
  await expect(amount).toHaveText('42,010.00')
  await runCommand(page, '视图', /元/)
  await amount.click()
  await page.keyboard.press('F2')
  await expect(editor).toHaveValue('=12*35000000元+10万元')
  await page.keyboard.press('Escape')
  await closeFile(page)
  expect(readFile(desk.folder)).toEqual([42_010_000_000, [['amount', '=12*35000000元+10', '万元']]])
})
