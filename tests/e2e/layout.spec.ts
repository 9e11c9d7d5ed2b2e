import type { Page } from '@playwright/test'
import { openListed, openSample, runCommand } from './support/budget-page'
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

/** What each screen and zoom leave of CSS pixels, down to the narrowest window that the program has, 640. */
const SIZES = SCREENS.flatMap(([width, height]) =>
  ZOOMS.map((zoom) => ({
    said: `${width} px, ${zoom} %`,
    width: Math.floor((width * 100) / zoom),
    height: Math.floor((height * 100) / zoom),
  })),
).filter(
  (size, index, all) => size.width >= 640 && all.findIndex((each) => each.width === size.width) === index,
)

/** Published tables are as wide as they are printed, and so are the tables of the text; they scroll sideways. */
const WIDE = '.tables > .scroller, .tabs, .text-page > .scroller'
/** Amounts in 元 are wider than a list beside the editor; names and sums stay in view. */
const WIDE_IN_YUAN = `${WIDE}, .grid, article .scroller`

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
        name: '选资金',
        enter: (page) => page.locator('.funding').first().click(),
      },
      ...['文件', '编辑', '视图', '帮助'].map(menu),
      { name: '快捷键', enter: key('F1') },
      { name: '查找命令', enter: key('Control+k') },
      { name: '打开文件', enter: key('Control+o') },
      { name: '新建预算', enter: key('Control+n') },
      { name: '打开副本', enter: (page) => runCommand(page, '文件', /打开副本/) },
      { name: '关于', enter: (page) => runCommand(page, '帮助', /关于/) },
      { name: '提示', enter: key('Control+s') },
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
      {
        name: '查找',
        enter: async (page) => {
          await page.keyboard.press('Control+f')
          await page.keyboard.type('专项')
        },
      },
      {
        name: '这一段',
        enter: (page) => page.locator('[aria-haspopup="menu"][aria-label^="手写"]').first().click(),
      },
    ],
  },
]

const FILES: readonly { name: string; open: (page: Page, folder: string) => Promise<void> }[] = [
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
]

/** What an opened file does not change is asked once. */
const BEFORE_ALL = /^(菜单|快捷键|查找命令|打开|新建|关于|提示)/

/**
 * Not the full product, which takes minutes: every page itself meets every size in 元 and 万元, in light and dark by
 * turns; what opens over it, and each published table, meets one size in either unit, each its own, so that sizes, units
 * and themes all come with some of them on every page.
 */
for (const { name: file, open } of FILES) {
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
        const wide = unit === '元' || file === '最长' ? WIDE_IN_YUAN : WIDE
        for (const { key, name, states } of PAGES) {
          for (const [at, state] of states.entries()) {
            if (file !== '示例' && BEFORE_ALL.test(state.name)) continue
            await page.setViewportSize({ width: 1280, height: 800 })
            await page.keyboard.press(key)
            await expect(page.getByRole('main', { name })).toBeVisible()
            await state.enter(page)
            const own = (at * 5 + half * 7) % SIZES.length
            const sizes = SIZES.filter((_, index) => at === 0 || index === own)
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
