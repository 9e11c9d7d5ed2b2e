import Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/main/store/store'
import { budget } from '../support/program'
import { suiteFolder, tempFolder } from '../support/temp-folder'

const original = suiteFolder()
let file: Buffer

beforeAll(async () => {
  expect((await budget(original, ['new', 'sample.budget', '--sample', 'longgang-2024'])).code).toBe(0)
  file = readFileSync(join(original, 'sample.budget'))
})

/** A copy of the sample in a folder of its own, with a list of edits. */
function copy(edits: unknown): string {
  const folder = tempFolder()
  writeFileSync(join(folder, 'b.budget'), file)
  writeFileSync(join(folder, 'edits.json'), typeof edits === 'string' ? edits : JSON.stringify(edits))
  return folder
}

function bytes(folder: string): Buffer {
  return readFileSync(join(folder, 'b.budget'))
}

const EDITS = [
  { set: 'projects/legal-counsel/amount', value: '86.12' },
  { add: 'project', value: { code: 'x-1', name: '新项目' } },
  { add: 'line', value: { projectId: 'x-1', functionCode: '2011308', economicCode: '30227' } },
  { set: 'projects/x-1/amount', value: '1.2亿' },
  { set: 'projects/x-1/name', value: '改了名的新项目' },
  { set: 'lines/y058/amount', value: 101_400_600, unit: '元' },
]

