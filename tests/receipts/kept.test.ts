import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { unzipSync, zipSync } from 'fflate'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { parsePackage } from '../../src/main/import/package'
import { openPacks } from '../../src/main/packs/packs'
import type { Told } from '../../src/shared/contract/events'
import { type Bench, openBench } from '../core/bench'
import { created } from '../store/store-bench'
import { suiteFolder } from '../support/temp-folder'
import { send, SENDING, twoUnitFile } from './receipt-bench'

const OLD_PACKAGE = new URL('../fixtures/editions/sixth/package-6.sample.json.br', import.meta.url)

const suite = suiteFolder()
let bench: Bench
let path: string
let sample: Buffer
beforeAll(() => {
  const file = join(suite, 'sample.budget')
  created(file).close()
  sample = readFileSync(file)
})
beforeEach(() => {
  bench = openBench()
  path = bench.path('sample.budget')
  writeFileSync(path, sample)
})
afterEach(() => bench.dispose())

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const sentFiles = SENDING.files.map(({ name, bytes }) => ({ name, size: bytes.length }))
const NOTHING = { cells: 0, fields: 0, paragraphs: 0 }

async function numbersIn(file: string): Promise<readonly number[]> {
  const { budget } = await bench.call('budget.open', { file })
  const found = await bench.call('receipt.list', { budget })
  for (const { problem } of found) expect(problem).toBeNull()
  await bench.call('budget.close', { budget })
  return found.map(({ number }) => number)
}

test('what was sent is listed newest first, and every window is told; the step log and the revision stay', async () => {
  const told: Told[] = []
  const sent = await send(bench, path, { hear: (one) => void told.push(one) })
  bench.wait(60_000)
  await send(bench, path, { name: '试报', note: '', form: 'json' })
  const { budget, state } = await bench.call('budget.open', { file: path })
  expect(state.revision).toBe(1)
  expect(state.undo).toBeNull()
  const [second, first] = await bench.call('receipt.list', { budget })
  expect(first).toEqual({
    id: expect.any(String) as string,
    number: 1,
    at: '2024-01-05T08:00:00.000Z',
    by: '张工',
    name: '财政一体化',
    note: '一上',
    pack: 'national-2024',
    form: 'csv',
    total: 198_880_183_500,
    revision: 1,
    checksum: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    sentChecksum: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    since: NOTHING,
    problem: null,
  })
  expect(second).toMatchObject({ number: 2, name: '试报', form: 'json', at: '2024-01-05T08:01:00.000Z' })
  const { since: _, problem: _problem, ...receipt } = first ?? ({} as never)
  expect(sent).toEqual({ ok: true, value: receipt })
  expect(told.at(-1)?.[0]).toBe('receipt.added')
  expect(told.at(-1)?.[1]).toMatchObject({ receipt: first?.id })
  expect(await bench.call('history.list', { budget })).toHaveLength(1)
})

