import type { PdfPort, PrintEnd } from '../ports/ports'
import type { FromCore } from './core-messages'

/** The core's side of printing in Electron: it asks, the main process prints. */
export interface PrintLine {
  readonly port: PdfPort
  hear(id: number, end: PrintEnd): void
}

export function printThroughMain(post: (message: FromCore) => void): PrintLine {
  const asked = new Map<number, (end: PrintEnd) => void>()
  let next = 1
  return {
    port: {
      print(page, _folder, signal) {
        const id = next++
        const { promise, resolve } = Promise.withResolvers<PrintEnd>()
        const stop = (): void => post({ kind: 'print', id, order: 'stop' })
        asked.set(id, (end) => {
          signal.removeEventListener('abort', stop)
          resolve(end)
        })
        signal.addEventListener('abort', stop)
        post({ kind: 'print', id, order: { page } })
        if (signal.aborted) stop()
        return promise
      },
    },
    hear(id, end) {
      asked.get(id)?.(end)
      asked.delete(id)
    },
  }
}
