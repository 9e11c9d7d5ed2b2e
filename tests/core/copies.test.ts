import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCore } from '../../src/main/core/core'
import type { CorePorts } from '../../src/main/ports/ports'
import { openStore } from '../../src/main/store/store'
import { heldElsewhere } from '../support/processes'
import { type Bench, openBench } from './bench'

const DAY_MS = 86_400_000

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

const backups = () => bench.ports.places.backups
const names = () => readdirSync(backups()).sort()

test('before a day’s first edit the file as it was is kept, once a day', async () => {
  const view = await bench.sample()
  const before = readFileSync(bench.path('sample.budget'))
  await bench.set(view, 'lines/y059/amount', '1')
  await bench.set(view, 'lines/y059/amount', '2')
  expect(names()).toEqual([expect.stringMatching(/^sample\.[0-9a-f]{12}\.20240105-\d{6}\.budget$/)])
  expect(readFileSync(join(backups(), names()[0] ?? '')).equals(before)).toBe(true)

  await bench.call('budget.close', { budget: view.budget })
  const again = await bench.open({ file: bench.path('sample.budget') })
  await bench.set(again, 'lines/y059/amount', '3')
  expect(names()).toHaveLength(1)

  bench.wait(DAY_MS)
  await bench.call('edit.undo', { budget: again.budget })
  expect(names()).toHaveLength(2)
})

test('looking, and asking for what is refused, makes no copy', async () => {
  const view = await bench.sample()
  await bench.call('history.list', { budget: view.budget })
  await bench.refused('edit.set', { budget: view.budget, path: 'lines/none/amount', value: '1' })
  await bench.refused('edit.undo', { budget: view.budget })
  await bench.call('budget.close', { budget: view.budget })
  expect(readdirSync(bench.folder)).toEqual(['sample.budget'])
})

test('five days of a file are kept; other files, and what the program did not make, are left alone', async () => {
  const view = await bench.sample()
  mkdirSync(bench.path('other'))
  const namesake = await bench.create({
    file: bench.path('other/sample.budget'),
    from: { sample: 'longgang-2024' },
  })
  await bench.set(namesake, 'lines/y059/amount', '1')
  const [other = ''] = names()
  const strangers = [
    'sample.v1.20230101-080000.budget',
    'sample.20230101-080000.budget',
    'sample.abcdefabcdef.20230101-080000.budget',
    'sample.budget',
    '报告.docx',
  ]
  for (const name of strangers) writeFileSync(join(backups(), name), 'mine')
  for (let day = 0; day < 8; day += 1) {
    await bench.set(view, 'lines/y059/amount', String(day + 10))
    bench.wait(DAY_MS)
  }
  const own = names().filter((name) => name !== other && !strangers.includes(name))
  expect(own.map((name) => /\.(\d{8})-/.exec(name)?.[1])).toEqual([
    '20240108',
    '20240109',
    '20240110',
    '20240111',
    '20240112',
  ])
  expect(names()).toEqual(expect.arrayContaining([...strangers, other]))
  for (const name of strangers) expect(readFileSync(join(backups(), name), 'utf8')).toBe('mine')
})

test('where no copy can be made the edit goes through, and it is said once', async () => {
  const warned: string[] = []
  // No folder can be made where a file stands.
  writeFileSync(bench.path('blocked'), '')
  const ports: CorePorts = {
    ...bench.ports,
    places: { ...bench.ports.places, backups: bench.path('blocked') },
    log: { ...bench.ports.log, warn: (message) => void warned.push(message) },
  }
  const core = openCore(ports)
  const file = bench.path('s.budget')
  const created = await core.dispatch('budget.create', { file, from: { sample: 'longgang-2024' } })
  const { budget } = (created as { value: { budget: string } }).value
  const edit = (value: string) => core.dispatch('edit.set', { budget, path: 'lines/y059/amount', value })
  expect(await edit('400')).toMatchObject({
    ok: true,
    value: { step: 2, notes: ['今天改动前的副本没有留成：程序放副本的文件夹用不了。改动照常保存。'] },
  })
  const next = await edit('500')
  expect(next).toMatchObject({ ok: true, value: { step: 3 } })
  expect((next as { value: object }).value).not.toHaveProperty('notes')
  expect(warned).toEqual(['no copy of the day'])
  await core.close()
})

