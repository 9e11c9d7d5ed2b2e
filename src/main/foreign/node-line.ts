import type { ToForeign } from './messages'
import type { ForeignLine } from './serve-work'

/** The line to the parent that `fork` gives a child of plain Node. */
export function nodeLine(): ForeignLine {
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToForeign)),
  }
}
