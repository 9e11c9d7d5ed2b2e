import type { EventName } from '../../shared/contract/events'
import { failed, type Reply } from '../../shared/contract/failure'
import type { FileEntry } from '../../shared/contract/results'
import type { PrintEnd } from '../ports/ports'
import type { CoreQuestion, CoreStart, ForeignEvent, ForeignOrder, FromCore, ToCore } from './core-messages'

/** One process of the core as Electron's `utilityProcess` gives it, narrowed to what is used. */
export interface CoreChild {
  post(message: ToCore): void
  kill(): void
  onMessage(listener: (message: FromCore) => void): void
  /** Exit codes of utility processes are unreliable and are not passed on. */
  onExit(listener: () => void): void
}

export interface CoreEars {
  answer(question: CoreQuestion): Promise<unknown>
  granted(handle: string, path: string): void
  opened(path: string): void
  /** What the core had asked for is of no use any more. */
  ended(): void
  /** Prints a page of HTML, or ends that; what has been ended says so. */
  print(id: number, order: { readonly page: string } | 'stop', tell: (end: PrintEnd) => void): void
  foreign(child: number, order: ForeignOrder, tell: (event: ForeignEvent) => void): void
  log(level: 'warn' | 'error', message: string, details: string): void
  /** What the core tells its windows. */
  told(event: EventName, payload: object): void
}

export interface CoreConnection {
  /** True once the core takes calls; false when it ended before. */
  readonly ready: Promise<boolean>
  readonly ended: Promise<void>
  call(method: string, params: unknown): Promise<Reply<unknown>>
  entry(path: string): Promise<FileEntry | null>
  /** Asks the core to close its files; resolves when it said so or ended. */
  close(): Promise<void>
  kill(): void
}

/** Pairs questions and replies with one process of the core; whatever is unanswered when it ends is answered here. */
export function connectCore(child: CoreChild, start: CoreStart, ears: CoreEars): CoreConnection {
  const calls = new Map<number, (reply: Reply<unknown>) => void>()
  const entries = new Map<number, (entry: FileEntry | null) => void>()
  const ready = Promise.withResolvers<boolean>()
  const ended = Promise.withResolvers<undefined>()
  const closed = Promise.withResolvers<undefined>()
  let nextId = 1
  let alive = true

  child.onMessage((message) => {
    switch (message.kind) {
      case 'ready':
        return ready.resolve(true)
      case 'reply':
        calls.get(message.id)?.(message.reply)
        calls.delete(message.id)
        return
      case 'entered':
        entries.get(message.id)?.(message.entry)
        entries.delete(message.id)
        return
      case 'ask':
        return void answer(message.id, message.question)
      case 'foreign': {
        const { child: id, order } = message
        return ears.foreign(id, order, (event) => {
          if (alive) child.post({ kind: 'foreign', child: id, event })
        })
      }
      case 'print': {
        const { id, order } = message
        return ears.print(id, order, (end) => {
          if (alive) child.post({ kind: 'printed', id, end })
        })
      }
      case 'granted':
        return ears.granted(message.handle, message.path)
      case 'opened':
        return ears.opened(message.path)
      case 'log':
        return ears.log(message.level, message.message, message.details)
      case 'event':
        return ears.told(message.event, message.payload)
      case 'closed':
        return closed.resolve(undefined)
    }
  })
  child.onExit(() => {
    alive = false
    ready.resolve(false)
    closed.resolve(undefined)
    for (const reply of calls.values()) reply(brokenOff())
    for (const entered of entries.values()) entered(null)
    ears.ended()
    ended.resolve(undefined)
  })
  child.post({ kind: 'start', start })

  async function answer(id: number, question: CoreQuestion): Promise<void> {
    const found = await ears.answer(question)
    if (alive) child.post({ kind: 'answer', id, answer: found })
  }

  return {
    ready: ready.promise,
    ended: ended.promise,
    call(method, params) {
      if (!alive) return Promise.resolve(brokenOff())
      const { promise, resolve } = Promise.withResolvers<Reply<unknown>>()
      calls.set(nextId, resolve)
      child.post({ kind: 'call', id: nextId++, method, params })
      return promise
    },
    entry(path) {
      if (!alive) return Promise.resolve(null)
      const { promise, resolve } = Promise.withResolvers<FileEntry | null>()
      entries.set(nextId, resolve)
      child.post({ kind: 'entry', id: nextId++, path })
      return promise
    },
    close() {
      if (alive) child.post({ kind: 'close' })
      return closed.promise
    },
    kill: () => child.kill(),
  }
}

/** Whether the step was committed can't be known here: the file says it when it is opened again. */
function brokenOff(): Reply<unknown> {
  return failed('host-unavailable', '计算中断，正在恢复。请核对刚才这一步是否已记入。')
}
