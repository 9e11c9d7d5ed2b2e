import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCore } from '../../src/main/core/core'
import { packageText } from '../../src/main/export/package'
import type { CorePorts } from '../../src/main/ports/ports'
import { sampleIds } from '../support/longgang'
import type { Reply } from '../../src/shared/contract/failure'
import type { ImportedBudget } from '../../src/shared/contract/results'
import { type Bench, openBench, resources } from './bench'

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

/** A package of this text, read into a file of this name. */
function importAs(name: string, text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'budget-desk-package-'))
  const source = join(folder, 'p.json')
  writeFileSync(source, text)
  return bench.core
    .dispatch('package.read', { source, file: bench.path(name) })
    .finally(() => rmSync(folder, { recursive: true }))
}

test('a package made after edits makes the same budget again', async () => {
  const view = await bench.sample()
  await bench.set(view, 'projects/commerce/amount', '10,500.00', { booking: 'last-line' })
  await bench.call('edit.remove', {
    budget: view.budget,
    path: `projects/${sampleIds.project('energy-saving')}`,
  })
  await bench.call('edit.add', { budget: view.budget, kind: 'unit', value: { code: '010', name: '新单位' } })
  const { document, tables } = await bench.call('budget.view', { budget: view.budget })

  const text = packageText(document)
  const imported = (await importAs('again.budget', text)) as Reply<ImportedBudget>
  if (!imported.ok) throw new Error(imported.error.message)
  expect(imported.value.left).toEqual([])
  const again = await bench.call('budget.view', { budget: imported.value.frame.budget })
  expect(again.document).toEqual(document)
  expect(again.tables).toEqual(tables)
  expect(packageText(again.document)).toBe(text)
  expect(await bench.call('history.list', { budget: again.budget })).toMatchObject([
    { step: 1, kind: 'create', label: '从 p.json 导入' },
  ])
})

test('a refused import leaves no file', async () => {
  const text = readFileSync(`${resources}/samples/longgang-2024.json`, 'utf8')
  for (const broken of [
    '',
    text.slice(0, 5000),
    text.replace(`"unitId": "${sampleIds.unit('001')}"`, '"unitId": "404"'),
    text.replace('"templatePack": "shenzhen-longgang-2024"', '"templatePack": "../samples"'),
    text.replace('"classificationPack": "2024"', '"classificationPack": "1999"'),
  ]) {
    expect(await importAs('x.budget', broken)).toMatchObject({ ok: false })
    expect(readdirSync(bench.folder)).toEqual([])
  }
})

test('an import never overwrites', async () => {
  writeFileSync(bench.path('mine.budget'), 'mine')
  const text = readFileSync(`${resources}/samples/longgang-2024.json`, 'utf8')
  expect(await importAs('mine.budget', text)).toMatchObject({ ok: false, error: { code: 'file-exists' } })
  expect(readFileSync(bench.path('mine.budget'), 'utf8')).toBe('mine')
})

test('a new budget has one unit, the pack’s unit of entry, and every table', async () => {
  const view = await bench.create({
    file: bench.path('new.budget'),
    from: { agency: '某区某局', fiscalYear: 2025, templatePack: 'shenzhen-longgang-2024' },
  })
  expect(view.document).toMatchObject({
    department: { agency: '某区某局', fiscalYear: 2025, entryUnit: '万元', classificationPack: '2024' },
    units: [{ name: '某区某局', main: true, independentAccounting: true }],
    projects: [],
    lines: [],
  })
  expect(view.tables).toHaveLength(12)
  expect(view.state).toMatchObject({ revision: 1, undo: null, redo: null })
})

test.each<[string, { sample: string } | { agency: string; fiscalYear: number; templatePack: string }]>([
  ['template', { agency: 'x', fiscalYear: 2025, templatePack: 'nowhere' }],
  ['sample', { sample: '../samples/longgang-2024' }],
])('an unknown %s makes no file', async (_, from) => {
  expect((await bench.refused('budget.create', { file: bench.path('x.budget'), from })).code).toBe(
    'unknown-pack',
  )
  expect(existsSync(bench.path('x.budget'))).toBe(false)
})

test('a budget without a name or in an impossible year is not made', async () => {
  for (const wrong of [{ agency: ' ' }, { fiscalYear: 1024 }]) {
    const from = { agency: '某局', fiscalYear: 2025, templatePack: 'shenzhen-longgang-2024', ...wrong }
    const { code, message } = await bench.refused('budget.create', { file: bench.path('x.budget'), from })
    expect(code).toBe('bad-value')
    expect(message).toMatch(
      /^(部门名称现为 " "，应是不空、不只是标点的文字|预算年度现为 1024，应是 2000 至 2100 之间的整数)。$/,
    )
  }
  expect(readdirSync(bench.folder)).toEqual([])
})