test('many edits are one step, of which the answer is that of set; one undo takes all of them back', async () => {
  const folder = copy(EDITS)
  const applied = await budget(folder, ['apply', 'b.budget', 'edits.json', '--format', 'json'])
  expect([applied.code, applied.stderr]).toEqual([0, ''])
  const json = JSON.parse(applied.stdout) as Record<string, unknown>
  expect(json).toMatchObject({ from: 1, to: 2, label: '改 6 处', refused: [] })
  expect(json['paths']).toEqual([null, 'projects/x-1', expect.stringMatching(/^lines\//), null, null, null])
  expect(json['cells']).toContainEqual({ cell: 't05/001/legal-counsel/total', old: '98.90', new: '86.12' })
  expect(json['cells']).toContainEqual({ cell: 't03/001/unit/total', old: '198823.18', new: '210950.46' })
  const store = openStore(join(folder, 'b.budget'), { backups: join(folder, 'k'), now: () => new Date() })
  if (!store.ok) throw new Error(store.error.message)
  const read = store.value.read()
  store.value.close()
  const project = read.projects.find(({ code }) => code === 'x-1')
  expect(project?.name).toBe('改了名的新项目')
  expect(read.lines.filter(({ projectId }) => projectId === project?.id).map(({ amount }) => amount)).toEqual(
    [12_000_000_000],
  )
  expect(read.lines.find(({ id }) => id === 'y058')?.amount).toBe(10_140_060_000)
  const undone = await budget(folder, ['undo', 'b.budget', '--format', 'json'])
  expect(JSON.parse(undone.stdout)).toMatchObject({ label: '撤销：改 6 处' })
  const tables = await budget(folder, ['tables', 'b.budget', '--format', 'csv'])
  expect(tables.stdout).toBe((await budget(original, ['tables', 'sample.budget', '--format', 'csv'])).stdout)
})

test('a preview says the same, and the file stays as it is to the last byte', async () => {
  const folder = copy(EDITS)
  const preview = await budget(folder, ['apply', 'b.budget', 'edits.json', '--preview', '--format', 'json'])
  expect([preview.code, preview.stderr]).toEqual([0, ''])
  expect(bytes(folder).equals(file)).toBe(true)
  const applied = await budget(folder, ['apply', 'b.budget', 'edits.json', '--format', 'json'])
  const [shown, made] = [preview, applied].map(({ stdout }) => {
    const { to: _to, paths: _paths, ...rest } = JSON.parse(stdout) as Record<string, unknown>
    // Records are new each time, and what is said of them names them.
    return JSON.stringify(rest).replaceAll(/[0-9a-f]{16}/g, 'id')
  })
  expect(shown).toEqual(made)
})

test('one refused edit stops all of them, or is skipped and named', async () => {
  const folder = copy([
    ...EDITS,
    { set: 'projects/none/amount', value: '1' },
    { remove: 'projects/legal-counsel' },
  ])
  const stopped = await budget(folder, ['apply', 'b.budget', 'edits.json'])
  expect(stopped.code).toBe(2)
  expect(stopped.stdout).toBe('')
  expect(stopped.stderr).toContain('8 处里有 1 处不能这样改，一处也没有改。')
  expect(stopped.stderr).toContain('projects/none/amount')
  expect(bytes(folder).equals(file)).toBe(true)
  const skipped = await budget(folder, [
    'apply',
    'b.budget',
    'edits.json',
    '--on-refused',
    'skip',
    '--format',
    'json',
  ])
  expect(skipped.code).toBe(0)
  expect(JSON.parse(skipped.stdout)).toMatchObject({
    label: '改 7 处',
    refused: [{ edit: 6, place: 'projects/none/amount', code: 'unknown-path' }],
  })
})

test('projects are moved behind another, by their codes', async () => {
  const folder = copy([{ move: ['projects/commerce', 'projects/research'], after: 'projects/energy-saving' }])
  const applied = await budget(folder, ['apply', 'b.budget', 'edits.json', '--format', 'json'])
  expect([applied.code, applied.stderr]).toEqual([0, ''])
  expect(JSON.parse(applied.stdout)).toMatchObject({ label: '2 条项目移到 节能减排 之后', refused: [] })
  const db = new Database(join(folder, 'b.budget'), { readonly: true })
  const codes = db.prepare('SELECT code FROM projects ORDER BY position, id LIMIT 4').pluck().all()
  db.close()
  expect(codes).toEqual(['energy-saving', 'commerce', 'research', 'legal-counsel'])
})

test('edits come in by standard input, in GB18030 too', async () => {
  const folder = copy([])
  const text = JSON.stringify([{ set: 'lines/y058/amount', value: '20' }])
  const reply = await budget(folder, ['apply', 'b.budget', '-', '--format', 'json'], text)
  expect(JSON.parse(reply.stdout)).toMatchObject({ from: 1, to: 2, refused: [] })
  writeFileSync(join(folder, 'gbk.json'), Buffer.from([0x5b, 0x22, 0xce, 0xc4, 0x22, 0x5d]))
  const garbled = await budget(folder, ['apply', 'b.budget', 'gbk.json'])
  expect(garbled.stderr).toContain('命令后加 --encoding gb18030 即按它读取。')
  const read = await budget(folder, ['apply', 'b.budget', 'gbk.json', '--encoding', 'gb18030'])
  expect(read.stderr).toContain('$[0]')
})

test.each([
  ['{', '不是 JSON'],
  ['{"set":"a","value":"1"}', 'JSON 数组'],
  ['[1]', '$[0]'],
  ['[{"set":"lines/y058/amount"}]', '“value”应当是'],
  ['[{"set":"lines/y058/amount","value":"1","unit":"亿"}]', '“元”或“万元”'],
  ['[{"set":"lines/y058/amount","value":"1","note":"x"}]', '没有“note”这一项'],
  ['[{"add":"line"}]', '$[0]'],
  ['[{"remove":"lines/y058","value":1}]', '$[0]'],
  ['[{"move":[],"after":null}]', '$[0]'],
  ['[{"move":"projects/commerce","after":null}]', '$[0]'],
  ['[{"move":["projects/commerce"]}]', '$[0]'],
  ['[{"move":["projects/commerce"],"after":null,"value":"1"}]', '$[0]'],
  ['[{"set":"a","remove":"b","value":"1"}]', '$[0]'],
])('%s is no list of edits, and it is said why', async (text, why) => {
  const folder = copy(text)
  const { code, stdout, stderr } = await budget(folder, ['apply', 'b.budget', 'edits.json'])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(why)
  expect(bytes(folder).equals(file)).toBe(true)
})

test('what is not there or not offered is said', async () => {
  const folder = copy([])
  const missing = await budget(folder, ['apply', 'b.budget', 'none.json'])
  expect(missing.stderr).toContain('none.json：没有这个文件')
  const other = await budget(folder, ['apply', 'b.budget', 'edits.json', '--on-refused', 'ask'])
  expect(other.stderr).toContain('stop、skip')
  const nothing = await budget(folder, ['apply', 'b.budget', 'edits.json', '--format', 'json'])
  expect(JSON.parse(nothing.stdout)).toMatchObject({ from: 1, to: 1, cells: [], refused: [] })
  expect(bytes(folder).equals(file)).toBe(true)
})

test('lines are apportioned and split; what is no way to do so is told by its place', async () => {
  const folder = copy([
    { apportion: ['lines/y058', 'lines/y059'], total: '20719.88' },
    { apportion: ['projects/research', 'projects/legal-counsel'], total: 2, unit: '元', by: 'even' },
    { split: 'lines/y059', parts: [{ amount: '700' }, { amount: '19.88', economicCode: '30201' }] },
  ])
  const applied = await budget(folder, ['apply', 'b.budget', 'edits.json', '--format', 'json'])
  expect([applied.code, applied.stderr]).toEqual([0, ''])
  const store = openStore(join(folder, 'b.budget'), { backups: join(folder, 'k'), now: () => new Date() })
  if (!store.ok) throw new Error(store.error.message)
  const { lines, projects } = store.value.read()
  store.value.close()
  const of = (code: string): readonly number[] => {
    const id = projects.find((each) => each.code === code)?.id
    return lines.filter(({ projectId }) => projectId === id).map(({ amount }) => amount)
  }
  expect(of('commerce')).toEqual([20_000_000_000, 700_000_000, 19_880_000])
  expect([...of('research'), ...of('legal-counsel')]).toEqual([100, 100])

  for (const wrong of [
    { apportion: [], total: '1' },
    { apportion: ['lines/y058'], total: '1', by: 'chance' },
    { apportion: ['lines/y058'], total: '1', split: 'lines/y058' },
    { split: 'lines/y058', parts: [{ amount: '1' }] },
    { split: 'lines/y058', parts: [{ amount: '1' }, { amount: '1', unit: '美元' }] },
    { split: 'lines/y058', parts: [{ amount: '1' }, { amount: '1', name: '别的' }] },
  ]) {
    const refused = await budget(copy([wrong]), ['apply', 'b.budget', 'edits.json'])
    expect([refused.code, refused.stdout], JSON.stringify(wrong)).toEqual([2, ''])
    expect(refused.stderr).toContain('$[0]')
  }
})
