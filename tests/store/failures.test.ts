import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '../../src/main/store/store'
import { stepFailure } from '../../src/main/store/sqlite-failures'
import { asOrdinaryUser } from '../support/ordinary-user'
import { tempFolder } from '../support/temp-folder'
import { at, created, dump, sampleDocument, step } from './store-bench'

test.each([
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_BUSY', 'file-locked'],
  ['SQLITE_IOERR_WRITE', 'disk-error'],
  ['SQLITE_CANTOPEN', 'file-read-only'],
  ['SQLITE_READONLY_DBMOVED', 'file-missing'],
  ['SQLITE_CORRUPT_INDEX', 'file-damaged'],
])('%s is told as %s', (code, told) => {
  expect(stepFailure('/x/a.budget', new Database.SqliteError('raw words', code)).error).toMatchObject({
    code: told,
    message: expect.not.stringMatching(/raw words|SQLITE/) as unknown,
  })
})

test('a fault of the program is not dressed up as the user’s', () => {
  const fault = new Database.SqliteError('CHECK constraint failed', 'SQLITE_CONSTRAINT_CHECK')
  expect(() => stepFailure('/x/a.budget', fault)).toThrow(fault)
})

test('a step that cannot be written is refused, and the next one is not', () => {
  const folder = tempFolder()
  const path = join(folder, 'a.budget')
  created(path).close()
  chmodSync(path, 0o666)
  const before = dump(path)
  const [line] = sampleDocument().lines
  if (!line) throw new Error('the sample has lines')
  const change = {
    collection: 'lines',
    id: line.id,
    before: { ...line },
    after: { ...line, amount: 1 },
  } as const
  const removable = openStore(path, { backups: join(folder, 'b'), now: () => new Date(at) })
  if (!removable.ok) throw new Error(removable.error.message)
  const store = removable.value
  chmodSync(folder, 0o555)
  expect(asOrdinaryUser(() => store.commit(step('改'), [change]))).toMatchObject({
    ok: false,
    error: { code: 'file-read-only' },
  })
  expect(store.read()).toEqual(sampleDocument())
  chmodSync(folder, 0o777)
  expect(store.commit(step('改'), [change])).toMatchObject({ ok: true, value: { step: 2 } })
  store.close()
  expect(dump(path)['lines']).not.toEqual(before['lines'])
})
