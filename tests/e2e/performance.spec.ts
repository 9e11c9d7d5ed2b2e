import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { closeFile, openSample, runCommand, showTable, statusBar } from './support/budget-page'
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
  await expect(statusBar(page)).toContainText('没有存上：商贸管理 购车补贴申报补贴数 指标值')
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

test('what one level is short of one indicator takes; a sum of the budget’s own is typed beside, and weights follow it', async ({
  page,
  desk,
}) => {
  await open(page, /商贸管理/)
  await area(page, '绩效指标').focus()
  const rows = [
    '产出指标\t数量指标\t补贴数\t>\t1000\t个\t50',
    '效益指标\t社会效益指标\t拉动消费\t定性\t有效提升\t\t20',
    '效益指标\t经济效益指标\t增加税收\t定性\t有效增加\t\t8',
    '满意度指标\t服务对象满意度指标\t消费者满意度\t≥\t95\t%\t10',
  ]
  await pasteText(page, rows.join('\r\n'))
  await page.getByRole('button', { name: '新增 4 个绩效指标' }).click()
  await expect(cells(page, 'level1')).toHaveText(['产出50', '效益28', '效益', '满意度10'])
  await expect(indicators(page).locator('[data-foot="level3"]')).toHaveText('应为 90，还差 2')
  await weights(page).getByRole('button', { name: '第 3 条改为 10' }).click()
  await expect(cells(page, 'weight')).toHaveText(['50', '20', '10', '10'])
  await expect(weights(page)).not.toContainText('应为')
  await expect(statusBar(page)).toContainText('可撤销：')

  const total = weights(page).getByLabel('指标权重合计')
  await expect(total).toHaveAttribute('placeholder', '90')
  await total.fill('1000')
  await total.press('Enter')
  await expect(total).toHaveAttribute('aria-invalid', 'true')
  await total.fill('100')
  await total.press('Enter')
  await expect(weights(page)).toContainText('权重合计 90，应为 100，还差 10')
  await weights(page).getByRole('button', { name: '按比例分配' }).click()
  await expect(cells(page, 'weight')).toHaveText(['56', '22', '11', '11'])
  await expect(weights(page)).not.toContainText('预算执行率')
  await expect(weights(page)).not.toContainText('应为')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(total).toHaveValue('')
  await expect(total).toBeFocused()
  await page.keyboard.press('Control+y')
  await expect(total).toHaveValue('100')
  await closeFile(page)
  const [name = ''] = readdirSync(desk.folder).filter((each) => each.endsWith('.budget'))
  const db = new Database(join(desk.folder, name), { readonly: true })
  expect(db.prepare('SELECT weight_total FROM department').pluck().get()).toBe(10_000)
  db.close()
})

test('a level said once for several rows is copied and typed whole in each of them', async ({ page }) => {
  await open(page)
  const levels = cells(page, 'level1')
  await expect(levels.nth(1)).toHaveText('产出')
  await expect(levels.nth(1).locator('.name')).toBeHidden()
  await levels.nth(1).click()
  await expect(levels.nth(1).locator('.name')).toBeVisible()
  await page.keyboard.press('Control+c')
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe('产出指标')
  await page.keyboard.type('另立的')
  await page.keyboard.press('Enter')
  await expect(levels.nth(1)).toHaveText('另立的')
  await expect(statusBar(page)).toContainText('可撤销：')
  await page.keyboard.press('Control+z')
  await expect(levels.nth(1)).toHaveText('产出')
})

test('a goal that ends in “；” is put right in one step', async ({ page }) => {
  await open(page, /商贸管理/)
  const hint = main(page).getByText('第 5 条以“；”结尾')
  await expect(hint).toBeVisible()
  await main(page).getByRole('button', { name: '改为“。”' }).press('Enter')
  await expect(hint).toHaveCount(0)
  await expect(goals(page).locator('[data-column="text"]').nth(4)).toHaveText(/。$/)
  await page.keyboard.press('Control+z')
  await expect(hint).toBeVisible()
})

