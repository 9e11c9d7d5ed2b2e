import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, test as base } from '@playwright/test'
import { startWebHost } from '../../support/program'

/** The program behind the page: a web host over a temporary folder. */
export interface Desk {
  /** The start-up folder, where budgets lie. */
  readonly folder: string
  /** As printed, with its key. */
  readonly address: string
  /** Ends the host (`SIGKILL`: in mid-work) and starts another over the same folder; then go to the new address. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/**
 * A page that stands at the program's first screen. A console error or warning, or an uncaught exception, fails the
 * test, whatever else it proves; a test that provokes some takes them out of `faults`.
 */
export const test = base.extend<{ desk: Desk; faults: string[] }>({
  desk: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'budget-desk-e2e-'))
    let host = await startWebHost(folder)
    await use({
      folder,
      get address() {
        return host.address
      },
      async restart(signal) {
        await host.end(signal)
        host = await startWebHost(folder)
      },
    })
    const code = await host.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
    expect(code, 'the host ends in order').toBe(0)
  },
  faults: async ({ context }, use) => {
    const heard: string[] = []
    listen(context, heard)
    await use(heard)
    expect(heard, 'console errors and warnings').toEqual([])
  },
  page: async ({ page, desk, faults: _faults }, use) => {
    await page.goto(desk.address)
    await use(page)
  },
})

export { expect }

function listen(context: BrowserContext, heard: string[]): void {
  context.on('weberror', (error) => heard.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      heard.push(`${message.type()}: ${message.text()}`)
    }
  })
}
