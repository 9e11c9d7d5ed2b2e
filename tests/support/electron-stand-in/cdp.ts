import type { Readable, Writable } from 'node:stream'

export type Params = Readonly<Record<string, unknown>>
export type Listener = (params: Params, session: string | undefined) => void

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Params
  readonly result?: Params
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

/** Chromium's DevTools protocol over its pipe: messages of JSON, ended by NUL. */
export interface Cdp {
  send(method: string, params?: Params, session?: string): Promise<Params>
  on(method: string, listener: Listener): void
}

export function cdpOverPipe(to: Writable, from: Readable): Cdp {
  const pending = new Map<number, { resolve(result: Params): void; reject(cause: Error): void }>()
  const listeners = new Map<string, Listener[]>()
  let nextId = 1
  /** Chunks of a message that is still coming in: one with a file in it comes in hundreds. */
  let held: string[] = []
  from.setEncoding('utf8')
  from.on('data', (chunk: string) => {
    const parts = chunk.split('\0')
    const last = parts.pop() ?? ''
    for (const part of parts) {
      receive(JSON.parse(held.join('') + part) as Message)
      held = []
    }
    held.push(last)
  })
  to.on('error', () => undefined)

  function receive(message: Message): void {
    if (message.id === undefined) {
      for (const listener of listeners.get(message.method ?? '') ?? [])
        listener(message.params ?? {}, message.sessionId)
      return
    }
    const waiting = pending.get(message.id)
    pending.delete(message.id)
    if (message.error) waiting?.reject(new Error(message.error.message))
    else waiting?.resolve(message.result ?? {})
  }

  return {
    send(method, params = {}, sessionId) {
      const { promise, resolve, reject } = Promise.withResolvers<Params>()
      const id = nextId++
      pending.set(id, { resolve, reject: (cause) => reject(new Error(`${method}: ${cause.message}`)) })
      to.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`)
      return promise
    },
    on: (method, listener) => void listeners.set(method, [...(listeners.get(method) ?? []), listener]),
  }
}
