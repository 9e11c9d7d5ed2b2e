import { statSync } from 'node:fs'
import type { Access } from '../../shared/contract/access'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Tell } from '../../shared/contract/events'
import type { Params } from '../../shared/contract/methods'
import type { CorePorts } from '../ports/ports'
import { viewOnly } from '../store/access'
import { isKeptCopy } from '../store/kept-copies'
import { fileFailures } from '../store/sqlite-failures'
import { openStore, type Store, viewStore } from '../store/store'
import { copyPath } from './copies'
import { type Beginning, beginning, createFile } from './create'
import type { Packs } from '../packs/packs'
import { openSession, type Session } from './session'

/** The files this core holds open. A window that asks for one a second time (after a reload) gets the same again. */
export interface Budgets {
  /** `copy`: to view its content of this moment, whoever holds it. A copy of the program's own is never edited. */
  open(handle: string, as?: 'copy'): Reply<Session>
  create(handle: string, from: Params<'budget.create'>['from']): Reply<Session>
  /** Makes a file, never overwriting, and opens it. */
  make(handle: string, from: Beginning): Reply<Session>
  get(budget: string): Reply<Session>
  close(budget: string): Reply<null>
  closeAll(): void
}

export function openBudgets(ports: CorePorts, packs: Packs, tell: Tell): Budgets {
  const sessions = new Map<string, Session>()
  const { places } = ports

  return {
    open(handle, as) {
      const path = copyPath(handle, places.backups) ?? ports.files.path(handle)
      if (path === null) return fileFailures.missing('所选的文件')
      const isCopy = as === 'copy' || isKeptCopy(path, places.backups)
      const held = [...sessions.values()].filter((session) => samePath(session.path, path))
      const same = held.find(({ store: { access } }) => isCopy === isCopyAccess(access))
      if (same) return done(same)
      // What this process holds it must not read past SQLite, or the lock is lost.
      const holder = isCopy ? held[0] : undefined
      const store = holder
        ? viewStore(holder.store.bytes(), path, viewOnly('copy', path))
        : openStore(path, {
            backups: places.backups,
            now: () => ports.clock.now(),
            ...(isCopy ? { as: 'copy' } : {}),
          })
      return store.ok ? enter(store.value) : store
    },
    create(handle, from) {
      const start = beginning(from, packs, ports.ids)
      return start.ok ? make(handle, start.value) : start
    },
    make,
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

  function make(handle: string, from: Beginning): Reply<Session> {
    const path = ports.files.path(handle)
    if (path === null) return fileFailures.missing('所选的文件')
    const store = createFile(path, from, ports)
    return store.ok ? enter(store.value) : store
  }

  function find(budget: string): Reply<Session> {
    const session = sessions.get(budget)
    return session ? done(session) : failed('unknown-budget', '这个预算已经关上了。请重新打开文件。')
  }

  /** A file whose packs are not here can be looked at, listed, copied and exported. */
  function enter(store: Store): Reply<Session> {
    try {
      const document = store.read()
      const session = openSession(store, document, packs.around(document.department), ports, tell)
      sessions.set(session.id, session)
      return done(session)
    } catch (fault) {
      store.close()
      throw fault
    }
  }
}

function isCopyAccess(access: Access): boolean {
  return access.mode === 'view' && access.why === 'copy'
}

/** One file under two names (a link) is one file. */
function samePath(a: string, b: string): boolean {
  try {
    const [one, other] = [statSync(a, { bigint: true }), statSync(b, { bigint: true })]
    return one.dev === other.dev && one.ino === other.ino
  } catch {
    // One of them is not there: opening it will say so.
    return false
  }
}
