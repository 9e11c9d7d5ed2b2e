import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { budget } from '../support/program'
import { suiteFolder, tempFolder } from '../support/temp-folder'

const original = suiteFolder()

beforeAll(async () => {
  expect((await budget(original, ['new', 'sample.budget', '--sample', 'longgang-2024'])).code).toBe(0)
})

/** A copy of the sample in a folder of its own. */
function copy(): string {
  const folder = tempFolder()
  copyFileSync(join(original, 'sample.budget'), join(folder, 'b.budget'))
  return folder
}

interface EditJson {
  readonly from: number
  readonly to: number
  readonly label: string
  readonly path?: string
  readonly cells: readonly { readonly cell: string; readonly old: string; readonly new: string }[]
  readonly rows: Readonly<Record<'inserted' | 'removed' | 'moved' | 'changed', readonly unknown[]>>
}

async function edited(folder: string, args: readonly string[], stdin?: string): Promise<EditJson> {
  const { code, stdout, stderr } = await budget(folder, [...args, '--format', 'json'], stdin)
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return JSON.parse(stdout) as EditJson
}

test('a line of 商贸管理 changes 55 printed cells in tables 1, 2, 3, 5, 6, 7, 8 and 12; undo and redo take it back and again', async () => {
  const folder = copy()
  const set = await edited(folder, ['set', 'b.budget', 'lines/y058/amount', '10140.06'])
  expect(set.cells).toHaveLength(55)
  expect(new Set(set.cells.map(({ cell }) => cell.split('/')[0]))).toEqual(
    new Set(['t01', 't02', 't03', 't05', 't06', 't07', 't08', 't12']),
  )
  expect(set.cells).toContainEqual({ cell: 't03/001/unit/total', old: '198823.18', new: '198963.24' })
  expect(set.label).toContain('10,140.06')
  expect(set.rows).toEqual({ inserted: [], removed: [], moved: [], changed: [] })

  const undone = await edited(folder, ['undo', 'b.budget'])
  expect(undone.from).toBe(set.to)
  expect(undone.cells).toEqual(set.cells.map(({ cell, old, new: now }) => ({ cell, old: now, new: old })))
  const redone = await edited(folder, ['redo', 'b.budget'])
  expect(redone.cells).toEqual(set.cells)
  const { stdout } = await budget(folder, ['history', 'b.budget', '--format', 'json'])
  const steps = JSON.parse(stdout) as {
    kind: string
    by: string
    reverts: number | null
    fields: unknown[]
  }[]
  expect(steps.slice(0, 3).map(({ kind, reverts }) => [kind, reverts])).toEqual([
    ['redo', undone.to],
    ['undo', set.to],
    ['edit', null],
  ])
  expect(steps.every(({ by }) => by === '王敏')).toBe(true)
})

test('amounts are taken as people type them, from stdin too; a change too small to print shows no cells', async () => {
  const folder = copy()
  const set = await edited(folder, ['set', 'b.budget', 'projects/research/amount', '-'], '３０１．５万元\n')
  expect(set.cells).toContainEqual({ cell: 't05/001/research/total', old: '300.00', new: '301.50' })
  const tiny = await edited(folder, ['set', 'b.budget', 'projects/research/amount', '3015000.01元'])
  expect(tiny.to).toBeGreaterThan(tiny.from)
  expect(tiny.cells).toEqual([])
  // An option-like amount is still an amount, and is refused as one: no amount is below zero.
  const negative = await budget(folder, ['set', 'b.budget', 'lines/y063/amount', '-5'])
  expect(negative).toEqual({ code: 2, stdout: '', stderr: '金额不能小于零。\n' })
})

