import type { Database } from 'better-sqlite3'
import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import type { RecordSet } from '../../shared/model/field-types'
import { type RecordValues, recordSets } from '../../shared/model/fields'
import { inCollectionOrder, type Placed } from '../../shared/model/order'
import { AT_A_TIME, inTurn, type Slices } from '../../shared/slices/slices'
import { columnOf, columnsOf, tableOf, toColumn, toRecord } from './columns'

/** Writes records of a file's sets. Must run within a transaction. */
export interface RecordWriter {
  /** Inserts, updates or deletes, as the images say; an update stays an UPDATE, so that nothing cascades. */
  write(change: Pick<RecordChange, 'collection' | 'id' | 'before' | 'after'>): void
}

/** Every input of the file, collections in order of position, then id. */
export function* readingDocument(db: Database): Slices<BudgetDocument> {
  const counts = recordSets.map((set) => [set, countOf(db, set)] as const)
  const sets = yield* inTurn(
    counts,
    ([, count]) => count,
    function* ([set, count]) {
      const records = yield* readingSet(db, set, count)
      return [set, set === 'department' ? records[0] : records] as const
    },
  )
  return Object.fromEntries(sets) as unknown as BudgetDocument
}

export function openRecordWriter(db: Database): RecordWriter {
  const statements = Object.fromEntries(recordSets.map((set) => [set, prepareSet(db, set)])) as Readonly<
    Record<RecordSet, ReturnType<typeof prepareSet>>
  >
  return {
    write({ collection, id, before, after }) {
      const { columns, insert, update, remove } = statements[collection]
      const values = (record: RecordValues) =>
        columns.map(([name, field]) => (name === 'id' ? id : toColumn(field, record[name])))
      const touched =
        after === null
          ? remove.run(id)
          : before === null
            ? insert.run(...values(after))
            : update.run(...values(after), id)
      if (touched.changes !== 1)
        throw new Error(`${collection}/${id}: ${touched.changes} rows written instead of one`)
    },
  }
}

function countOf(db: Database, set: RecordSet): number {
  return db
    .prepare(`SELECT count(*) FROM ${tableOf(set)}`)
    .pluck()
    .get() as number
}

function* readingSet(db: Database, set: RecordSet, count: number): Slices<readonly RecordValues[]> {
  const columns = columnsOf(set).map(([name]) => `${columnOf(name)} AS "${name}"`)
  const rows = db.prepare(`SELECT ${columns.join(', ')} FROM ${tableOf(set)}`).iterate()
  const records: (RecordValues & Placed)[] = []
  for (const row of rows as Iterable<Record<string, unknown>>) {
    records.push(toRecord(set, row) as RecordValues & Placed)
    if (records.length % AT_A_TIME === 0) yield records.length / count
  }
  return records.sort(inCollectionOrder)
}

function prepareSet(db: Database, set: RecordSet) {
  const columns = columnsOf(set)
  const names = columns.map(([name]) => columnOf(name))
  const table = tableOf(set)
  const places = names.map(() => '?').join(', ')
  const assignments = names.map((name) => `${name} = ?`).join(', ')
  return {
    columns,
    insert: db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`),
    update: db.prepare(`UPDATE ${table} SET ${assignments} WHERE id = ?`),
    remove: db.prepare(`DELETE FROM ${table} WHERE id = ?`),
  }
}
