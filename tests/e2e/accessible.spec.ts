import { openSample } from './support/budget-page'
import { axeFindings, bringAxe } from './support/axe'
import { expect, test } from './support/desk'
import { OF_EDITED, openEdited, PAGES } from './support/states'

/** A trace would keep the page at each of a hundred steps. */
test.use({ trace: 'off' })
test.describe.configure({ mode: 'parallel' })

const FILES = [
  { name: '示例', open: (page: Parameters<typeof openSample>[0]) => openSample(page), states: null },
  { name: '改过', open: openEdited, states: OF_EDITED },
] as const

for (const { name: file, open, states: own } of FILES) {
  test(
    `axe finds nothing in any state, in light and dark: ${file}`,
    { tag: '@web' },
    async ({ page, desk }) => {
      test.setTimeout(300_000)
      // A colour on its way to another is neither.
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await open(page, desk.folder)
      await bringAxe(page)
      const found = new Set<string>()
      for (const { key, name, states } of PAGES) {
        for (const state of own?.[name] ?? states) {
          await page.keyboard.press(key)
          await expect(page.getByRole('main', { name })).toBeVisible()
          await state.enter(page)
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme })
            for (const each of await axeFindings(page)) {
              found.add(`${name} ${state.name}, ${colorScheme}: ${each}`)
            }
          }
          for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape')
        }
      }
      expect([...found]).toEqual([])
    },
  )
}

test('axe finds nothing on the first screen', { tag: '@web' }, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await bringAxe(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeFindings(page)).toEqual([])
  }
})
