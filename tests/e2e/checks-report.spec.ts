import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { amountOf, openSample, runCommand, statusBar, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'

/** 规则与级别 and 提交前检查: how grave a rule is in this file, and the page that is read before the budget is handed in. */

const { sample } = JSON.parse(
  readFileSync(new URL('../fixtures/checks/sample-findings.json', import.meta.url), 'utf8'),
) as { readonly sample: readonly { readonly severity: string; readonly rule: string }[] }
const due = (severity: string): number => sample.filter((each) => each.severity === severity).length

const counts = (page: Page): Locator => statusBar(page).getByRole('button', { name: /^检查：/ })
const rules = (page: Page): Locator => page.getByRole('dialog', { name: '规则与级别' })
const ofRule = (page: Page, id: string): Locator =>
  rules(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${id}`) }) })
const sheet = (page: Page): Locator => page.getByRole('article', { name: '提交前检查' })

async function expectCounts(page: Page, error: number, warning: number): Promise<void> {
  await expect(counts(page)).toHaveAccessibleName(new RegExp(`错误 ?${error} ?处 ?， ?警告 ?${warning} ?处`))
}

async function openChecks(page: Page): Promise<void> {
  await openSample(page)
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('treegrid', { name: '发现的问题' })).toBeVisible()
}

async function openRules(page: Page): Promise<void> {
  await page.getByRole('button', { name: '规则与级别' }).click()
  await expect(rules(page).getByRole('searchbox')).toBeFocused()
}

test('a rule is taken as a warning, from 20 % on, and not at all; an undo brings each back', async ({
  page,
}) => {
  await openChecks(page)
  await expectCounts(page, due('error'), due('warning'))
  await openRules(page)
  await page.keyboard.type('达到门槛')
  await expect(rules(page).getByRole('combobox')).toHaveCount(1)
  const level = ofRule(page, 'R047').getByRole('combobox')
  const limit = ofRule(page, 'R047').getByRole('textbox')
  await expect(ofRule(page, 'R047')).toContainText('发现 2 处')
  await expect(level.locator('option:checked')).toHaveText('随模板（错误）')
  await expect(limit).toHaveAttribute('placeholder', '10')

  await level.selectOption('警告')
  await expectCounts(page, due('error') - 2, due('warning') + 2)
  await limit.fill('20')
  await page.keyboard.press('Enter')
  await expect(ofRule(page, 'R047')).toContainText('发现 1 处')
  await expectCounts(page, due('error') - 2, due('warning') + 1)
  await level.selectOption('不查')
  await expect(ofRule(page, 'R047')).toContainText('不适用：这个文件设为不查')
  await expectCounts(page, due('error') - 2, due('warning'))

  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '规则与级别' })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expectCounts(page, due('error') - 2, due('warning') + 1)
  await page.keyboard.press('Control+z')
  await expectCounts(page, due('error') - 2, due('warning') + 2)
  await page.keyboard.press('Control+z')
  await expectCounts(page, due('error'), due('warning'))
  await openRules(page)
  await page.keyboard.type('r047')
  await expect(ofRule(page, 'R047')).toContainText('发现 2 处')
  await expect(limit).toHaveValue('')
})

test('back to the template in both, the file says nothing of the rule any more', async ({ page }) => {
  await openChecks(page)
  await openRules(page)
  const level = ofRule(page, 'R047').getByRole('combobox')
  const limit = ofRule(page, 'R047').getByRole('textbox')
  const own = rules(page).getByRole('button', { name: /^不随模板/ })
  await limit.fill('20')
  await page.keyboard.press('Enter')
  await expectCounts(page, due('error') - 1, due('warning'))
  await level.selectOption('提示')
  await expectCounts(page, due('error') - 2, due('warning'))
  await expect(own).toHaveAccessibleName(/1$/)
  await limit.fill('')
  await page.keyboard.press('Enter')
  await level.selectOption('随模板（错误）')
  await expectCounts(page, due('error'), due('warning'))
  await expect(own).toHaveAccessibleName(/0$/)
  await expect(statusBar(page)).toContainText('删除')
})

test('what one sets stays where one is, under the filter that listed it', async ({ page }) => {
  await openChecks(page)
  await openRules(page)
  await rules(page)
    .getByRole('button', { name: /^发现问题/ })
    .click()
  const level = ofRule(page, 'R050').getByRole('combobox')
  await level.focus()
  await level.selectOption('不查')
  await expect(ofRule(page, 'R050')).toContainText('这个文件设为不查')
  await expect(level).toBeFocused()
  await expect(ofRule(page, 'R001')).toHaveCount(0)
})

test('what is no threshold stays as typed, red, until it is given up; the dialog stays', async ({ page }) => {
  await openChecks(page)
  await openRules(page)
  const limit = ofRule(page, 'R050').getByRole('textbox')
  await limit.fill('三成')
  await page.keyboard.press('Enter')
  await expect(limit).toHaveAttribute('aria-invalid', 'true')
  await expect(rules(page).getByRole('alert')).toContainText('“三成”不是数字。')
  await page.keyboard.press('Escape')
  await expect(limit).toHaveValue('')
  await expect(limit).toHaveAttribute('aria-invalid', 'false')
  await expect(rules(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rules(page)).toHaveCount(0)
})

test('F9 says what is open, and leads there', async ({ page }) => {
  await openSample(page)
  await expect(counts(page)).toBeVisible()
  await page.keyboard.press('F9')
  await expect(sheet(page)).toContainText(`还有 ${due('error')} 处错误，暂不能报送。`)
  await expect(sheet(page).getByRole('list', { name: '各有多少处' }).getByRole('listitem')).toHaveText([
    `错误${due('error')}`,
    `警告${due('warning')}`,
    `提示${due('info')}`,
    '已说明0',
  ])
  const open = sheet(page).getByRole('region', { name: '未解决的错误和警告' })
  await expect(open.getByRole('listitem')).toHaveCount(due('error') + due('warning'))
  await expect(sheet(page).getByRole('region', { name: /^复核/ }).getByRole('listitem')).toHaveCount(21)
  await expect(sheet(page).getByRole('region', { name: '是否齐全' })).toContainText('14／14')
  await open.getByRole('button', { name: /到原处：课题调研经费/ }).click()
  await expect(sheet(page)).toHaveCount(0)
  await expect(page.getByRole('article', { name: '课题调研经费（通用项目）' })).toBeVisible()
  const reason = page.getByRole('textbox', { name: '增减原因', exact: true })
  await expect(reason).toBeFocused()
  await page.keyboard.type('压减课题数量')
  await expectCounts(page, due('error') - 1, due('warning'))
  await page.keyboard.press('F9')
  await expect(sheet(page)).toContainText(`还有 ${due('error') - 1} 处错误，暂不能报送。`)
  await page.keyboard.press('Escape')
  await expect(reason).toBeFocused()
})

test('without errors it may be handed in', async ({ page }) => {
  await openChecks(page)
  await openRules(page)
  for (const id of new Set(sample.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)))
    await ofRule(page, id).getByRole('combobox').selectOption('不查')
  await expectCounts(page, 0, due('warning'))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '提交前检查' }).click()
  await expect(sheet(page)).toContainText('没有未解决的错误，可以报送。')
})

test(
  'one page of paper holds the report and nothing of the window',
  { tag: '@web' },
  async ({ page }, info) => {
    await openSample(page)
    await expect(counts(page)).toBeVisible()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-asked', '')
    })
    await page.keyboard.press('F9')
    await expect(sheet(page)).toBeVisible()
    await page.keyboard.press('Control+p')
    await expect(page.locator('html[data-asked]')).toHaveCount(1)

    const file = info.outputPath('report.pdf')
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    expect(words.split('\f').filter((each) => each.trim() !== '')).toHaveLength(1)
    for (const said of [
      '深圳市龙岗区工业和信息化局2024年部门预算',
      `还有 ${due('error')} 处错误，暂不能报送。`,
      '课题调研经费（通用项目）比上年减少 57.00万元（16.0%），还没写原因。',
      '表12 整体绩效',
      '第九部分 名词解释',
    ])
      expect(words).toContain(said)
    for (const unsaid of ['到原处', '打印', '收支平衡', '项目支出总', '搜索'])
      expect(words).not.toContain(unsaid)

    // Black on white, whatever the screen.
    await page.emulateMedia({ media: 'print' })
    await expect(sheet(page)).toHaveCSS('color', 'rgb(0, 0, 0)')
    await expect(amountOf(page, '商贸管理')).toBeHidden()
  },
)

test('a threshold that was not stored is led to again from the status bar', async ({ page }) => {
  await openChecks(page)
  await openRules(page)
  const limit = ofRule(page, 'R050').getByRole('textbox')
  await limit.fill('三成')
  await page.keyboard.press('Enter')
  await expect(limit).toHaveAttribute('aria-invalid', 'true')
  await rules(page).getByRole('button', { name: '关闭' }).click()
  await page.keyboard.press('Control+1')
  await statusBar(page)
    .getByRole('button', { name: /没有存上/ })
    .click()
  await expect(limit).toBeFocused()
  await expect(limit).toHaveValue('三成')
  await limit.fill('40')
  await page.keyboard.press('Enter')
  await expect(limit).toHaveAttribute('aria-invalid', 'false')
  await expect(ofRule(page, 'R050')).toContainText(/发现 \d 处/)
})

test('a file that is only viewed shows how rules are taken, and nothing to change it', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  await runCommand(page, '文件', /打开副本/)
  await page.getByRole('dialog', { name: '打开副本' }).getByRole('listitem').getByRole('button').click()
  await expect(page.getByText('只能查看：这是一份副本。')).toBeVisible()
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('treegrid', { name: '发现的问题' })).toBeVisible()
  await openRules(page)
  await expect(ofRule(page, 'R047').getByRole('cell')).toHaveText(['发现 2 处', '随模板（错误）', '10%'])
  await expect(rules(page).getByRole('combobox')).toHaveCount(0)
  await expect(rules(page).getByRole('textbox')).toHaveCount(0)
})
