import { constants, copyFileSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Migration } from './migrations/migration'

export function versionOf(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
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
      for (const { version, sql, run } of pending) {
        if (sql !== undefined) db.exec(sql)
        run?.(db)
        db.pragma(`user_version = ${version}`)
      }
      const dangling = db.pragma('foreign_key_check') as unknown[]
      if (dangling.length > 0) throw new Error(`migration leaves ${dangling.length} dangling references`)
    }).immediate()
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

/** Copies the file as it is into the folder of backups, never over another; the caller holds its lock. */
export function backUp(path: string, version: number, backups: string, now: Date): string {
  mkdirSync(backups, { recursive: true })
  const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  for (let copy = 0; ; copy += 1) {
    const name = `${basename(path, '.budget')}.v${version}.${stamp}${copy > 0 ? `-${copy}` : ''}.budget`
    const target = join(backups, name)
    try {
      copyFileSync(path, target, constants.COPYFILE_EXCL)
      return target
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}
