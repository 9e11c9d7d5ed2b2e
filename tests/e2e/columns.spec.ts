import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { axeFindings, bringAxe } from './support/axe'
import {
  amountOf,
  editorOf,
  gridCell,
  lineCell,
  openListed,
  openSample,
  projectList,
  runCommand,
  statusBar,
} from './support/budget-page'
import { copy } from './support/clipboard'
import { type Desk, expect, test } from './support/desk'
import { breaches } from './support/layout-law'
import { openWideBudget } from './support/wide-budget'

/** Columns of the list are set as a preparer does: with the pointer at their heads, or by keys alone. */
test.use({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1920, height: 1080 } })

const SAMPLE = /深圳市龙岗区工业和信息化局2024年部门预算/
const FIRST = '节能减排'
const SECOND = '法律顾问服务经费（通用项目）'

function head(page: Page, column: string): Locator {
  return projectList(page).locator(`[data-head="${column}"]`)
}

/** The columns that are shown, from left to right, as they stand on the screen. */
async function columns(grid: Locator): Promise<readonly string[]> {
  let heads: readonly string[] = []
  // Rows that are on their way stand a moment later.
  await expect(async () => {
    heads = await grid.locator('[data-head]').evaluateAll((all) =>
      all
        .map((each) => ({ id: each.dataset['head'] ?? '', left: each.getBoundingClientRect().left }))
        .sort((a, b) => a.left - b.left)
        .map(({ id }) => id),
    )
    const row = grid.locator('.body [role="row"]').first()
    const cells = await row
      .locator('[data-column]')
      .evaluateAll((all) => all.map((each) => each.dataset['column']))
    const feet = await grid
      .locator('[data-foot]')
      .evaluateAll((all) => all.map((each) => each.dataset['foot']))
    expect(cells, 'cells stand under their heads').toEqual(heads)
    expect(feet, 'sums stand under their columns').toEqual(heads)
  }).toPass({ timeout: 5_000, intervals: [50, 100, 250] })
  return heads
}

async function widthOf(cell: Locator): Promise<number> {
  return (await cell.boundingBox())?.width ?? 0
}

/** Drags from the middle of one box to a place in another. */
async function drag(
  page: Page,
  from: Locator,
  by: { readonly x: number; readonly y?: number },
): Promise<void> {
  const box = await from.boundingBox()
  if (!box) throw new Error('what is dragged is not seen')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by.x / 2, y + (by.y ?? 0) / 2)
  await page.mouse.move(x + by.x, y + (by.y ?? 0))
  await page.mouse.up()
}

function menu(page: Page): Locator {
  return page.getByRole('menu', { name: /^列：/ })
}

/** What the program remembers, as any other reader of JSON has it. */
function kept(desk: Desk): unknown {
  return JSON.parse(readFileSync(join(desk.own, 'layouts.json'), 'utf8'))
}

const ALL = ['name', 'function', 'amount', 'prior', 'difference', 'rate', 'share', 'state'] as const

test('a column is drawn wider at the edge of its head, made to fit by two clicks, and never cuts an amount', async ({
  page,
}) => {
  await openSample(page)
  const [name, amount] = [head(page, 'name'), head(page, 'amount')]
  await amountOf(page, FIRST).click()
  const before = await widthOf(amount)
  await drag(page, amount.locator('.edge'), { x: 60 })
  await expect.poll(() => widthOf(amount)).toBeCloseTo(before + 60, 0)
  await expect.poll(() => widthOf(amountOf(page, FIRST))).toBeCloseTo(before + 60, 0)
  await expect(editorOf(page, FIRST)).toBeFocused()

  await test.step('as narrow as it is drawn, no amount in it is cut', async () => {
    await drag(page, amount.locator('.edge'), { x: -500 })
    expect(await widthOf(amount)).toBeLessThanOrEqual(before)
    const cut = await projectList(page)
      .locator('[data-column="amount"], [data-foot="amount"]')
      .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length)
    expect(cut).toBe(0)
    expect(await breaches(page, '.data-grid, .wide')).toEqual([])
  })

  await test.step('a name has the room that its words need, by two clicks', async () => {
    await drag(page, name.locator('.edge'), { x: -400 })
    expect(await widthOf(name)).toBeLessThan(60)
    await name.locator('.edge').dblclick()
    const words = gridCell(page, SECOND, 'name').locator('.what')
    expect(await words.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0)
  })

  await test.step('Esc gives a drag up; nothing of it was sorted or a step', async () => {
    const wide = await widthOf(amount)
    const box = await amount.locator('.edge').boundingBox()
    await page.mouse.move((box?.x ?? 0) + 3, (box?.y ?? 0) + 8)
    await page.mouse.down()
    await page.mouse.move((box?.x ?? 0) + 90, (box?.y ?? 0) + 8)
    await expect.poll(() => widthOf(amount)).toBeGreaterThan(wide)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect.poll(() => widthOf(amount)).toBe(wide)
    await expect(amount).not.toHaveAttribute('aria-sort', /./)
    await expect(statusBar(page)).not.toContainText('可撤销')
  })
})

