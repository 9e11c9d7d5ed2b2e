import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { amountOf, closeFile, openSample, selectedRow, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

/** Last year's figure of a project may be made of several, by code: seen, added, changed and taken away by keys. */
const PROJECT = '商贸管理'

test('last year’s figure is told part by part, with what each rests on, and the lines take its shares', async ({
  page,
  desk,
}) => {
  await openSample(page)
  await amountOf(page, PROJECT).click()
  const editor = page.getByRole('article', { name: PROJECT })
  const facts = editor.getByRole('grid', { name: '上年数' })
  const inRow = (row: number, column: string) =>
    facts.locator(`[data-row="${row}"] [data-column="${column}"]`)
  const prior = editor.getByRole('textbox', { name: /2023年预算$/ })

  await test.step('its one figure stands there with basis and evidence', async () => {
    await editor.getByRole('button', { name: '上年数的依据：推算' }).click()
    await expect(editor.getByRole('button', { name: '新增上年数' })).toBeInViewport()
    await expect(inRow(0, 'amount')).toHaveText('6,952.44')
    await expect(inRow(0, 'evidence')).toContainText('增加3,407.50万元')
  })

  await test.step('others are added of the codes of the lines, by keys', async () => {
    await editor.getByRole('button', { name: '新增上年数' }).press('Enter')
    await expect(page.getByRole('textbox', { name: '上年数第 2 条 金额' })).toBeFocused()
    await page.keyboard.type('30')
    await page.keyboard.press('Tab')
    await page.keyboard.type('直接印出')
    await page.keyboard.press('Tab')
    await page.keyboard.type('上年表5')
    await page.keyboard.press('Enter')
    await inRow(1, 'amount').click()
    await page.keyboard.press('Insert')
    await expect(page.getByRole('textbox', { name: '上年数第 3 条 金额' })).toBeFocused()
    await page.keyboard.type('70')
    await page.keyboard.press('Enter')
    await expect(inRow(1, 'basis')).toHaveText('直接印出')
    await expect(inRow(1, 'evidence')).toHaveText('上年表5')
    await expect(prior).toHaveValue('7,052.44')
    await expect(selectedRow(page).locator('[data-column="prior"]')).toHaveText('7,052.44')
    await expect(facts.locator('[data-foot="amount"]')).toHaveText('7,052.44')
  })

  await test.step('one that is of the whole goes by Delete on its row', async () => {
    await inRow(0, 'amount').click()
    await page.keyboard.press('Control+-')
    await expect(inRow(0, 'evidence')).toHaveText('上年表5')
    await expect(prior).toHaveValue('100.00')
    await expect(editor.getByRole('button', { name: '上年数的依据：2 条' })).toBeVisible()
  })

  await test.step('the figure typed above goes to both, and the evidence of another goes', async () => {
    await prior.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('200')
    await page.keyboard.press('Enter')
    await expect(inRow(0, 'amount')).toHaveText('60.00')
    await expect(inRow(1, 'amount')).toHaveText('140.00')
    await expect(inRow(0, 'basis')).toHaveText('本人录入')
    await expect(inRow(0, 'evidence')).toHaveText('')
    await expect(statusBar(page)).toContainText('分到 2 条')
  })

  await test.step('the reason is stored although there are two', async () => {
    const reason = editor.getByRole('textbox', { name: '增减原因' })
    await reason.click()
    await page.keyboard.type('任务增加')
    await page.keyboard.press('Control+Enter')
    await expect(editor.getByRole('alert')).toHaveCount(0)
  })

  await closeFile(page)
  const name = readdirSync(desk.folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(desk.folder, name), { readonly: true })
  const stored = db
    .prepare(
      `SELECT economic_code AS code, amount, reason FROM prior_facts JOIN projects ON project_id = projects.id
       WHERE projects.name = ? AND measure = 'project' ORDER BY prior_facts.position`,
    )
    .all(PROJECT)
  db.close()
  expect(stored).toMatchObject([
    { amount: 60_000_000, reason: '任务增加' },
    { code: '30227', amount: 140_000_000, reason: '' },
  ])
})
