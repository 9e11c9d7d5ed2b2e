import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { closeFile, openSample, showTable, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'
import { pasteText } from './support/paste'

/** 绩效目标 of a project and of the department: what a preparer writes there, by keys and by paste. */
test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const main = (page: Page): Locator => page.getByRole('main', { name: '绩效目标' })
const whose = (page: Page): Locator => page.getByLabel('部门整体，或一个项目')
const goals = (page: Page): Locator => main(page).getByRole('grid', { name: '绩效目标' })
const indicators = (page: Page): Locator => main(page).getByRole('grid', { name: '绩效指标' })
const area = (page: Page, name: '绩效目标' | '绩效指标'): Locator =>
  main(page).getByRole('region', { name }).locator('textarea.area')
const cells = (page: Page, column: string): Locator => indicators(page).locator(`[data-column="${column}"]`)
const weights = (page: Page): Locator => main(page).getByRole('region', { name: '权重' })

async function open(page: Page, project?: RegExp): Promise<void> {
  await openSample(page)
  await page.keyboard.press('Control+4')
  await expect(goals(page)).toBeVisible()
  // From the list it is the chosen project's.
  await expect(whose(page).locator('option:checked')).toContainText('节能减排')
  if (!project) {
    await whose(page).selectOption({ label: '部门整体支出' })
    await expect(main(page)).toContainText('71 条')
    return
  }
  const option = whose(page).locator('option').filter({ hasText: project })
  await whose(page).selectOption((await option.getAttribute('value')) ?? '')
  await expect(goals(page)).toContainText('持续加强再生资源回收')
}

interface StoredIndicator {
  readonly level1: string
  readonly level2: string
  readonly level3: string
  readonly sign: string | null
  readonly value: string | null
  readonly unit: string | null
  readonly weight: number | null
  readonly target: string
}

async function stored(page: Page, folder: string): Promise<readonly StoredIndicator[]> {
  await closeFile(page)
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const rows = db
    .prepare(
      `SELECT level1, level2, level3, sign, value, unit, weight, target FROM indicators
       WHERE project_id = (SELECT id FROM projects WHERE name = '商贸管理') ORDER BY position`,
    )
    .all() as StoredIndicator[]
  db.close()
  return rows
}

test('an indicator is written by keys alone, its target follows, and 定性 takes value and unit away; the file has it', async ({
  page,
  desk,
}) => {
  await open(page, /商贸管理/)
  await area(page, '绩效指标').focus()
  await page.keyboard.press('Insert')
  await expect(cells(page, 'level3')).toHaveCount(1)
  for (const text of ['购车补贴申报补贴数', '>', '1000', '个', '10']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await expect(cells(page, 'target')).toHaveText('＞1000个')
  await expect(weights(page)).toContainText('权重合计 10，应为 90，还差 80')
  await cells(page, 'sign').click()
  await page.keyboard.type('定性')
  await page.keyboard.press('Enter')
  await expect(cells(page, 'value')).toHaveText('')
  await expect(cells(page, 'unit')).toHaveText('')
  await page.keyboard.press('Control+z')
  await expect(cells(page, 'target')).toHaveText('＞1000个')
  await expect(cells(page, 'value')).toHaveText('1000')
  // Words are no figure.
  await cells(page, 'value').click()
  await page.keyboard.type('很多')
  await page.keyboard.press('Enter')
  await expect(cells(page, 'value')).toHaveAttribute('aria-invalid', 'true')
  await expect(statusBar(page)).toContainText('没有存上：购车补贴申报补贴数 指标值')
  await page.keyboard.press('Escape')
  expect(await stored(page, desk.folder)).toEqual([
    {
      level1: '产出指标',
      level2: '数量指标',
      level3: '购车补贴申报补贴数',
      sign: '>',
      value: '1000',
      unit: '个',
      weight: 1000,
      target: '＞1000个',
    },
  ])
})

test('rows of a spreadsheet become indicators, weights are put in proportion, all in a step each', async ({
  page,
  desk,
}) => {
  await open(page, /商贸管理/)
  await area(page, '绩效指标').focus()
  const rows = [
    '产出指标\t数量指标\t补贴数\t>\t1000\t个\t10',
    '产出指标\t质量指标\t完成率\t≥\t95\t%\t30',
    '效益指标\t社会效益指标\t拉动消费\t定性\t有效提升\t\t5',
    '满意度指标\t服务对象满意度指标\t消费者满意度\t≥\t95\t%\t12.5',
  ]
  await pasteText(page, rows.join('\r\n'))
  await page.getByRole('button', { name: '新增 4 个绩效指标' }).click()
  await expect(cells(page, 'level3')).toHaveText(['补贴数', '完成率', '拉动消费', '消费者满意度'])
  await expect(cells(page, 'target')).toHaveText(['＞1000个', '≥95%', '有效提升', '≥95%'])
  await expect(weights(page)).toContainText('权重合计 57.5，应为 90，还差 32.5')
  await weights(page).getByRole('button', { name: '按比例分配' }).click()
  await expect(cells(page, 'weight')).toHaveText(['12.5', '37.5', '30', '10'])
  await expect(weights(page)).not.toContainText('应为')
  await page.keyboard.press('Control+z')
  await expect(cells(page, 'weight')).toHaveText(['10', '30', '5', '12.5'])
  await page.keyboard.press('Control+z')
  await expect(cells(page, 'level3')).toHaveCount(0)
  await page.keyboard.press('Control+y')
  await expect(cells(page, 'level3')).toHaveCount(4)
  expect((await stored(page, desk.folder)).map(({ weight }) => weight)).toEqual([1000, 3000, 500, 1250])
})

test('goals are added, moved and taken away, numbered as they stand; the published text follows', async ({
  page,
}) => {
  await open(page, /商贸管理/)
  const texts = goals(page).locator('[data-column="text"]')
  await texts.first().click()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(texts.nth(1)).toContainText('持续加强再生资源回收')
  await page.keyboard.press('Insert')
  await expect(texts).toHaveCount(8)
  await page.keyboard.type('新的目标。')
  await page.keyboard.press('Enter')
  await expect(texts.nth(2)).toHaveText('新的目标。')
  await page.keyboard.press('Control+3')
  const paper = page.getByRole('main', { name: '公开文本' })
  await expect(paper).toContainText('3.新的目标。')
  await page.keyboard.press('Control+4')
  await expect(texts).toHaveCount(8)
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z')
  await expect(texts).toHaveCount(7)
  await expect(texts.first()).toContainText('持续加强再生资源回收')
})

test('what was used is found in the library by words, chosen by keys and added many at once; copying adds and never overwrites', async ({
  page,
  desk,
}) => {
  await open(page, /商贸管理/)
  await page.keyboard.press('Control+l')
  const library = page.getByRole('complementary', { name: '指标库' })
  const offered = library.getByRole('listbox').getByRole('option')
  await expect(library).toContainText('83 条')
  await page.keyboard.type('合格率')
  await expect(offered.first()).toContainText('合格率')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+Enter')
  const names = await library.locator('li[aria-selected=true]').locator('span:first-child').allInnerTexts()
  expect(names).toHaveLength(2)
  await page.keyboard.press('Enter')
  await expect(cells(page, 'level3')).toHaveText(names)
  await expect(statusBar(page)).toContainText('可撤销：新增 2 条绩效指标')
  await library.getByLabel('从哪里复制').selectOption({ label: '部门整体支出' })
  await expect(library).toContainText('将添加 69 条，跳过同名 2 条。')
  await library.getByRole('button', { name: '添加 69 条' }).click()
  await expect(library).toContainText('没有可添加的，跳过同名 71 条。')
  await page.keyboard.press('Control+z')
  await expect(cells(page, 'level3')).toHaveCount(2)
  await library.getByLabel('在指标库里查找').press('Escape')
  await expect(library).toHaveCount(0)
  await expect(area(page, '绩效指标')).toBeFocused()
  expect((await stored(page, desk.folder)).map(({ level3 }) => level3)).toEqual(names)
  const kept = JSON.parse(readFileSync(join(desk.own, 'library.json'), 'utf8')) as {
    readonly indicators: readonly unknown[]
  }
  expect(kept.indicators).toHaveLength(71)
})

test('table 12 follows what is typed for the department; an undo leads back', async ({ page }) => {
  await open(page)
  await cells(page, 'level3').first().click()
  await page.keyboard.type('形成课题报告数')
  await page.keyboard.press('Enter')
  await showTable(page, 12)
  await expect(page.getByRole('main', { name: '预算报表' })).toContainText('形成课题报告数')
  await page.keyboard.press('Control+z')
  await expect(cells(page, 'level3').first()).toHaveText('形成课题报告份数，形成研究成果份数')
  await expect(area(page, '绩效指标')).toBeFocused()
})

test('from another file the same project’s indicators are copied; that file is left as it is', async ({
  page,
  desk,
}) => {
  await open(page, /商贸管理/)
  await area(page, '绩效指标').focus()
  await pasteText(
    page,
    '产出指标\t数量指标\t补贴数\t>\t1000\t个\t10\r\n效益指标\t社会效益指标\t拉动消费\t定性\t有效提升',
  )
  await page.getByRole('button', { name: '新增 2 个绩效指标' }).click()
  await expect(cells(page, 'level3')).toHaveCount(2)
  await closeFile(page)
  const [first = ''] = readdirSync(desk.folder).filter((name) => name.endsWith('.budget'))
  const before = readFileSync(join(desk.folder, first))

  await open(page, /商贸管理/)
  await expect(cells(page, 'level3')).toHaveCount(0)
  await page.keyboard.press('Control+l')
  const library = page.getByRole('complementary', { name: '指标库' })
  await library.getByLabel('从哪里复制').selectOption({ label: first.replace('.budget', '') })
  await expect(library).toContainText('将添加 2 条。')
  await library.getByRole('button', { name: '添加 2 条' }).click()
  await expect(cells(page, 'level3')).toHaveText(['补贴数', '拉动消费'])
  await expect(cells(page, 'weight')).toHaveText(['10', ''])
  await expect(statusBar(page)).toContainText('可撤销：新增 2 条绩效指标')
  expect(readFileSync(join(desk.folder, first)).equals(before)).toBe(true)
})
