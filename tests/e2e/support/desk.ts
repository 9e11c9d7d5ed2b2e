import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test as base, type TestInfo } from '@playwright/test'
import { type DesktopOptions, openDesktop, type Runtime } from '../../support/desktop'
import { startWebHost } from '../../support/program'

/** The program behind the page, over a temporary folder: the web host, or the desktop program. */
export interface Desk {
  /** The folder where budgets lie. */
  readonly folder: string
  /** The program's own folder: copies, and what it works on. */
  readonly own: string
  /** Brings a page to the program's first screen; the desktop program has a page of its own. */
  show(page: Page): Promise<Page>
  /** Of the web host: as printed, with its key. */
  readonly address: string
  /** Of the web host: ends it (`SIGKILL`: in mid-work) and starts another over the same folder; go to the new address. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  end(): Promise<void>
}

/**
 * A page that stands at the program's first screen. A console error or warning, or an uncaught exception, fails the
 * test, whatever else it proves; a test that provokes some takes them out of `faults`. Scenes tagged `@web` are about
 * what the web host alone has: its address, the in-app list of files, a second window.
 */
export const test = base.extend<{ desk: Desk; faults: string[] }, DesktopOptions>({
  runtime: ['web', { option: true, scope: 'worker' }],
  desk: async ({ runtime, faults }, use, info) => {
    const desk = runtime === 'web' ? await webDesk() : await desktopDesk(runtime, faults, info)
    await use(desk)
    await desk.end()
  },
  faults: async ({ context }, use) => {
    const heard: string[] = []
    listen(context, heard)
    await use(heard)
    expect(heard, 'console errors and warnings').toEqual([])
  },
  page: async ({ context, page, desk }, use) => {
    await use(await desk.show(page))
    // As people do: the window first. A host that ends under a page still loading breaks off what it loads.
    for (const open of context.pages()) await open.close()
  },
})

export { expect }

async function webDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'budget-desk-e2e-'))
  let host = await startWebHost(folder)
  return {
    folder,
    own: join(folder, '.own'),
    get address() {
      return host.address
    },
    async show(page) {
      await page.goto(host.address)
      return page
    },
    async restart(signal) {
      await host.end(signal)
      host = await startWebHost(folder)
    },
    async end() {
      const code = await host.end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
      expect(code, 'the host ends in order').toBe(0)
    },
  }
}

async function desktopDesk(runtime: Runtime, faults: string[], info: TestInfo): Promise<Desk> {
  const { folder, own, start, end } = await openDesktop(runtime, faults, info)
  const program = await start()
  // A new file goes where the web host would put it; nobody is there to choose.
  await program.evaluate(({ dialog }, place) => {
    const { basename, join } = process.getBuiltinModule('node:path')
    // A scene may end over a refused value.
    dialog.showMessageBoxSync = () => 1
    dialog.showSaveDialog = (...args: unknown[]) => {
      const { defaultPath } = args.at(-1) as Electron.SaveDialogOptions
      return Promise.resolve({ canceled: false, filePath: join(place, basename(defaultPath ?? '')) })
    }
  }, folder)
  const unknown = (): never => {
    throw new Error('only the web host has this: tag the scene @web')
  }
  return {
    folder,
    own,
    end,
    show: () => program.firstWindow(),
    get address() {
      return unknown()
    },
    restart: unknown,
  }
}

function listen(context: BrowserContext, heard: string[]): void {
  context.on('weberror', (error) => heard.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      heard.push(`${message.type()}: ${message.text()}`)
    }
  })
}
