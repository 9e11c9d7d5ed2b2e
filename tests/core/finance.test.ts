import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { unzipSync } from 'fflate'
import { type Core, openCore } from '../../src/main/core/core'
import { nodeForeign } from '../../src/main/host/node-foreign'
import { packageText } from '../../src/main/export/package'
import type { FinanceRow, FinanceView, FinanceWritten } from '../../src/shared/contract/finance'
import type { Failure, Reply } from '../../src/shared/contract/failure'
import { largeBudget } from '../bench/large-budget'
import { bytesOf, filled, made, sha256 } from '../destination/finance-bench'
import { childrenIn, SOURCE_ARGS, WORKS_ENTRY } from '../support/foreign'
import { sampleDocument } from '../support/longgang'
import { misfits } from '../support/misfits'
import { type Bench, openBench } from './bench'

const PACK = 'national-2024'
let bench: Bench
let core: Core
let budget: string

beforeEach(async () => {
  bench = openBench()
  core = openCore({ ...bench.ports, foreign: nodeForeign(WORKS_ENTRY, SOURCE_ARGS) })
  const file = bench.path('sample.budget')
  budget = (await call<{ budget: string }>('budget.create', { file, from: { sample: 'longgang-2024' } }))
    .budget
})
afterEach(async () => {
  await core.close()
  await bench.dispose()
})

