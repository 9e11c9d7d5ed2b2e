import { createPinia } from 'pinia'
import { createApp } from 'vue'
import type { Core } from '../../src/main/core/core'
import { createClient } from '../../src/shared/contract/client'
import type { EventName, Events } from '../../src/shared/contract/events'
import { failed } from '../../src/shared/contract/failure'
import type { MethodName } from '../../src/shared/contract/methods'
import { type Host, hostKey } from '../../src/renderer/host/host'
import { useEdits } from '../../src/renderer/stores/edits'
import { useJobs } from '../../src/renderer/stores/jobs'
import { useSession } from '../../src/renderer/stores/session'

export type TestWindow = ReturnType<typeof windowOver>

/** A window's stores over a real core, JSON both ways; calls of one method can be held up, and events go unheard. */
export function windowOver(core: () => Pick<Core, 'dispatch'>) {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const onHearing: (() => void)[] = []
  const gates = new Map<string, Promise<unknown>>()
  let isDeaf = false
  const host: Host = {
    ...createClient(async (method, params) => {
      await gates.get(`before ${method}`)
      const reply = plain(await core().dispatch(method, plain(params)))
      await gates.get(`after ${method}`)
      return reply
    }),
    native: false,
    shell: () => Promise.resolve(failed('unknown-method', '')),
    upload: () => Promise.resolve(failed('unknown-method', '')),
    on(event, listener) {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all.add(listener))
      return () => void all.delete(listener)
    },
    onHearing: (listener) => void onHearing.push(listener),
  }
  const app = createApp({}).use(createPinia()).provide(hostKey, host)
  const stores = app.runWithContext(() => ({ session: useSession(), edits: useEdits(), jobs: useJobs() }))
  return {
    ...stores,
    hear<E extends EventName>(event: E, payload: Events[E]): void {
      if (isDeaf) return
      for (const listener of listeners.get(event) ?? []) listener(plain(payload) as never)
    },
    /** Events are not heard until the answer is called; then they are, as after a break of the line. */
    deafen(): () => void {
      isDeaf = true
      return () => {
        isDeaf = false
        for (const listener of onHearing) listener()
      }
    },
    /** Calls of a method wait, before the core is asked or before its answer is heard, until the answer is called. */
    hold(when: 'before' | 'after', method: MethodName): () => void {
      const { promise, resolve } = Promise.withResolvers<null>()
      gates.set(`${when} ${method}`, promise)
      return () => {
        gates.delete(`${when} ${method}`)
        resolve(null)
      }
    },
  }
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown)
}
