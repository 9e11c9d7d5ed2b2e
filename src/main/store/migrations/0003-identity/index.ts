import type { Database } from 'better-sqlite3'
import type { Migration } from '../migration'
import { followed, type OldImage, openOldState, upgradedLog } from './log'
import { type OldRecord, upgradedRecord } from './records'
import { schema } from './schema'

/**
 * Identity instead of codes, placements instead of fields for particular tables, a year for last year's figures, and
 * the edition that each step was recorded in. No figure changes. The log is carried over image by image, so that
 * undo and redo cross this edition and restore exactly what was.
 */
export const identity: Migration = {
  version: 3,
  name: 'identity',
  images: 'rewritten',
  run(db) {
    const records = Object.fromEntries(followed.map((set) => [set, readOld(db, set)]))
    const document = followed.flatMap((set) =>
      (records[set] ?? []).flatMap(([id, record]) => upgradedRecord(set, id, record, openOldState(records))),
    )
    const log = upgradedLog(readImages(db), openOldState(records))
    db.exec(schema)
    for (const { collection, id, values } of document) {
      if (collection === 'placements') insert(db, 'placements', values)
      if (collection === 'blocks') insert(db, 'blocks', values)
      if (collection === 'priorFacts') {
        db.prepare('UPDATE prior_facts SET year = ? WHERE id = ?').run(values['year'], id)
      }
    }
    const image = db.prepare(
      'INSERT INTO step_rows (step, collection, record, "before", "after") VALUES (?, ?, ?, ?, ?)',
    )
    for (const { step, collection, id, before, after } of log) {
      image.run(step, collection, id, before && JSON.stringify(before), after && JSON.stringify(after))
    }
    db.exec(`
      CREATE TRIGGER step_rows_kept BEFORE UPDATE ON step_rows BEGIN SELECT RAISE(ABORT, 'the step log is append-only'); END;
      CREATE TRIGGER step_rows_stay BEFORE DELETE ON step_rows BEGIN SELECT RAISE(ABORT, 'the step log is append-only'); END;`)
  },
}

const TABLES: Readonly<Record<(typeof followed)[number], string>> = {
  department: 'department',
  units: 'units',
  projects: 'projects',
  priorFacts: 'prior_facts',
  blocks: 'blocks',
}

/** Columns of edition 2 that hold no plain text or number. */
const BOOLEANS = ['units.main', 'units.independentAccounting', 'projects.common', 'projects.key']
const LISTS = ['units.departments', 'blocks.writtenAgainst']

/** Records as the log has their images: fields by the document's names, in order of the columns. */
function readOld(db: Database, set: (typeof followed)[number]): readonly (readonly [string, OldRecord])[] {
  const rows = db.prepare(`SELECT * FROM ${TABLES[set]}`).all() as Record<string, unknown>[]
  return rows.map((row) => {
    const fields = Object.entries(row).map(([column, value]) => {
      const name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
      const field = `${set}.${name}`
      if (BOOLEANS.includes(field)) return [name, value === 1] as const
      return [name, LISTS.includes(field) ? (JSON.parse(value as string) as unknown) : value] as const
    })
    const own = set === 'department' ? fields.filter(([name]) => name !== 'id') : fields
    return [row['id'] as string, Object.fromEntries(own)] as const
  })
}

function readImages(db: Database): readonly OldImage[] {
  const rows = db
    .prepare('SELECT step, collection, record, "before", "after" FROM step_rows ORDER BY seq')
    .all() as Record<'step' | 'collection' | 'record' | 'before' | 'after', unknown>[]
  const image = (json: unknown): OldRecord | null =>
    json === null ? null : (JSON.parse(json as string) as OldRecord)
  return rows.map(({ step, collection, record, before, after }) => ({
    step: step as number,
    collection: collection as string,
    id: record as string,
    before: image(before),
    after: image(after),
  }))
}

function insert(db: Database, table: string, values: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(values).map(
    (name) => `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`,
  )
  const stored = Object.values(values).map((value) => (Array.isArray(value) ? JSON.stringify(value) : value))
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
    ...stored,
  )
}
