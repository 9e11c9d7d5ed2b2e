import type { Page } from '@playwright/test'
import { openListed, openSample, runCommand } from './support/budget-page'
import { expect, test } from './support/desk'
import { breaches } from './support/layout-law'
import { writeLongBudget } from './support/long-budget'
import { OF_EDITED, openEdited, PAGES } from './support/states'

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

/** Published tables and what is to be sent are as wide as they are printed, and so are the tables of the text and a project's lines; they scroll sideways. */
const WIDE = '.lines, .records, .preview > .scroller, .tables > .scroller, .tabs, .text-page > .scroller'
/** Amounts in 元 are wider than a list beside the editor; names and sums stay in view. */
const WIDE_IN_YUAN = `${WIDE}, .data-grid, article .scroller`

/** A trace would keep the page at each of hundreds of steps. */
test.use({ trace: 'off' })
test.describe.configure({ mode: 'parallel' })

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

/** What an opened file does not change is asked once. */
const BEFORE_ALL = /^(菜单|快捷键|查找并前往|打开|新建|关于|提示)/

/**
 * Not the full product, which takes minutes: every page itself meets every size, in 元 and 万元 and in light and dark by
 * turns, in another unit in the next file; what opens over it, and each published table, meets one size in either unit, each its own, so that sizes, units
 * and themes all come with some of them on every page.
 */
for (const [fileAt, { name: file, open, states: own }] of FILES.entries()) {
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
            const sizes = SIZES.filter((_, index) =>
              at === 0 ? (index + half + fileAt) % 2 === 0 : index === one,
            )
            for (const isDark of [false, true]) {
              const inTheme = sizes.filter((size) => ((SIZES.indexOf(size) >> 1) % 2 === half) === isDark)
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
