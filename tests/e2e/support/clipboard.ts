import type { Page } from '@playwright/test'

/** What Ctrl+C, or another act, puts on the clipboard, as text and as a table; to read it there the desktop's page may not. */
export async function copy(
  page: Page,
  act: () => Promise<void> = () => page.keyboard.press('Control+c'),
): Promise<readonly [text: string, html: string]> {
  const copying = await page.evaluateHandle(() => ({
    copied: new Promise<[string, string]>((resolve) => {
      addEventListener(
        'copy',
        ({ clipboardData: data }) => {
          resolve([data?.getData('text/plain') ?? '', data?.getData('text/html') ?? ''])
        },
        { once: true },
      )
    }),
  }))
  await act()
  return copying.evaluate((its) => its.copied)
}
