import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { lineCell, openListed, openSample, statusBar, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'

test(
  'what a file holds against the rules is listed, leads to its place, and goes as it is mended',
  { tag: '@web' },
  async ({ page, desk }) => {
    const old = new URL('../fixtures/editions/second/04.budget.br', import.meta.url)
    writeFileSync(join(desk.folder, '旧文件.budget'), brotliDecompressSync(readFileSync(old)))
    await page.goto(desk.address)
    await openListed(page, /旧文件/)
    const bar = page.getByRole('status').filter({ hasText: '不合现行规则' })
    await expect(bar).toContainText('文件里有5处不合现行规则')

    await bar.getByRole('button', { name: '看这5处' }).click()
    const list = page.getByRole('dialog', { name: '文件里的问题' })
    await expect(list.getByRole('listitem')).toHaveCount(5)
    await expect(list).toContainText('金额不能小于零。')
    await list.getByRole('button', { name: /报表没有资金性质“14”的栏目/ }).click()
    const editor = page.getByRole('article', { name: /^办公设备购置/ })
    await expect(editor).toBeVisible()
    await expect(list).toBeHidden()

    await lineCell(editor, '其他商品和服务支出', 'duty').dblclick()
    await page.keyboard.press('Enter')
    await expect(bar).toContainText('文件里有4处不合现行规则')
    await page.keyboard.press('Control+z')
    await expect(bar).toContainText('文件里有5处不合现行规则')
  },
)

test('what went along with an edit is told in the status bar until the next one', async ({ page }) => {
  await openSample(page)
  // The difference is booked on 委托业务费, 359.94 of which 134.94 are procurement: 100.00 are left.
  await typeAmount(page, '商贸管理', '10100')
  await expect(statusBar(page)).toContainText(/政府采购随之改为\s*100\.00/)
  await page.keyboard.press('Control+z')
  await expect(statusBar(page)).not.toContainText('政府采购随之改为')
})

test(
  'a budget whose template is not here is shown, without tables and text, and can be copied',
  { tag: '@web' },
  async ({ page, desk }) => {
    const path = join(desk.folder, '外地预算.budget')
    const old = new URL('../fixtures/editions/second/04.budget.br', import.meta.url)
    writeFileSync(path, brotliDecompressSync(readFileSync(old)))
    const db = new Database(path)
    db.exec(`UPDATE department SET template_pack = 'elsewhere-2031'`)
    db.close()
    await page.goto(desk.address)
    await openListed(page, /外地预算/)
    const bar = page.getByRole('status').filter({ hasText: '只能查看' })
    await expect(bar).toContainText('没有名为“elsewhere-2031”的报表模板')
    await expect(page.getByRole('main', { name: '项目支出' })).toContainText('办公设备购置')
    const rail = page.getByRole('navigation', { name: '各部分', exact: true })
    await rail.getByRole('button', { name: /预算报表/ }).click()
    await expect(page.getByRole('main', { name: '预算报表' })).toContainText('缺少模板，没有报表。')
    await rail.getByRole('button', { name: /公开文本/ }).click()
    await expect(page.getByRole('main', { name: '公开文本' })).toContainText('缺少模板，没有文本。')
    await expect(bar.getByRole('button', { name: '另存副本' })).toBeVisible()
  },
)
