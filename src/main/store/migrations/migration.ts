import type { Database } from 'better-sqlite3'

/** One step of the file's schema, from `version - 1` to `version`. Never edited once files of it are about. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  /** What SQL alone cannot say; runs after `sql`, in the same transaction. */
  readonly run?: (db: Database) => void
}
