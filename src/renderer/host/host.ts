import { type InjectionKey, inject } from 'vue'
import { type Client, createClient } from '../../shared/contract/client'
import { type Reply, failed } from '../../shared/contract/failure'
import type { EventName, Events } from '../../shared/contract/events'
import type { BudgetDeskBridge, ShellCalls } from '../../shared/contract/shell'
import { UPLOAD_METHOD, UPLOAD_NAME_HEADER, type UploadEntry } from '../../shared/contract/uploads'

declare global {
  interface Window {
    /** Only in Electron: the preload's two functions. */
    readonly budgetDesk?: BudgetDeskBridge
  }
}

/** All that the window knows of the outside: the core, and in Electron the program around the page. */
export interface Host extends Client {
  /** Whether the program around the page has the system's own window and dialogs. */
  readonly native: boolean
  shell<M extends keyof ShellCalls>(
    method: M,
    params: ShellCalls[M]['params'],
  ): Promise<Reply<ShellCalls[M]['result']>>
  /** A file that was chosen or dropped, as bytes; its handle is taken where a file is read. */
  upload(file: File): Promise<Reply<UploadEntry>>
  /** Calls `listener` for each such event; the answer stops it. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void
  /** Calls `listener` when events begin to come, at first or after a break: what was told before was not heard. */
  onHearing(listener: () => void): void
}

export const hostKey: InjectionKey<Host> = Symbol('host')

export function useHost(): Host {
  const host = inject(hostKey)
  if (!host) throw new Error('no host provided')
  return host
}

export function createHost(): Host {
  const bridge = window.budgetDesk
  return bridge ? nativeHost(bridge) : webHost(tokenOf(document))
}

function nativeHost(bridge: BudgetDeskBridge): Host {
  return {
    ...createClient((method, params) => bridge.call(method, params)),
    native: true,
    shell: async <M extends keyof ShellCalls>(method: M, params: ShellCalls[M]['params']) =>
      (await bridge.call(method, params)) as Reply<ShellCalls[M]['result']>,
    upload: async (file) =>
      (await bridge.call(UPLOAD_METHOD, {
        name: file.name,
        bytes: await file.arrayBuffer(),
      })) as Reply<UploadEntry>,
    on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) =>
      bridge.on(event, (payload) => {
        listener(payload as Events[E])
      }),
    // A line between processes of one program breaks with the core alone, and then the shell says so.
    onHearing: () => undefined,
  }
}

function webHost(token: string): Host {
  const events = new EventSource(`/events?key=${encodeURIComponent(token)}`)
  events.addEventListener('closed', () => events.close())
  return {
    ...createClient((method, params) =>
      post(`/api/${method}`, token, JSON.stringify(params), { 'content-type': 'application/json' }),
    ),
    native: false,
    shell: () => Promise.resolve(failed('unknown-method', '这一步只有桌面程序能做。')),
    upload: async (file) =>
      (await post('/upload', token, file, {
        'content-type': 'application/octet-stream',
        [UPLOAD_NAME_HEADER]: encodeURIComponent(file.name),
      })) as Reply<UploadEntry>,
    on<E extends EventName>(event: E, listener: (payload: Events[E]) => void) {
      const hear = ({ data }: MessageEvent<string>): void => listener(JSON.parse(data) as Events[E])
      events.addEventListener(event, hear)
      return () => events.removeEventListener(event, hear)
    },
    onHearing(listener) {
      events.addEventListener('open', listener)
    },
  }
}

async function post(
  path: string,
  token: string,
  body: BodyInit,
  headers: Readonly<Record<string, string>>,
): Promise<unknown> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { ...headers, 'x-budget-desk-token': token },
      body,
    })
    // Megabytes are read as a whole some times faster than `json()` reads them piece by piece.
    return JSON.parse(new TextDecoder().decode(await response.arrayBuffer())) as unknown
  } catch {
    return failed('host-unavailable', '预算编制台的后台已停。已保存的都在；请重新启动程序，再打开文件。')
  }
}

function tokenOf(page: Document): string {
  return page.querySelector<HTMLMetaElement>('meta[name="budget-desk-token"]')?.content ?? ''
}
