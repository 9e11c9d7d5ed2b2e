import { failed, type Reply } from '../../shared/contract/failure'
import type { FileEntry } from '../../shared/contract/results'
import type { Events } from '../../shared/contract/events'
import type { CoreConnection } from './core-connection'

/** Waits before each new start; one more fall within the window and the core stays down. */
const DELAYS_MS = [200, 1_000, 4_000] as const
const WINDOW_MS = 120_000
/** A core that isn't ready by then (slow disk included) hangs. */
const READY_MS = 30_000
/** Closing files takes milliseconds; a core that doesn't answer by then is ended. Everything is committed anyway. */
const CLOSE_MS = 10_000

export interface SupervisorPorts {
  /** Starts one process of the core. */
  connect(): CoreConnection
  now(): number
  sleep(ms: number): Promise<void>
  tell(event: Events['core.state']): void
}

export interface CoreSupervisor {
  call(method: string, params: unknown): Promise<Reply<unknown>>
  /** Handle of a path; null when the core is down. */
  entry(path: string): Promise<FileEntry | null>
  /** Orderly end; resolves when every file is closed or waiting has no sense. */
  close(): Promise<void>
}

/**
 * Keeps one core running: starts it, starts it again with growing waits when it breaks off, and gives up when it keeps
 * breaking off (a missing program file would otherwise restart for ever). Calls made while it is away wait for it.
 */
export function superviseCore(ports: SupervisorPorts): CoreSupervisor {
  let current = Promise.withResolvers<CoreConnection | null>()
  let connection: CoreConnection | null = null
  let closing = false
  const isClosing = (): boolean => closing
  const over = keepRunning()

  async function keepRunning(): Promise<void> {
    let falls: readonly number[] = []
    for (let started = 0; !isClosing(); started++) {
      connection = ports.connect()
      const ready = await within(READY_MS, connection.ready)
      if (ready) {
        current.resolve(connection)
        if (started > 0) ports.tell({ state: 'restarted', message: '计算已恢复，已记入的内容都在。' })
      } else {
        connection.kill()
      }
      await connection.ended
      if (ready) current = Promise.withResolvers()
      if (isClosing()) break
      const now = ports.now()
      falls = [...falls.filter((at) => now - at < WINDOW_MS), now]
      const delay = DELAYS_MS[falls.length - 1]
      if (delay === undefined) {
        ports.tell({
          state: 'stopped',
          message: '计算多次中断，没有再启动。已记入的内容都在文件里，请重新打开程序。',
        })
        break
      }
      ports.tell({ state: 'restarting', message: '计算中断，正在恢复……' })
      await ports.sleep(delay)
    }
    current.resolve(null)
  }

  /** Undefined when the time is over. */
  function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
    return Promise.race([promise, ports.sleep(ms).then(() => undefined)])
  }

  return {
    async call(method, params) {
      const core = await current.promise
      return core ? core.call(method, params) : down()
    },
    async entry(path) {
      const core = await current.promise
      return core ? core.entry(path) : null
    },
    async close() {
      closing = true
      const last = connection
      if (
        last &&
        (await within(
          CLOSE_MS,
          last.close().then(() => true),
        )) === undefined
      )
        last.kill()
      await within(CLOSE_MS, over)
    },
  }
}

function down(): Reply<unknown> {
  return failed('host-unavailable', '计算没有在运行。已记入的内容都在文件里，请重新打开程序。')
}
