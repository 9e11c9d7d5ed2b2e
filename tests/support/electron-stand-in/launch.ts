import { chromium, type Browser, type Page } from '@playwright/test'
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface LaunchOptions {
  /** As for Electron: the program's folder, then its arguments. */
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

type ElectronModule = typeof Electron.CrossProcessExports

/** The part of Playwright's `ElectronApplication` that the suite uses, so that it runs on both. */
export interface DesktopProgram {
  firstWindow(): Promise<Page>
  windows(): readonly Page[]
  evaluate<R, A>(body: (electron: ElectronModule, arg: A) => R | Promise<R>, arg: A): Promise<R>
  evaluate<R>(body: (electron: ElectronModule) => R | Promise<R>): Promise<R>
  close(): Promise<void>
  process(): ChildProcess
}

const START_MS = 30_000
const CLOSE_MS = 15_000

/** Starts the built program on the stand-in. */
export async function launch({ args, env, cwd }: LaunchOptions): Promise<DesktopProgram> {
  const child = fork(fileURLToPath(new URL('program.mjs', import.meta.url)), [...args], {
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  })
  const ended = new Promise<null>((resolve) => child.once('exit', () => resolve(null)))
  const orders = new Map<number, { resolve(value: unknown): void; reject(cause: Error): void }>()
  const endpoint = Promise.withResolvers<string>()
  let nextOrder = 1
  let connecting: Promise<Browser> | null = null
  let browser: Browser | null = null

  child.on('message', (message: { endpoint?: string; id?: number; value?: unknown; error?: string }) => {
    if (message.endpoint !== undefined) endpoint.resolve(message.endpoint)
    const order = orders.get(message.id ?? 0)
    if (message.error === undefined) order?.resolve(message.value)
    else order?.reject(new Error(message.error))
  })
  void ended.then(() => {
    endpoint.reject(new Error('the program ended'))
    for (const { reject } of orders.values()) reject(new Error('the program ended'))
  })
  endpoint.promise.catch(() => undefined)

  async function connect(): Promise<void> {
    connecting ??= endpoint.promise.then((url) => chromium.connectOverCDP(url))
    browser = await connecting
  }

  function windows(): Page[] {
    const pages = browser?.contexts().flatMap((context) => context.pages()) ?? []
    return pages.filter((page) => page.url() !== 'about:blank')
  }

  return {
    async firstWindow() {
      await connect()
      for (const until = Date.now() + START_MS; Date.now() < until;) {
        const [shown] = windows()
        if (shown) return shown
        await new Promise((resolve) => setTimeout(resolve, 30))
        if (child.exitCode !== null) throw new Error('the program ended')
      }
      throw new Error('no window was opened')
    },
    windows,
    evaluate<R>(body: (...args: never[]) => R | Promise<R>, arg?: unknown): Promise<R> {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      orders.set(nextOrder, { resolve, reject })
      if (child.connected) child.send({ id: nextOrder++, source: body.toString(), arg })
      else reject(new Error('the program ended'))
      return promise as Promise<R>
    },
    async close() {
      if (child.connected) {
        child.send({ id: nextOrder++, source: '({ app }) => app.quit()', arg: null })
      }
      const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), CLOSE_MS).unref())
      const how = await Promise.race([ended, late])
      if (how === 'late') child.kill('SIGKILL')
      await browser?.close().catch(() => undefined)
      if (how === 'late') throw new Error('the program did not end by itself')
    },
    process: () => child,
  }
}
