import type {} from 'electron'
import { openCore } from './core/core'
import { hostCore } from './shell/core-host'
import type { ToCore } from './shell/core-messages'

/** The core's own process in Electron (utilityProcess): a fault in it takes neither window nor menu along. */
hostCore(
  {
    post: (message) => process.parentPort.postMessage(message),
    onMessage: (listener) => process.parentPort.on('message', (event) => listener(event.data as ToCore)),
  },
  openCore,
  () => process.exit(0),
)
