import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { readFileSync, readdirSync } from 'node:fs'
import { amountOf, closeFile, openSample, projectList, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'
import { openWideBudget } from './support/wide-budget'

/** What a held pointer brings into view: ranges, the fill handle and rows that are dragged beyond what is seen. */
const SAMPLE = JSON.parse(
  readFileSync(new URL('../../resources/samples/longgang-2024.json', import.meta.url), 'utf8'),
) as {
  readonly projects: readonly { readonly id: string; readonly name: string; readonly position: number }[]
  readonly lines: readonly { readonly projectId: string | null; readonly amount: number }[]
}
const NAMES = SAMPLE.projects.toSorted((a, b) => a.position - b.position).map(({ name }) => name)
const [FIRST = '', SECOND = ''] = NAMES
const LAST = NAMES.at(-1) ?? ''

// The desktop program's window is a larger one, where all rows are seen.
test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 460 })
})

const scroller = (page: Page): Locator => page.locator('.frame > .data-grid')
const scrolled = (of: Locator): Promise<number> => of.evaluate((each) => each.scrollTop)

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

async function boxOf(of: Locator): Promise<Box> {
  const box = await of.boundingBox()
  if (!box) throw new Error('it is not seen')
  return box
}

/** In 万元 as it is shown, by the sample itself. */
function sum(of: readonly string[]): string {
  const ids = new Set(SAMPLE.projects.filter(({ name }) => of.includes(name)).map(({ id }) => id))
  const fen = SAMPLE.lines.reduce(
    (all, { projectId, amount }) => all + (ids.has(projectId ?? '') ? amount : 0),
    0,
  )
  return (fen / 1_000_000).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

test('a range that is drawn below the last row seen goes on to rows that come, and back above the first', async ({
  page,
}) => {
  await openSample(page)
  const list = scroller(page)
  await amountOf(page, SECOND).hover()
  await page.mouse.down()
  const { x, y, width, height } = await boxOf(list)
  const column = (await boxOf(amountOf(page, SECOND))).x + 20
  await page.mouse.move(column, y + height + 60, { steps: 4 })
  const room = await list.evaluate((each) => each.scrollHeight - each.clientHeight)
  expect(room).toBeGreaterThan(100)
  // The pointer rests.
  await expect.poll(() => scrolled(list)).toBe(room)
  await expect(amountOf(page, LAST)).toHaveClass(/ranged/)
  await expect(statusBar(page)).toContainText(`合计 ${sum(NAMES.slice(1))}`)
  await page.mouse.move(column, y - 80, { steps: 4 })
  await expect.poll(() => scrolled(list)).toBe(0)
  await expect(statusBar(page)).toContainText(`合计 ${sum(NAMES.slice(0, 2))}`)
  await page.mouse.up()
  // Let go, nothing goes on.
  await page.mouse.move(x + width / 2, y + height + 60)
  await expect(statusBar(page)).toContainText(`合计 ${sum(NAMES.slice(0, 2))}`)
  expect(await scrolled(list)).toBe(0)
})

test('the fill handle goes on beyond the edge, one step of all the rows', async ({ page, desk }) => {
  await openSample(page)
  const list = scroller(page)
  await amountOf(page, FIRST).click()
  await projectList(page).getByTitle('按住拖动，向外填充').hover()
  await page.mouse.down()
  const { y, height } = await boxOf(list)
  await page.mouse.move((await boxOf(amountOf(page, FIRST))).x + 20, y + height + 60, { steps: 4 })
  await expect(amountOf(page, LAST)).toHaveClass(/drawn/)
  await page.mouse.up()
  await expect(statusBar(page)).toContainText('可撤销：填充 ')
  await expect(amountOf(page, LAST)).toHaveText('70.00')
  await closeFile(page)
  const file = readdirSync(desk.folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(desk.folder, file), { readonly: true })
  const sums = db
    .prepare(
      `SELECT sum(amount) FROM lines WHERE project_id IS NOT NULL GROUP BY project_id HAVING count(*) = 1`,
    )
    .pluck()
    .all() as number[]
  db.close()
  // A total of several lines is no amount that could be filled in.
  const lines = Object.values(Object.groupBy(SAMPLE.lines, ({ projectId }) => projectId ?? ''))
  const single = lines.filter((own) => own?.length === 1 && own[0]?.projectId !== null)
  expect(single.length).toBeGreaterThan(5)
  expect(sums).toEqual(single.map(() => 70_000_000))
})

test('a row dragged beyond the edge goes to the last place that has come into view, not farther', async ({
  page,
}) => {
  await openSample(page)
  const list = scroller(page)
  await projectList(page)
    .getByRole('row')
    .filter({ has: page.getByTitle(FIRST, { exact: true }) })
    .getByRole('rowheader')
    .hover()
  await page.mouse.down()
  const { x, y, height } = await boxOf(list)
  await page.mouse.move(x + 16, y + height + 40, { steps: 4 })
  const gap = page.locator('.body > .gap')
  await expect(gap).toBeVisible()
  const { y: foot } = await boxOf(list.locator('.foot'))
  expect((await boxOf(gap)).y).toBeLessThanOrEqual(foot + 26)
  await expect
    .poll(() => list.evaluate((each) => each.scrollHeight - each.clientHeight - each.scrollTop))
    .toBe(0)
  await page.mouse.up()
  await expect(statusBar(page)).toContainText(`可撤销：${FIRST} 移到 ${LAST} 之后`)
})

test(
  'sideways: columns come that were beyond the right edge, and those that were left',
  { tag: '@web' },
  async ({ page, desk }) => {
    const { sources, editor, grid } = await openWideBudget(page, desk, FIRST)
    await expect(grid).toHaveAttribute('aria-colcount', `${sources + 5}`)
    const lines = editor.locator('.lines')
    const first = lines.locator('.body [data-column]').nth(1)
    await first.scrollIntoViewIfNeeded()
    await first.hover()
    await page.mouse.down()
    const { x, width } = await boxOf(lines)
    const row = (await boxOf(first)).y + 10
    await page.mouse.move(x + width + 40, row, { steps: 4 })
    const left = (): Promise<number> => lines.evaluate((each) => each.scrollLeft)
    const room = await lines.evaluate((each) => each.scrollWidth - each.clientWidth)
    expect(room).toBeGreaterThan(400)
    await expect.poll(left, { timeout: 20_000 }).toBeGreaterThan(room - 2)
    await expect(lines.locator('.body [data-column]').last()).toHaveClass(/ranged/)
    await page.mouse.move(x - 40, row, { steps: 4 })
    await expect.poll(left, { timeout: 20_000 }).toBe(0)
    await page.mouse.up()
  },
)
