import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { packageText } from '../../src/main/export/package'
import type { BudgetDocument } from '../../src/shared/model/document'
import { largeBudget } from '../bench/large-budget'
import { childrenIn } from '../support/foreign'
import { runCommand } from './support/budget-page'
import { expect, test } from './support/desk'

const SAMPLE = new URL('../../resources/samples/longgang-2024.json', import.meta.url)

test(
  'long work is shown, goes on beside the window, and is cancelled from the keyboard',
  // So large a file is too slow to cross the desktop stand-in's line; there the contract suite cancels (tests/contract/jobs).
  { tag: '@web' },
  async ({ page, desk }) => {
    const large = join(desk.folder, '全区.json')
    const small = join(desk.folder, '本局.json')
    const sample = readFileSync(SAMPLE, 'utf8')
    writeFileSync(large, packageText(largeBudget(JSON.parse(sample) as BudgetDocument, 10_000)))
    // Read apart from the core for its size alone.
    writeFileSync(small, sample + ' '.repeat(5 * 1024 * 1024))
    const budgets = () => readdirSync(desk.folder).filter((name) => name.endsWith('.budget'))
    const jobs = page.getByRole('list', { name: '正在进行的工作' })

    await choosePackage(page, large)
    await expect(jobs).toContainText('导入“全区.json”')
    await expect(jobs).toContainText(/已用 \d+ 秒|\d+%/)
    await expect.poll(() => childrenIn(desk.own)).toHaveLength(1)
    const cancel = jobs.getByRole('button', { name: '取消' })
    await expect(async () => {
      await page.keyboard.press('F6')
      await expect(cancel).toBeFocused({ timeout: 100 })
    }).toPass()
    await page.keyboard.press('Escape')
    await expect(
      page.getByRole('status').filter({ hasText: '导入“全区.json”已取消，什么也没有改动。' }),
    ).toBeVisible()
    await expect(jobs).toHaveCount(0)
    expect(childrenIn(desk.own)).toEqual([])
    expect(budgets()).toEqual([])

    await choosePackage(page, small)
    await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
    await expect(jobs).toHaveCount(0)
    await runCommand(page, '文件', /关闭文件/)
    await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
    expect(budgets()).toEqual(['本局.budget'])
    const db = new Database(join(desk.folder, '本局.budget'), { readonly: true })
    expect(db.prepare('SELECT sum(amount) FROM lines').pluck().get()).toBe(198_823_183_500)
    db.close()
  },
)

async function choosePackage(page: Page, file: string): Promise<void> {
  const dialog = page.waitForEvent('filechooser')
  await runCommand(page, '文件', /从交换包新建/)
  await (await dialog).setFiles(file)
}
