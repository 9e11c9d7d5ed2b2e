import { type Locator, type Page, expect } from '@playwright/test'

/** What the scenes do over and over on the window. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /打开示例预算/ }).click()
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
}

/** The amount of a project in the list, by the project's full name: the cell. */
export function amountOf(page: Page, project: string): Locator {
  return gridCell(page, project, 'amount')
}

/** The list of projects; under lines over groups it is a tree. */
export function projectList(page: Page): Locator {
  const named = { name: '项目支出' }
  return page.getByRole('grid', named).or(page.getByRole('treegrid', named))
}

/** The row of the list that one stands in. */
export function selectedRow(page: Page): Locator {
  return projectList(page).getByRole('row', { selected: true })
}

/** A cell of the list of projects; `column`: its id. */
export function gridCell(page: Page, project: string, column: string): Locator {
  const row = page.getByRole('row').filter({ has: page.getByTitle(project, { exact: true }) })
  return row.locator(`[data-column="${column}"]`)
}

/** A cell of the lines of the project in the editor; `column`: its id. */
export function lineCell(editor: Locator, economic: string, column: string): Locator {
  const row = editor.getByRole('grid', { name: '分项与资金来源' }).getByRole('row', { name: economic })
  return row.locator(`[data-column="${column}"]`)
}

/** What one types into while a cell of the list is active. */
export function editorOf(page: Page, project: string, field = '2024年预算'): Locator {
  return page
    .locator('.frame > .data-grid')
    .getByRole('textbox', { name: `${project} ${field}`, exact: true })
}

export function statusBar(page: Page): Locator {
  return page.getByLabel('状态', { exact: true })
}

/** Types over a cell and presses Enter: it is stored and left, or refused. */
export async function typeAmount(page: Page, project: string, text: string): Promise<void> {
  const amount = amountOf(page, project)
  await amount.click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  // What is on its way to the file stands there as it was typed.
  const isRefused = amount.and(page.locator('[aria-invalid="true"]'))
  await expect(amount.filter({ hasText: /\.\d\d$/ }).or(isRefused)).toBeVisible()
}

export async function showTable(page: Page, number: number): Promise<void> {
  await page
    .getByRole('navigation', { name: '各部分', exact: true })
    .getByRole('button', { name: /预算报表/ })
    .click()
  await page
    .getByRole('tab')
    .nth(number - 1)
    .click()
}

export function cell(page: Page, id: string): Locator {
  return page.locator(`[data-cell="${id}"]`)
}

/** Opens a budget from the welcome screen's list. */
export async function openListed(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('region', { name: /启动文件夹|最近打开/ })
    .getByRole('button', { name })
    .click()
}

export async function runCommand(page: Page, menu: string, command: RegExp): Promise<void> {
  await page.getByRole('menuitem', { name: menu, exact: true }).click()
  await page.getByRole('menu', { name: menu }).getByRole('menuitem', { name: command }).click()
}

/** Closes the file; what could not be stored is given up. */
export async function closeFile(page: Page): Promise<void> {
  await runCommand(page, '文件', /关闭文件/)
  const start = page.getByRole('main', { name: '开始' })
  const givesUp = page.getByRole('button', { name: '不要了，关闭' })
  await expect(start.or(givesUp)).toBeVisible()
  if (await givesUp.isVisible()) await givesUp.click()
  await expect(start).toBeVisible()
}
