import Database from 'better-sqlite3'

/** "BDGT": stands in the file's header, so that a budget is known without opening it as a database. */
export const APPLICATION_ID = 0x42444754

/** A file that another command has in hand is free again in a moment; one that a window holds is not. */
const BRIEFLY_MS = 200

/**
 * Connects and takes the file for this process alone, until closed.
 * Not WAL: people copy, mail and sync this file. EXTRA: committed means saved, through a power cut too.
 * Throws SqliteError: busy when another process has it.
 */
export function connect(path: string): Database.Database {
  const db = new Database(path, { fileMustExist: true, timeout: BRIEFLY_MS })
  return prepared(db, () => {
    db.pragma('locking_mode = EXCLUSIVE')
    // Exclusive mode takes the lock with the first access and keeps it: this is that access.
    db.exec('BEGIN EXCLUSIVE; COMMIT')
    db.pragma('journal_mode = DELETE')
    db.pragma('synchronous = EXTRA')
  })
}

/** A database of its own in memory, from the bytes of a file or empty. */
export function inMemory(bytes?: Buffer): Database.Database {
  return prepared(new Database(bytes ?? ':memory:'), () => undefined)
}

function prepared(db: Database.Database, take: () => void): Database.Database {
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('temp_store = MEMORY')
    take()
    db.pragma('foreign_keys = ON')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