test('what is near to what a project says of itself is offered in its editor and on the page, and taken by keys in one step', async ({
  page,
}) => {
  await openSample(page)
  await page.locator('[data-column="name"]').filter({ hasText: '信息系统运行与维护' }).first().click()
  const editor = page.getByRole('article', { name: '信息系统运行与维护' })
  const lead = editor.getByRole('button', { name: /指标库里有 \d 条指标可参考/ })
  await editor.getByLabel('主要用于').fill('甲乙丙丁')
  await editor.getByLabel('项目概述').fill('举办培训、活动，调查服务对象满意度。')
  await lead.press('Enter')
  const offered = main(page).getByRole('region', { name: '可参考的指标' })
  await expect(offered).toContainText('服务对象满意度')
  await expect(cells(page, 'level3')).toHaveCount(0)
  const boxes = offered.getByRole('checkbox')
  await boxes.first().focus()
  await page.keyboard.press('Space')
  await boxes.nth(1).focus()
  await page.keyboard.press('Space')
  const names = await offered.locator('.name').allInnerTexts()
  await page.keyboard.press('Enter')
  await expect(cells(page, 'level3')).toHaveText(names.slice(0, 2))
  await expect(statusBar(page)).toContainText('可撤销：新增 2 条绩效指标')
  await expect(area(page, '绩效指标')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(cells(page, 'level3')).toHaveCount(0)
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
  // What was added is taken back, as it says, not what was looked for.
  await page.keyboard.press('Control+z')
  await expect(cells(page, 'level3')).toHaveCount(0)
  await expect(library.getByLabel('在指标库里查找')).toHaveValue('合格率')
  await page.keyboard.press('Control+y')
  await expect(cells(page, 'level3')).toHaveText(names)
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

test('pasted rows are read as typing is: signs, levels, points; an emptied target is the built one', async ({
  page,
  desk,
}) => {
  await open(page, /商贸管理/)
  await area(page, '绩效指标').focus()
  await pasteText(
    page,
    '产出\t数量\t补贴数\t>=\t1000\t个\t10%\r\n效益\t社会效益\t拉动消费\t定性\t有效提升\t个\t5',
  )
  await page.getByRole('button', { name: '新增 2 个绩效指标' }).click()
  await expect(cells(page, 'target')).toHaveText(['≥1000个', '有效提升'])
  await expect(statusBar(page)).toContainText('计量单位随之清空。')
  await cells(page, 'level1').first().click()
  await pasteText(page, '产出\t质量\t补贴数\t＞\t2000\t份\t12%\t')
  await expect(cells(page, 'target').first()).toHaveText('＞2000份')
  await expect(statusBar(page)).toContainText('印出：＞2000份。')
  await cells(page, 'target').first().click()
  await page.keyboard.press('Delete')
  await expect(cells(page, 'target').first()).toHaveText('＞2000份')
  await cells(page, 'sign').first().click()
  await page.keyboard.type('不超过')
  await page.keyboard.press('Enter')
  await expect(cells(page, 'target').first()).toHaveText('≤2000份')
  await cells(page, 'sign').first().click()
  await page.keyboard.type('>=')
  await page.keyboard.press('Enter')
  await expect(cells(page, 'target').first()).toHaveText('≥2000份')
  const own = { value: '2000', unit: '份', sign: '≥', target: '≥2000份', weight: 1200 }
  expect(await stored(page, desk.folder)).toEqual([
    { ...own, level1: '产出指标', level2: '质量指标', level3: '补贴数' },
    {
      ...{ level1: '效益指标', level2: '社会效益指标', level3: '拉动消费', weight: 500 },
      ...{ sign: '定性', value: '有效提升', unit: null, target: '有效提升' },
    },
  ])
})

test('of pasted rows that cannot be added all are named, and they stay offered', async ({ page }) => {
  await open(page, /商贸管理/)
  await area(page, '绩效指标').focus()
  const row = (sign: string, value: string) => `产出指标\t数量指标\t补贴数\t${sign}\t${value}\t个\t10`
  await pasteText(
    page,
    [row('≥≥', '1'), row('≥', '很多'), row('≥', '3'), row('>', '一'), row('?', '5')].join('\r\n'),
  )
  const offer = page.getByRole('button', { name: '新增 5 个绩效指标' })
  await offer.click()
  const told = page.getByRole('alert').filter({ hasText: '多出来的第 1 行' })
  await expect(told).toContainText('多出来的第 2 行：“很多”不是数字。')
  await expect(told).toContainText('多出来的第 4 行：“一”不是数字。')
  await expect(told).toContainText('另有 1 行也不能新增。没有新增。')
  await expect(offer).toBeVisible()
  await expect(cells(page, 'level3')).toHaveCount(0)
})

test('a refused cell of a row that was pasted over is named by what the row is called then', async ({
  page,
}) => {
  await open(page, /商贸管理/)
  await area(page, '绩效指标').focus()
  await pasteText(page, '产出指标\t数量指标\t补贴数\t≥\t1000\t个\t10')
  await page.getByRole('button', { name: /新增 1 个绩效指标/ }).click()
  await expect(cells(page, 'level3')).toHaveText(['补贴数'])
  await cells(page, 'level1').first().click()
  await pasteText(page, '产出指标\t数量指标\t走访数\t≥\t很多\t家\t10')
  await expect(cells(page, 'level3')).toHaveText(['走访数'])
  await runCommand(page, '文件', /关闭文件/)
  await expect(page.getByText(/走访数.*写了“很多”，没有存上/)).toBeVisible()
})

const STATUS_BAR = 26

test('thirteen goals and proposals leave six rows of indicators to be seen', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page, /商贸管理/)
  await goals(page).locator('[data-column="text"]').last().click()
  await pasteText(page, Array.from({ length: 7 }, (_, i) => `再添的目标${i}。`).join('\r\n'))
  await page.getByRole('button', { name: '新增 6 个绩效目标' }).click()
  await expect(main(page)).toContainText('13 条')
  await expect(statusBar(page)).toContainText('可撤销：新增 6 条绩效目标')
  await expect(area(page, '绩效目标')).toBeFocused()
  /** Rows of indicators above their sums; what their weights come to stands whole below, and nothing is scrolled for it. */
  const seen = async (height = 800): Promise<number> => {
    const end = height - STATUS_BAR
    await expect(main(page).locator('.targets')).toHaveJSProperty('scrollTop', 0)
    const sums = await weights(page).boundingBox()
    expect((sums?.y ?? end) + (sums?.height ?? 0)).toBeLessThanOrEqual(end)
    const foot = await indicators(page).locator('[data-foot="level3"]').boundingBox()
    const boxes = await Promise.all((await cells(page, 'level3').all()).map((cell) => cell.boundingBox()))
    return boxes.filter((box) => box !== null && box.y + box.height <= (foot?.y ?? 0) + 1).length
  }
  await area(page, '绩效指标').focus()
  const rows = Array.from({ length: 2 }, (_, i) => `产出指标\t数量指标\t补贴数${i}\t≥\t${i}\t个\t10`)
  await pasteText(page, rows.join('\r\n'))
  await page.getByRole('button', { name: '新增 2 个绩效指标' }).click()
  await expect(cells(page, 'level3')).toHaveCount(2)
  expect(await seen()).toBe(2)
  await whose(page).selectOption({ label: '部门整体支出' })
  await expect(main(page)).toContainText('71 条')
  expect(await seen()).toBeGreaterThanOrEqual(6)
  await page.setViewportSize({ width: 1024, height: 640 })
  await expect.poll(() => seen(640)).toBeGreaterThanOrEqual(6)
})

test('what is typed while the targets are on their way is typed into none of them; the library has the focus that it took', async ({
  page,
}) => {
  await openSample(page)
  let arrived = Promise.withResolvers<null>()
  await page.route('**/budget.show', async (route) => {
    await arrived.promise
    await route.continue()
  })
  await page.keyboard.press('Control+4')
  await expect(main(page)).toBeVisible()
  await page.keyboard.press('Control+l')
  const library = main(page).getByLabel('在指标库里查找')
  await expect(library).toBeFocused()
  await page.keyboard.type('培训')
  await expect(library).toHaveValue('培训')
  await expect(goals(page)).toBeHidden()
  arrived.resolve(null)
  await expect(goals(page)).toBeVisible()
  await page.keyboard.type('人')
  await expect(library).toHaveValue('培训人')
  await expect(goals(page).locator('.body [role="row"]').first()).toContainText('节能')
  await expect(statusBar(page)).not.toContainText('可撤销')

  await test.step('without the library the keys go nowhere', async () => {
    await page.keyboard.press('Escape')
    arrived = Promise.withResolvers<null>()
    await page.keyboard.press('Alt+PageDown')
    await page.keyboard.type('1')
    arrived.resolve(null)
    await expect(whose(page).locator('option:checked')).toContainText('法律顾问服务')
    await expect(area(page, '绩效目标')).toBeFocused()
    await expect(area(page, '绩效目标')).toHaveValue('')
  })
})

test('a part of the published table is pasted as it stands there, merged cells and heads too; goals lose their numbers', async ({
  page,
  desk,
}) => {
  await open(page, /商贸管理/)
  await area(page, '绩效指标').focus()
  await pasteText(
    page,
    '一级指标\t二级指标\t三级指标\t目标值\r\n产出指标\t数量指标\t补贴数\t≥5个\r\n\t\t巡查\t1次/每月\r\n\t质量指标\t合格率\t100%',
  )
  await expect(page.getByText('表头没有粘贴。')).toBeVisible()
  await page.getByRole('button', { name: '新增 3 个绩效指标' }).click()
  await expect(cells(page, 'target')).toHaveText(['≥5个', '1次/每月', '100%'])
  await expect(cells(page, 'sign')).toHaveText(['≥', '', '='])
  // Over rows that are there: an aim in words takes the place of a figure.
  await cells(page, 'level1').first().click()
  await pasteText(page, '效益指标\t社会效益指标\t带动就业\t有效提升')
  await expect(cells(page, 'target').first()).toHaveText('有效提升')
  await cells(page, 'value').nth(2).click()
  await page.keyboard.type('98%')
  await page.keyboard.press('Enter')
  await expect(cells(page, 'target').nth(2)).toHaveText('98%')
  const rows = goals(page).locator('.body [role="row"]')
  const before = await rows.count()
  await goals(page).locator('.body [data-column="text"]').last().click()
  await page.keyboard.press('Insert')
  await expect(rows).toHaveCount(before + 1)
  await pasteText(page, '1.第一条。\r\n（2）第二条。')
  await page.getByRole('button', { name: /新增 1 个绩效目标/ }).click()
  await expect(goals(page).locator('.body [data-column="text"]').nth(before)).toHaveText('第一条。')
  await expect(
    goals(page)
      .locator('.body [data-column="text"]')
      .nth(before + 1),
  ).toHaveText('第二条。')
  expect(await stored(page, desk.folder)).toMatchObject([
    { level1: '效益指标', level2: '社会效益指标', sign: '定性', value: '有效提升', unit: null },
    { level1: '产出指标', level2: '数量指标', level3: '巡查', sign: null, target: '1次/每月' },
    { level2: '质量指标', sign: '=', value: '98', unit: '%', target: '98%' },
  ])
})

test('an indicator without a name is said once one has left it, and printed once it has one', async ({
  page,
}) => {
  await open(page, /商贸管理/)
  await area(page, '绩效指标').focus()
  await page.keyboard.press('Insert')
  await expect(cells(page, 'level3')).toHaveCount(1)
  const said = main(page).getByText('第 1 条没有名称，填了三级指标才印出。')
  await expect(said).toHaveCount(0)
  await area(page, '绩效目标').focus()
  await expect(said).toBeVisible()
  await cells(page, 'level3').first().click()
  await page.keyboard.type('补贴数')
  await page.keyboard.press('Enter')
  await area(page, '绩效目标').focus()
  await expect(said).toHaveCount(0)
})
