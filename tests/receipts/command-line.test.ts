import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, openBench } from '../core/bench'
import { budget } from '../support/program'
import { send, SENDING } from './receipt-bench'

let bench: Bench
beforeAll(async () => {
  bench = openBench()
  const { budget: id } = await bench.sample('b.budget')
  await bench.call('budget.close', { budget: id })
  await send(bench, bench.path('b.budget'))
  const view = await bench.open({ file: bench.path('b.budget') })
  await bench.set(view, 'lines/y059/amount', '500')
  await bench.call('edit.add', {
    budget: view.budget,
    kind: 'project',
    value: { code: 'new', name: '新增项目' },
  })
  await bench.call('budget.close', { budget: view.budget })
  await send(bench, bench.path('b.budget'), { name: '试报' })
}, 60_000)
afterAll(() => bench.dispose())

const run = (...args: readonly string[]) => budget(bench.folder, ['receipt', 'b.budget', ...args])

test('receipts are listed, newest first, with what changed since', async () => {
  const { code, stdout } = await run()
  expect(code).toBe(0)
  const [second, first, ...more] = stdout.trimEnd().split('\n')
  expect(more).toEqual([])
  expect(second).toMatch(/^2 .*试报 .*控制数 1988801835\.00元 .*与报送一致/)
  expect(first).toMatch(/^1 .*张工 .*财政一体化 .*national-2024 csv .*之后改了 55 格、2 项、\d+ 段 .*一上$/)
})

test('what changed since one of them, by cell, field and sentence', async () => {
  const { code, stdout } = await run('1', '--format', 'json')
  expect(code).toBe(0)
  const told = JSON.parse(stdout) as Record<string, readonly Record<string, unknown>[]>
  expect(told).toMatchObject({
    revision: 3,
    receipt: { number: 1, revision: 1, total: '1988801835.00', manifest: SENDING.manifest },
    counts: { cells: 55, fields: 2 },
    records: [{ path: 'projects/new', kind: '项目', name: '新增项目', is: 'added' }],
    fields: [{ path: 'lines/y059/amount', field: '金额', old: '359.94', new: '500.00' }],
  })
  // 表5, as the published table has it and 140.06 more.
  expect(told['cells']).toContainEqual({
    cell: 't05/001/commerce/total',
    table: 5,
    row: '商贸管理',
    column: '总计',
    old: '10359.94',
    new: '10500.00',
  })
  const lines = await run('1')
  expect(lines.stdout).toContain('增加项目：新增项目\n')
  expect(lines.stdout).toMatch(/金额：359\.94 → 500\.00\n/)
  expect(lines.stdout).toMatch(/\n {2}原：.*\n {2}现：/)
  expect((await run('2')).stdout).toMatch(/^第 2 份.*与报送一致\n$/)
})

test('the sent files once more; one that is not there is said', async () => {
  const { code, stdout } = await run('1', '--out', 'again')
  expect([code, stdout.split('\n')[0]]).toEqual([0, `已写出 ${bench.path('again')}，与第 1 份回执逐字节相同`])
  for (const { name, bytes } of SENDING.files) {
    expect(readFileSync(join(bench.path('again'), name)).equals(bytes)).toBe(true)
  }
  const taken = await run('1', '--out', 'again')
  expect([taken.code, taken.stdout]).toEqual([2, ''])
  const none = await run('3', '--out', 'none.zip')
  expect([none.code, none.stderr]).toEqual([2, '没有第“3”份回执。共 2 份，请写 1 至 2。\n'])
  expect(existsSync(bench.path('none.zip'))).toBe(false)
})
