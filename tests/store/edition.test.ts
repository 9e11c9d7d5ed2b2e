import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { fieldsOf, recordSets } from '../../src/shared/model/fields'
import { migrations } from '../../src/main/store/migrations'
import { columnsOf, snakeCase } from '../../src/main/store/columns'
import { tempFolder } from '../support/temp-folder'
import { created, sampleDocument } from './store-bench'

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
}

test('the columns of a new file are the fields of the document, one to one', () => {
  const path = join(tempFolder(), 'a.budget')
  created(path).close()
  const db = new Database(path, { readonly: true })
  for (const set of recordSets) {
    const columns = db.pragma(`table_info(${snakeCase(set)})`) as Column[]
    expect(columns.map(({ name }) => name)).toEqual(columnsOf(set).map(([name]) => snakeCase(name)))
    for (const [name, field] of Object.entries(fieldsOf(set))) {
      const column = columns.find((each) => each.name === snakeCase(name))
      const isNumber = ['amount', 'integer', 'decimal', 'position', 'boolean'].includes(field.type)
      expect([set, name, column?.type, column?.notnull]).toEqual([
        set,
        name,
        isNumber ? 'INTEGER' : 'TEXT',
        field.nullable ? 0 : 1,
      ])
    }
  }
  const tables = db
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict`)
    .pluck()
    .all()
  expect(tables.filter((name) => !String(name).startsWith('sqlite_'))).toEqual([])
  db.close()
})

test('the file is what it says it is, to another program', () => {
  const path = join(tempFolder(), 'a.budget')
  created(path).close()
  const script = `
import sqlite3, json, sys
db = sqlite3.connect(sys.argv[1])
one = lambda sql: db.execute(sql).fetchone()[0]
print(json.dumps({
  'application': one('PRAGMA application_id').to_bytes(4, 'big').decode(),
  'version': one('PRAGMA user_version'),
  'journal': one('PRAGMA journal_mode'),
  'integrity': one('PRAGMA integrity_check'),
  'dangling': len(db.execute('PRAGMA foreign_key_check').fetchall()),
  'lines': one('SELECT count(*) FROM lines'),
  'amount': one('SELECT sum(amount) FROM lines'),
  'commerce': one("SELECT name FROM projects WHERE code = 'commerce'"),
  'triggers': one("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"),
}))`
  const seen: unknown = JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }))
  const { lines } = sampleDocument()
  expect(seen).toEqual({
    application: 'BDGT',
    version: migrations.at(-1)?.version,
    journal: 'delete',
    integrity: 'ok',
    dangling: 0,
    lines: lines.length,
    amount: lines.reduce((sum, { amount }) => sum + amount, 0),
    commerce: '商贸管理',
    // Those that keep the log and what was sent; none of the capture's.
    triggers: 6,
  })
})

test('an open file is held with the pragmas of the design', () => {
  const path = join(tempFolder(), 'a.budget')
  const store = created(path)
  const other = new Database(path, { timeout: 0 })
  expect(() => other.exec('BEGIN IMMEDIATE')).toThrow(/locked/)
  other.close()
  store.close()
})

test('amounts beyond the bound and truth values beyond 0 and 1 do not get in', () => {
  const path = join(tempFolder(), 'a.budget')
  created(path).close()
  const db = new Database(path)
  expect(() => db.exec('UPDATE lines SET amount = 1000000000000001')).toThrow(/CHECK/)
  expect(() => db.exec('UPDATE lines SET carry_over = 2')).toThrow(/CHECK/)
  expect(() => db.exec("UPDATE lines SET amount = 'x'")).toThrow(/INTEGER/)
  db.pragma('foreign_keys = ON')
  expect(() => db.exec("UPDATE lines SET unit_id = 'nowhere'")).toThrow(/FOREIGN KEY/)
  db.close()
})

test('the log cannot be rewritten, by anyone', () => {
  const path = join(tempFolder(), 'a.budget')
  created(path).close()
  const db = new Database(path)
  expect(() => db.exec("UPDATE steps SET label = 'x'")).toThrow('append-only')
  expect(() => db.exec('DELETE FROM steps')).toThrow('append-only')
  db.close()
})
