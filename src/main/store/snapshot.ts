import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { headerOf } from './inspect'
import { errorCode, isBusy } from './sqlite-failures'

const BRIEFLY_MS = 200
const ATTEMPTS = 8
const PAUSE_MS = 40
/** Where the header says whether SQLite keeps a write-ahead log beside the file (sqlite.org/fileformat2.html, 1.3). */
const WRITE_VERSION_AT = 18
const WAL = 2
const BESIDE = ['-journal', '-wal'] as const

/**
 * The content as last committed, without a byte written at the file or beside it; null when another program writes
 * without a pause. `heldToo`: also of a file that another process has to itself; else such a one throws SQLITE_BUSY.
 * Never of a file that this process holds: closing a second descriptor would drop its lock.
 */
export function snapshot(path: string, heldToo: boolean): Buffer | null {
  try {
    return readLocked(path)
  } catch (error) {
    const isUnfinished = /^SQLITE_(READONLY|CANTOPEN|PROTOCOL|IOERR_\w*LOCK)/.test(errorCode(error))
    if (!isUnfinished && !(heldToo && isBusy(error))) throw error
    return readAside(path)
  }
}

/** Under SQLite's shared lock. A reader that may not write also may not roll back: an unfinished step is refused. */
function readLocked(path: string): Buffer | null {
  // A reader of a write-ahead log makes files beside it.
  if (headerOf(path)[WRITE_VERSION_AT] === WAL) return readAside(path)
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: BRIEFLY_MS })
  try {
    db.exec('BEGIN')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db.serialize()
  } finally {
    db.close()
  }
}

/** File and journal together in a private folder, where SQLite may finish what was cut off. */
function readAside(path: string): Buffer | null {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const parts = readTwice(realpathSync(path))
    if (parts) return finished(parts)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
  }
  return null
}

type Parts = ReadonlyMap<string, Buffer<ArrayBuffer>>

/**
 * Null when something was written between the readings. Equal twice over is whole: a step is written journal first,
 * then pages, then the journal's end, so what is caught half-way in both readings has a journal that takes it back.
 */
function readTwice(path: string): Parts | null {
  const [first, second] = [readParts(path), readParts(path)]
  const isSame = ['', ...BESIDE].every((end) => {
    const [a, b] = [first.get(end), second.get(end)]
    return a && b ? a.equals(b) : a === b
  })
  return isSame ? second : null
}

function readParts(path: string): Parts {
  const parts = new Map([['', readFileSync(path)]])
  for (const end of BESIDE) {
    const content = readIfThere(`${path}${end}`)
    if (content) parts.set(end, content)
  }
  return parts
}

/** The database after SQLite took back what was cut off. */
function finished(parts: Parts): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'budget-desk-'))
  try {
    const path = join(folder, 'copy.budget')
    for (const [end, content] of parts) writeFileSync(`${path}${end}`, content, { mode: 0o600 })
    const db = new Database(path, { fileMustExist: true })
    try {
      db.pragma('journal_mode = DELETE')
      return db.serialize()
    } finally {
      db.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readIfThere(path: string): Buffer<ArrayBuffer> | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
