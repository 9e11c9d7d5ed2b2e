import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Tell } from '../../shared/contract/events'
import { failed, type Reply } from '../../shared/contract/failure'
import type { FileEntry } from '../../shared/contract/results'
import { UPLOAD_METHOD } from '../../shared/contract/uploads'
import type { Core } from '../core/core'
import type { CorePorts, FilesPort, LogPort } from '../ports/ports'
import { systemPorts } from '../host/system'
import { foreignThroughMain } from './foreign-line'
import { printThroughMain } from './print-line'
import type { CoreQuestion, CoreStart, FromCore, ToCore } from './core-messages'

/** The parent's end of the line, narrowed from Electron's `process.parentPort`. */
export interface ParentLine {
  post(message: FromCore): void
  onMessage(listener: (message: ToCore) => void): void
}

/** Runs the core behind a line to the main process. `end` is called when the last file is closed and said so. */
export function hostCore(
  line: ParentLine,
  openCore: (ports: CorePorts, tell: Tell) => Core,
  end: () => void,
): void {
  const asked = new Map<number, (answer: unknown) => void>()
  const running = new Set<Promise<void>>()
  let nextQuestion = 1
  let core: Core | null = null
  let files: FilesPort | null = null
  const foreign = foreignThroughMain(line.post, ask)
  const print = printThroughMain(line.post)

  line.onMessage((message) => {
    switch (message.kind) {
      case 'start':
        files = nativeFiles(message.start.granted, ask, (handle, path) => {
          line.post({ kind: 'granted', handle, path })
        })
        core = openCore(
          {
            ...systemPorts(message.start.program, files, process.env),
            log: logTo(line),
            foreign: foreign.port,
            pdf: print.port,
          },
          (event, payload) => line.post({ kind: 'event', event, payload }),
        )
        return line.post({ kind: 'ready' })
      case 'call':
        return follow(call(message.id, message.method, message.params))
      case 'entry':
        return follow(enter(message.id, message.path))
      case 'answer':
        asked.get(message.id)?.(message.answer)
        asked.delete(message.id)
        return
      case 'foreign':
        return foreign.hear(message.child, message.event)
      case 'printed':
        return print.hear(message.id, message.end)
      case 'close':
        return void close()
    }
  })

  function ask(question: CoreQuestion): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    asked.set(nextQuestion, resolve)
    line.post({ kind: 'ask', id: nextQuestion++, question })
    return promise
  }

  /** A close waits for what was asked before it, jobs apart: the last edit is committed, then the files are closed. */
  function follow(work: Promise<void>): void {
    running.add(work)
    void work.finally(() => running.delete(work))
  }

  async function call(id: number, method: string, params: unknown): Promise<void> {
    const reply = await (method === UPLOAD_METHOD ? take(params) : started().core.dispatch(method, params))
    line.post({ kind: 'reply', id, reply })
    const path = reply.ok ? openedPath(method, params) : null
    if (path !== null) line.post({ kind: 'opened', path })
  }

  /** Bytes cross this line as they are, not as JSON. */
  function take(params: unknown): Promise<Reply<unknown>> {
    const { name, bytes } = (params ?? {}) as { readonly name?: unknown; readonly bytes?: unknown }
    return typeof name === 'string' && bytes instanceof ArrayBuffer
      ? started().core.uploads.put(name, new Uint8Array(bytes))
      : Promise.resolve(failed('bad-request', '收到的不是文件。'))
  }

  async function enter(id: number, path: string): Promise<void> {
    const found = await stat(path).catch(() => null)
    const entry: FileEntry = {
      handle: started().files.handle(path),
      name: basename(path, '.budget'),
      modified: found?.mtime.toISOString() ?? null,
      size: found?.size ?? 0,
    }
    line.post({ kind: 'entered', id, entry })
  }

  function openedPath(method: string, params: unknown): string | null {
    if (method !== 'budget.open' && method !== 'budget.create') return null
    return started().files.path((params as { readonly file: string }).file)
  }

  async function close(): Promise<void> {
    await core?.cancelJobs()
    await Promise.allSettled(running)
    await core?.close()
    line.post({ kind: 'closed' })
    end()
  }

  function started(): { readonly core: Core; readonly files: FilesPort } {
    if (!core || !files) throw new Error('called before start')
    return { core, files }
  }
}

function nativeFiles(
  granted: CoreStart['granted'],
  ask: (question: CoreQuestion) => Promise<unknown>,
  grant: (handle: string, path: string) => void,
): FilesPort {
  const paths = new Map(granted)
  const handles = new Map(granted.map(([handle, path]) => [path, handle]))
  return {
    access: 'native',
    path: (handle) => paths.get(handle) ?? null,
    handle(path) {
      const known = handles.get(path)
      if (known !== undefined) return known
      const handle = randomBytes(16).toString('hex')
      paths.set(handle, path)
      handles.set(path, handle)
      grant(handle, path)
      return handle
    },
    /** Files opened lately; those that are gone or out of reach are left out. */
    async list() {
      const recent = (await ask({ about: 'recent' })) as readonly string[]
      const found = await Promise.all(
        recent.map(async (path) => {
          const entry = await stat(path).catch(() => null)
          return entry ? [{ path, modified: entry.mtime, size: entry.size }] : []
        }),
      )
      return found.flat()
    },
    reserve: () => null,
    choose: async (purpose, suggestedName) =>
      (await ask({ about: 'choose', purpose, suggestedName: suggestedName ?? null })) as string | null,
  }
}

function logTo(line: ParentLine): LogPort {
  return {
    warn: (message, details) => {
      line.post({ kind: 'log', level: 'warn', message, details: JSON.stringify(details ?? {}) })
    },
    error: (message, cause) => {
      const details = cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)
      line.post({ kind: 'log', level: 'error', message, details })
    },
  }
}
