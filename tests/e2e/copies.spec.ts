import { readdirSync } from 'node:fs'
import { startWebHost } from '../support/program'
import { amountOf, openListed, openSample, runCommand, statusBar, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'

test('what was there this morning is found again, looked at, and gone on with', async ({ page, desk }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await typeAmount(page, '节能减排', '71')
  await runCommand(page, '文件', /打开副本/)
  const dialog = page.getByRole('dialog', { name: '打开副本' })
  const copy = dialog.getByRole('button', { name: /年部门预算.*198,823\.18万元.*今天.*当日改动前/ })
  await expect(copy).toBeFocused()
  await page.keyboard.press('Enter')

  await expect(page.getByText('只能查看：这是一份副本。要改动请另存副本。')).toBeVisible()
  await expect(statusBar(page)).toContainText('只读')
  await expect(amountOf(page, '商贸管理')).toHaveText('10,359.94')
  await expect(page.getByRole('button', { name: '撤销' })).toBeDisabled()
  await amountOf(page, '商贸管理').click()
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('只能查看')
  await page.keyboard.press('Escape')
  await expect(amountOf(page, '商贸管理')).toHaveText('10,359.94')

  await page.getByRole('button', { name: '另存副本' }).click()
  await expect(page.getByText(/^已另存副本“.*”。现在仍在原来的预算里。/)).toBeVisible()
  await expect(statusBar(page)).toContainText('只读')
  expect(readdirSync(desk.folder).filter((name) => name.includes('副本'))).toHaveLength(1)
  await runCommand(page, '文件', /关闭文件/)
  if (!(await page.getByRole('region', { name: '启动文件夹' }).isVisible())) return
  await openListed(page, /副本/)
  await typeAmount(page, '商贸管理', '10400')
  await expect(statusBar(page)).toContainText('已保存')
})

test('Ctrl+Shift+S saves a copy with what is being typed, and one goes on', async ({ page, desk }) => {
  await openSample(page)
  await amountOf(page, '商贸管理').click()
  await page.keyboard.type('10500')
  await page.keyboard.press('Control+Shift+S')
  await expect(page.getByText(/^已另存副本/)).toBeVisible()
  await expect(statusBar(page)).toContainText('198,963.24')
  await expect(statusBar(page)).toContainText('已保存')
  expect(readdirSync(desk.folder).filter((name) => name.includes('副本'))).toHaveLength(1)
})

test('a file that another window holds is offered as a copy', { tag: '@web' }, async ({ page, desk }) => {
  await openSample(page)
  const other = await startWebHost(desk.folder)
  try {
    await page.goto(other.address)
    await openListed(page, /年部门预算/)
    await expect(page.getByRole('alert')).toContainText('文件正由另一窗口编辑')
    await page.getByRole('alert').getByRole('button', { name: '打开副本' }).click()
    await expect(page.getByText('只能查看：这是一份副本。')).toBeVisible()
    await expect(amountOf(page, '商贸管理')).toHaveText('10,359.94')
    // The window first: it would go on asking.
    await page.goto('about:blank')
  } finally {
    await other.end('SIGTERM')
  }
})
