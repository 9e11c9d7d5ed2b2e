import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { amountOf, openSample, runCommand, selectedRow, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

test('last year’s figure is typed, emptied and given again: not known is not zero, in the list, the text and the file', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await amountOf(page, '节能减排').click()
  const row = selectedRow(page)
  const prior = page.getByRole('textbox', { name: /^节能减排.* 2023年预算$/ })
  const before = await prior.inputValue()
  expect(before).toMatch(/^[\d,]+\.\d\d$/)

  const paragraph = page.locator('[data-block^="p3/projects/"]').filter({ hasText: '节能减排' })
  async function expectText(says: RegExp): Promise<void> {
    await page.keyboard.press('Control+3')
    await expect(paragraph).toContainText(says)
    await page.keyboard.press('Control+1')
    await expect(prior).toBeVisible()
  }

  await test.step('emptied, nothing is compared, and the gap is seen', async () => {
    await prior.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Enter')
    await expect(prior).toHaveValue('')
    await expect(row.getByTitle('没有上年数，未作比较')).toHaveText('缺')
    await expect(statusBar(page)).toContainText('可撤销：')
    await expectText(/缺2023年(预算)?数，未作比较/)
  })

  await test.step('a wrong one is refused and says why; Escape goes back', async () => {
    await prior.click()
    await page.keyboard.type('约60')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('约60')
    await page.keyboard.press('Escape')
    await expect(prior).toHaveValue('')
  })

  await test.step('0 is a figure of its own', async () => {
    await prior.click()
    await page.keyboard.type('0')
    await page.keyboard.press('Enter')
    await expect(prior).toHaveValue('0.00')
    await expect(row.getByTitle('没有上年数，未作比较')).toHaveCount(0)
  })

  await test.step('undone to the start it is as it was, and the file says so after another emptying', async () => {
    await page.keyboard.press('Control+z')
    await expect(prior).toHaveValue('')
    await page.keyboard.press('Control+z')
    await expect(prior).toHaveValue(before)
    await prior.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Enter')
    await expect(row.getByTitle('没有上年数，未作比较')).toBeVisible()
    await runCommand(page, '文件', /关闭文件/)
    await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
    const name = readdirSync(desk.folder).find((each) => each.endsWith('.budget')) ?? ''
    const db = new Database(join(desk.folder, name), { readonly: true })
    const stored = db.prepare(
      `SELECT amount FROM prior_facts JOIN projects ON project_id = projects.id
       WHERE projects.name = '节能减排' AND measure = 'project'`,
    )
    // Gone, or kept for its reason without an amount.
    expect(
      stored
        .pluck()
        .all()
        .filter((amount) => amount !== null),
    ).toEqual([])
    db.close()
  })
})
