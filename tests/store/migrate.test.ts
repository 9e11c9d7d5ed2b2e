import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../src/main/store/migrations'
import type { Migration } from '../../src/main/store/migrations/migration'
import { openStore } from '../../src/main/store/store'
import { tempFolder } from '../support/temp-folder'
import { at, created, dump } from './store-bench'

const newest = migrations.at(-1)?.version ?? 0
const rebuild: Migration = {
  version: newest + 1,
  name: 'rebuild a table that others point at',
  images: 'kept',
  sql: 'CREATE TABLE fresh AS SELECT * FROM units;',
  run(db) {
    const units = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'units'").pluck().get() as string
    db.exec(`DROP TABLE units; ${units}; INSERT INTO units SELECT * FROM fresh; DROP TABLE fresh;`)
  },
}
const addNotes: Migration = {
  version: newest + 2,
  name: 'add notes',
  images: 'kept',
  sql: 'CREATE TABLE notes (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;',
  run: (db) => void db.prepare("INSERT INTO notes VALUES ('n1', '?')").run(),
}

test('pending editions are applied in order, and the file before them is kept aside', () => {
  const folder = tempFolder()
  const [path, backups] = [join(folder, 'a.budget'), join(folder, 'backups')]
  created(path).close()
  const before = readFileSync(path)
  const was = dump(path)
  const reply = openStore(path, {
    backups,
    now: () => new Date(at),
    migrations: [...migrations, rebuild, addNotes],
  })
  if (!reply.ok) throw new Error(reply.error.message)
  reply.value.close()

  const { notes, ...rest } = dump(path)
  expect(notes).toEqual([['n1', '?']])
  expect(rest).toEqual(was)
  expect(new Database(path, { readonly: true }).pragma('user_version', { simple: true })).toBe(newest + 2)
  const kept = readdirSync(backups)
  expect(kept).toEqual([`a.v${newest}.20240105-080000.budget`])
  expect(readFileSync(join(backups, kept[0] ?? '')).equals(before)).toBe(true)
})

test('all of them or none: where one goes wrong the file is as it was', () => {
  const folder = tempFolder()
  const [path, backups] = [join(folder, 'a.budget'), join(folder, 'backups')]
  created(path).close()
  const was = dump(path)
  const dangling: Migration = {
    ...addNotes,
    sql: `DELETE FROM units WHERE code = '001'`,
    run: () => undefined,
  }
  const open = () =>
    openStore(path, { backups, now: () => new Date(at), migrations: [...migrations, rebuild, dangling] })
  expect(open).toThrow('dangling')
  expect(dump(path)).toEqual(was)
  expect(open).toThrow('dangling')
  expect(readdirSync(backups)).toEqual([
    `a.v${newest}.20240105-080000-1.budget`,
    `a.v${newest}.20240105-080000.budget`,
  ])
})

test('a file of now is opened without a copy', () => {
  const folder = tempFolder()
  const [path, backups] = [join(folder, 'a.budget'), join(folder, 'backups')]
  created(path).close()
  const reply = openStore(path, { backups, now: () => new Date(at) })
  if (reply.ok) reply.value.close()
  expect(reply.ok).toBe(true)
  expect(existsSync(backups)).toBe(false)
})

test('editions are numbered without a gap', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, i) => i + 1))
})
