/**
 * What runs inside the page: two ends of `contextBridge`, one in the page's world, one in the preload's isolated
 * world. The worlds share the DOM and nothing else, so the ends talk in JSON (bytes as base64) by events on the window
 * under a secret name. Functions cross as numbers; what can't be cloned (a Vue proxy) throws, as it does in Electron.
 */
function bridgeEnd(secret: string, here: string, there: string) {
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const settlers = new Map<number, (message: { ok: boolean; value: Packed }) => void>()
  const returned = new Map<number, Packed>()
  let next = 1
  type Packed =
    | { kind: 'value'; value: unknown }
    | { kind: 'function'; id: number }
    | { kind: 'object'; fields: [string, Packed][] }
    | { kind: 'promise'; id: number }
    | { kind: 'error'; message: string }
  type Message =
    | { kind: 'call'; id: number; function: number; args: Packed[] }
    | { kind: 'return'; id: number; value: Packed }
    | { kind: 'settle'; id: number; ok: boolean; value: Packed }
    | { kind: 'expose'; name: string; value: Packed }

  const bytesOut = (_key: string, value: unknown): unknown =>
    value instanceof ArrayBuffer ? { bytes: new Uint8Array(value).toBase64() } : value
  const bytesIn = (_key: string, value: unknown): unknown => {
    const { bytes } = (value ?? {}) as { bytes?: unknown }
    return typeof bytes === 'string' ? Uint8Array.fromBase64(bytes).buffer : value
  }
  const send = (message: Message): void => {
    window.dispatchEvent(new CustomEvent(secret + there, { detail: JSON.stringify(message, bytesOut) }))
  }
  const pack = (value: unknown): Packed => {
    if (typeof value === 'function') {
      functions.set(next, value as (...args: unknown[]) => unknown)
      return { kind: 'function', id: next++ }
    }
    if (
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).some((one) => typeof one === 'function')
    ) {
      return { kind: 'object', fields: Object.entries(value).map(([name, field]) => [name, pack(field)]) }
    }
    return { kind: 'value', value: structuredClone(value) }
  }
  const unpack = (packed: Packed): unknown => {
    switch (packed.kind) {
      case 'value':
        return packed.value
      case 'error':
        throw new Error(packed.message)
      case 'object':
        return Object.freeze(Object.fromEntries(packed.fields.map(([name, field]) => [name, unpack(field)])))
      case 'promise':
        return new Promise((resolve, reject) => {
          settlers.set(packed.id, ({ ok, value }) =>
            ok ? resolve(unpack(value)) : reject(new Error(text(value))),
          )
        })
      case 'function':
        return (...args: unknown[]) => {
          const id = next++
          send({ kind: 'call', id, function: packed.id, args: args.map(pack) })
          const answer = returned.get(id)
          returned.delete(id)
          return answer ? unpack(answer) : undefined
        }
    }
  }
  const text = (packed: Packed): string => (packed.kind === 'error' ? packed.message : '')
  const run = (id: number, args: Packed[]): Packed => {
    try {
      const result = functions.get(id)?.(...args.map(unpack))
      if (!(result instanceof Promise)) return pack(result)
      const promise = next++
      result.then(
        (value) => send({ kind: 'settle', id: promise, ok: true, value: pack(value) }),
        (cause: unknown) => {
          send({ kind: 'settle', id: promise, ok: false, value: { kind: 'error', message: String(cause) } })
        },
      )
      return { kind: 'promise', id: promise }
    } catch (cause) {
      return { kind: 'error', message: String(cause) }
    }
  }
  window.addEventListener(secret + here, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail, bytesIn) as Message
    if (message.kind === 'call')
      send({ kind: 'return', id: message.id, value: run(message.function, message.args) })
    if (message.kind === 'return') returned.set(message.id, message.value)
    if (message.kind === 'settle') settlers.get(message.id)?.(message)
    if (message.kind === 'expose') {
      Object.defineProperty(window, message.name, { value: unpack(message.value), enumerable: true })
    }
  })
  return (name: string, api: unknown) => send({ kind: 'expose', name, value: pack(api) })
}

/** `electron` as a sandboxed preload sees it, and its `require`, which knows nothing else. */
function isolatedWorld(expose: (name: string, api: unknown) => void, toMain: (message: string) => void) {
  const heard = new Map<string, ((event: object, ...args: unknown[]) => void)[]>()
  const waiting = new Map<number, { resolve(value: unknown): void; reject(cause: Error): void }>()
  let next = 1
  const bytesOut = (_key: string, value: unknown): unknown =>
    value instanceof ArrayBuffer ? { bytes: new Uint8Array(value).toBase64() } : value
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        waiting.set(next, { resolve, reject })
        toMain(JSON.stringify({ id: next++, channel, args: structuredClone(args) }, bytesOut))
      }),
    on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      heard.set(channel, [...(heard.get(channel) ?? []), listener])
    },
    off: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      heard.set(
        channel,
        (heard.get(channel) ?? []).filter((one) => one !== listener),
      )
    },
  }
  const fromMain = {
    settle(id: number, ok: boolean, value: unknown) {
      const { resolve, reject } = waiting.get(id) ?? {}
      waiting.delete(id)
      if (ok) resolve?.(value)
      else reject?.(new Error(String(value)))
    },
    emit(channel: string, args: unknown[]) {
      for (const listener of heard.get(channel) ?? []) listener({}, ...args)
    },
  }
  const require = (name: string) => {
    if (name === 'electron') return { contextBridge: { exposeInMainWorld: expose }, ipcRenderer }
    throw new Error(`module not found: ${name}`)
  }
  return { fromMain, require }
}

export const WORLD = 'Electron Isolated Context'
/** Names in the isolated world only; the page never sees them. */
export const BINDING = '__standInToMain'
export const FROM_MAIN = '__standInFromMain'

/**
 * For the page's own world; before the preload's. A page given Node sees `require`, as in Electron. `window.open` asks
 * the program first: a window that Chromium had opened and that was closed again would leave the page's process waiting.
 */
export function pageWorldScript(secret: string, node: boolean): string {
  const leak = node ? 'window.require = () => { throw new Error("Node") };' : ''
  return `${leak}
    window.open = (url) => void window.dispatchEvent(new CustomEvent('${secret}open', { detail: String(url) })) ?? null
    if (window.top === window) (${bridgeEnd.toString()})('${secret}', 'page', 'preload')`
}

/** For the preload's world: a CommonJS preload, wrapped as Electron wraps it. */
export function preloadScript(secret: string, source: string, isolated: boolean): string {
  const refuse =
    '() => { throw new Error("contextBridge API can only be used when contextIsolation is enabled") }'
  const expose = isolated ? `(${bridgeEnd.toString()})('${secret}', 'preload', 'page')` : refuse
  return `if (window.top === window) {
    const { fromMain, require } = (${isolatedWorld.toString()})(${expose}, globalThis.${BINDING})
    globalThis.${FROM_MAIN} = fromMain
    window.addEventListener('${secret}open', ({ detail }) => ${BINDING}(JSON.stringify({ open: detail })))
    ;(function (require, module, exports) {
${source}
    })(require, { exports: {} }, {})
  }`
}

/** Asks the page as Chromium does before unloading; true = it objects. */
export const ASK_BEFORE_UNLOAD = `(() => {
  const event = document.createEvent('BeforeUnloadEvent')
  event.initEvent('beforeunload', false, true)
  return !window.dispatchEvent(event) || event.returnValue !== ''
})()`
