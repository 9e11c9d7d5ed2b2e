import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, test as base, type Page, type TestInfo } from '@playwright/test'
import { findElectron } from '../../scripts/electron-runtime.mjs'
import type { Reply } from '../../src/shared/contract/failure'
import type { MethodName, Params, Result } from '../../src/shared/contract/methods'
import type { BudgetDeskBridge, ShellCalls } from '../../src/shared/contract/shell'
import { launch as launchStandIn, type DesktopProgram } from './electron-stand-in/launch'

/** What runs the built program: Debian's Chromium behind the stand-in, or Electron where there is a runtime. */
export type Runtime = 'stand-in' | 'electron'

export interface Desktop {
  readonly runtime: Runtime
  /** A folder of the test's own, for budgets. */
  readonly folder: string
  /** The program's own folder: copies, and what it works on. */
  readonly own: string
  /** Starts the program; a second start shares settings with the first. Everything started is ended with the test. */
  start(...args: readonly string[]): Promise<DesktopProgram>
}

declare global {
  interface Window {
    readonly budgetDesk?: BudgetDeskBridge
  }
}

export interface DesktopOptions {
  /** Where a test runs; `web` is the web host's own suite (tests/e2e). */
  readonly runtime: Runtime | 'web'
}

/** The program to test: this checkout, or a sabotaged copy. */
const PROGRAM = process.env['BUDGET_DESK_PROGRAM'] ?? fileURLToPath(new URL('../../', import.meta.url))

export const test = base.extend<{ desktop: Desktop; faults: string[] }, DesktopOptions>({
  runtime: ['stand-in', { option: true, scope: 'worker' }],
  /** Errors and warnings of the page's console; a test that expects some takes them out. */
  faults: async ({}, use) => {
    await use([])
  },
  desktop: async ({ runtime, faults }, use, info) => {
    const desktop = await openDesktop(runtime === 'electron' ? runtime : 'stand-in', faults, info)
    await use(desktop)
    await desktop.end()
    base.expect(faults, 'errors and warnings on the page’s console').toEqual([])
  },
})

export const { expect } = base

/** One call through the bridge, as the page makes it. */
export function call<M extends MethodName | keyof ShellCalls>(
  page: Page,
  method: M,
  params: M extends MethodName ? Params<M> : M extends keyof ShellCalls ? ShellCalls[M]['params'] : never,
): Promise<
  Reply<M extends MethodName ? Result<M> : M extends keyof ShellCalls ? ShellCalls[M]['result'] : never>
> {
  return page.evaluate(([name, given]) => window.budgetDesk?.call(name, given), [
    method,
    params,
  ] as const) as Promise<Reply<never>>
}

/** A place to start programs in; skips the test, with the reason, where there is no runtime. */
export async function openDesktop(
  runtime: Runtime,
  faults: string[],
  info: TestInfo,
): Promise<Desktop & { end(): Promise<void> }> {
  const executable = runtime === 'electron' ? await runtimeOr(info) : null
  const home = mkdtempSync(join(tmpdir(), 'budget-desk-desktop-'))
  const folder = join(home, 'budgets')
  const own = join(home, 'own-files')
  mkdirSync(folder)
  const running: DesktopProgram[] = []
  return {
    runtime,
    folder,
    own,
    async start(...more) {
      const args = [PROGRAM, `--user-data-dir=${join(home, 'user-data')}`, ...more]
      const env = { BUDGET_DESK_HOME: own, BUDGET_DESK_PREPARER: '王敏' }
      const program =
        executable === null ? await launchStandIn({ args, env }) : await electron(executable, args, env)
      running.push(program)
      return listening(program, faults)
    },
    async end() {
      const isFailed = info.status !== info.expectedStatus
      for (const [n, program] of running.entries()) {
        if (isFailed) await keepTrace(program, info.outputPath(`trace-of-program-${n + 1}.zip`))
        await program.close()
      }
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function electron(
  executablePath: string,
  args: string[],
  env: Record<string, string>,
): Promise<DesktopProgram> {
  const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const inherited = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  return _electron.launch({
    executablePath,
    args: [...args, ...noSandbox],
    env: { ...Object.fromEntries(inherited), ...env },
  })
}

async function runtimeOr(info: TestInfo): Promise<string> {
  const found = await findElectron({ download: false })
  if ('path' in found) return found.path
  info.skip(true, found.why)
  throw new Error('skipped')
}

/**
 * Playwright traces the program's page too, but saves that only of contexts that it closes itself. A program that has
 * ended, or had no window, leaves none.
 */
async function keepTrace(program: DesktopProgram, path: string): Promise<void> {
  const [window] = program.windows()
  await window
    ?.context()
    .tracing.stopChunk({ path })
    .catch(() => undefined)
}

/** A program whose first window reports what goes wrong on its page. */
function listening(program: DesktopProgram, faults: string[]): DesktopProgram {
  let first: Promise<Page> | null = null
  const open = async (): Promise<Page> => {
    const page = await program.firstWindow()
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`)
    })
    await page.waitForLoadState()
    return page
  }
  return new Proxy(program, {
    get: (target, member) => {
      if (member === 'firstWindow') return () => (first ??= open())
      const value: unknown = Reflect.get(target, member)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}