test('text names what followed', async () => {
  const folder = copy()
  const { code, stdout } = await budget(folder, ['set', 'b.budget', 'lines/y058/amount', '10140.06'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/随之变动 55 个单元格/)
  expect(stdout).toMatch(/表12\s+商贸管理\s+总额\s+10359\.94\s+→\s+10500\.00/)
})

test('add takes the package’s names, says the new path; remove takes it away again', async () => {
  const folder = copy()
  const line = {
    projectId: 'commerce',
    functionCode: '2011307',
    economicCode: '30201',
    amount: 10_000_000,
    appropriation: 'duty',
    unitId: '001',
  }
  const added = await edited(folder, ['add', 'b.budget', 'line', JSON.stringify(line)])
  expect(added.path).toMatch(/^lines\//)
  expect(added.cells).toContainEqual({ cell: 't05/001/commerce/total', old: '10359.94', new: '10369.94' })
  const removed = await edited(folder, ['remove', 'b.budget', added.path ?? ''])
  expect(removed.cells).toContainEqual({ cell: 't05/001/commerce/total', old: '10369.94', new: '10359.94' })
})

test('a first line of a code adds rows, described as tables gives them', async () => {
  const folder = copy()
  const line = {
    projectId: 'commerce',
    functionCode: '2130399',
    economicCode: '30201',
    amount: 10_000_000,
    appropriation: 'duty',
    unitId: '001',
  }
  const added = await edited(folder, ['add', 'b.budget', 'line', '-'], JSON.stringify(line))
  const inserted = added.rows.inserted as {
    table: string
    after: string | null
    row: { key: string; line: number; cells: Record<string, string> }
  }[]
  const row = inserted.find((each) => each.row.key === 't03/001/2130399')
  expect(row).toMatchObject({ table: 't03', after: 't03/001/21303', row: { cells: { total: '10.00' } } })
  const { stdout } = await budget(folder, ['tables', 'b.budget', '--table', '3', '--format', 'json'])
  const { tables } = JSON.parse(stdout) as { tables: { rows: { key: string }[] }[] }
  expect(tables[0]?.rows.find(({ key }) => key === 't03/001/2130399')).toEqual(row?.row)
})

test('an amount is typed as a sum, in the unit that is said; the package carries both', async () => {
  const folder = copy()
  const set = await edited(folder, ['set', 'b.budget', 'lines/y058/amount', '=12*3500', '--unit', '元'])
  expect(set.label).toContain('→ 4.20')
  const edits = [{ set: 'projects/commerce/priorAmount', value: '=(3+4)*1.5万' }]
  await edited(folder, ['apply', 'b.budget', '-'], JSON.stringify(edits))
  expect((await budget(folder, ['package', 'b.budget', '--out', 'p.json'])).code).toBe(0)
  const { readFileSync } = await import('node:fs')
  const { formulas } = JSON.parse(readFileSync(join(folder, 'p.json'), 'utf8')) as {
    formulas: Record<string, string>[]
  }
  expect(formulas.map(({ field, text, unit }) => [field, text, unit]).sort()).toEqual([
    ['amount', '=12*3500', '元'],
    ['priorAmount', '=(3+4)*1.5万', '万元'],
  ])
})

test('add KIND --help prints its JSON Schema', async () => {
  const folder = tempFolder()
  const { code, stdout } = await budget(folder, ['add', 'line', '--help'])
  expect(code).toBe(0)
  const schema = JSON.parse(stdout) as { properties: Record<string, unknown>; required: string[] }
  expect(Object.keys(schema.properties)).toEqual(
    expect.arrayContaining(['functionCode', 'economicCode', 'amount']),
  )
  expect(schema.required).toContain('functionCode')
})

test('a package goes out and comes back the same', async () => {
  const folder = copy()
  expect((await budget(folder, ['package', 'b.budget', '--out', 'p.json'])).code).toBe(0)
  expect((await budget(folder, ['import', 'p.json', '--out', 'c.budget'])).code).toBe(0)
  expect((await budget(folder, ['package', 'c.budget', '--out', 'q.json'])).code).toBe(0)
  const { readFileSync } = await import('node:fs')
  expect(JSON.parse(readFileSync(join(folder, 'q.json'), 'utf8'))).toEqual(
    JSON.parse(readFileSync(join(folder, 'p.json'), 'utf8')),
  )
})
