import { rmSync, writeFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { done, type Reply } from '../../shared/contract/failure'
import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import { type RecordValues, recordSets } from '../../shared/model/fields'
import { openCapture } from './capture'
import { APPLICATION_ID, connect } from './connection'
import { inspect } from './inspect'
import { backUp, migrate, versionOf } from './migrate'
import { migrations as allMigrations } from './migrations'
import type { Migration } from './migrations/migration'
import { openRecordWriter, readDocument } from './records'
import { fileFailure, fileFailures, isSchemaError } from './sqlite-failures'
import { type NewStep, openStepLog, type StepLog } from './steps'

/** An open budget file, held by this process alone until closed. */
export interface Store {
  readonly path: string
  readonly log: Pick<StepLog, 'runImages' | 'list' | 'all'>
  read(): BudgetDocument
  /**
   * One step: all changes in one transaction, recorded with their images. What comes back is saved.
   * Failures: disk-full, disk-error, file-read-only; then nothing was written.
   */
  commit(step: NewStep, changes: readonly RecordChange[]): Reply<Committed>
  close(): void
}

export interface Committed {
  readonly step: number
  /** Images of every row that really changed, as they happened. */
  readonly images: readonly RecordChange[]
}

export interface OpenOptions {
  /** Folder for the copy made before a migration. */
  readonly backups: string
  readonly now: () => Date
  /** The editions to know; tests bring their own. */
  readonly migrations?: readonly Migration[]
}

/**
 * Opens an existing file. Failures: file-missing, file-empty, not-a-budget, file-damaged, file-newer, file-locked,
 * file-read-only; in each case the file is as it was.
 */
export function openStore(path: string, options: OpenOptions): Reply<Store> {
  const migrations = options.migrations ?? allMigrations
  const newest = migrations.at(-1)?.version ?? 0
  try {
    const refused = inspect(path, newest)
    if (refused) return refused
    const db = connect(path)
    try {
      if (!isSound(db)) return closing(db, fileFailures.damaged(path))
      const version = versionOf(db)
      if (version > newest) return closing(db, fileFailures.newer())
      if (version < newest) {
        backUp(path, version, options.backups, options.now())
        migrate(db, migrations)
      }
      return done(storeOver(db, path))
    } catch (error) {
      db.close()
      if (isSchemaError(error)) return fileFailures.damaged(path)
      throw error
    }
  } catch (error) {
    return fileFailure(path, error)
  }
}

/**
 * Makes a new file with a document in it and opens it. Never overwrites; when anything is refused, no file is left.
 * Failures: file-exists, file-missing (the folder), file-read-only, disk-full.
 */
export function createStore(path: string, document: BudgetDocument, first: NewStep): Reply<Store> {
  try {
    writeFileSync(path, '', { flag: 'wx' })
  } catch (error) {
    return fileFailure(path, error)
  }
  let db: Database | undefined
  try {
    db = connect(path)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(db, allMigrations)
    fill(db, document, first)
    return done(storeOver(db, path))
  } catch (error) {
    db?.close()
    // Ours and empty: it was made a moment ago, by the exclusive write above.
    rmSync(path, { force: true })
    rmSync(`${path}-journal`, { force: true })
    return fileFailure(path, error)
  }
}

function storeOver(db: Database, path: string): Store {
  const log = openStepLog(db)
  const capture = openCapture(db)
  const writer = openRecordWriter(db)
  const commit = db.transaction((step: NewStep, changes: readonly RecordChange[]): Committed => {
    const id = log.append(step)
    capture.begin(id)
    for (const change of changes) writer.write(change)
    return { step: id, images: log.images(id) }
  })
  return {
    path,
    log,
    read: () => readDocument(db),
    commit(step, changes) {
      try {
        return done(commit.immediate(step, changes))
      } catch (error) {
        return fileFailure(path, error)
      }
    },
    close: () => void db.close(),
  }
}

function fill(db: Database, document: BudgetDocument, first: NewStep): void {
  const writer = openRecordWriter(db)
  db.transaction(() => {
    for (const set of recordSets) {
      const records: readonly RecordValues[] =
        set === 'department' ? [asValues(document.department)] : document[set].map(asValues)
      for (const after of records) {
        const id = set === 'department' ? 'department' : (after['id'] as string)
        writer.write({ collection: set, id, before: null, after })
      }
    }
    openStepLog(db).append(first)
  })()
}

function asValues(record: object): RecordValues {
  return record as RecordValues
}

function isSound(db: Database): boolean {
  const [verdict] = db.pragma('quick_check(1)') as { quick_check: string }[]
  return verdict?.quick_check === 'ok' && (db.pragma('foreign_key_check') as unknown[]).length === 0
}

function closing<T>(db: Database, reply: T): T {
  db.close()
  return reply
}