async function call<T>(method: string, params: object): Promise<T> {
  const reply = (await core.dispatch(method, params)) as Reply<T>
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.message}`)
  expect(misfits(method as never, reply.value as never)).toEqual([])
  return reply.value
}

async function refused(method: string, params: object): Promise<Failure> {
  const reply = await core.dispatch(method, params)
  if (reply.ok) throw new Error(`${method} was done`)
  return reply.error
}

const view = () => call<FinanceView>('finance.view', { budget, pack: PACK })
const write = (name: string, form: string) =>
  call<FinanceWritten>('finance.write', { budget, pack: PACK, form, file: bench.path(name) })

/** Walks the list and fills every place in, as somebody would who has the finance system beside them. */
async function fillIn(): Promise<void> {
  const { unfit } = await view()
  const values: Readonly<Record<string, (at: number) => string>> = {
    code: (at) => `4403072024001${10_000_000 + at}`,
    responsible: () => '陈立',
    creditCode: (at) => `1144030700755${10_000 + at}`,
    divisionCode: () => '440307000',
  }
  const edits = unfit.map(({ place, isTyped }, at) => {
    expect(isTyped).toBe(true)
    return { set: place, value: values[place.split('/').at(-1) ?? '']?.(at) ?? '' }
  })
  await call('edit.apply', { budget, edits })
}

test('the packs are listed with the forms they take; the program tells of them too', async () => {
  expect(await call('finance.destinations', {})).toMatchObject([
    { id: PACK, faults: [], forms: ['xlsx', 'json', 'csv', 'csv-gb18030'] },
    { id: 'project-summary-2024', faults: [] },
  ])
  const info = await call<{ destinations: object[] }>('app.info', {})
  expect(info.destinations).toMatchObject([{ id: PACK }, { id: 'project-summary-2024' }])
})

test('what lacks is listed with a place to type it at, and is gone once it is filled in there', async () => {
  const before = await view()
  expect(before.unfitCount).toBe(before.unfit.length)
  expect(before.unfit[0]).toMatchObject({
    table: 'PM_PROJECT_INFO',
    column: 'pro_code',
    row: 0,
    record: '节能减排',
    field: '项目代码',
    why: '应为 21 位，现 13 位，少 8 位。',
  })
  const [, annual] = before.tables
  expect(annual).toMatchObject({ id: 'BGT_PM_ANNUAL', rows: 28, unfit: 0, assumed: false })
  expect(annual?.columns.find(({ id }) => id === 'apply_up')).toMatchObject({
    as: 'amount',
    unit: '元',
    isRequired: true,
  })
  await fillIn()
  expect(await view()).toMatchObject({ unfit: [], unfitCount: 0, secretsLeftOut: false })
})

test('rows are shown page by page, each value with its place, as of now', async () => {
  const rows = (from: number, count: number) =>
    call<readonly FinanceRow[]>('finance.rows', { budget, pack: PACK, table: 'BGT_PM_ANNUAL', from, count })
  const { tables } = await view()
  const at = tables[1]?.columns.findIndex(({ id }) => id === 'apply_up') ?? -1
  const [first] = await rows(0, 1)
  const place = first?.cells[at]?.place ?? ''
  expect(first?.record).toBe(place.replace('/amount', ''))
  await call('edit.set', { budget, path: place, value: '123.45', unit: '元' })
  expect((await rows(0, 1))[0]?.cells[at]).toEqual({ value: 12_345, name: null, place, why: null })
  const code = tables[1]?.columns.findIndex(({ id }) => id === 'pro_code') ?? -1
  expect((await rows(0, 1))[0]?.cells[code]?.why).toMatch(/应为 21 位/)
  expect(await rows(0, 1000)).toHaveLength(28)
  expect(await rows(28, 10)).toEqual([])
  expect((await refused('finance.rows', { budget, pack: PACK, table: 'X', from: 0, count: 1 })).code).toBe(
    'bad-value',
  )
})

test('a 政府经济 code beyond the year’s list is taken, and said as those of others are', async () => {
  const { tables } = await view()
  const at = tables[1]?.columns.findIndex(({ id }) => id === 'gov_bgt_eco_code') ?? -1
  const asked = { budget, pack: PACK, table: 'BGT_PM_ANNUAL', from: 0, count: 1 }
  const [row] = await call<readonly FinanceRow[]>('finance.rows', asked)
  const { value, name, place } = row?.cells[at] ?? { value: null, name: null, place: '' }
  expect([value, name]).toEqual(['50205', '委托业务费'])
  const found = async () =>
    JSON.stringify(await call('checks.list', { budget })).match(/政府经济科目 \d+ 不在/g)
  expect(await found()).toBeNull()
  await call('edit.set', { budget, path: place, value: '59876' })
  expect(await found()).toEqual(['政府经济科目 59876 不在'])
  await call('edit.set', { budget, path: place, value: '' })
  expect((await call<readonly FinanceRow[]>('finance.rows', asked))[0]?.cells[at]?.value).toBe('50205')
})

test('while something lacks nothing is written, and the list says what', async () => {
  const error = await refused('finance.write', { budget, pack: PACK, form: 'xlsx', file: bench.path('out') })
  expect(error.code).toBe('bad-value')
  const faults = error.details?.['faults'] as readonly { place: string; message: string }[]
  expect(faults).toHaveLength((await view()).unfitCount)
  expect(readdirSync(bench.folder).filter((name) => name.includes('out') || name.endsWith('.part'))).toEqual(
    [],
  )
})

test('a package is a folder, an archive, or one file with its manifest beside; never over anything', async () => {
  await fillIn()
  const written = await write('out', 'csv')
  expect(readdirSync(bench.path('out')).sort()).toEqual(
    [...written.files.map(({ name }) => name), 'manifest.json'].sort(),
  )
  for (const { name, sha256: hash, size } of written.files) {
    const bytes = readFileSync(join(bench.path('out'), name))
    expect([sha256(bytes), bytes.length]).toEqual([hash, size])
  }
  expect(JSON.parse(readFileSync(join(bench.path('out'), 'manifest.json'), 'utf8'))).toEqual(written.manifest)

  await write('out.zip', 'csv')
  const unpacked = unzipSync(readFileSync(bench.path('out.zip')))
  for (const [name, bytes] of Object.entries(unpacked)) {
    expect(Buffer.from(bytes).equals(readFileSync(join(bench.path('out'), name))), name).toBe(true)
  }
  expect(Object.keys(unpacked).sort()).toEqual(readdirSync(bench.path('out')).sort())

  const one = await write('报送.xlsx', 'xlsx')
  expect(one.files).toMatchObject([
    { name: '报送.xlsx', sha256: sha256(readFileSync(bench.path('报送.xlsx'))) },
  ])
  expect(JSON.parse(readFileSync(bench.path('报送.manifest.json'), 'utf8'))).toEqual(one.manifest)

  for (const name of ['out', 'out.zip', '报送.xlsx']) {
    const form = name === '报送.xlsx' ? 'xlsx' : 'csv'
    const again = await refused('finance.write', { budget, pack: PACK, form, file: bench.path(name) })
    expect(again.code).toBe('file-exists')
  }
  writeFileSync(bench.path('另.manifest.json'), '')
  const beside = await refused('finance.write', {
    budget,
    pack: PACK,
    form: 'xlsx',
    file: bench.path('另.xlsx'),
  })
  expect([beside.code, existsSync(bench.path('另.xlsx'))]).toEqual(['file-exists', false])
  const many = await refused('finance.write', { budget, pack: PACK, form: 'csv', file: bench.path('a.csv') })
  expect(many.message).toMatch(/写成文件夹/)
  expect(readdirSync(bench.folder).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('what is written is what the records come to, to the byte', async () => {
  await fillIn()
  await write('out', 'json')
  const { document, state } = await call<{
    document: ReturnType<typeof sampleDocument>
    state: { revision: number }
  }>('budget.view', { budget })
  expect(state.revision).toBe(2)
  const own = bytesOf(made(document, 'json'), `${PACK}.json`)
  expect(readFileSync(join(bench.path('out'), `${PACK}.json`)).equals(Buffer.from(own))).toBe(true)
})

test('cancelled while it is made, nothing is there and nobody is left at work', async () => {
  const large = filled(largeBudget(sampleDocument(), 3000))
  writeFileSync(bench.path('large.json'), packageText(large))
  const opened = await call<{ frame: { budget: string } }>('package.read', {
    source: bench.path('large.json'),
    file: bench.path('large.budget'),
  })
  budget = opened.frame.budget
  const writing = core.dispatch('finance.write', {
    budget,
    pack: PACK,
    form: 'xlsx',
    file: bench.path('out'),
  })
  onTestFinished(() => void writing)
  while (childrenIn(bench.ports.places.work).length === 0)
    await new Promise((resolve) => setTimeout(resolve, 10))
  // Others have their turn meanwhile.
  expect((await call<unknown[]>('finance.destinations', {})).length).toBe(2)
  expect(await core.cancelJobs()).toBe(1)
  expect(await writing).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(existsSync(bench.path('out'))).toBe(false)
  expect(childrenIn(bench.ports.places.work)).toEqual([])
}, 120_000)
