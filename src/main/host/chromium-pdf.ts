import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PdfPort } from '../ports/ports'

/** Enough of what a process said last to tell why it ended. */
const TAIL = 4000
const DEADLINE_MS = 300_000

/** Prints by a browser of the system, which runs for one page, unseen and without a network. */
export function chromiumPdf(find: () => string | null): PdfPort {
  return {
    async print(page, folder, signal) {
      const browser = find()
      if (browser === null) return { kind: 'no-printer' }
      const out = join(folder, 'printed.pdf')
      const ended = await printed(browser, argumentsFor(page, folder, out), signal)
      if (signal.aborted) return { kind: 'stopped' }
      const isThere = ended.code === 0 && existsSync(out)
      return isThere
        ? { kind: 'printed', bytes: await readFile(out) }
        : { kind: 'broke', details: `ended with ${String(ended.code)}\n${ended.said}` }
    },
  }
}

function argumentsFor(page: string, folder: string, out: string): readonly string[] {
  return [
    '--headless',
    // Root's Chromium runs only without its sandbox; the page holds no script and loads nothing.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-sync',
    '--disable-dev-shm-usage',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${join(folder, 'browser')}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${out}`,
    pathToFileURL(page).href,
  ]
}

interface Ended {
  readonly code: number | null
  readonly said: string
}

function printed(browser: string, args: readonly string[], signal: AbortSignal): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  // A group of its own: what the browser started goes with it.
  const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  let tail = ''
  child.stderr.setEncoding('utf8').on('data', (said: string) => (tail = (tail + said).slice(-TAIL)))
  const stop = (): void => endGroup(child)
  const patience = setTimeout(stop, DEADLINE_MS)
  signal.addEventListener('abort', stop)
  process.once('exit', stop)
  const over = (code: number | null, said: string): void => {
    clearTimeout(patience)
    signal.removeEventListener('abort', stop)
    process.off('exit', stop)
    resolve({ code, said })
  }
  child.once('error', ({ message }) => over(null, message))
  child.once('close', (code) => over(code, tail))
  if (signal.aborted) stop()
  return promise
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    if (process.platform === 'win32')
      spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' })
    else process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // It ended by itself a moment ago.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