test('a head is dragged to another place: cells and sums come along, the held name stays in front', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, FIRST).click()
  expect(await columns(projectList(page))).toEqual(ALL)
  const sum = await projectList(page).locator('[data-foot="amount"]').innerText()
  const between = async (from: string, to: string): Promise<number> =>
    ((await head(page, to).boundingBox())?.x ?? 0) - ((await head(page, from).boundingBox())?.x ?? 0)
  // Onto the right half of the difference.
  await drag(page, head(page, 'amount').locator('.words'), {
    x: (await between('amount', 'difference')) + 45,
  })
  expect(await columns(projectList(page))).toEqual([
    'name',
    'function',
    'prior',
    'difference',
    'amount',
    'rate',
    'share',
    'state',
  ])
  await expect(projectList(page).locator('[data-foot="amount"]')).toHaveText(sum)
  await expect(head(page, 'amount'), 'a drag is no click').not.toHaveAttribute('aria-sort', /./)
  // One stands in the same cell, and types into it.
  await page.keyboard.type('71')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, FIRST)).toHaveText('71.00')
  await drag(page, head(page, 'state').locator('.words'), { x: await between('state', 'name') })
  expect((await columns(projectList(page))).slice(0, 3)).toEqual(['name', 'state', 'function'])
})

test('by keys alone: the menu of the column one stands in, named and checked; the focus comes back to the cell', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, FIRST).click()
  for (const key of ['Shift+F10', 'ContextMenu', 'Alt+Shift+O']) {
    await page.keyboard.press(key)
    await expect(menu(page)).toHaveAccessibleName('列：2024年预算')
    await expect(menu(page).getByRole('menuitem', { name: '移到左边' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(menu(page)).toBeHidden()
    await expect(editorOf(page, FIRST)).toBeFocused()
  }
  await page.keyboard.press('Alt+Shift+O')
  await bringAxe(page)
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '2024年预算，第4列，共8列' })).toBeAttached()
  await expect(menu(page).getByRole('menuitem', { name: '移到右边' })).toBeFocused()

  const width = await widthOf(head(page, 'amount'))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect.poll(() => widthOf(head(page, 'amount'))).toBeCloseTo(width + 32, 0)

  const share = menu(page).getByRole('menuitemcheckbox', { name: '占比%' })
  await expect(share).toBeChecked()
  await expect(menu(page).getByRole('menuitemcheckbox', { name: '项目名称' })).toBeDisabled()
  for (let at = 0; at < 20 && !(await share.evaluate((each) => each === document.activeElement)); at += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Space')
  await expect(share).not.toBeChecked()
  await page.keyboard.press('Tab')
  await expect(menu(page)).toBeHidden()
  await expect(editorOf(page, FIRST)).toBeFocused()
  expect(await columns(projectList(page))).toEqual([
    'name',
    'function',
    'prior',
    'amount',
    'difference',
    'rate',
    'state',
  ])

  await test.step('Ctrl+Z takes back nothing of it', async () => {
    await page.keyboard.press('Control+z')
    await expect(share).toHaveCount(0)
    expect(await columns(projectList(page))).toHaveLength(7)
  })

  await test.step('and all of it goes back by 恢复默认', async () => {
    await page.keyboard.press('Shift+F10')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect(await columns(projectList(page))).toEqual(ALL)
    await expect.poll(() => widthOf(head(page, 'amount'))).toBeCloseTo(width, 0)
  })
})

