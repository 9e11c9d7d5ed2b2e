import { fork } from 'node:child_process'
import type { ForeignPort } from '../ports/ports'
import { residentMb } from './resident-memory'

/** Enough of what a process said last to tell why it ended. */
const TAIL = 4000

/** What V8 writes before it ends a process, and what the child's own guard writes. */
const OUT_OF_MEMORY = /out of memory/

/** Children of plain Node: web host, command line, tests. `entry`: the child's program; `nodeArgs`: further options of Node. */
export function nodeForeign(entry: string, nodeArgs: readonly string[] = []): ForeignPort {
  return {
    start({ folder, heapMb, residentMb: limit }, ears) {
      const child = fork(entry, [String(process.pid), String(limit)], {
        execArgv: [...nodeArgs, `--max-old-space-size=${heapMb}`],
        cwd: folder,
        // Libraries ask these for a place.
        env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      })
      let tail = ''
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (tail = (tail + text).slice(-TAIL)))
      child.on('message', ears.message)
      let isOver = false
      const over = (why: string): void => {
        if (isOver) return
        isOver = true
        ears.ended({ outOfMemory: OUT_OF_MEMORY.test(tail), details: `${why}\n${tail}` })
      }
      // Emitted in place of an exit when there was no process, and beside it when a message found none.
      child.on('error', (cause) => {
        if (child.pid === undefined) over(cause.message)
        else tail += cause.message
      })
      // Not `exit`: what it said last may still be on the way then.
      child.once('close', (code, signal) => over(`ended with ${signal ?? String(code)}`))
      return {
        post: (message) => void (child.connected && child.send(message as object)),
        kill: () => void child.kill('SIGKILL'),
        residentMb: () => (child.pid === undefined ? Promise.resolve(null) : residentMb(child.pid)),
      }
    },
  }
}