test('the same file asked for twice is the same budget; another program is kept out', async () => {
  const view = await bench.sample()
  const again = await bench.open({ file: bench.path('sample.budget') })
  expect(again.budget).toBe(view.budget)
  const other = openCore(bench.ports)
  expect(await other.dispatch('budget.open', { file: bench.path('sample.budget') })).toMatchObject({
    ok: false,
    error: { code: 'file-locked' },
  })
  await bench.call('budget.close', { budget: view.budget })
  expect(await other.dispatch('budget.open', { file: bench.path('sample.budget') })).toMatchObject({
    ok: true,
  })
  await other.close()
})

test('a budget that was closed says so', async () => {
  const { budget } = await bench.sample()
  await bench.call('budget.close', { budget })
  for (const method of ['budget.view', 'edit.undo', 'history.list', 'budget.close'] as const) {
    expect((await bench.refused(method, { budget })).code).toBe('unknown-budget')
  }
})

test('closing the core closes its files: no journal stays behind', async () => {
  const view = await bench.sample()
  await bench.set(view, 'lines/y058/amount', '1')
  await bench.core.close()
  expect(readdirSync(bench.folder)).toEqual(['backups', 'sample.budget'])
})

test('the door takes what the contract says and nothing else', async () => {
  expect((await bench.core.dispatch('toString', {})).ok).toBe(false)
  expect(await bench.core.dispatch('edit.destroy', {})).toMatchObject({ error: { code: 'unknown-method' } })
  for (const params of [undefined, null, 'x', {}, { budget: 1 }, { budget: 'b', more: 1 }]) {
    expect(await bench.core.dispatch('budget.view', params)).toMatchObject({ error: { code: 'bad-request' } })
  }
})

test('the program says what it is and has', async () => {
  const info = await bench.call('app.info', {})
  expect(info).toMatchObject({
    fileAccess: 'list',
    samples: [{ id: 'longgang-2024' }],
    templates: [{ id: 'shenzhen-longgang-2024', year: 2024 }],
  })
  expect(info.version).toMatch(/^\d+\.\d+\.\d+$/)
})

test('a fault of the program is logged and answered, and the file goes on from what is saved', async () => {
  const faults: unknown[] = []
  let fault = false
  const ports: CorePorts = {
    ...bench.ports,
    clock: {
      now: () => {
        if (fault) throw new Error('broken clock')
        return new Date(0)
      },
    },
    log: { ...bench.ports.log, error: (_, cause) => void faults.push(cause) },
  }
  const core = openCore(ports)
  await core.dispatch('budget.create', { file: bench.path('f.budget'), from: { sample: 'longgang-2024' } })
  const opened = await core.dispatch('budget.open', { file: bench.path('f.budget') })
  const { budget } = (opened as { value: { budget: string } }).value
  fault = true
  const edit = { budget, path: 'lines/y058/amount', value: '1' }
  expect(await core.dispatch('edit.set', edit)).toMatchObject({ ok: false, error: { code: 'internal' } })
  expect(faults).toHaveLength(1)
  fault = false
  expect(await core.dispatch('edit.set', edit)).toMatchObject({ ok: true, value: { step: 2 } })
  await core.close()
})

test('every number can say where it comes from', async () => {
  const { budget } = await bench.sample()
  const why = await bench.call('cell.explain', { budget, cell: 't05/001/commerce/total' })
  expect(why).toMatchObject({ row: '商贸管理', amount: 10_359_940_000 })
  expect(why.parts.map(({ collection, id, amount }) => [collection, id, amount])).toEqual([
    ['lines', 'y058', 10_000_000_000],
    ['lines', 'y059', 359_940_000],
  ])
  expect(why.parts[1]?.label).toBe('商贸管理 · 2011307 国内贸易管理 · 30227 委托业务费')
  expect((await bench.refused('cell.explain', { budget, cell: 't05/001/nothing/total' })).code).toBe(
    'unknown-path',
  )
})

test('codes come under the names that the document prints', async () => {
  const { budget, document } = await bench.sample()
  const [own] = document.codeNames
  const codes = await bench.call('pack.codes', { budget })
  expect(codes.economics.find(({ code }) => code === own?.code)?.name).toBe(own?.name)
  expect(codes.functions.find(({ code }) => code === '2011307')).toEqual({
    code: '2011307',
    name: '国内贸易管理',
    level: 3,
  })
  expect(codes.fundTypes.find(({ code }) => code === '111')?.level).toBe(3)
})
