import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import type { LogPort } from '../ports/ports'
import { errorCode } from '../store/sqlite-failures'

/** Where this process keeps what lives no longer than itself. */
export interface WorkFolder {
  /** Made by whoever needs it first. */
  readonly path: string
  close(): void
}

/** `PID-RANDOM`: whose it is can be told after a crash. */
const OWN_NAME = /^(\d+)-[0-9a-f]{12}$/

/** Takes a folder below `root` for this process, and removes those of processes that are gone. */
export function openWorkFolder(root: string, log: LogPort): WorkFolder {
  for (const name of namesIn(root)) {
    const path = join(root, name)
    if (!isLeftOver(path, Number(OWN_NAME.exec(name)?.[1]))) continue
    try {
      rmSync(path, { recursive: true, force: true })
    } catch (cause) {
      // What another program looks through just now goes at the next start.
      log.warn('a left over work folder stays', { path, cause: String(cause) })
    }
  }
  const path = join(root, `${process.pid}-${randomBytes(6).toString('hex')}`)
  return {
    path,
    close() {
      if (existsSync(path)) rmSync(path, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

function namesIn(root: string): readonly string[] {
  try {
    return readdirSync(root).filter((name) => OWN_NAME.test(name))
  } catch (error) {
    // Where no such folder can be, nothing was left; who needs one says then why there is none.
    if (/^(ENOENT|ENOTDIR|EACCES|EPERM)$/.test(errorCode(error))) return []
    throw error
  }
}

/** Numbers of processes come again: what was last touched before the process or the system began is of an earlier one. */
function isLeftOver(path: string, pid: number): boolean {
  const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  if (touched === undefined) return false
  const age = pid === process.pid ? process.uptime() : uptime()
  return touched < Date.now() - age * 1000 || !isRunning(pid)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