test('a right click on a head opens its menu; putting the active column away leaves the focus in the row', async ({
  page,
}) => {
  await openSample(page)
  await gridCell(page, FIRST, 'prior').click()
  await head(page, 'prior').click({ button: 'right' })
  await expect(menu(page)).toHaveAccessibleName('列：2023年预算')
  await menu(page).getByRole('menuitemcheckbox', { name: '2023年预算' }).click()
  await expect(head(page, 'prior')).toHaveCount(0)
  // It can be had again where it was put away.
  await expect(menu(page)).toBeVisible()
  await test.step('another right click is for another column', async () => {
    for (const [id, name] of [
      ['difference', '增减'],
      ['name', '项目名称'],
      ['difference', '增减'],
    ] as const) {
      await head(page, id).locator('.words').click({ button: 'right' })
      await expect(menu(page)).toHaveAccessibleName(`列：${name}`)
      await expect(menu(page).getByRole('menuitem', { name: '移到左边' })).toBeFocused()
    }
  })
  await page.keyboard.press('Escape')
  await expect(editorOf(page, FIRST)).toBeFocused()
  await page.keyboard.type('72')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, FIRST)).toHaveText('72.00')
})

test('what was asked for is shown in a narrow window too: the list scrolls sideways, the name stays', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openSample(page)
  await amountOf(page, FIRST).click()
  expect(await columns(projectList(page))).not.toContain('function')
  await page.keyboard.press('Shift+F10')
  for (const name of ['功能科目', '增减率']) {
    await menu(page).getByRole('menuitemcheckbox', { name }).click()
  }
  await page.keyboard.press('Escape')
  expect(await columns(projectList(page))).toEqual(ALL)
  const scroller = page.locator('.frame > .data-grid')
  const room = await scroller.evaluate((each) => each.scrollWidth - each.clientWidth)
  expect(room).toBeGreaterThan(20)
  await page.keyboard.press('End')
  await expect.poll(() => scroller.evaluate((each) => each.scrollLeft)).toBeGreaterThan(20)
  const cell = gridCell(page, FIRST, 'state')
  const [list, name, state] = await Promise.all([
    scroller.boundingBox(),
    gridCell(page, FIRST, 'name').boundingBox(),
    cell.boundingBox(),
  ])
  expect(name?.x).toBeCloseTo(list?.x ?? 0, 0)
  expect((state?.x ?? 0) + (state?.width ?? 0)).toBeLessThanOrEqual((list?.x ?? 0) + (list?.width ?? 0) + 1)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  const next = await gridCell(page, FIRST, 'function').boundingBox()
  const held = await gridCell(page, FIRST, 'name').boundingBox()
  expect(next?.x, 'clear of the name that is held').toBeGreaterThanOrEqual(
    (held?.x ?? 0) + (held?.width ?? 0) - 1,
  )
  expect(await breaches(page, '.data-grid, .wide')).toEqual([])
})

test('copied and pasted are the columns that are shown, as they stand; passed over or in another order, that is said', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, FIRST).click()
  await page.keyboard.press('Shift+F10')
  for (const name of ['2023年预算', '增减率', '占比%']) {
    await menu(page).getByRole('menuitemcheckbox', { name }).click()
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  expect((await copy(page))[0].split('\t')).toHaveLength(5)

  await amountOf(page, FIRST).click()
  await page.evaluate(() => navigator.clipboard.writeText('81\t1\r\n82\t1\r\n'))
  await page.keyboard.press('Control+v')
  await expect(page.getByText('2023年预算没有显示，粘贴时跳过。')).toBeVisible()
  await expect(amountOf(page, FIRST)).toHaveText('81.00')
  await page.keyboard.press('Shift+F10')
  await menu(page).getByRole('menuitemcheckbox', { name: '2023年预算' }).click()
  await expect(gridCell(page, SECOND, 'prior')).toHaveText('98.90')
  await menu(page).getByRole('menuitem', { name: '移到右边' }).click()
  await page.keyboard.press('Escape')

  await gridCell(page, FIRST, 'prior').click()
  await page.evaluate(() => navigator.clipboard.writeText('61\t91\r\n62\t92\r\n'))
  await page.keyboard.press('Control+v')
  await expect(page.getByText('列的次序改过，按显示的次序粘贴。')).toBeVisible()
  await expect(amountOf(page, FIRST)).toHaveText('91.00')
  await expect(gridCell(page, SECOND, 'prior')).toHaveText('62.00')
})

