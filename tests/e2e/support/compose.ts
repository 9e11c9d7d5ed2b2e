import type { CDPSession, Page } from '@playwright/test'

/** A key as an input method sends it while it composes. */
async function processKey(cdp: CDPSession): Promise<void> {
  const key = { key: 'Process', windowsVirtualKeyCode: 229 }
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
}

/**
 * Composes `steps` one after the other, then commits `text` with the Enter that belongs to the input method: it comes
 * as a Process key, or, from some, as an Enter that says it is composing (`plainEnter`).
 */
export async function compose(
  page: Page,
  steps: readonly string[],
  text: string,
  plainEnter = false,
): Promise<void> {
  // A field that opens on a click has the focus a moment later; a person sees the caret before typing.
  await page.waitForFunction(() => document.activeElement?.matches('input, textarea, [contenteditable]'))
  const cdp = await page.context().newCDPSession(page)
  for (const step of steps) {
    await processKey(cdp)
    await cdp.send('Input.imeSetComposition', {
      text: step,
      selectionStart: step.length,
      selectionEnd: step.length,
    })
  }
  await processKey(cdp)
  if (plainEnter) await page.keyboard.press('Enter')
  await cdp.send('Input.insertText', { text })
}
