import { writeSync } from 'node:fs'
import { isMainThread, Worker, workerData } from 'node:worker_threads'

/** What the guard looks after. */
interface Guarded {
  readonly parent: number
  readonly residentMb: number
}

const EVERY_MS = 100

/**
 * Runs a child of plain Node under a guard: a thread of its own, for the work may hold the main one without a pause.
 * `entry` is the program that calls this; the thread runs it again and guards instead of working.
 */
export function guarded(entry: string, [parent, residentMb]: readonly string[], work: () => void): void {
  if (!isMainThread) return guard(workerData as Guarded)
  const data: Guarded = { parent: Number(parent), residentMb: Number(residentMb) }
  new Worker(entry, { workerData: data }).unref()
  process.once('disconnect', () => process.exit())
  // Ctrl+C reaches this process too; when it ends is for its parent to say.
  process.on('SIGINT', () => undefined)
  work()
}

/** Ends the process when its parent is gone, or when it holds more memory than it may. */
function guard({ parent, residentMb }: Guarded): void {
  setInterval(() => {
    if (process.ppid !== parent || !isRunning(parent)) end('its parent is gone')
    if (process.memoryUsage.rss() > residentMb * 1024 * 1024) end('out of memory')
  }, EVERY_MS)
}

/** A thread can end no process in order; its last word goes straight to the descriptor. */
function end(why: string): void {
  try {
    writeSync(2, `ended by its guard: ${why}\n`)
  } finally {
    process.kill(process.pid, 'SIGKILL')
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
