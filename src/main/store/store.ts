import { rmSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Access, ViewOnly } from '../../shared/contract/access'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import { type RecordValues, recordSets } from '../../shared/model/fields'
import { atOnce, each, inTurn, type Slices } from '../../shared/slices/slices'
import { writeWhole } from '../export/whole-file'
import { accessTo, viewOnly } from './access'
import { openCapture } from './capture'
import { APPLICATION_ID, connect, inMemory } from './connection'
import { inspect } from './inspect'
import { keepMigrationCopy } from './kept-copies'
import { migrate, newestOf, versionOf } from './migrate'
import { migrations as allMigrations } from './migrations'
import type { Migration } from './migrations/migration'
import { openRecordWriter, readingDocument } from './records'
import { snapshot } from './snapshot'
import { type NewReceipt, openSnapshots, type Snapshots } from './snapshots'
import {
  fileFailures,
  goneFailure,
  isSchemaError,
  isUnwritable,
  openFailure,
  stepFailure,
} from './sqlite-failures'
import { type NewStep, openStepLog, type StepLog } from './steps'

/** An open budget: a file held by this process alone until closed, or, for viewing, its content in memory. */
export interface Store {
  readonly path: string
  readonly access: Access
  readonly log: Pick<StepLog, 'runImages' | 'imagesOf' | 'list' | 'all'>
  read(): BudgetDocument
  /** The same in slices, before anything is committed. */
  reading(): Slices<BudgetDocument>
  /**
   * One step: all changes in one transaction, recorded with their images. What comes back is saved.
   * Failures: disk-full, disk-error, file-read-only, file-missing; then nothing was written.
   */
  commit(step: NewStep, changes: readonly RecordChange[]): Reply<Committed>
  readonly snapshots: Pick<Snapshots, 'receipts' | 'contentOf'>
  /** Keeps what was sent beside the steps: the revision stays, and no undo takes it back. Failures as of `commit`. */
  addReceipt(receipt: NewReceipt): Reply<null>
  /** The whole file as last committed: what a copy of it holds. */
  bytes(): Buffer
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
  /** To view the content of this moment, also of a file that another process holds. */
  readonly as?: 'copy'
}

/**
 * Opens an existing file: for editing, or, where it cannot be written, for viewing. Failures: file-missing,
 * file-unreadable, file-empty, not-a-budget, file-damaged, file-newer, file-locked, disk-full, disk-error,
 * file-read-only (the backups); in each case the file is as it was.
 */
export function openStore(path: string, options: OpenOptions): Reply<Store> {
  const migrations = options.migrations ?? allMigrations
  try {
    const refused = inspect(path, newestOf(migrations))
    if (refused) return refused
    const access = options.as === 'copy' ? viewOnly('copy', path) : accessTo(path)
    if (access.mode === 'view') return openToView(path, access, migrations)
    try {
      return openToEdit(path, options, migrations)
    } catch (error) {
      // Not every system tells beforehand that a journal can't be made in a folder.
      if (!isUnwritable(error)) throw error
      return openToView(path, viewOnly('folder', path), migrations)
    }
  } catch (error) {
    return openFailure(path, error)
  }
}

function openToView(path: string, access: ViewOnly, migrations: readonly Migration[]): Reply<Store> {
  const bytes = snapshot(path, access.why === 'copy')
  return bytes ? viewStore(bytes, path, access, migrations) : fileFailures.writing(path)
}

/** Content in memory, brought to the newest edition there. */
export function viewStore(
  bytes: Buffer,
  path: string,
  access: ViewOnly,
  migrations: readonly Migration[] = allMigrations,
): Reply<Store> {
  return checked(inMemory(bytes), path, migrations, access, () => done(null))
}

function openToEdit(
  path: string,
  { backups, now }: OpenOptions,
  migrations: readonly Migration[],
): Reply<Store> {
  const db = connect(path)
  return checked(db, path, migrations, { mode: 'edit' }, (version) => {
    // From SQLite, not from the file: closing a second descriptor of it would drop the lock.
    const kept = keepMigrationCopy(path, version, db.serialize(), backups, now())
    if (kept.ok) return kept
    const message = `打开前要先给“${basename(path)}”留一份副本，没有留成，所以没有打开，也没有改动：${kept.error.message}`
    return failed(kept.error.code, message)
  })
}