test('copies are listed newest first, with what they hold, or what is wrong with them', async () => {
  const view = await bench.sample()
  await bench.set(view, 'lines/y059/amount', '1')
  bench.wait(DAY_MS)
  await bench.set(view, 'lines/y059/amount', '2')
  const damaged = readFileSync(bench.path('sample.budget')).fill(0xa5, 8192, 12_288)
  writeFileSync(join(backups(), 'sample.v1.20230101-080000.budget'), damaged)
  writeFileSync(join(backups(), '别的.v1.20220101-080000.budget'), '')
  writeFileSync(join(backups(), 'notes.txt'), 'mine')
  const copies = await bench.call('copy.list', {})
  const sum = view.document.lines.reduce((total, { amount }) => total + amount, 0)
  const line = view.document.lines.find(({ id }) => id === 'y059')?.amount ?? 0
  expect(copies.map(({ handle: _, size, ...entry }) => ({ ...entry, size: size > 0 }))).toEqual([
    {
      name: 'sample',
      kind: 'day',
      made: '2024-01-06T08:00:00.000Z',
      size: true,
      content: { revision: 2, expenditure: sum - line + 10_000 * 100, unit: '万元' },
      problem: null,
    },
    {
      name: 'sample',
      kind: 'day',
      made: '2024-01-05T08:00:00.000Z',
      size: true,
      content: { revision: 1, expenditure: sum, unit: '万元' },
      problem: null,
    },
    {
      name: 'sample',
      kind: 'migration',
      made: '2023-01-01T08:00:00.000Z',
      size: true,
      content: null,
      problem: expect.stringMatching(/已损坏或不完整/) as unknown,
    },
    {
      name: '别的',
      kind: 'migration',
      made: '2022-01-01T08:00:00.000Z',
      size: false,
      content: null,
      problem: expect.stringMatching(/是空文件/) as unknown,
    },
  ])
  const own = await bench.call('copy.list', { file: bench.path('sample.budget') })
  expect(own.map(({ name }) => name)).toEqual(['sample', 'sample', 'sample'])
})

test('a copy is viewed and stays as it is; saved as a copy it is edited', async () => {
  const view = await bench.sample()
  await bench.set(view, 'lines/y059/amount', '1')
  const [kept] = await bench.call('copy.list', {})
  const path = join(backups(), names()[0] ?? '')
  const before = readFileSync(path)
  for (const file of [kept?.handle ?? '', path]) {
    const copy = await bench.open({ file })
    expect(copy.state.access).toMatchObject({ mode: 'view', why: 'copy' })
    expect(copy.file.name).toBe('sample（2024年1月5日的副本）')
    expect(copy.document).toEqual(view.document)
    await bench.refused('edit.set', { budget: copy.budget, path: 'lines/y059/amount', value: '7' })
    expect(await bench.call('history.list', { budget: copy.budget })).toHaveLength(1)
    await bench.call('cell.explain', { budget: copy.budget, cell: 't05/001/commerce/total' })
  }
  const { budget } = await bench.open({ file: path })
  await bench.call('budget.saveCopy', { budget, file: bench.path('again.budget') })
  const again = await bench.open({ file: bench.path('again.budget') })
  expect(again.state.access).toEqual({ mode: 'edit' })
  await bench.set(again, 'lines/y059/amount', '7')
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a handle opens no file outside the folder of copies', async () => {
  await bench.sample('a.v1.20240101-080000.budget')
  for (const file of [
    'copy:../a.v1.20240101-080000.budget',
    'copy:sample.budget',
    'copy:',
    'copy:/etc/passwd',
  ]) {
    expect((await bench.refused('budget.open', { file })).code).toBe('file-missing')
  }
})

test('saving a copy: the budget as last saved, byte for byte, never over a file, and one goes on in the original', async () => {
  const view = await bench.sample()
  await bench.set(view, 'lines/y059/amount', '1')
  const saved = await bench.call('budget.saveCopy', { budget: view.budget, file: bench.path('c.budget') })
  expect(saved).toMatchObject({ name: 'c', size: statSync(bench.path('c.budget')).size })
  for (const name of ['c.budget', 'sample.budget']) {
    const refused = await bench.refused('budget.saveCopy', { budget: view.budget, file: bench.path(name) })
    expect(refused.code).toBe('file-exists')
  }
  expect(await bench.set(view, 'lines/y059/amount', '2')).toMatchObject({ step: 3 })
  // It is still this program's: a copy must not drop the lock.
  const other = openStore(bench.path('sample.budget'), { backups: backups(), now: () => new Date() })
  expect(other).toMatchObject({ error: { code: 'file-locked' } })
  const copy = await bench.open({ file: bench.path('c.budget') })
  expect(copy.state.revision).toBe(2)
  expect(copy.state.access.mode).toBe('edit')
})

test('a file deleted while it is open can still be saved as a copy', async () => {
  const view = await bench.sample()
  await bench.set(view, 'lines/y059/amount', '1')
  rmSync(bench.path('sample.budget'))
  const { code } = await bench.refused('edit.set', {
    budget: view.budget,
    path: 'lines/y059/amount',
    value: '2',
  })
  expect(code).toBe('file-missing')
  await bench.call('budget.saveCopy', { budget: view.budget, file: bench.path('saved.budget') })
  const saved = await bench.open({ file: bench.path('saved.budget') })
  expect(saved.document.lines.find(({ id }) => id === 'y059')?.amount).toBe(1_000_000)
})

test('what another window holds is opened as a copy; what this one holds too, beside it', async () => {
  const view = await bench.sample()
  const path = bench.path('sample.budget')
  const beside = await bench.open({ file: path, as: 'copy' })
  expect(beside.budget).not.toBe(view.budget)
  expect(beside.document).toEqual(view.document)
  expect((await bench.open({ file: path })).budget).toBe(view.budget)
  await bench.call('budget.close', { budget: view.budget })

  const other = await heldElsewhere(path)
  expect((await bench.refused('budget.open', { file: path })).code).toBe('file-locked')
  const copy = await bench.open({ file: path, as: 'copy' })
  expect(copy.state.access).toMatchObject({ mode: 'view', why: 'copy' })
  await other.end()
})
