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

test('long work is shown, goes on beside the window, and is cancelled from the keyboard', async ({
  page,
  desk,
}) => {
  const file = join(desk.folder, '全区.json')
  const sample = JSON.parse(readFileSync(SAMPLE, 'utf8')) as BudgetDocument
  const large = largeBudget(sample, 2_500)
  writeFileSync(file, packageText(large))
  const budgets = () => readdirSync(desk.folder).filter((name) => name.endsWith('.budget'))
  const jobs = page.getByRole('list', { name: '正在进行的工作' })

  await choosePackage(page, file)
  await expect(jobs).toContainText('读取“全区.json”')
  await expect(jobs).toContainText(/已用 \d 秒/)
  await expect.poll(() => childrenIn(desk.own)).toHaveLength(1)
  const cancel = jobs.getByRole('button', { name: '取消' })
  await expect(async () => {
    await page.keyboard.press('F6')
    await expect(cancel).toBeFocused({ timeout: 100 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(
    page.getByRole('status').filter({ hasText: '读取“全区.json”已取消，什么也没有改动。' }),
  ).toBeVisible()
  await expect(jobs).toHaveCount(0)
  expect(childrenIn(desk.own)).toEqual([])
  expect(budgets()).toEqual([])

  await choosePackage(page, file)
  await expect(jobs).toBeVisible()
  // So many rows take their time to be drawn.
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible({ timeout: 60_000 })
  await expect(jobs).toHaveCount(0, { timeout: 20_000 })
  await runCommand(page, '文件', /关闭文件/)
  await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
  expect(budgets()).toEqual(['全区.budget'])
  const db = new Database(join(desk.folder, '全区.budget'), { readonly: true })
  expect(db.prepare('SELECT count(*) FROM projects').pluck().get()).toBe(large.projects.length)
  db.close()
})

async function choosePackage(page: Page, file: string): Promise<void> {
  const dialog = page.waitForEvent('filechooser')
  await runCommand(page, '文件', /从交换包新建/)
  await (await dialog).setFiles(file)
}