test('another program finds it: the package in its text, the files in a zip, with their checksums', async () => {
  await bench
    .open({ file: path })
    .then(({ budget }) =>
      bench
        .call('package.write', { budget, file: bench.path('p.json') })
        .then(() => bench.call('budget.close', { budget })),
    )
  await send(bench, path)
  const db = new Database(path, { readonly: true })
  const row = db.prepare('SELECT * FROM snapshots').get() as Record<string, unknown>
  db.close()
  const text = gunzipSync(row['package'] as Buffer)
  expect(text.equals(readFileSync(bench.path('p.json')))).toBe(true)
  expect(row).toMatchObject({ kind: 'receipt', checksum: sha256(text), total: 198_880_183_500, by: '张工' })
  expect(row['sent_checksum']).toBe(sha256(row['sent'] as Buffer))
  expect(JSON.parse(row['manifest'] as string)).toEqual(SENDING.manifest)
  const files = unzipSync(row['sent'] as Buffer)
  for (const { name, bytes } of SENDING.files) expect(Buffer.from(files[name] ?? []).equals(bytes)).toBe(true)

  const script = `
import sqlite3, sys, gzip, hashlib, zipfile, io
p, c, s, m = sqlite3.connect(sys.argv[1]).execute('SELECT package, checksum, sent, sent_checksum FROM snapshots').fetchone()
assert hashlib.sha256(gzip.decompress(p)).hexdigest() == c and hashlib.sha256(s).hexdigest() == m
z = zipfile.ZipFile(io.BytesIO(s))
assert z.testzip() is None
print(','.join(z.namelist()))`
  const names = execFileSync('python3', ['-c', script, path], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  expect(names.trim()).toBe(SENDING.files.map(({ name }) => name).join(','))
})

test('the same budget and files are kept in the same bytes, at any time', async () => {
  await send(bench, path)
  bench.wait(86_400_000)
  await send(bench, path)
  const db = new Database(path, { readonly: true })
  const [one, other] = db.prepare('SELECT package, sent FROM snapshots ORDER BY seq').raw().all()
  db.close()
  expect(one).toEqual(other)
})

test('it outlives undo and redo, copies of every kind, repair, and a change of codes', async () => {
  await send(bench, path)
  const view = await bench.open({ file: path })
  const { budget } = view
  await bench.set(view, 'lines/y059/amount', '500')
  await bench.call('edit.undo', { budget })
  await bench.call('edit.redo', { budget })
  const [receipt] = await bench.call('receipt.list', { budget })
  // 商贸管理 up by 140.06: 55 cells in eight tables, as the picture of the baseline has it.
  expect(receipt?.since).toMatchObject({ cells: 55, fields: 1 })
  await bench.call('budget.saveCopy', { budget, file: bench.path('copy.budget') })
  await bench.call('budget.close', { budget })
  const copies = readdirSync(bench.ports.places.backups)
  expect(copies).toHaveLength(1)
  expect(await numbersIn(join(bench.ports.places.backups, copies[0] ?? ''))).toEqual([1])
  expect(await numbersIn(bench.path('copy.budget'))).toEqual([1])

  const db = new Database(path)
  db.exec(`UPDATE lines SET kind = '项目' WHERE id = 'y058'`)
  db.exec('VACUUM')
  db.exec(`VACUUM INTO '${bench.path('into.budget')}'`)
  db.close()
  expect(await numbersIn(bench.path('into.budget'))).toEqual([1])
  const broken = await bench.call('budget.open', { file: path })
  await bench.call('budget.repairCopy', { budget: broken.budget, file: bench.path('mended.budget') })
  expect(await numbersIn(bench.path('mended.budget'))).toEqual([1])
})

test('under other codes the same money has not changed', async () => {
  const file = twoUnitFile(bench, 'two.budget')
  await send(bench, file)
  const { budget } = await bench.open({ file })
  for (const [path, value] of [
    ['units/u2/code', '088'],
    ['projects/u2-project/code', '440307202400110000008'],
  ] as const) {
    await bench.call('edit.set', { budget, path, value })
  }
  const [receipt] = await bench.call('receipt.list', { budget })
  expect(receipt?.since).toMatchObject({ cells: 0, fields: 2 })
  const { fields } = await bench.call('receipt.changes', { budget, receipt: receipt?.id ?? '' })
  expect(fields).toMatchObject([
    { path: 'units/u2/code', record: '深圳市龙岗区产业服务中心', old: '009', new: '088' },
    {
      path: 'projects/u2-project/code',
      record: '企业孵化',
      field: '项目代码',
      old: 'incubation',
      place: { page: 'projects', project: 'u2-project', line: null },
    },
  ])
})

test('of very much the first is told, and all is counted', async () => {
  await send(bench, path)
  const view = await bench.open({ file: path })
  const { budget } = view
  await bench.set(view, 'lines/y059/amount', '500')
  const [receipt] = await bench.call('receipt.list', { budget })
  const told = await bench.call('receipt.changes', { budget, receipt: receipt?.id ?? '', limit: 2 })
  expect(told.counts.cells).toBe(55)
  expect(told.tables.map(({ cells }) => cells.length)).toEqual(told.tables.map(() => 2))
  expect(told.paragraphs).toHaveLength(2)
  expect(told.fields).toMatchObject([{ path: 'lines/y059/amount', old: 359_940_000, new: 500_000_000 }])
  expect(told.manifest).toEqual(SENDING.manifest)
  const none = await bench.refused('receipt.changes', { budget, receipt: 'none' })
  expect(none.code).toBe('unknown-receipt')
})

test('the sent files are written again byte for byte, as a folder or as a zip, never over anything', async () => {
  await send(bench, path)
  const { budget } = await bench.open({ file: path })
  const [receipt] = await bench.call('receipt.list', { budget })
  const write = { budget, receipt: receipt?.id ?? '' }
  const folder = await bench.call('receipt.write', { ...write, target: bench.path('again') })
  expect(folder).toMatchObject({ name: 'again', files: sentFiles })
  expect(readdirSync(bench.path('again')).sort()).toEqual(sentFiles.map(({ name }) => name).sort())
  for (const { name, bytes } of SENDING.files) {
    expect(readFileSync(bench.path(`again/${name}`)).equals(bytes)).toBe(true)
  }
  expect(await bench.call('receipt.write', { ...write, target: bench.path('again.ZIP') })).toMatchObject({
    files: sentFiles,
  })
  expect(sha256(readFileSync(bench.path('again.ZIP')))).toBe(receipt?.sentChecksum)
  mkdirSync(bench.path('empty'))
  for (const name of ['again', 'again.ZIP', 'empty']) {
    const refused = await bench.refused('receipt.write', { ...write, target: bench.path(name) })
    expect(refused.code).toBe('file-exists')
  }
  expect(readdirSync(bench.path('empty'))).toEqual([])
})

test.each([
  ['package', '预算', 'done'],
  ['sent', '文件', 'file-damaged'],
] as const)(
  'one byte of the %s that is another is said, and keeps nobody from the other receipts',
  async (column, what, written) => {
    await send(bench, path)
    await send(bench, path)
    const db = new Database(path)
    db.exec('DROP TRIGGER receipts_kept')
    const [first] = db.prepare(`SELECT ${column} FROM snapshots ORDER BY seq`).pluck().all() as Buffer[]
    const damaged = Buffer.from(first ?? [])
    damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1
    db.prepare(`UPDATE snapshots SET ${column} = ? WHERE seq = 1`).run(damaged)
    db.close()

    const { budget } = await bench.open({ file: path })
    const [second, broken] = await bench.call('receipt.list', { budget })
    expect(second).toMatchObject({ number: 2, since: NOTHING, problem: null })
    const said = new RegExp(`^第 1 份回执里的${what}已损坏，与当时的校验码不符`)
    expect(broken).toMatchObject({ since: null, problem: expect.stringMatching(said) as string })
    const asked = await bench.refused('receipt.changes', { budget, receipt: broken?.id ?? '' })
    expect(asked).toMatchObject({ code: 'file-damaged', message: expect.stringMatching(said) as string })
    for (const name of ['out', 'out.zip']) {
      const call = { budget, receipt: broken?.id ?? '', target: bench.path(name) }
      if (written === 'done') await bench.call('receipt.write', call)
      else {
        const refused = await bench.refused('receipt.write', call)
        expect(refused).toMatchObject({
          code: 'file-damaged',
          message: expect.stringMatching(said) as string,
        })
        expect(existsSync(bench.path(name))).toBe(false)
      }
    }
  },
)

test('what no door takes any more was sent as it stood, and has not changed', async () => {
  const db = new Database(path)
  db.exec(`UPDATE lines SET amount = -1 WHERE id = 'y058'`)
  db.close()
  await send(bench, path)
  const { budget, faults } = await bench.open({ file: path })
  expect(faults).toMatchObject([{ path: 'lines/y058/amount', grade: 'refused' }])
  expect(await bench.call('receipt.list', { budget })).toMatchObject([{ since: NOTHING, problem: null }])
})

test('a budget that was kept by an older version is brought up to now before it is compared', async () => {
  const old = brotliDecompressSync(readFileSync(OLD_PACKAGE)).toString()
  const read = parsePackage(old, openPacks(bench.ports.places.packRoots).rulesFor)
  if (!read.ok) throw new Error(read.error.message)
  const file = bench.path('old.budget')
  created(file, read.value.document).close()
  await send(bench, file)
  const db = new Database(file)
  db.exec('DROP TRIGGER receipts_kept')
  db.prepare('UPDATE snapshots SET package = ?, checksum = ?').run(gzipSync(old), sha256(old))
  db.close()
  const { budget } = await bench.open({ file })
  expect(await bench.call('receipt.list', { budget })).toMatchObject([{ since: NOTHING, problem: null }])
})

test('what was sent cannot be changed or taken out, by anyone', async () => {
  await send(bench, path)
  const db = new Database(path)
  expect(() => db.exec("UPDATE snapshots SET note = 'x'")).toThrow('never changed')
  expect(() => db.exec('DELETE FROM snapshots')).toThrow('never changed')
  db.close()
})

test('a file that is only looked at takes none; its receipts are listed, compared and written', async () => {
  await send(bench, path)
  const before = readFileSync(path)
  expect(await send(bench, path, { as: 'copy' })).toMatchObject({ error: { code: 'file-read-only' } })
  expect(readFileSync(path).equals(before)).toBe(true)
  const { budget } = await bench.open({ file: path, as: 'copy' })
  const [receipt, ...more] = await bench.call('receipt.list', { budget })
  expect(more).toEqual([])
  expect(receipt?.since).toEqual(NOTHING)
  await bench.call('receipt.write', { budget, receipt: receipt?.id ?? '', target: bench.path('out.zip') })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('names that lead elsewhere are neither kept nor written, whoever made the file', async () => {
  const files = [{ name: '../outside.txt', bytes: new Uint8Array([1]) }]
  await expect(send(bench, path, { files })).rejects.toThrow('plain names')
  await send(bench, path)
  const crafted = Buffer.from(zipSync({ '../outside.txt': new Uint8Array([1]) }))
  const db = new Database(path)
  db.exec('DROP TRIGGER receipts_kept')
  db.prepare('UPDATE snapshots SET sent = ?, sent_checksum = ?').run(crafted, sha256(crafted))
  db.close()
  const { budget } = await bench.open({ file: path })
  const [receipt] = await bench.call('receipt.list', { budget })
  mkdirSync(bench.path('in'))
  const target = bench.path('in/out')
  const refused = await bench.refused('receipt.write', { budget, receipt: receipt?.id ?? '', target })
  expect(refused.code).toBe('file-damaged')
  expect(existsSync(bench.path('in/outside.txt'))).toBe(false)
  expect(readdirSync(bench.path('in'))).toEqual([])
})
