import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { closeFile, openListed, openSample, projectList, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'
import { numbers } from './support/numbers'

/** What a budget holds, by a second reader: every record of every set, without the history of its making. */
function records(folder: string): Readonly<Record<string, readonly unknown[]>> {
  const name = readdirSync(folder).find((each) => each.endsWith('.budget')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('steps', 'step_rows')`)
    .pluck()
    .all() as string[]
  const held = Object.fromEntries(
    tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()] as const),
  )
  db.close()
  return held
}

type Gesture = (page: Page, next: () => number) => Promise<void>

const press =
  (...keys: readonly string[]): Gesture =>
  async (page) => {
    for (const key of keys) await page.keyboard.press(key)
  }

/** Each as often as it stands here. Whatever a gesture is refused is part of the law: it leaves nothing to undo. */
const GESTURES: readonly Gesture[] = [
  async (page, next) => {
    await page.keyboard.type(String(Math.floor(next() * 900) + 1))
    await page.keyboard.press('Enter')
  },
  async (page, next) => {
    await page.keyboard.type(`=${Math.floor(next() * 90) + 1}*3`)
    await page.keyboard.press('Enter')
  },
  async (page, next) => {
    await page.keyboard.press('Home')
    await page.keyboard.type(`项目${Math.floor(next() * 900)}`)
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowRight')
  },
  press('Delete'),
  press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d'),
  press('Control+c', 'ArrowDown', 'Control+v'),
  press('Shift+ArrowDown', 'Control+x', 'ArrowDown', 'ArrowDown', 'Control+v'),
  press('Insert'),
  press('Control+Shift+D'),
  press('Control+-'),
  press('Alt+Shift+ArrowDown'),
  press('Alt+Shift+ArrowUp'),
  press('Alt+o'),
  press('Control+z'),
  press('Control+y'),
  (page) => page.getByRole('button', { name: /^已改/ }).click(),
  (page) => page.getByRole('button', { name: /^全部/ }).click(),
  press('ArrowDown', 'ArrowDown', 'ArrowRight'),
  press('ArrowUp', 'ArrowLeft'),
  press('PageDown'),
  press('Control+Home', 'ArrowRight'),
]

test.describe('whatever is done in the list, sorted and filtered, is undone to what the file held', () => {
  test.slow()

  for (const seed of [7, 51, 2024]) {
    test(`gestures of seed ${seed}`, { tag: '@web' }, async ({ page, context, desk }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await openSample(page)
      const before = await closedAndRead(page, desk.folder)
      const next = numbers(seed)
      for (let i = 0; i < 60; i += 1) {
        await inList(page)
        await GESTURES[Math.floor(next() * GESTURES.length)]?.(page, next)
        await page.keyboard.press('Escape')
      }
      expect(await closedAndRead(page, desk.folder)).not.toEqual(before)
      await undone(page)
      expect(await closedAndRead(page, desk.folder)).toEqual(before)
    })
  }
})

/** What the file holds, read while the program holds it not; then it is open again. */
async function closedAndRead(page: Page, folder: string): Promise<ReturnType<typeof records>> {
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape')
  await closeFile(page)
  const held = records(folder)
  await openListed(page, /年部门预算/)
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  return held
}

/** The next gesture is for the list, whatever the last one opened. */
async function inList(page: Page): Promise<void> {
  const all = page.getByRole('button', { name: /^全部/ })
  if ((await projectList(page).getByRole('gridcell').count()) === 0) await all.click()
  await page.keyboard.press('Control+1')
}

/** Back to the beginning, as far as there is anything to be undone. */
async function undone(page: Page): Promise<void> {
  const undo = statusBar(page).getByText(/^可撤销/)
  await page.keyboard.press('Escape')
  for (let i = 0; i < 200 && (await undo.count()) > 0; i += 1) {
    const answered = page.waitForResponse((response) => response.url().endsWith('/edit.undo'))
    await page.keyboard.press('Control+z')
    await answered
    // What it took back is shown, and said.
    await expect(statusBar(page)).toContainText('已撤销')
  }
  await expect(undo).toHaveCount(0)
}
