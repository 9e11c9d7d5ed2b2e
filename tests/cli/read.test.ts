import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { publishedTable } from '../support/longgang'
import { budget } from '../support/program'
import { suiteFolder, tempFolder } from '../support/temp-folder'

const folder = suiteFolder()

beforeAll(async () => {
  expect(await budget(folder, ['new', 'sample.budget', '--sample', 'longgang-2024'])).toMatchObject({
    code: 0,
    stderr: '',
  })
})

interface TablesJson {
  readonly revision: number
  readonly tables: readonly {
    readonly id: string
    readonly number: number
    readonly rows: readonly RowJson[]
  }[]
}
type RowJson = Readonly<Record<string, unknown>> & { readonly key: string; readonly parentKey: string | null }

test('tables --format json is the published budget: every row in its line and order, every text, every amount', async () => {
  const { code, stdout } = await budget(folder, ['tables', 'sample.budget', '--format', 'json'])
  expect(code).toBe(0)
  const { tables } = JSON.parse(stdout) as TablesJson
  expect(tables.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  for (const table of tables) {
    const published = publishedTable(table.number)
    const keys = new Map(published.rows.map((row, i) => [row.id, table.rows[i]?.key ?? null]))
    const { rows, goals, indicators, ...head } = published
    expect(table).toMatchObject(head)
    expect(table.rows).toEqual(
      rows.map(({ id, parentId, refYear, ...row }) => ({
        ...row,
        refYear: refYear ?? null,
        key: keys.get(id),
        parentKey: parentId === null ? null : keys.get(parentId),
        unitId: expect.toSatisfy((unit) => unit === null || typeof unit === 'string') as unknown,
        ...(table.rows.find(({ key }) => key === keys.get(id))?.['unitName'] === undefined
          ? {}
          : { unitName: expect.any(String) as unknown }),
      })),
    )
    if (goals) expect(table).toMatchObject({ goals })
    if (indicators)
      expect(table).toMatchObject({
        indicators: indicators.map(({ level1, level2, level3, target }) => ({
          level1,
          level2,
          level3,
          target,
        })),
      })
  }
})

test('--table takes one table; text aligns it, csv separates it', async () => {
  const text = await budget(folder, ['tables', 'sample.budget', '--table', '3'])
  expect(text.stdout.split('\n')[0]).toBe('表3 支出总表')
  expect(text.stdout).toContain('198823.18')
  const csv = await budget(folder, ['tables', 'sample.budget', '--table', '3', '--format', 'csv'])
  const [, total, first] = csv.stdout.split('\r\n')
  expect(total).toMatch(/,198823\.18,4750\.29,194072\.89,/)
  expect(first).toMatch(/^201,\s*一般公共服务支出,16826\.08,/)
  const none = await budget(folder, ['tables', 'sample.budget', '--table', '13'])
  expect(none).toMatchObject({ code: 2, stdout: '' })
  expect(none.stderr).toContain('没有表 13')
})

test('two sides of table 1 print side by side', async () => {
  const { stdout } = await budget(folder, ['tables', 'sample.budget', '--table', '1', '--format', 'csv'])
  const line = stdout.split('\r\n').find((each) => each.includes('一般公共服务支出'))
  expect(line).toMatch(/^\s*政府预算资金,198823\.18,\s*一般公共服务支出,16826\.08$/)
})

test('info counts what the file holds', async () => {
  const { stdout } = await budget(folder, ['info', 'sample.budget', '--format', 'json'])
  expect(JSON.parse(stdout)).toMatchObject({
    agency: '深圳市龙岗区工业和信息化局',
    fiscalYear: 2024,
    templatePack: 'shenzhen-longgang-2024',
    unit: '万元',
    totals: { income: '198823.18', expenditure: '198823.18' },
    counts: { projects: 14, lines: 73, indicators: 71 },
    size: statSync(join(folder, 'sample.budget')).size,
  })
})

test('fields lists every settable path under a prefix, in words', async () => {
  const { stdout } = await budget(folder, [
    'fields',
    'sample.budget',
    'projects/commerce/',
    '--format',
    'json',
  ])
  const fields = JSON.parse(stdout) as {
    path: string
    type: string
    unit: string | null
    value: unknown
    label: string
  }[]
  expect(fields.every(({ path }) => path.startsWith('projects/commerce/'))).toBe(true)
  const amount = fields.find(({ path }) => path === 'projects/commerce/amount')
  expect(amount).toMatchObject({ type: 'amount', unit: '万元', value: '10359.94' })
  expect(amount?.label).toContain('商贸管理')
  const line = JSON.parse(
    (await budget(folder, ['fields', 'sample.budget', 'lines/y059/amount', '--format', 'json'])).stdout,
  ) as unknown[]
  expect(line).toEqual([
    {
      path: 'lines/y059/amount',
      type: 'amount',
      unit: '万元',
      value: '359.94',
      label: expect.stringMatching(/^商贸管理.*2011307.*30227 委托业务费/) as unknown,
    },
  ])
})

test('reading changes nothing and leaves nothing beside the file', async () => {
  const before = statSync(join(folder, 'sample.budget'))
  await budget(folder, ['info', 'sample.budget'])
  await budget(folder, ['history', 'sample.budget'])
  const after = statSync(join(folder, 'sample.budget'))
  expect(after.mtimeMs).toBe(before.mtimeMs)
  expect(readdirSync(folder).filter((name) => name.startsWith('sample'))).toEqual(['sample.budget'])
})

test('paths resolve against the folder of the call', async () => {
  const elsewhere = tempFolder()
  const { code } = await budget(elsewhere, ['new', 'mine.budget', '--unit', '测试局', '--year', '2025'])
  expect(code).toBe(0)
  expect(existsSync(join(elsewhere, 'mine.budget'))).toBe(true)
  const { stdout } = await budget(elsewhere, ['info', 'mine.budget', '--format', 'json'])
  expect(JSON.parse(stdout)).toMatchObject({
    agency: '测试局',
    fiscalYear: 2025,
    counts: { units: 1, projects: 0, lines: 0 },
  })
})

test('F24: fields in text take a line each, and no long text or name widens the others', async () => {
  await budget(folder, ['new', 'long.budget', '--sample', 'longgang-2024'])
  const set = (path: string, value: string) => budget(folder, ['set', 'long.budget', path, value])
  await set('projects/commerce/name', '名称很长的项目'.repeat(20))
  await set('projects/commerce/purpose', '用途'.repeat(600))
  await budget(folder, ['add', 'long.budget', 'goal', '{"text": "第一行\\n第二行"}'])
  const { stdout } = await budget(folder, ['fields', 'long.budget'])
  const lines = stdout.trimEnd().split('\n')
  expect(lines.join('\n')).toContain('第一行⏎第二行')
  for (const line of lines) {
    expect(line).toMatch(/^$|^[\w-]+(\/[\w-]+)+ {2,}\S/)
    expect(line).toBe(line.trimEnd())
    expect(line).not.toMatch(/ {40}/)
  }
})
