import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { openListed, openSample, runCommand, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'
import { breaches } from './support/layout-law'
import { writeLongBudget } from './support/long-budget'

const SCREENS = [
  [1024, 768],
  [1280, 800],
  [1440, 900],
  [1920, 1080],
] as const
const ZOOMS = [100, 125, 150, 200] as const

/** What each screen and zoom leave of CSS pixels, down to the narrowest, 512. */
const SIZES = SCREENS.flatMap(([width, height]) =>
  ZOOMS.map((zoom) => ({
    said: `${width} px, ${zoom} %`,
    width: Math.floor((width * 100) / zoom),
    height: Math.floor((height * 100) / zoom),
  })),
).filter((size, index, all) => all.findIndex((each) => each.width === size.width) === index)

/** Published tables are as wide as they are printed, and so are the tables of the text and a project's lines; they scroll sideways. */
const WIDE = '.lines, .tables > .scroller, .tabs, .text-page > .scroller'
/** Amounts in 元 are wider than a list beside the editor; names and sums stay in view. */
const WIDE_IN_YUAN = `${WIDE}, .data-grid, article .scroller`

/** A trace would keep the page at each of hundreds of steps. */
test.use({ trace: 'off' })
test.describe.configure({ mode: 'parallel' })

type Enter = (page: Page) => Promise<unknown>
interface State {
  readonly name: string
  readonly enter: Enter
}

const nothing: Enter = () => Promise.resolve()
const key =
  (keys: string): Enter =>
  (page) =>
    page.keyboard.press(keys)
const menu = (name: string): State => ({
  name: `菜单${name}`,
  enter: (page) => page.getByRole('menuitem', { name, exact: true }).click(),
})
const firstAmount = (page: Page) => page.locator('.grid [data-path$="/amount"]').first()
const find: Enter = async (page) => {
  await page.keyboard.press('Control+f')
  await page.keyboard.type('专项')
}
const toEnd: Enter = (page) =>
  page.evaluate(() => {
    for (const each of document.querySelectorAll('main *')) each.scrollTop = each.scrollHeight
  })

const PAGES: readonly { key: string; name: string; states: readonly State[] }[] = [
  {
    key: 'Control+1',
    name: '项目支出',
    states: [
      { name: '', enter: nothing },
      { name: '到底', enter: toEnd },
      {
        name: '正在输入',
        enter: async (page) => {
          await firstAmount(page).click()
          await page.keyboard.type('123456')
        },
      },
      {
        name: '没有存上',
        enter: async (page) => {
          await firstAmount(page).click()
          await page.keyboard.type('7x')
          await page.keyboard.press('Enter')
        },
      },
      {
        name: '选科目',
        enter: (page) => page.getByRole('article').getByRole('button', { name: /科目/ }).first().click(),
      },
      {
        name: '选分项的科目',
        enter: async (page) => {
          await page.locator('.lines [data-column="economic"]').first().click()
          await page.keyboard.press('F2')
        },
      },
      ...['文件', '编辑', '视图', '帮助'].map(menu),
      {
        name: '菜单，用键盘',
        enter: async (page) => {
          await page.getByRole('menuitem', { name: '文件', exact: true }).focus()
          for (const each of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(each)
        },
      },
      {
        name: '选科目，用键盘',
        enter: async (page) => {
          await page.getByRole('article').getByRole('button', { name: /科目/ }).first().focus()
          await page.keyboard.press('Alt+ArrowDown')
        },
      },
      { name: '查找', enter: find },
      {
        name: '替换',
        enter: async (page) => {
          await page.locator('.frame > .data-grid [data-column="name"]').first().click()
          await page.keyboard.press('Control+h')
          await page.keyboard.type('项目')
          await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/^替换 /)
        },
      },
      { name: '快捷键', enter: key('F1') },
      { name: '查找并前往', enter: key('Control+k') },
      { name: '打开文件', enter: key('Control+o') },
      { name: '新建预算', enter: key('Control+n') },
      { name: '打开副本', enter: (page) => runCommand(page, '文件', /打开副本/) },
      { name: '关于', enter: (page) => runCommand(page, '帮助', /关于/) },
      { name: '提示', enter: key('Control+s') },
      {
        name: '正在筛选',
        enter: async (page) => {
          await firstAmount(page).click()
          await page.keyboard.press('Control+Shift+l')
        },
      },
      {
        name: '筛选过',
        enter: async (page) => {
          await firstAmount(page).click()
          await page.keyboard.press('Control+Shift+l')
          await page.keyboard.type('60')
          await page.keyboard.press('Enter')
        },
      },
      { name: '清除筛选', enter: (page) => page.getByRole('button', { name: '清除筛选' }).click() },
      { name: '分组', enter: (page) => runCommand(page, '视图', /分组/) },
      { name: '不再分组', enter: (page) => runCommand(page, '视图', /分组/) },
    ],
  },
  {
    key: 'Control+2',
    name: '预算报表',
    states: [
      ...Array.from({ length: 12 }, (_, index) => ({
        name: `表${index + 1}`,
        enter: (page: Page) => page.getByRole('tab').nth(index).click(),
      })),
      { name: '到底', enter: toEnd },
      { name: '查找', enter: find },
      {
        name: '这个数怎么来的',
        enter: async (page) => {
          await page.getByRole('tab').first().click()
          await page.locator('[data-cell]').first().click()
          await page.keyboard.press('Enter')
        },
      },
    ],
  },
  {
    key: 'Control+3',
    name: '公开文本',
    states: [
      { name: '', enter: nothing },
      { name: '到底', enter: toEnd },
      { name: '查找', enter: find },
      {
        name: '这一段',
        enter: (page) => page.locator('[aria-haspopup="menu"][aria-label^="手写"]').first().click(),
      },
    ],
  },
]

/** What an edited file with faults shows besides. */
const OF_EDITED: Readonly<Record<string, readonly State[]>> = {
  项目支出: [
    { name: '', enter: nothing },
    {
      name: '随之变动',
      enter: async (page) => {
        const fold = page.getByRole('button', { name: /^随之变动/ })
        if (await fold.isVisible()) await fold.click()
      },
    },
    { name: '文件里的问题', enter: (page) => page.getByRole('button', { name: /^看这\d+处/ }).click() },
    { name: '副本', enter: (page) => runCommand(page, '文件', /打开副本/) },
  ],
  预算报表: [{ name: '', enter: nothing }],
  公开文本: [
    { name: '', enter: nothing },
    {
      name: '过时',
      enter: (page) => page.locator('.override').first().scrollIntoViewIfNeeded(),
    },
  ],
}

const FILES: readonly {
  name: string
  open: (page: Page, folder: string) => Promise<void>
  states?: typeof OF_EDITED
}[] = [
  { name: '示例', open: (page) => openSample(page) },
  {
    name: '最长',
    open: async (page, folder) => {
      await writeLongBudget(folder, '最长')
      await page.reload()
      await openListed(page, /最长/)
      await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
    },
  },
  { name: '改过', open: openEdited, states: OF_EDITED },
]

/** A file with faults, one amount changed, one paragraph written by hand and behind the figures since. */
async function openEdited(page: Page, folder: string): Promise<void> {
  await openSample(page)
  await runCommand(page, '文件', /关闭文件/)
  await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
  const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.budget'))
  const db = new Database(join(folder, name))
  db.exec('UPDATE lines SET amount = -1 - amount WHERE project_id IS NULL AND position % 4 = 0')
  db.close()
  await openListed(page, /年部门预算/)
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await page.keyboard.press('Control+3')
  const block = page.locator('[data-block="p2/expenditure"]')
  await block.getByRole('button', { name: /^改写：/ }).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('以上为手写。')
  await expect(statusBar(page)).toContainText('可撤销：改写')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+1')
  await firstAmount(page).click()
  await page.keyboard.type('987654.32')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').getByLabel('有改写已过时')).toBeVisible()
}

/** What an opened file does not change is asked once. */
const BEFORE_ALL = /^(菜单|快捷键|查找并前往|打开|新建|关于|提示)/

/**
 * Not the full product, which takes minutes: every page itself meets every size in 元 and 万元, in light and dark by
 * turns; what opens over it, and each published table, meets one size in either unit, each its own, so that sizes, units
 * and themes all come with some of them on every page.
 */
for (const { name: file, open, states: own } of FILES) {
  test(
    `no text is cut or covered, nothing leaves the window: ${file}`,
    { tag: '@web' },
    async ({ page, desk }) => {
      // A loaded machine takes a multiple of what it takes alone.
      test.setTimeout(400_000)
      await open(page, desk.folder)
      const found: string[] = []
      for (const [half, unit] of (['万元', '元'] as const).entries()) {
        if (unit === '元') await runCommand(page, '视图', /元/)
        const wide = unit === '元' || file !== '示例' ? WIDE_IN_YUAN : WIDE
        for (const { key, name, states } of PAGES) {
          for (const [at, state] of (own?.[name] ?? states).entries()) {
            if (file === '最长' && BEFORE_ALL.test(state.name)) continue
            await page.setViewportSize({ width: 1280, height: 800 })
            await page.keyboard.press(key)
            await expect(page.getByRole('main', { name })).toBeVisible()
            await state.enter(page)
            const one = (at * 5 + half * 7) % SIZES.length
            const sizes = SIZES.filter((_, index) => at === 0 || index === one)
            for (const isDark of [false, true]) {
              const inTheme = sizes.filter((_, index) => ((index + at) % 2 === half) === isDark)
              if (inTheme.length === 0) continue
              await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' })
              for (const { said, ...size } of inTheme) {
                await page.setViewportSize(size)
                const where = `${name} ${state.name}, ${unit}, ${isDark ? 'dark' : 'light'}, ${said} (${size.width} × ${size.height})`
                for (const each of await breaches(page, wide)) found.push(`${where}: ${each}`)
              }
            }
            for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape')
          }
        }
      }
      expect(found).toEqual([])
    },
  )
}

test(
  'the same of the first screen, with a menu open by keyboard',
  { tag: '@web' },
  async ({ page, desk }) => {
    await writeLongBudget(desk.folder, '最长')
    await page.reload()
    await expect(page.getByRole('main', { name: '开始' })).toContainText('最长')
    const found: string[] = []
    for (const [at, { said, ...size }] of SIZES.entries()) {
      await page.emulateMedia({ colorScheme: at % 2 === 0 ? 'light' : 'dark' })
      await page.setViewportSize(size)
      for (const each of await breaches(page, WIDE)) found.push(`${said}: ${each}`)
      await page.getByRole('menuitem', { name: '文件', exact: true }).focus()
      for (const each of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(each)
      for (const each of await breaches(page, WIDE)) found.push(`菜单, ${said}: ${each}`)
      await page.keyboard.press('Escape')
    }
    expect(found).toEqual([])
  },
)
