import {
  chmodSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore, type OpenOptions, type Store } from '../../src/main/store/store'
import { asOrdinaryUser } from '../support/ordinary-user'
import { busyElsewhere, canMount, heldElsewhere, killedInMidStep, runSource } from '../support/processes'
import { tempFolder } from '../support/temp-folder'
import { at, created, dump, sampleDocument, step } from './store-bench'

const READ_ONLY = '“a.budget”只能查看：文件只读，不能写入。要改动请另存副本。'
const IN_FOLDER = '“a.budget”只能查看：所在文件夹不能写入。要改动请另存副本。'

function budget(): { folder: string; path: string } {
  const folder = tempFolder()
  const path = join(folder, 'a.budget')
  created(path).close()
  return { folder, path }
}

function open(path: string, more: Partial<OpenOptions> = {}): Store {
  const reply = openStore(path, { backups: '/nowhere/backups', now: () => new Date(at), ...more })
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`)
  return reply.value
}

/** Names, times and bytes of everything in a folder. */
function stateOf(folder: string): unknown {
  return readdirSync(folder).map((name) => {
    const { mtimeMs, ctimeMs, size, ino } = statSync(join(folder, name))
    return [name, mtimeMs, ctimeMs, size, ino, readFileSync(join(folder, name)).toString('base64')]
  })
}

const change = () => {
  const [line] = sampleDocument().lines
  if (!line) throw new Error('the sample has lines')
  return { collection: 'lines', id: line.id, before: { ...line }, after: { ...line, amount: 1 } } as const
}

test('a file that cannot be written is read in full, takes no step, and stays as it was', () => {
  const { folder, path } = budget()
  chmodSync(folder, 0o777)
  chmodSync(path, 0o444)
  const before = stateOf(folder)
  const [store, reply] = asOrdinaryUser(() => {
    const view = open(path)
    return [view, view.commit(step('改'), [change()])] as const
  })
  expect(store.access).toEqual({ mode: 'view', why: 'file', message: READ_ONLY })
  expect(reply).toEqual({ ok: false, error: { code: 'file-read-only', message: READ_ONLY } })
  expect(store.read()).toEqual(sampleDocument())
  expect(store.log.all()).toHaveLength(1)
  expect(store.bytes().equals(readFileSync(path))).toBe(true)
  store.close()
  expect(stateOf(folder)).toEqual(before)
})

/** Opens a file in a folder that the kernel holds read-only, root or not. */
function openInReadOnlyPlace(folder: string) {
  const { stdout, stderr } = runSource(
    `import { readdirSync } from 'node:fs'
     const { openStore } = await load('main/store/store')
     const reply = openStore(args[0] + '/a.budget', { backups: '/nowhere/backups', now: () => new Date() })
     if (!reply.ok) throw new Error(reply.error.message)
     const { access, read, log, commit } = reply.value
     const lines = read().lines.reduce((sum, { amount }) => sum + amount, 0)
     const facts = read().facts.length
     const refused = commit({}, [])
     console.log(JSON.stringify({ access, lines, facts, steps: log.all().length, refused, names: readdirSync(args[0]) }))`,
    [folder],
    `mount --bind '${folder}' '${folder}'; mount -o remount,bind,ro '${folder}'`,
  )
  expect(stderr).toBe('')
  return JSON.parse(stdout) as Record<string, unknown>
}

const total = (): number => sampleDocument().lines.reduce((sum, { amount }) => sum + amount, 0)

test.skipIf(!canMount())('on a medium that cannot be written a file is viewed', () => {
  const { folder } = budget()
  const before = stateOf(folder)
  expect(openInReadOnlyPlace(folder)).toMatchObject({
    access: { mode: 'view', why: 'file', message: READ_ONLY },
    lines: total(),
    steps: 1,
    refused: { ok: false, error: { code: 'file-read-only', message: READ_ONLY } },
  })
  expect(stateOf(folder)).toEqual(before)
})

test.skipIf(!canMount())(
  'a writable file in a folder that cannot be written is viewed, and it is said which',
  () => {
    const { folder, path } = budget()
    const elsewhere = join(tempFolder(), 'a.budget')
    const { stdout, stderr } = runSource(
      `const { openStore } = await load('main/store/store')
     const reply = openStore(args[0] + '/a.budget', { backups: '/nowhere/backups', now: () => new Date() })
     console.log(JSON.stringify({ access: reply.value.access, lines: reply.value.read().lines.length }))`,
      [folder],
      // The folder is read-only, the file alone is mounted over it writable.
      `cp '${path}' '${elsewhere}'; mount --bind '${folder}' '${folder}'; mount -o remount,bind,ro '${folder}'
     mount --bind '${elsewhere}' '${path}'`,
    )
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({
      access: { mode: 'view', why: 'folder', message: IN_FOLDER },
      lines: sampleDocument().lines.length,
    })
  },
)

test.skipIf(!canMount())('an older edition there is brought up to date in memory alone', () => {
  const folder = tempFolder()
  const packed = readFileSync(new URL('../fixtures/editions/first-edition.budget.gz', import.meta.url))
  writeFileSync(join(folder, 'a.budget'), gunzipSync(packed))
  const before = stateOf(folder)
  const seen = openInReadOnlyPlace(folder)
  expect(seen).toMatchObject({ access: { why: 'file' }, facts: 0, names: ['a.budget'] })
  expect(seen['lines']).toBeGreaterThan(0)
  expect(seen['steps']).toBeGreaterThan(1)
  expect(stateOf(folder)).toEqual(before)
})

test.skipIf(!canMount())('a step cut off by a kill is left out there, and its journal stays', async () => {
  const { folder, path } = budget()
  await killedInMidStep(path)
  expect(readdirSync(folder)).toEqual(['a.budget', 'a.budget-journal'])
  const before = stateOf(folder)
  expect(openInReadOnlyPlace(folder)).toMatchObject({ access: { why: 'file' }, lines: total(), steps: 1 })
  expect(stateOf(folder)).toEqual(before)
})

test('a cut-off step beside a read-only file: viewed as it was before the step', async () => {
  const { folder, path } = budget()
  await killedInMidStep(path)
  chmodSync(folder, 0o755)
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444)
  const before = stateOf(folder)
  const store = asOrdinaryUser(() => open(path))
  expect(store.read()).toEqual(sampleDocument())
  store.close()
  expect(stateOf(folder)).toEqual(before)
})

test('a file with a write-ahead log beside it is viewed with what the log holds', () => {
  const { folder, path } = budget()
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('wal_autocheckpoint = 0')
  db.exec("UPDATE department SET supervisor = '新主管'")
  const before = readdirSync(folder)
  const store = open(path, { as: 'copy' })
  expect(store.read().department.supervisor).toBe('新主管')
  store.close()
  expect(readdirSync(folder)).toEqual(before)
  db.close()
})

test('a file without the right to read it says so, not that it cannot be written', () => {
  const { folder, path } = budget()
  chmodSync(folder, 0o755)
  chmodSync(path, 0o000)
  const reply = asOrdinaryUser(() => openStore(path, { backups: folder, now: () => new Date(at) }))
  expect(reply).toMatchObject({
    error: {
      code: 'file-unreadable',
      message: expect.stringMatching(/^没有读取“a.budget”的权限/) as unknown,
    },
  })
})

test('a file that another window holds is viewed as a copy, and stays that window’s', async () => {
  const { folder, path } = budget()
  const other = await heldElsewhere(path)
  const before = stateOf(folder)
  const store = open(path, { as: 'copy' })
  expect(store.access).toMatchObject({ mode: 'view', why: 'copy' })
  expect(store.read()).toEqual(sampleDocument())
  expect(store.commit(step('改'), [])).toMatchObject({ error: { code: 'file-read-only' } })
  store.close()
  expect(stateOf(folder)).toEqual(before)
  expect(openStore(path, { backups: folder, now: () => new Date(at) })).toMatchObject({
    error: { code: 'file-locked' },
  })
  await other.end()
})

test('a copy of a file that is being written is one whole step, never a mixture', async () => {
  const { path } = budget()
  const other = await busyElsewhere(path)
  let seen = 0
  for (let n = 0; n < 15; n += 1) {
    const reply = openStore(path, { backups: '/nowhere', now: () => new Date(at), as: 'copy' })
    // Rarely no pause is met: then that is said.
    if (!reply.ok) {
      expect(reply.error.message).toBe('“a.budget”正在写入，还读不到完整的内容。请稍后再打开副本。')
      continue
    }
    const { goals, indicators } = reply.value.read()
    const numbers = new Set([...goals.map(({ text }) => text), ...indicators.map(({ target }) => target)])
    expect(numbers.size).toBe(1)
    seen += 1
    reply.value.close()
  }
  expect(seen).toBeGreaterThan(0)
  await other.end()
})

test('copying a held file before a migration keeps it held', () => {
  const { folder, path } = budget()
  const packed = readFileSync(new URL('../fixtures/editions/first-edition.budget.gz', import.meta.url))
  writeFileSync(path, gunzipSync(packed))
  const store = open(path, { backups: join(folder, 'backups') })
  expect(runSource(LOCKED, [path]).stdout).toBe('SQLITE_BUSY')
  store.bytes()
  expect(runSource(LOCKED, [path]).stdout).toBe('SQLITE_BUSY')
  store.close()
  expect(runSource(LOCKED, [path]).stdout).toBe('free')
})

const LOCKED = `
  const { connect } = await load('main/store/connection')
  try { connect(args[0]).close(); process.stdout.write('free') } catch (error) { process.stdout.write(error.code) }`

test.each<[string, (path: string) => void]>([
  ['deleted', (path) => rmSync(path)],
  ['moved away', (path) => renameSync(path, `${path}.old`)],
  [
    'replaced by another',
    (path) => {
      rmSync(path)
      writeFileSync(path, 'another')
    },
  ],
])('a file that was %s while open takes no further step, and says so', (_, away) => {
  const { folder, path } = budget()
  const store = open(path, { backups: folder })
  const first = change()
  // After a first step SQLite keeps its journal open and would not notice.
  expect(store.commit(step('改'), [first])).toMatchObject({ ok: true })
  away(path)
  const reply = store.commit(step('改'), [
    { ...first, before: first.after, after: { ...first.after, amount: 2 } },
  ])
  expect(reply).toMatchObject({
    error: {
      code: 'file-missing',
      message: '“a.budget”已被移走、删除或换成了别的文件，刚才这一步没有存上。请另存副本，或放回原处再试。',
    },
  })
  expect(store.read().lines.find(({ id }) => id === first.id)?.amount).toBe(1)
  store.close()
})

test.each<[string, (folder: string) => string, RegExp]>([
  ['too long a name', (folder) => join(folder, `${'长'.repeat(90)}.budget`), /文件名太长/],
  ['a file in place of a folder', (folder) => join(folder, 'a.budget', 'b.budget'), /^找不到“b.budget”/],
  [
    'a link to itself',
    (folder) => {
      symlinkSync(join(folder, 'loop.budget'), join(folder, 'loop.budget'))
      return join(folder, 'loop.budget')
    },
    /^“loop.budget”是绕回自己的链接/,
  ],
])('%s is refused in its own words', (_, make, message) => {
  const { folder } = budget()
  const reply = openStore(make(folder), { backups: folder, now: () => new Date(at) })
  expect(reply).toMatchObject({
    error: { code: 'file-missing', message: expect.stringMatching(message) as unknown },
  })
})

test('an older edition is not touched while its copy cannot be kept', () => {
  const folder = tempFolder()
  const path = join(folder, 'a.budget')
  writeFileSync(
    path,
    gunzipSync(readFileSync(new URL('../fixtures/editions/first-edition.budget.gz', import.meta.url))),
  )
  const before = dump(path)
  writeFileSync(join(folder, 'no-folder'), '')
  const reply = openStore(path, { backups: join(folder, 'no-folder'), now: () => new Date(at) })
  expect(reply).toMatchObject({ ok: false })
  expect(dump(path)).toEqual(before)
})

test('a second name of the file is no second file', () => {
  const { folder, path } = budget()
  linkSync(path, join(folder, 'b.budget'))
  const store = open(path, { backups: folder })
  const reply = openStore(join(folder, 'b.budget'), { backups: folder, now: () => new Date(at) })
  expect(reply).toMatchObject({ error: { code: 'file-locked' } })
  store.close()
})