test('ordered by a column that is put away, the list says so, and is brought back to the order of the file', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openSample(page)
  const names = () => projectList(page).locator('[data-column="name"] .what').allInnerTexts()
  const inFile = await names()
  const said = page.getByText('按未显示的“占比%”排列')
  await gridCell(page, FIRST, 'share').click()
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('Alt+o')
  const ordered = await names()
  expect(ordered).not.toEqual(inFile)
  await expect(said).toHaveCount(0)
  await page.keyboard.press('Shift+F10')
  await menu(page).getByRole('menuitemcheckbox', { name: '占比%' }).click()
  await page.keyboard.press('Escape')
  await expect(said).toBeVisible()
  await expect(said).toHaveAttribute('title', '占比%从大到小')
  expect(await names()).toEqual(ordered)
  expect(await breaches(page, '.data-grid, .wide')).toEqual([])

  await test.step('shown again, its head says it', async () => {
    await page.keyboard.press('Shift+F10')
    await menu(page).getByRole('menuitemcheckbox', { name: '占比%' }).click()
    await page.keyboard.press('Escape')
    await expect(said).toHaveCount(0)
    await expect(head(page, 'share')).toHaveAttribute('aria-sort', 'descending')
    await page.keyboard.press('Shift+F10')
    await menu(page).getByRole('menuitemcheckbox', { name: '占比%' }).click()
    await page.keyboard.press('Escape')
  })

  await page.getByRole('button', { name: '恢复原来的次序' }).click()
  await expect(said).toHaveCount(0)
  expect(await names()).toEqual(inFile)
  await expect(page.locator('.frame > .data-grid > textarea')).toBeFocused()
  await expect(statusBar(page)).not.toContainText('可撤销')
})

test('an undo in a column that is put away: in the editor beside the list, or named and shown again', async ({
  page,
}) => {
  await openSample(page)
  await gridCell(page, FIRST, 'prior').click()
  await page.keyboard.type('33')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, FIRST, 'prior')).toHaveText('33.00')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+F10')
  await menu(page).getByRole('menuitemcheckbox', { name: '2023年预算' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  const editor = page.getByRole('article', { name: FIRST })
  await expect(editor.locator('[data-path$="/priorAmount"]').first()).toBeFocused()
  await expect(editor.locator('[data-path$="/priorAmount"]').first()).not.toHaveValue(/33/)

  const purpose = lineCell(editor, '委托业务费', 'purpose')
  await purpose.click()
  await page.keyboard.type('节能宣传周')
  await page.keyboard.press('Enter')
  await expect(purpose).toHaveText('节能宣传周')
  await editor.locator('[data-head="purpose"]').click({ button: 'right' })
  await menu(page).getByRole('menuitemcheckbox', { name: '用途' }).click()
  await page.keyboard.press('Escape')
  await expect(purpose).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('改动在“用途”列，这一列没有显示。')).toBeVisible()
  await expect(statusBar(page)).toContainText(/已撤销：.*用途.*改动在没有显示的“用途”列。/)
  await page.getByRole('button', { name: '显示这一列' }).click()
  await expect(purpose).not.toHaveText('节能宣传周')
})

