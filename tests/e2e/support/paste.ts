import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

/** Ctrl+V of a text, as spreadsheets put it on the clipboard; the scene grants the permission. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((all) => navigator.clipboard.writeText(all), text)
  await page.keyboard.press('Control+v')
}

/**
 * What a spreadsheet put on the clipboard, text and table, pasted as it is: what a page writes there itself Chromium rids
 * of what makes it a spreadsheet's. `name`: of a fixture.
 */
export async function pasteFixture(page: Page, name: string): Promise<void> {
  const read = (ending: string): string =>
    readFileSync(
      fileURLToPath(new URL(`../../fixtures/clipboard/${name}.${ending}`, import.meta.url)),
      'utf8',
    )
  await page.evaluate(
    ({ text, html }) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      clipboardData.setData('text/html', html)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    { text: read('txt'), html: read('html') },
  )
}
