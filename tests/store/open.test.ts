import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { fork } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { FailureCode } from '../../src/shared/contract/failure'
import { openStore } from '../../src/main/store/store'
import { tempFolder } from '../support/temp-folder'
import { at, created, dump, opened } from './store-bench'

function refusal(path: string): { code: FailureCode; message: string } {
  const reply = openStore(path, { backups: `${path}-backups`, now: () => new Date(at) })
  if (reply.ok) throw new Error('it was opened')
  return reply.error
}

function budget(): string {
  const path = join(tempFolder(), '预算 2024.budget')
  created(path).close()
  return path
}

test('what was saved is there again', () => {
  const path = budget()
  const store = opened(path, tempFolder())
  expect(store.read().lines).toHaveLength(73)
  store.close()
})

test('a file that is not there', () => {
  expect(refusal(join(tempFolder(), '没有.budget'))).toEqual({
    code: 'file-missing',
    message: '找不到“没有.budget”。它可能被移走或改了名，请重新选择。',
  })
})

test.each<[string, FailureCode, (path: string) => void]>([
  ['an empty file', 'file-empty', (path) => writeFileSync(path, '')],
  [
    'a picture',
    'not-a-budget',
    (path) => writeFileSync(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])),
  ],
  ['a text', 'not-a-budget', (path) => writeFileSync(path, '部门预算'.repeat(1000))],
  [
    'a database that is no budget',
    'not-a-budget',
    (path) => {
      const db = new Database(path)
      db.exec('CREATE TABLE notes (text)')
      db.close()
    },
  ],
  [
    'a budget without its tables',
    'file-damaged',
    (path) => {
      copyFileSync(budget(), path)
      const db = new Database(path)
      db.exec('DROP TABLE indicators')
      db.close()
    },
  ],
  ['a header cut off', 'file-damaged', (path) => writeFileSync(path, readFileSync(budget()).subarray(0, 60))],
  [
    'a file cut in the middle',
    'file-damaged',
    (path) => {
      copyFileSync(budget(), path)
      truncateSync(path, 20_000)
    },
  ],
  [
    'a page of rubbish',
    'file-damaged',
    (path) => {
      const bytes = readFileSync(budget())
      bytes.fill(0xa5, 8192, 12_288)
      writeFileSync(path, bytes)
    },
  ],
  [
    'a newer file',
    'file-newer',
    (path) => {
      copyFileSync(budget(), path)
      const db = new Database(path)
      db.pragma('user_version = 999')
      db.close()
    },
  ],
])('%s is refused as %s and stays byte for byte as it was', (_, code, make) => {
  const path = join(tempFolder(), 'x.budget')
  make(path)
  const before = readFileSync(path)
  const { code: refused, message } = refusal(path)
  expect(refused).toBe(code)
  expect(message).toMatch(/。$/)
  expect(message).not.toMatch(/失败|请注意|！|SQL/)
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a newer file is refused in the words of the design', () => {
  const path = budget()
  const db = new Database(path)
  db.pragma('user_version = 999')
  db.close()
  expect(refusal(path).message).toBe('此文件由较新的版本保存，请升级后再打开。文件没有改动。')
})

test('a folder is no budget', () => {
  const path = join(tempFolder(), 'folder.budget')
  mkdirSync(path)
  expect(refusal(path).code).toBe('not-a-budget')
})

test('a file that another window holds is left to it', () => {
  const path = budget()
  const holder = opened(path, tempFolder())
  expect(refusal(path)).toEqual({
    code: 'file-locked',
    message: '文件正由另一窗口编辑。请到那个窗口继续，或另存副本打开。',
  })
  holder.close()
  opened(path, tempFolder()).close()
})

test('a file held by another process is left to it', async () => {
  const path = budget()
  const script = join(tempFolder(), 'hold.cjs')
  writeFileSync(
    script,
    `const db = new (require(process.argv[2]))(process.argv[3]); db.pragma('locking_mode = EXCLUSIVE')
     db.exec('BEGIN EXCLUSIVE; COMMIT'); process.send('held'); setInterval(() => {}, 1000)`,
  )
  const child = fork(script, [require.resolve('better-sqlite3'), path])
  await new Promise((held) => child.once('message', held))
  expect(refusal(path).code).toBe('file-locked')
  const gone = new Promise((exit) => child.once('exit', exit))
  child.kill('SIGKILL')
  await gone
  opened(path, tempFolder()).close()
})

test('a step that was cut off by a kill is rolled back when the file is opened', async () => {
  const path = budget()
  const before = dump(path)
  const script = join(tempFolder(), 'kill.cjs')
  writeFileSync(
    script,
    `const db = new (require(process.argv[2]))(process.argv[3]); db.pragma('synchronous = EXTRA')
     db.pragma('cache_size = 1'); db.exec("BEGIN IMMEDIATE")
     for (let i = 0; i < 300; i++) db.exec("UPDATE indicators SET target = hex(randomblob(900))")
     process.send('written'); setInterval(() => {}, 1000)`,
  )
  const child = fork(script, [require.resolve('better-sqlite3'), path])
  await new Promise((written) => child.once('message', written))
  const gone = new Promise((exit) => child.once('exit', exit))
  child.kill('SIGKILL')
  await gone
  opened(path, tempFolder()).close()
  expect(dump(path)).toEqual(before)
})
