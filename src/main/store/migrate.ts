import type { Database } from 'better-sqlite3'
import type { Migration } from './migrations/migration'

export function versionOf(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** The edition that a program of these migrations writes. */
export function newestOf(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}

/**
 * Brings the schema up to the newest edition: all that is pending, or nothing. References are checked once, at the
 * end, for a migration may have to rebuild a table that others point at.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  const pending = migrations.filter(({ version }) => version > versionOf(db))
  if (pending.length === 0) return
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => {
      const before = dangling(db)
      for (const { version, sql, run } of pending) {
        if (sql !== undefined) db.exec(sql)
        run?.(db)
        db.pragma(`user_version = ${version}`)
      }
      // One that the file had from before stays: opening it names the place.
      const made = dangling(db) - before
      if (made > 0) throw new Error(`migration leaves ${made} dangling references`)
    }).immediate()
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

function dangling(db: Database): number {
  return (db.pragma('foreign_key_check') as unknown[]).length
}
