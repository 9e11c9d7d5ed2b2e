import type { ForeignStart } from '../ports/ports'
import { residentMb } from '../host/resident-memory'
import type { ForeignEvent, ForeignOrder } from './core-messages'

export type ForeignFork = (
  entry: string,
  args: string[],
  options: Electron.ForkOptions,
) => Pick<Electron.UtilityProcess, 'postMessage' | 'pid'> & {
  on(event: 'message', listener: (message: unknown) => void): unknown
  once(event: 'spawn', listener: () => void): unknown
  on(event: 'error', listener: (type: string, location: string) => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
}

type Child = ReturnType<ForeignFork>
type Metrics = readonly {
  readonly pid: number
  readonly memory: Pick<Electron.MemoryInfo, 'workingSetSize'>
}[]

/** The children that the core has asked for, kept by the main process. */
export interface ForeignChildren {
  obey(child: number, order: ForeignOrder, tell: (event: ForeignEvent) => void): void
  residentMb(child: number): Promise<number | null>
  /** They don't outlive the core that asked for them. */
  endAll(): void
}

/** `entry`: the child's program; `metrics`: what Electron knows of its processes. */
export function foreignChildren(fork: ForeignFork, entry: string, metrics: () => Metrics): ForeignChildren {
  const children = new Map<number, Child>()
  /** A process has no number before it is there; what was to end before that ends then. */
  const unwanted = new Set<Child>()

  function start(id: number, { folder, heapMb }: ForeignStart, tell: (event: ForeignEvent) => void): void {
    const child = fork(entry, [], {
      serviceName: 'budget-desk-foreign',
      execArgv: [`--max-old-space-size=${heapMb}`],
      cwd: folder,
      env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
      stdio: 'ignore',
    })
    let fatal: string | null = null
    children.set(id, child)
    child.once('spawn', () => {
      if (unwanted.delete(child)) end(child)
    })
    child.on('message', (message) => tell({ kind: 'message', message }))
    // V8 ends a process by such an error only when it has no memory left.
    child.on('error', (type, location) => (fatal = `${type} ${location}`))
    child.once('exit', (code) => {
      unwanted.delete(child)
      if (children.get(id) === child) children.delete(id)
      const end = { outOfMemory: fatal !== null, details: fatal ?? `ended with ${code}` }
      tell({ kind: 'ended', end })
    })
  }

  return {
    obey(id, order, tell) {
      switch (order.kind) {
        case 'start':
          return start(id, order.start, tell)
        case 'post':
          return children.get(id)?.postMessage(order.message)
        case 'kill': {
          const child = children.get(id)
          return child && end(child)
        }
      }
    },
    async residentMb(id) {
      const pid = children.get(id)?.pid
      if (pid === undefined) return null
      const kilobytes = metrics().find((process) => process.pid === pid)?.memory.workingSetSize
      return (await residentMb(pid)) ?? (kilobytes === undefined ? null : kilobytes / 1024)
    },
    endAll() {
      for (const child of children.values()) end(child)
      children.clear()
    },
  }

  /** Electron's own `kill` asks; a child that holds its thread without a pause must not be asked. */
  function end(child: Child): void {
    if (child.pid === undefined) return void unwanted.add(child)
    try {
      process.kill(child.pid, 'SIGKILL')
    } catch (error) {
      // It ended by itself a moment ago.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
