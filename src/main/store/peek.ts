import { done, type Reply } from '../../shared/contract/failure'
import { statedUnit, type Unit } from '../../shared/money/format'
import { inMemory } from './connection'
import { inspect } from './inspect'
import { newestOf } from './migrate'
import { migrations } from './migrations'
import { snapshot } from './snapshot'
import { fileFailures, isSchemaError, openFailure } from './sqlite-failures'

export interface Peek {
  /** The file's revision; 0 for a file without steps. */
  readonly revision: number
  /** Sum of all budget lines in 分. */
  readonly expenditure: number
  /** Unit in which its preparer works. */
  readonly unit: Unit
}

/** What a closed file is about, of whichever edition, without opening it for good. Failures: those of opening. */
export function peek(path: string): Reply<Peek> {
  try {
    const refused = inspect(path, newestOf(migrations))
    if (refused) return refused
    const bytes = snapshot(path, true)
    if (!bytes) return fileFailures.writing(path)
    const db = inMemory(bytes)
    try {
      if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return fileFailures.damaged(path)
      const one = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0
      return done({
        revision: one('SELECT coalesce(max(id), 0) FROM steps'),
        expenditure: one('SELECT coalesce(sum(amount), 0) FROM lines'),
        unit: statedUnit(db.prepare<[], string>('SELECT entry_unit FROM department').pluck().get() ?? ''),
      })
    } finally {
      db.close()
    }
  } catch (error) {
    return isSchemaError(error) ? fileFailures.damaged(path) : openFailure(path, error)
  }
}
