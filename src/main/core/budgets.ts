import { realpathSync } from 'node:fs'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import type { CorePorts } from '../ports/ports'
import { fileFailures } from '../store/sqlite-failures'
import { openStore, type Store } from '../store/store'
import { beginning, createFile } from './create'
import type { Packs } from './packs'
import { openSession, type Session } from './session'

/** The files this core holds open. A window that asks for one a second time (after a reload) gets the same again. */
export interface Budgets {
  open(handle: string): Reply<Session>
  create(handle: string, from: Params<'budget.create'>['from']): Reply<Session>
  get(budget: string): Reply<Session>
  close(budget: string): Reply<null>
  closeAll(): void
}

export function openBudgets(ports: CorePorts, packs: Packs): Budgets {
  const sessions = new Map<string, Session>()

  return {
    open(handle) {
      const path = ports.files.path(handle)
      if (path === null) return fileFailures.missing('所选的文件')
      const held = [...sessions.values()].find((session) => samePath(session.path, path))
      if (held) return done(held)
      const { places, clock } = ports
      const store = openStore(path, { backups: places.backups, now: () => clock.now() })
      return store.ok ? enter(store.value) : store
    },
    create(handle, from) {
      const path = ports.files.path(handle)
      if (path === null) return fileFailures.missing('所选的文件')
      const start = beginning(from, packs, ports.ids)
      if (!start.ok) return start
      const store = createFile(path, start.value, ports)
      return store.ok ? enter(store.value) : store
    },
    get: find,
    close(budget) {
      const session = find(budget)
      if (!session.ok) return session
      sessions.delete(budget)
      session.value.close()
      return done(null)
    },
    closeAll() {
      for (const session of sessions.values()) session.close()
      sessions.clear()
    },
  }

  function find(budget: string): Reply<Session> {
    const session = sessions.get(budget)
    return session ? done(session) : failed('unknown-budget', '这个预算已经关上了。请重新打开文件。')
  }

  /** A file whose packs are not here is let go again, as it was. */
  function enter(store: Store): Reply<Session> {
    try {
      const document = store.read()
      const found = packs.of(document.department)
      if (!found.ok) {
        store.close()
        return found
      }
      const session = openSession(store, document, found.value.template, found.value.codes, ports)
      sessions.set(session.id, session)
      return done(session)
    } catch (fault) {
      store.close()
      throw fault
    }
  }
}

function samePath(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b)
  } catch {
    // One of them is not there: opening it will say so.
    return false
  }
}
