import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { runCommand, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

const SAMPLE = new URL('../../resources/samples/longgang-2024.json', import.meta.url)

test('a package chosen in the window becomes a budget; one that is none is refused by place', async ({
  page,
  desk,
}) => {
  const folder = desk.folder
  const good = join(folder, '交来的预算.json')
  const bad = join(folder, '坏的.json')
  writeFileSync(good, readFileSync(SAMPLE))
  writeFileSync(bad, '{"format": "budget-desk-package"')

  const choose = async (file: string): Promise<void> => {
    const dialog = page.waitForEvent('filechooser')
    await runCommand(page, '文件', /从交换包新建/)
    await (await dialog).setFiles(file)
  }
  await choose(bad)
  await expect(page.getByRole('alert')).toContainText('交换包里有')
  await choose(good)
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await expect(statusBar(page)).toContainText('198,823.18')
  await runCommand(page, '文件', /关闭文件/)
  await expect(page.getByRole('main', { name: '开始' })).toBeVisible()

  const db = new Database(join(folder, '交来的预算.budget'), { readonly: true })
  expect(db.prepare('SELECT sum(amount) FROM lines').pluck().get()).toBe(198_823_183_500)
  expect(db.prepare('SELECT label FROM steps').pluck().all()).toEqual(['从 交来的预算.json 导入'])
  db.close()
})
