import type {} from 'electron'
import { guarded } from './foreign/guard'
import { nodeLine } from './foreign/node-line'
import { parentPortLine } from './foreign/parent-port-line'
import { serveWork } from './foreign/serve-work'
import { works } from './foreign/works'

// Electron's types promise the port to every process; in plain Node there is none.
const port = process.parentPort as Electron.ParentPort | undefined

/** One piece of work that is not ours, in a process of its own: it may fail, hang or eat memory, and ends alone. */
if (port) {
  // Chromium ends a child whose parent is gone, and the main process looks after its memory.
  serveWork(parentPortLine(port), works)
} else {
  guarded(import.meta.filename, process.argv.slice(2), () => serveWork(nodeLine(), works))
}
