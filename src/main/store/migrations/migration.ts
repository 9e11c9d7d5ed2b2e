import type { Database } from 'better-sqlite3'

/** One step of the file's schema, from `version - 1` to `version`. Never edited once files of it are about. */
export interface Migration {
  readonly version: number
  readonly name: string
  /**
   * What becomes of the row images that the log holds: undo writes them back, so they must be rows of the new edition.
   * `kept`: they are (the edition adds tables only). `rewritten`: `run` carries each over.
   */
  readonly images: 'kept' | 'rewritten'
  readonly sql?: string
  /** What SQL alone cannot say; runs after `sql`, in the same transaction. */
  readonly run?: (db: Database) => void
}
