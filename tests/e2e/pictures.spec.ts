import type { Page } from '@playwright/test'
import { amountOf, openSample, showTable, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'

type Screen = readonly [width: number, height: number]
const SMALL: Screen = [1280, 800]
const LARGE: Screen = [1920, 1080]

interface Picture {
  readonly name: string
  readonly screen: Screen
  readonly isDark?: true
  readonly enter: (page: Page) => Promise<unknown>
}

/** One amount changed, as in the pictures that the window is to look like. */
const edited = async (page: Page): Promise<void> => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
}
const table = async (page: Page): Promise<void> => {
  await edited(page)
  await showTable(page, 5)
}
const text = async (page: Page): Promise<void> => {
  await edited(page)
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('main', { name: '公开文本' })).toBeVisible()
}

const PICTURES: readonly Picture[] = [
  { name: 'welcome', screen: SMALL, enter: (page) => expect(page.getByRole('main')).toBeVisible() },
  { name: 'projects', screen: SMALL, enter: edited },
  { name: 'projects-dark', screen: SMALL, isDark: true, enter: edited },
  { name: 'projects-large', screen: LARGE, enter: edited },
  { name: 'tables', screen: SMALL, enter: table },
  { name: 'tables-large-dark', screen: LARGE, isDark: true, enter: table },
  { name: 'text', screen: SMALL, enter: text },
  { name: 'text-large-dark', screen: LARGE, isDark: true, enter: text },
  {
    name: 'refused',
    screen: SMALL,
    enter: async (page) => {
      await openSample(page)
      await typeAmount(page, '节能减排', '7x')
    },
  },
  {
    name: 'typing-dark',
    screen: SMALL,
    isDark: true,
    enter: async (page) => {
      await openSample(page)
      await amountOf(page, '节能减排').click()
      await page.keyboard.type('1亿2千万')
    },
  },
  {
    name: 'menu',
    screen: SMALL,
    enter: async (page) => {
      await openSample(page)
      await page.getByRole('menuitem', { name: '文件', exact: true }).focus()
      for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
    },
  },
  {
    name: 'keys',
    screen: SMALL,
    enter: async (page) => {
      await openSample(page)
      await page.keyboard.press('F1')
    },
  },
]

/**
 * What no law tells: that a screen looks as when somebody last looked at it. After a change that is meant, look at the new
 * ones and keep them (docs/testing.md).
 */
for (const { name, screen, isDark, enter } of PICTURES) {
  test(`looks as it was kept: ${name}`, { tag: '@web' }, async ({ page }) => {
    const [width, height] = screen
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' })
    await enter(page)
    // The pointer is nowhere; a caret blinks.
    await page.mouse.move(0, height - 1)
    const clock = page.getByLabel('状态', { exact: true }).getByText(/^已保存/)
    await expect(page).toHaveScreenshot(`${name}.png`, {
      mask: [clock],
      animations: 'disabled',
      caret: 'hide',
      // Another edition of the same font or browser draws edges otherwise, and lays nothing out anew.
      maxDiffPixelRatio: 0.01,
    })
  })
}
