import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { cdpOverPipe, type Cdp } from './cdp'

export interface Browser {
  readonly cdp: Cdp
  /** Address for Playwright's `connectOverCDP`. */
  readonly endpoint: string
  kill(): void
}

/**
 * Debian's Chromium without a window of its own. It holds its end of a pipe to this process and ends with it, however
 * this process ends; names resolve to nothing, so a page reaches no network.
 */
export async function startBrowser(profile: string): Promise<Browser> {
  const child = spawn(
    process.env['BUDGET_DESK_CHROMIUM'] ?? '/usr/bin/chromium',
    [
      '--headless=new',
      '--no-startup-window',
      '--remote-debugging-pipe',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--lang=zh-CN',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const [, , , to, from] = child.stdio
  const cdp = cdpOverPipe(to as Writable, from as Readable)
  const portFile = join(profile, 'DevToolsActivePort')
  for (let waited = 0; !existsSync(portFile) || readFileSync(portFile, 'utf8') === ''; waited += 20) {
    if (waited > 20_000 || child.exitCode !== null) throw new Error('Chromium did not start')
    await sleep(20)
  }
  const port = readFileSync(portFile, 'utf8').split('\n')[0] ?? ''
  return { cdp, endpoint: `http://127.0.0.1:${port}`, kill: () => void child.kill('SIGKILL') }
}
