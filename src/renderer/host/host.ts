import { type InjectionKey, inject } from 'vue'
import { type Client, createClient } from '../../shared/contract/client'
import { type Reply, failed } from '../../shared/contract/failure'
import type { BudgetDeskBridge, HostEventName, HostEvents, ShellCalls } from '../../shared/contract/shell'

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
  /** Calls `listener` for each such event; the answer stops it. A browser host sends none. */
  on<E extends HostEventName>(event: E, listener: (payload: HostEvents[E]) => void): () => void
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
    on: <E extends HostEventName>(event: E, listener: (payload: HostEvents[E]) => void) =>
      bridge.on(event, (payload) => {
        listener(payload as HostEvents[E])
      }),
  }
}

function webHost(token: string): Host {
  return {
    ...createClient((method, params) => post(method, params, token)),
    native: false,
    shell: () => Promise.resolve(failed('unknown-method', '这一步只有桌面程序能做。')),
    on: () => () => undefined,
  }
}

async function post(method: string, params: unknown, token: string): Promise<unknown> {
  try {
    const response = await fetch(`/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-budget-desk-token': token },
      body: JSON.stringify(params),
    })
    return await response.json()
  } catch {
    return failed('host-unavailable', '预算编制台的后台已停。已保存的都在；请重新启动程序，再打开文件。')
  }
}

function tokenOf(page: Document): string {
  return page.querySelector<HTMLMetaElement>('meta[name="budget-desk-token"]')?.content ?? ''
}