test(
  'of many columns those in view are mounted, and the one that one stands in; an undo finds one that is not',
  {
    tag: '@web',
  },
  async ({ page, desk }) => {
    const { sources, editor, grid } = await openWideBudget(page, desk, FIRST)
    const row = grid.locator('.body [role="row"]').first()
    const all = sources + 4
    expect(all, 'enough of them').toBeGreaterThan(25)
    const cellOf = (column: string): Locator => row.locator(`[data-column="${column}"]`)

    /** Each mounted cell stands under its own head, and says the same place. */
    const mounted = async (): Promise<readonly string[]> => {
      const placesOf = (cells: Locator, name: string) =>
        cells.evaluateAll(
          (each, key) =>
            Object.fromEntries(
              each.map((cell) => [
                cell.getAttribute(key) ?? '',
                [cell.ariaColIndex, Math.round(cell.getBoundingClientRect().left)],
              ]),
            ),
          name,
        )
      const [heads, cells] = [
        await placesOf(grid.locator('[data-head]'), 'data-head'),
        await placesOf(row.locator('[data-column]'), 'data-column'),
      ]
      expect(Object.keys(heads)).toHaveLength(all)
      expect(heads).toMatchObject(cells)
      return Object.keys(cells)
    }
    await expect(grid).toHaveAttribute('aria-colcount', `${all + 1}`)
    const first = await mounted()
    expect(first.length).toBeLessThan(15)
    expect(first).toContain('economic')
    expect(first).not.toContain('purpose')

    await cellOf('duty-111').click()
    await page.keyboard.type('75')
    await page.keyboard.press('Enter')
    await expect(cellOf('duty-111')).toHaveText('75.00')
    await page.keyboard.press('End')
    await expect(cellOf('purpose')).toBeInViewport()
    await expect.poll(mounted).not.toContain('duty-111')
    expect(await mounted()).toContain('economic')
    await page.keyboard.press('Control+z')
    await expect(cellOf('duty-111')).toHaveText('70.00')
    await expect(cellOf('duty-111')).toBeInViewport()
    await expect(editor.getByRole('textbox', { name: '委托业务费 履职类111' })).toBeFocused()

    await test.step('what one stands in is there while one looks elsewhere, and is typed into', async () => {
      await page.keyboard.press('End')
      // Behind it stands the unit.
      await page.keyboard.press('ArrowLeft')
      await grid.hover()
      await page.mouse.wheel(-4000, 0)
      await expect(cellOf('duty-111')).toBeInViewport()
      expect(await mounted()).toContain('purpose')
      await page.keyboard.type('宣传')
      await page.keyboard.press('Enter')
      await expect(cellOf('purpose')).toHaveText('宣传')
    })

    await test.step('moved, they are mounted where they stand', async () => {
      await page.keyboard.press('Shift+F10')
      for (let i = 0; i < 3; i += 1) await menu(page).getByRole('menuitem', { name: '移到左边' }).click()
      await page.keyboard.press('Escape')
      expect((await mounted()).slice(-5)[0]).toBe('purpose')
    })
  },
)

test('what is found in a column that is put away is counted apart, and shown when asked for', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, SECOND).click()
  await page.keyboard.press('Shift+F10')
  await menu(page).getByRole('menuitemcheckbox', { name: '2023年预算' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('98.9')
  await expect(page.getByText('1/1')).toBeVisible()
  await page.getByRole('button', { name: '另有 1 处在没有显示的列' }).click()
  await expect(gridCell(page, SECOND, 'prior')).toHaveText('98.90')
  await expect(page.getByText('1/2')).toBeVisible()
})

test('lines have columns of their own; a source that stands apart from its group bears the group’s name there too', async ({
  page,
}) => {
  await openSample(page)
  const editor = page.getByRole('article', { name: FIRST })
  const grid = editor.getByRole('grid', { name: '分项与资金来源' })
  const before = await columns(grid)
  await grid.locator('[data-head="sum"]').click({ button: 'right' })
  for (let i = 0; i < before.indexOf('sum'); i += 1) {
    const left = menu(page).getByRole('menuitem', { name: '移到左边' })
    if ((await left.getAttribute('aria-disabled')) !== 'true') await left.click()
  }
  await page.keyboard.press('Escape')
  expect((await columns(grid)).slice(0, 2)).toEqual(['economic', 'sum'])
  for (const column of before.slice(1, -1)) {
    await drag(page, grid.locator(`[data-head="${column}"] .edge`), { x: -300 })
  }
  const cut = await grid
    .locator('[data-column]:not([data-column="unitId"]), [data-foot]')
    .evaluateAll((all) =>
      all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent),
    )
  expect(cut, 'no amount is cut, nor a sum').toEqual([])
  expect(await breaches(page, '.data-grid, .wide')).toEqual([])
  const words = grid.getByRole('columnheader', { name: '一般公共预算' })
  await expect(words).toHaveCount(1)
  // Between its two sources.
  await grid.locator('[data-head="sum"]').click({ button: 'right' })
  await menu(page).getByRole('menuitem', { name: '移到右边' }).click()
  await expect(words).toHaveCount(2)
  await page.keyboard.press('Escape')
  expect(await columns(projectList(page))).toEqual(ALL)
})

