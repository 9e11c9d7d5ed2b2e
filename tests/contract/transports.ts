import { fileURLToPath } from 'node:url'
import { type Client, createClient } from '../../src/shared/contract/client'
import { openCore } from '../../src/main/core/core'
import type { CorePorts } from '../../src/main/ports/ports'
import { nodeForeign } from '../../src/main/host/node-foreign'
import { systemPorts } from '../../src/main/host/system'
import { folderFiles } from '../../src/main/web/folder-files'
import { openEventStreams } from '../../src/main/web/event-streams'
import { openWebHost } from '../../src/main/web/server'
import { connectCore, type CoreChild } from '../../src/main/shell/core-connection'
import { hostCore, type ParentLine } from '../../src/main/shell/core-host'
import type { FromCore, ToCore } from '../../src/main/shell/core-messages'
import { foreignChildren } from '../../src/main/shell/foreign-children'
import { SOURCE_ARGS, WORKS_ENTRY } from '../support/foreign'
import { utilityFork } from '../support/utility-process'
import { webClient, webEvents } from '../support/web-client'

/** A way from a caller to the core. Whatever carries the messages, the same calls give the same replies. */
export interface Transport {
  readonly name: string
  /** `hear`: what the core tells unasked. */
  open(ports: CorePorts, hear?: Hear): Promise<{ readonly client: Client; close(): Promise<void> }>
}

export type Hear = (event: string, payload: unknown) => void

export const transports: readonly Transport[] = [
  {
    name: 'in process',
    open(ports, hear) {
      const core = openCore(ports, (event, payload) => hear?.(event, payload))
      return Promise.resolve({
        client: createClient((method, params) => core.dispatch(method, params)),
        close: async () => core.close(),
      })
    },
  },
  {
    name: 'the line between Electron’s processes',
    async open(ports, hear) {
      const { core, host } = clonedLine()
      hostCore(
        host,
        ({ foreign }, tell) => openCore({ ...ports, foreign }, tell),
        () => undefined,
      )
      const children = foreignChildren(utilityFork, WORKS_ENTRY, () => [])
      const none = () => undefined
      const connection = connectCore(
        core,
        { program: '/nowhere', granted: [] },
        {
          granted: none,
          opened: none,
          log: none,
          ended: none,
          foreign: children.obey,
          print: none,
          told: (event, payload) => hear?.(event, payload),
          answer: (question) =>
            question.about === 'resident' ? children.residentMb(question.child) : Promise.resolve(null),
        },
      )
      await connection.ready
      return { client: createClient(connection.call), close: connection.close }
    },
  },
  {
    name: 'web host',
    async open(ports, hear) {
      const options = { port: 0, token: 'contract-suite', page: '/nowhere', log: ports.log }
      const events = openEventStreams()
      const host = await openWebHost(openCore(ports, events.tell), events, options)
      if (hear) await webEvents(host.address, hear)
      return { client: webClient(host.address), close: () => host.close() }
    },
  },
]

/** Two ends that say each other copies, later, as processes do. */
function clonedLine(): { core: CoreChild; host: ParentLine } {
  let toCore: (message: ToCore) => void = () => undefined
  let toMain: (message: FromCore) => void = () => undefined
  return {
    core: {
      post: (message) => queueMicrotask(() => toCore(structuredClone(message))),
      onMessage: (listener) => void (toMain = listener),
      onExit: () => undefined,
      kill: () => undefined,
    },
    host: {
      post: (message) => queueMicrotask(() => toMain(structuredClone(message))),
      onMessage: (listener) => void (toCore = listener),
    },
  }
}

/** Ports over a folder of budgets, with the packs and samples of this checkout; children run from the sources. */
export function folderPorts(folder: string): CorePorts {
  const program = fileURLToPath(new URL('../../', import.meta.url))
  const { PATH } = process.env
  const env = { PATH, BUDGET_DESK_HOME: `${folder}/.own`, BUDGET_DESK_PREPARER: '王敏' }
  const ports = systemPorts(program, folderFiles(folder), env)
  return { ...ports, foreign: nodeForeign(WORKS_ENTRY, SOURCE_ARGS) }
}