/** Sound and of the newest edition, or closed again. `before` a migration its old content is kept. */
function checked(
  db: Database,
  path: string,
  migrations: readonly Migration[],
  access: Access,
  before: (version: number) => Reply<null>,
): Reply<Store> {
  const newest = newestOf(migrations)
  try {
    if (!isSound(db)) return closing(db, fileFailures.damaged(path))
    const version = versionOf(db)
    if (version > newest) return closing(db, fileFailures.newer())
    if (version < newest) {
      const ready = before(version)
      if (!ready.ok) return closing(db, ready)
      migrate(db, migrations)
    }
    if (!hasDepartment(db)) return closing(db, fileFailures.damaged(path))
    return done(storeOver(db, path, access))
  } catch (error) {
    db.close()
    if (isSchemaError(error)) return fileFailures.damaged(path)
    throw error
  }
}

/**
 * Makes a new file with a document in it and opens it. Never overwrites; the file is there whole or not at all.
 * Failures: those of making a file, and disk-error.
 */
export function createStore(path: string, document: BudgetDocument, first: NewStep): Reply<Store> {
  return atOnce(creatingStore(path, document, first))
}

/** The same in slices; given up, nothing is there. */
export function* creatingStore(path: string, document: BudgetDocument, first: NewStep): Slices<Reply<Store>> {
  const made = writeWhole(path, yield* newBudget(document, first))
  if (!made.ok) return made
  try {
    return done(storeOver(connect(path), path, { mode: 'edit' }))
  } catch (error) {
    // Ours: it was made a moment ago, under a name that was free.
    rmSync(path, { force: true })
    return openFailure(path, error)
  }
}

function* newBudget(document: BudgetDocument, first: NewStep): Slices<Buffer> {
  const db = inMemory()
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(db, allMigrations)
    // Pages that the editions in between left free would be written again with every step.
    db.exec('VACUUM')
    yield* filling(db, document, first)
    return db.serialize()
  } finally {
    db.close()
  }
}

function storeOver(db: Database, path: string, access: Access): Store {
  const log = openStepLog(db)
  const capture = openCapture(db)
  const writer = openRecordWriter(db)
  const snapshots = openSnapshots(db)
  const place = access.mode === 'edit' ? placeAt(path) : null
  const addReceipt = db.transaction(snapshots.addReceipt)
  const commit = db.transaction((step: NewStep, changes: readonly RecordChange[]): Committed => {
    const id = log.append(step)
    capture.begin(id)
    for (const change of changes) writer.write(change)
    return { step: id, images: log.images(id) }
  })
  return {
    path,
    access,
    log,
    read: () => atOnce(readingDocument(db)),
    reading: () => readingDocument(db),
    commit: (step, changes) => saved(() => commit.immediate(step, changes)),
    snapshots,
    addReceipt: (receipt) =>
      saved(() => {
        addReceipt.immediate(receipt)
        return null
      }),
    bytes: () => db.serialize(),
    close: () => void db.close(),
  }

  function saved<T>(write: () => T): Reply<T> {
    if (access.mode === 'view') return failed('file-read-only', access.message)
    try {
      // SQLite asks this only once: later steps would go into a file that no name leads to any more.
      return placeAt(path) === place ? done(write()) : goneFailure(path)
    } catch (error) {
      return stepFailure(path, error)
    }
  }
}

/** Which file the name leads to. */
function placeAt(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev}/${found.ino}` : null
}

function* filling(db: Database, document: BudgetDocument, first: NewStep): Slices<void> {
  const writer = openRecordWriter(db)
  db.exec('BEGIN')
  const sets = recordSets.map((set) => {
    const records = set === 'department' ? [document.department] : document[set]
    return [set, records.map(asValues)] as const
  })
  yield* inTurn(
    sets,
    ([, records]) => records.length,
    ([set, records]) =>
      each(records, (after) => {
        const id = set === 'department' ? 'department' : (after['id'] as string)
        writer.write({ collection: set, id, before: null, after })
      }),
  )
  openStepLog(db).append(first)
  db.exec('COMMIT')
}

function asValues(record: object): RecordValues {
  return record as RecordValues
}

/** Whether SQLite finds its own pages in order; what the rows say is the document's business. */
function isSound(db: Database): boolean {
  const [verdict] = db.pragma('quick_check(1)') as { quick_check: string }[]
  return verdict?.quick_check === 'ok'
}

/** A budget without a department is none: its year and packs stand there. */
function hasDepartment(db: Database): boolean {
  return db.prepare('SELECT 1 FROM department').get() !== undefined
}

function closing<T>(db: Database, reply: T): T {
  db.close()
  return reply
}