test(
  'columns are found again as they were set: on another page, after reopening, in another run of the program',
  {
    tag: '@web',
  },
  async ({ page, desk }) => {
    await openSample(page)
    await amountOf(page, FIRST).click()
    await drag(page, head(page, 'amount').locator('.edge'), { x: 40 })
    await page.keyboard.press('Shift+F10')
    await menu(page).getByRole('menuitem', { name: '移到右边' }).click()
    await menu(page).getByRole('menuitemcheckbox', { name: '占比%' }).click()
    await page.keyboard.press('Escape')
    const [set, width] = [await columns(projectList(page)), await widthOf(head(page, 'amount'))]
    expect(set).toEqual(['name', 'function', 'prior', 'amount', 'difference', 'rate', 'state'])

    const found = async (): Promise<void> => {
      await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
      expect(await columns(projectList(page))).toEqual(set)
      expect(await widthOf(head(page, 'amount'))).toBeCloseTo(width, 0)
    }
    await page.keyboard.press('Control+2')
    await expect(page.getByRole('main', { name: '预算报表' })).toBeVisible()
    await page.keyboard.press('Control+1')
    await found()
    await runCommand(page, '文件', /关闭文件/)
    expect(kept(desk)).toMatchObject({
      edition: 1,
      files: [
        {
          lists: {
            projects: {
              order: [
                ...['name', 'function', 'prior', 'amount', 'difference', 'rate', 'share'],
                // Those that nobody asked for keep their place.
                ...['code', 'unitId', 'category', 'nature', 'common', 'key', 'secret', 'controlFigure'],
                ...['totalAmount', 'startYear', 'endYear', 'responsible', 'phone', 'purpose', 'reason'],
                'state',
              ],
              shown: { share: false },
              widths: { amount: Math.round(width) },
            },
          },
        },
      ],
    })
    await openListed(page, SAMPLE)
    await found()
    // It is gone in mid-work; another process starts over the same folder.
    await runCommand(page, '文件', /关闭文件/)
    await desk.restart('SIGTERM')
    await page.goto(desk.address)
    await openListed(page, SAMPLE)
    await found()
  },
)

test('where nothing can be remembered that is said once, without a dialog; columns stand as set while the file is open', async ({
  page,
  desk,
}) => {
  // Where the file would stand lies a folder.
  mkdirSync(join(desk.own, 'layouts.json'), { recursive: true })
  await openSample(page)
  await amountOf(page, FIRST).click()
  const set = async (name: string): Promise<void> => {
    await page.keyboard.press('Shift+F10')
    await menu(page).getByRole('menuitemcheckbox', { name }).click()
    await page.keyboard.press('Escape')
  }
  const words = page.getByText('列的设置没有记下来，关上之后照原来的样子。预算没有受影响。')
  await set('占比%')
  await expect(words).toBeVisible()
  await page.getByRole('button', { name: '知道了' }).click()
  await set('状态')
  await page.keyboard.type('77')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, FIRST)).toHaveText('77.00')
  await expect(words).toHaveCount(0)
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('main', { name: '预算报表' })).toBeVisible()
  await page.keyboard.press('Control+1')
  expect(await columns(projectList(page))).toEqual(ALL.slice(0, 6))
})

test(
  'of two windows of one file the one that was set later counts',
  { tag: '@web' },
  async ({ page, context, desk }) => {
    await openSample(page)
    const other = await desk.show(await context.newPage())
    await openListed(other, SAMPLE)
    for (const [window, name] of [
      [page, '占比%'],
      [other, '状态'],
    ] as const) {
      await amountOf(window, FIRST).click()
      await window.keyboard.press('Shift+F10')
      await menu(window).getByRole('menuitemcheckbox', { name }).click()
      await window.keyboard.press('Escape')
      await expect(head(window, name === '状态' ? 'state' : 'share')).toHaveCount(0)
    }
    await expect
      .poll(() => kept(desk))
      .toMatchObject({ files: [{ lists: { projects: { shown: { state: false } } } }] })
    await page.reload()
    await openListed(page, SAMPLE)
    await expect(head(page, 'name')).toBeVisible()
    expect(await columns(projectList(page))).toEqual(ALL.slice(0, 7))
  },
)
