import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { gridCell, openSample, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

/** 检查: what is found wrong while one edits is counted, listed, marked and mended where it stands. */

/** Written from the known oddities of the published budget, before any rule. */
const { sample } = JSON.parse(
  readFileSync(new URL('../fixtures/checks/sample-findings.json', import.meta.url), 'utf8'),
) as { readonly sample: readonly { readonly severity: string }[] }
const due = (severity: string): number => sample.filter((each) => each.severity === severity).length

const main = (page: Page): Locator => page.getByRole('main', { name: '检查' })
const list = (page: Page): Locator => main(page).getByRole('treegrid', { name: '发现的问题' })
const chosen = (page: Page): Locator => list(page).getByRole('row', { selected: true })
const counts = (page: Page): Locator => statusBar(page).getByRole('button', { name: /^检查：/ })

async function openChecks(page: Page): Promise<void> {
  await page.keyboard.press('Control+6')
  await expect(list(page)).toBeVisible()
}

/** The budget, and what is found in it. */
async function openFound(page: Page): Promise<void> {
  await openSample(page)
  await expect(counts(page)).toBeVisible()
  // What is marked is asked for once the page stands.
  await expect(gridCell(page, '企业服务', 'amount')).toHaveAttribute('title', /审核时会被问起/)
}

const field = (page: Page, label: string): Locator =>
  page.getByRole('article').getByRole('textbox', { name: label, exact: true })

test('what is found is counted in the status bar, in the rail and on the page alike', async ({ page }) => {
  await openFound(page)
  await expect(counts(page)).toHaveAccessibleName(
    new RegExp(
      `^检查： ?错误 ?${due('error')} ?处 ?， ?警告 ?${due('warning')} ?处 ?， ?提示 ?${due('info')} ?处$`,
    ),
  )
  await counts(page).click()
  const filters = main(page).getByRole('group', { name: '列出哪些' })
  await expect(filters.getByRole('button')).toHaveText([
    `全部${sample.length}`,
    `错误${due('error')}`,
    `警告${due('warning')}`,
    `提示${due('info')}`,
    '尾差0',
    '仅缺失原因2',
    '已说明0',
  ])
  for (const [word, severity] of [
    ['错误', 'error'],
    ['警告', 'warning'],
    ['提示', 'info'],
  ] as const) {
    await filters.getByRole('button', { name: word }).click()
    await expect(list(page).getByRole('row', { level: 2 })).toHaveCount(due(severity))
    await expect(list(page).getByRole('row', { level: 2, name: word })).toHaveCount(due(severity))
  }
  const rail = page.getByRole('navigation', { name: '各部分', exact: true })
  await expect(rail.getByRole('button', { name: '检查' })).toContainText(String(due('error')))
})

test('a wrong word is found while it is typed; F8 leads to it, Ctrl+. mends it, an undo brings it back', async ({
  page,
}) => {
  await openFound(page)
  await gridCell(page, '商贸管理', 'amount').click()
  const purpose = field(page, '主要用于')
  const reason = field(page, '增减原因')
  await expect(purpose).toHaveValue(/促消费活动/)
  const before = await purpose.inputValue()
  await purpose.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('；系统运运维护')
  await expect(counts(page)).toHaveAccessibleName(new RegExp(`警告 ${due('warning') + 1} 处`))
  await expect(statusBar(page)).toContainText('运运')
  await expect(purpose).toHaveAttribute('title', /运运/)

  await reason.fill('')
  await expect(counts(page)).toHaveAccessibleName(new RegExp(`错误 ${due('error') + 1} 处`))
  await expect(reason).toHaveAttribute('title', /商贸管理比上年增加.*还没写原因/)

  // From the amount, on from one to the next: each has the focus.
  await page.keyboard.press('Control+6')
  await list(page)
    .getByRole('row', { name: /商贸管理比上年增加.*还没写原因/ })
    .click()
  await page.keyboard.press('Enter')
  await expect(reason).toBeFocused()
  const said = statusBar(page)
    .getByRole('status')
    .filter({ hasText: /^(错误|警告)：/ })
  /** What one stands at: said in the bar; on 检查 itself it is the line that is chosen. */
  const at = async (): Promise<string> =>
    (await main(page).isVisible()) ? chosen(page).innerText() : (await said.allInnerTexts()).join()
  for (let i = 0; i < due('error') + due('warning') + 1; i += 1) {
    await expect.poll(at).not.toBe('')
    const before = await at()
    if (/系统运运维护/.test(before)) break
    await page.keyboard.press('F8')
    await expect.poll(at).not.toBe(before)
  }
  await expect(field(page, '主要用于')).toBeFocused()
  await expect(statusBar(page)).toContainText('运运')
  await page.keyboard.press('Control+.')
  await expect(purpose).toHaveValue(`${before}；系统运维护`)
  await expect(counts(page)).toHaveAccessibleName(new RegExp(`警告 ${due('warning')} 处`))
  await expect(purpose).not.toHaveAttribute('title')

  await page.keyboard.press('Control+z')
  await expect(purpose).toHaveValue(`${before}；系统运运维护`)
  await expect(counts(page)).toHaveAccessibleName(new RegExp(`警告 ${due('warning') + 1} 处`))
})

test('by keys alone: from line to line, to the place, and back to the same one', async ({ page }) => {
  await openFound(page)
  await openChecks(page)
  await expect(chosen(page)).toBeFocused()
  await expect(chosen(page)).toHaveAccessibleName(/企业服务/)
  await page.keyboard.press('ArrowDown')
  await expect(chosen(page)).toBeFocused()
  await expect(chosen(page)).toHaveAccessibleName(/错误：课题调研经费（通用项目）比上年减少/)
  await page.keyboard.press('Enter')
  await expect(field(page, '增减原因')).toBeFocused()
  await expect(page.getByRole('article', { name: '课题调研经费（通用项目）' })).toBeVisible()
  await expect(statusBar(page)).toContainText('课题调研经费（通用项目）比上年减少')
  await page.keyboard.press('Control+6')
  await expect(chosen(page)).toBeFocused()
  await expect(chosen(page)).toHaveAccessibleName(/课题调研经费/)

  // A group closes and opens, and one stays in it.
  const group = list(page).getByRole('row', { level: 1, name: /增减原因/ })
  await page.keyboard.press('ArrowLeft')
  await expect(group).toBeFocused()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
  await expect(list(page).getByRole('row', { name: /还没写原因/ })).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await expect(group).toHaveAttribute('aria-expanded', 'true')
  await expect(chosen(page)).toBeFocused()
  await expect(chosen(page)).toHaveAccessibleName(/企业服务/)

  // What is only to be known is closed at first.
  await page.keyboard.press('End')
  await expect(chosen(page)).toHaveAccessibleName(/格式/)
  await page.keyboard.press('Enter')
  await expect(chosen(page)).toHaveAccessibleName(/^提示：/)
})

test('what is mended in the list gives way to the next, and comes back with an undo', async ({ page }) => {
  await openFound(page)
  await openChecks(page)
  await list(page)
    .getByRole('row', { name: /31001 印作/ })
    .click()
  await page.keyboard.press('Control+.')
  await expect(list(page).getByRole('row', { name: /31001 印作/ })).toHaveCount(0)
  await expect(counts(page)).toHaveAccessibleName(new RegExp(`警告 ${due('warning') - 1} 处`))
  await expect(chosen(page)).toBeFocused()
  await expect(chosen(page)).toHaveAccessibleName(/^警告：工业和信息化产业发展专项资金的绩效目标/)
  await page.keyboard.press('Control+z')
  await expect(list(page).getByRole('row', { name: /31001 印作/ })).toHaveCount(1)
  await expect(main(page)).toBeVisible()
})

test('仅缺失原因 lists whose reason is missing, until it is written', async ({ page }) => {
  await openFound(page)
  await openChecks(page)
  await main(page)
    .getByRole('button', { name: /仅缺失原因/ })
    .click()
  const rows = list(page).getByRole('row', { level: 2 })
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(0)).toHaveAccessibleName(/企业服务/)
  await expect(rows.nth(1)).toHaveAccessibleName(/课题调研经费/)
  await rows.nth(1).click()
  await list(page).getByRole('button', { name: '到原处' }).click()
  await expect(field(page, '增减原因')).toBeFocused()
  await page.keyboard.type('压减课题数量')
  await expect(counts(page)).toHaveAccessibleName(new RegExp(`错误 ${due('error') - 1} 处`))
  await page.keyboard.press('Control+6')
  await expect(rows).toHaveCount(1)
  await expect(rows).toHaveAccessibleName(/企业服务/)
})

test('Ctrl+F1 says what is found in a cell; the paper marks the words', async ({ page }) => {
  await openFound(page)
  await gridCell(page, '外经贸管理', 'amount').click()
  await page.keyboard.press('Control+F1')
  await expect(statusBar(page)).toContainText('外经贸管理比上年减少 489.40万元（60.2%）')
  await page.keyboard.press('Control+3')
  const marked = (name: string) =>
    page.evaluate(
      (of) => [...(CSS.highlights.get(of) ?? [])].map((range) => (range as Range).toString()),
      name,
    )
  await expect.poll(() => marked('finding-warning')).toContain('运运')
  await expect.poll(() => marked('finding-info')).toContain(',')
})
