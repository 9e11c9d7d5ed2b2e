import type { ToForeign } from './messages'
import type { ForeignLine } from './serve-work'

/** The line to the main process that Electron gives a utility process. */
export function parentPortLine(port: Electron.ParentPort): ForeignLine {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data as ToForeign)),
  }
}
