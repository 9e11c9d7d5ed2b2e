import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type ForeignLimits, type Foreign, openForeign } from '../../src/main/foreign/run-foreign'
import type { ShippedWorks } from '../../src/main/foreign/works'
import { nodeForeign } from '../../src/main/host/node-foreign'
import type { ForeignPort, LogPort } from '../../src/main/ports/ports'

/** What the works of `foreign-works.mjs` take and give. `pidFile`: where the child writes its number when it is at work. */
interface Busy {
  readonly input: { readonly pidFile?: string }
  readonly output: never
}

export type TestWorks = ShippedWorks & {
  readonly 'test.echo': { readonly input: unknown; readonly output: Echo }
  readonly 'test.refuse': { readonly input: null; readonly output: never }
  readonly 'test.throw': { readonly input: null; readonly output: never }
  readonly 'test.exit': { readonly input: null; readonly output: never }
  readonly 'test.hang': Busy
  readonly 'test.eatHeap': Busy
  readonly 'test.eatBuffers': Busy
}

interface Echo {
  readonly given: unknown
  readonly folder: string
  readonly tmpdir: string
  readonly cwd: string
  readonly pid: number
}

/** The program of children with the works of tests, and what runs it from the sources. */
export const WORKS_ENTRY = fileURLToPath(new URL('foreign-works.mjs', import.meta.url))
export const SOURCE_ARGS = ['--no-warnings', '--import', new URL('source-hooks.mjs', import.meta.url).href]

export const ROOMY: ForeignLimits = { deadlineMs: 20_000, heapMb: 256, residentMb: 512 }

export function testForeign(
  folder: string,
  port: ForeignPort = nodeForeign(WORKS_ENTRY, SOURCE_ARGS),
): { readonly foreign: Foreign<TestWorks>; readonly logged: readonly string[] } {
  const logged: string[] = []
  const log: LogPort = {
    warn: (message, details) => void logged.push(`${message} ${JSON.stringify(details)}`),
    error: (message) => void logged.push(message),
  }
  return { foreign: openForeign<TestWorks>(port, folder, log), logged }
}

/** Number of the process that wrote the file; waits for it. */
export async function pidIn(path: string): Promise<number> {
  for (const until = Date.now() + 15_000; Date.now() < until; await sleep(5)) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    if (text !== '') return Number(text)
  }
  throw new Error(`nobody wrote ${path}`)
}

/** One that ended but that nobody has asked after is not running. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Numbers of the processes that stand in a folder below this one: children of a core that works there. */
export function childrenIn(work: string): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && folderOf(pid)?.startsWith(`${work}/`) === true)
}

function folderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null // It is gone.
  }
}
