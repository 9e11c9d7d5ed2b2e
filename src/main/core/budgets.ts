import { rmSync, statSync } from 'node:fs'
import type { Access } from '../../shared/contract/access'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Tell } from '../../shared/contract/events'
import type { CorePorts } from '../ports/ports'
import { viewOnly } from '../store/access'
import { isKeptCopy } from '../store/kept-copies'
import { fileFailures } from '../store/sqlite-failures'
import { openStore, type Store, viewStore } from '../store/store'
import { copyPath } from './copies'
import { type Beginning, creatingFile } from './create'
import { type JobWork, stage, type Staged } from './jobs/job'
import type { Packs } from '../packs/packs'
import { openingSession, type Session } from './session'

/** The files this core holds open. A window that asks for one a second time (after a reload) gets the same again. */
export interface Budgets {
  /** `copy`: to view its content of this moment, whoever holds it. A copy of the program's own is never edited. */
  opening(handle: string, as?: 'copy'): JobWork<Session>
  /** Makes a file, never overwriting, and opens it; given up on the way, it is not there. */
  making(handle: string, from: Beginning): Staged<Reply<Session>>
  get(budget: string): Reply<Session>
  close(budget: string): Reply<null>
  closeAll(): void
}

export function openBudgets(ports: CorePorts, packs: Packs, tell: Tell): Budgets {
  const sessions = new Map<string, Session>()
  /** Files on their way in: whoever asks for one of them too waits until it is there. */
  const comingIn = new Set<{ readonly path: string; readonly over: Promise<void> }>()
  const { places } = ports

  return {
    async *opening(handle, as) {
      const path = copyPath(handle, places.backups) ?? ports.files.path(handle)
      if (path === null) return fileFailures.missing('所选的文件')
      for (let other = onItsWay(path); other; other = onItsWay(path)) {
        yield { done: 0, total: null, what: '另一窗口正在打开它' }
        await Promise.race([other.over, turn()])
      }
      const isCopy = as === 'copy' || isKeptCopy(path, places.backups)
      const held = [...sessions.values()].filter((session) => samePath(session.path, path))
      const same = held.find(({ store: { access } }) => isCopy === isCopyAccess(access))
      if (same) return done(same)
      return yield* lettingIn(path, function* () {
        yield { done: 0, total: 100, what: '读取文件' }
        const store = storeOf(path, isCopy, held[0])
        return store.ok ? yield* entering(store.value) : store
      })
    },
    *making(handle, from) {
      const path = ports.files.path(handle)
      if (path === null) return fileFailures.missing('所选的文件')
      return yield* lettingIn(path, function* () {
        const store = yield* creatingFile(path, from, ports)
        if (!store.ok) return store
        // Ours: it was made a moment ago, and nobody has it yet.
        return yield* elseUndone(entering(store.value), () => rmSync(path, { force: true }))
      })
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

  function onItsWay(path: string) {
    return [...comingIn].find((entry) => entry.path === path || samePath(entry.path, path))
  }

  function find(budget: string): Reply<Session> {
    const session = sessions.get(budget)
    return session ? done(session) : failed('unknown-budget', '这个预算已经关上了。请重新打开文件。')
  }

  function* lettingIn<T>(path: string, work: () => Staged<T>): Staged<T> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const entry = { path, over: promise }
    comingIn.add(entry)
    try {
      return yield* work()
    } finally {
      comingIn.delete(entry)
      resolve(undefined)
    }
  }

  /** What this process holds it must not read past SQLite, or the lock is lost. */
  function storeOf(path: string, isCopy: boolean, holder: Session | undefined): Reply<Store> {
    if (isCopy && holder) return viewStore(holder.store.bytes(), path, viewOnly('copy', path))
    return openStore(path, {
      backups: places.backups,
      now: () => ports.clock.now(),
      ...(isCopy ? { as: 'copy' } : {}),
    })
  }

  /** A file whose packs are not here can be looked at, listed, copied and exported. */
  function* entering(store: Store): Staged<Reply<Session>> {
    const session = yield* elseUndone(openingStored(store), () => store.close())
    sessions.set(session.id, session)
    return done(session)
  }

  function* openingStored(store: Store): Staged<Session> {
    const document = yield* stage('读取文件', [2, 40], store.reading())
    return yield* openingSession(store, document, packs.around(document.department), ports, tell)
  }
}

/** Where work is given up or breaks off, what it was begun with is undone. */
function* elseUndone<T>(work: Staged<T>, undo: () => void): Staged<T> {
  let isDone = false
  try {
    const result = yield* work
    isDone = true
    return result
  } finally {
    if (!isDone) undo()
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

/** So long a waiting job goes without asking whether it was cancelled. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50))
}
