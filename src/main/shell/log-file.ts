import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const LIMIT = 1_000_000

/** The program's own log, one line a message, one older file kept. Faults of the program only: no budget data. */
export function logFile(
  path: string,
  now: () => Date,
): (level: string, message: string, details: string) => void {
  mkdirSync(dirname(path), { recursive: true })
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(path, `${path}.old`)
  return (level, message, details) => {
    appendFileSync(path, `${JSON.stringify({ at: now().toISOString(), level, message, details })}\n`)
  }
}
