import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

/** A sample file that somebody else's program has written into. */
async function written(sql: string): Promise<string> {
  const path = bench.path('w.budget')
  const { budget } = await bench.sample('w.budget')
  await bench.call('budget.close', { budget })
  const db = new Database(path)
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  db.close()
  return path
}

test.each([
  ['a kind nobody knows', `UPDATE lines SET kind = 'nonsense' WHERE id = 'y058'`, 'lines/y058/kind'],
  [
    'a code of letters',
    `UPDATE lines SET function_code = 'abc' WHERE id = 'y058'`,
    'lines/y058/functionCode',
  ],
  [
    'a project that is not there',
    `UPDATE lines SET project_id = 'gone' WHERE id = 'y058'`,
    'lines/y058/projectId',
  ],
  ['a blank name', `UPDATE units SET name = ' ' WHERE code = '002'`, `units/${sampleIds.unit('002')}/name`],
  [
    'a record of a wrong collection',
    `UPDATE placements SET object = 'lines/y058' WHERE id = 't05-commerce'`,
    'placements/t05-commerce/object',
  ],
])('%s opens for viewing, named by its place, and the bytes stay', async (_, sql, place) => {
  const path = await written(sql)
  const before = readFileSync(path)
  const view = await bench.open({ file: path })
  expect(view.faults.filter(({ grade }) => grade === 'unreadable').map((fault) => fault.path)).toEqual([
    place,
  ])
  expect(view.state.access).toMatchObject({ mode: 'view', why: 'faults' })
  const refused = await bench.refused('edit.set', {
    budget: view.budget,
    path: 'lines/y001/amount',
    value: '1',
  })
  expect(refused.code).toBe('file-read-only')
  expect(view.tables).toHaveLength(12)
  await bench.call('budget.close', { budget: view.budget })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('totals past 2^53 open for viewing; the tables leave out the line that goes too far', async () => {
  const ids = Array.from({ length: 73 }, (_, i) => `'y0${String(i + 1).padStart(2, '0')}'`).join(',')
  const path = await written(`UPDATE lines SET amount = 1000000000000000 WHERE id IN (${ids})`)
  const view = await bench.open({ file: path })
  const beyond = Array.from({ length: 64 }, (_, i) => `lines/y0${i + 10}/amount`)
  expect(view.faults.map((fault) => fault.path)).toEqual(beyond)
  // Nine lines of 10^15 分 are left: the sum is exact.
  const total = view.tables
    .flatMap(({ rows }) => rows)
    .find(({ refCode }) => refCode === 'expenditure-grand-total')
  expect(total?.cells).toContain(9_000_000_000_000_000)
  expect(view.state.access.mode).toBe('view')
})

test('修复到副本 mends what can only have meant one thing, in one step of the copy, and counts the rest', async () => {
  const path = await written(`
    UPDATE lines SET kind = '公用' WHERE id = 'y030';
    UPDATE lines SET function_code = ' ２０１１３０８' WHERE id = 'y058';
    UPDATE lines SET project_id = 'commerce' WHERE id = 'y059';
    UPDATE lines SET source = 'elsewhere' WHERE id = 'y001';`)
  const before = readFileSync(path)
  const view = await bench.open({ file: path })
  expect(view.faults.map(({ path: place, mendable }) => [place, mendable])).toEqual([
    ['lines/y001/source', false],
    ['lines/y030/kind', true],
    ['lines/y058/functionCode', true],
    ['lines/y059/projectId', true],
  ])
  const copy = await bench.call('budget.repairCopy', { budget: view.budget, file: bench.path('copy.budget') })
  expect(copy).toMatchObject({ mended: 3, left: 1 })
  expect(readFileSync(path).equals(before)).toBe(true)
  const again = await bench.open({ file: bench.path('copy.budget') })
  expect(again.faults.map((fault) => fault.path)).toEqual(['lines/y001/source'])
  const found = (id: string) => again.document.lines.find((each) => each.id === id)
  expect([found('y030')?.kind, found('y058')?.functionCode, found('y059')?.projectId]).toEqual([
    'operating',
    '2011308',
    sampleIds.project('commerce'),
  ])
  const [step] = await bench.call('history.list', { budget: again.budget, limit: 1 })
  expect(step?.label).toBe('修复 3 处')
})

test('what a newer rule refuses is listed and may be left or mended, not made', async () => {
  const path = await written(`
    UPDATE lines SET amount = -5000000 WHERE id = 'y030';
    UPDATE lines SET fund_type = '14', appropriation = NULL WHERE id = 'y058';
    INSERT INTO prior_facts SELECT 'twice', 99, year, measure, unit_id, project_id, function_code, economic_code,
      fund_type, 1, basis, evidence, '' FROM prior_facts WHERE id = 'prior-commerce';`)
  const { budget, faults, state } = await bench.open({ file: path })
  expect(state.access.mode).toBe('edit')
  expect(faults.map(({ path: place, grade }) => [place, grade])).toEqual([
    ['lines/y030/amount', 'refused'],
    ['lines/y058/fundType', 'refused'],
    ['priorFacts/twice/fundType', 'refused'],
  ])
  // Left: another field of the same record changes.
  const left = await bench.call('edit.set', { budget, path: 'lines/y030/purpose', value: '办公' })
  expect(left.patch).not.toHaveProperty('faults')
  expect((await bench.call('budget.frame', { budget })).faults).toHaveLength(3)
  // Not made: neither there nor elsewhere.
  for (const [place, value] of [
    ['lines/y030/amount', '-6'],
    ['lines/y031/amount', '-1'],
    ['lines/y031/fundType', '14'],
  ] as const) {
    expect((await bench.refused('edit.set', { budget, path: place, value })).code).toBe('bad-value')
  }
  // Two truths of last year: neither is picked, and the one too many is named.
  const prior = `projects/${sampleIds.project('commerce')}/priorAmount`
  const several = await bench.refused('edit.set', { budget, path: prior, value: '7000' })
  expect(several.message).toContain('priorFacts/twice')
  // Mended.
  await bench.call('edit.set', { budget, path: 'lines/y030/amount', value: '5' })
  await bench.call('edit.remove', { budget, path: 'priorFacts/twice' })
  const last = await bench.call('edit.set', { budget, path: 'lines/y058/fundType', value: '111' })
  expect(last.patch.faults).toEqual([])
})

test('a file of edition 2 with such faults opens, and opens again as it was', async () => {
  const kept = new URL('../fixtures/editions/second/04.budget.br', import.meta.url)
  const path = bench.path('old.budget')
  writeFileSync(path, brotliDecompressSync(readFileSync(kept)))
  const first = await bench.open({ file: path })
  expect(first.faults.length).toBeGreaterThan(0)
  expect(first.faults.every(({ grade }) => grade === 'refused')).toBe(true)
  await bench.call('budget.close', { budget: first.budget })
  copyFileSync(path, bench.path('again.budget'))
  const again = await bench.open({ file: bench.path('again.budget') })
  expect(again.faults).toEqual(first.faults)
  expect(again.tables).toEqual(first.tables)
})

test.each([
  ['template_pack', 'nowhere-2031', '没有名为“nowhere-2031”的报表模板。'],
  ['classification_pack', '2031', '没有名为“2031”的科目版本。'],
])('a budget whose %s is not here can be looked at, copied and written out', async (column, id, message) => {
  const path = await written(`UPDATE department SET ${column} = '${id}'`)
  const view = await bench.open({ file: path })
  expect(view.state.access).toMatchObject({ mode: 'view', why: 'packs' })
  expect(view.state.access).toHaveProperty('message', expect.stringContaining(message))
  expect([view.tables, view.text, view.faults]).toEqual([[], [], []])
  expect(view.document.lines).toHaveLength(73)
  const { budget } = view
  expect((await bench.refused('edit.set', { budget, path: 'lines/y001/amount', value: '1' })).code).toBe(
    'file-read-only',
  )
  const copy = bench.path('copy.budget')
  await bench.call('budget.saveCopy', { budget, file: copy })
  await bench.call('budget.close', { budget })
  // Once the pack is back, the copy is what the file was.
  const db = new Database(copy)
  db.exec(`UPDATE department SET template_pack = 'shenzhen-longgang-2024', classification_pack = '2024'`)
  db.close()
  const again = await bench.open({ file: copy })
  expect(again.state.access.mode).toBe('edit')
  expect(again.document.lines).toEqual(view.document.lines)
})

test('a file without its department is a damaged one, and says so', async () => {
  const path = await written('DELETE FROM department')
  const before = readFileSync(path)
  expect(await bench.refused('budget.open', { file: path })).toMatchObject({
    code: 'file-damaged',
    message: '“w.budget”已损坏或不完整，打不开。文件没有改动，较早的内容可在“打开副本”里找。',
  })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('undo brings back a fault, and the list with it', async () => {
  const path = await written(`UPDATE lines SET amount = -500 WHERE id = 'y058'`)
  const view = await bench.open({ file: path })
  const { budget } = view
  expect(view.faults.map((fault) => fault.path)).toEqual(['lines/y058/amount'])
  const mended = await bench.call('edit.set', { budget, path: 'lines/y058/amount', value: '1' })
  expect(mended.patch.faults).toEqual([])
  expect((await bench.call('edit.undo', { budget })).patch.faults?.map((fault) => fault.path)).toEqual([
    'lines/y058/amount',
  ])
  expect((await bench.call('budget.view', { budget })).faults).toHaveLength(1)
})

test('an id that cannot stand in a path is named; what refers to it is no certain repair, and the repair ends', async () => {
  const unit = sampleIds.unit('002')
  const path = await written(`
    UPDATE units SET id = 'U 2' WHERE id = '${unit}';
    UPDATE projects SET unit_id = 'U 2' WHERE id = '${sampleIds.project('commerce')}'`)
  const view = await bench.open({ file: path })
  expect(view.faults.map((fault) => fault.path)).toContain('units/U 2/id')
  expect(view.faults.every(({ mendable }) => !mendable)).toBe(true)
  const refused = await bench.refused('budget.repairCopy', {
    budget: view.budget,
    file: bench.path('r.budget'),
  })
  expect(refused.code).toBe('bad-value')
})

test('a file without units is told so', async () => {
  const without = await written('DELETE FROM units')
  const view = await bench.open({ file: without })
  expect(view.faults).toContainEqual(
    expect.objectContaining({ path: 'units', message: '至少要有一个预算单位。' }),
  )
  await bench.call('budget.close', { budget: view.budget })
})

test('text that is not UTF-8 opens for viewing, named, and is not written over', async () => {
  const project = sampleIds.project('commerce')
  const path = await written(`UPDATE projects SET name = CAST(x'b9e3b8e6' AS TEXT) WHERE id = '${project}'`)
  const before = readFileSync(path)
  const view = await bench.open({ file: path })
  expect(view.faults.map((fault) => fault.path)).toEqual([`projects/${project}/name`])
  expect(view.state.access.mode).toBe('view')
  await bench.call('budget.close', { budget: view.budget })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a repair takes nothing away that is written, and makes no two of one: what is not certain is left and counted', async () => {
  const commerce = sampleIds.project('commerce')
  const research = sampleIds.project('research')
  const path = await written(`
    UPDATE placements SET object = object || ' ' WHERE object = 'projects/${commerce}';
    UPDATE placements SET object = 'projects/publicity' WHERE object = 'projects/${sampleIds.project('publicity')}';
    UPDATE projects SET code = ' commerce' WHERE id = '${research}';`)
  const view = await bench.open({ file: path })
  const folder = readdirSync(bench.folder).length
  const placed = view.document.placements.filter(({ object }) => object !== null).length
  const certain = view.faults.filter(({ mendable }) => mendable)
  expect(view.faults.find((fault) => fault.path === `projects/${research}/code`)?.mendable).toBe(false)
  const copy = bench.path('copy.budget')
  const repaired = await bench.call('budget.repairCopy', { budget: view.budget, file: copy })
  expect(repaired).toMatchObject({ mended: certain.length, left: view.faults.length - certain.length })
  expect(readdirSync(bench.folder)).toHaveLength(folder + 1)
  const again = await bench.open({ file: copy })
  expect(again.document.placements.filter(({ object }) => object !== null)).toHaveLength(placed)
  expect(again.document.placements.map(({ object }) => object)).toContain(`projects/${commerce}`)
  expect(again.document.placements.map(({ content }) => content)).toEqual(
    view.document.placements.map(({ content }) => content),
  )
})

test('faults that are too many for a patch come with the frame', async () => {
  const path = await written('UPDATE lines SET amount = -1 - amount')
  const { budget, faults } = await bench.open({ file: path })
  const edit = { budget, path: faults[0]?.path ?? '', value: '5', shows: ['projects'] } as const
  const { patch } = await bench.call('edit.set', { ...edit, room: 4_000 })
  expect(patch).not.toHaveProperty('faults')
  expect(patch.afresh).toContain('faults')
  expect(Buffer.byteLength(JSON.stringify(patch))).toBeLessThan(4_000)
  const undone = await bench.call('edit.undo', { budget, shows: ['projects'] })
  expect(undone.patch.faults).toEqual(faults)
})
