/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- packs are broken here in ways that no type allows */
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPacks } from '../../src/main/packs/packs'
import { tempFolder } from '../support/temp-folder'
import { change, checkedJson, type Json, resources } from './pack-bench'

const ID = 'national-2024'

function copied(id = ID): string {
  const root = tempFolder()
  cpSync(join(resources, 'destinations', id), join(root, 'destinations', id), { recursive: true })
  return join(root, 'destinations', id)
}

const column = (rows: Json, table: number, id: string): Json =>
  rows.tables[table].columns.find((each: Json) => each.id === id)
const columnAt =
  (table: number, id: string): ((rows: Json) => string) =>
  (rows) =>
    `$.tables[${table}].columns[${rows.tables[table].columns.findIndex((each: Json) => each.id === id)}]`

/** File, what is broken in it, the path of the fault below the column or the file, what is said. */
type Planted = readonly [
  what: string,
  file: string,
  how: (json: Json) => void,
  place: string | ((rows: Json) => string),
  said: RegExp,
]

const rows = 'rows.json'
const PLANTED: readonly Planted[] = [
  ['another id than the folder', 'pack.json', (p) => (p.id = 'x'), '$.id', /文件夹/],
  ['an unknown form', 'pack.json', (p) => p.forms.push('dbf'), '$.forms[4]', /"dbf".*xlsx/],
  ['a form twice', 'pack.json', (p) => p.forms.push('xlsx'), '$.forms[4]', /已经用过/],
  ['no source', 'pack.json', (p) => delete p.source, '$.source', /缺少/],
  ['a map’s code left out', 'codes.json', (c) => delete c.sign['=']?.code, '$.sign.=.code', /缺少/],
  [
    'a map that nobody uses',
    'codes.json',
    (c) => (c.spare = { 1: { code: '1', name: '一' } }),
    '$.spare',
    /没有一栏用/,
  ],
  [
    'a map without one of the choices',
    'codes.json',
    (c) => delete c.category['22'],
    '',
    /缺少“项目类别”的 22（其他运转类）/,
  ],
  [
    'an unknown field',
    rows,
    (r) => (column(r, 0, 'pro_desc').from = 'project.descripton'),
    (r) => `${columnAt(0, 'pro_desc')(r)}.from`,
    /没有“project.descripton”/,
  ],
  [
    'a record that rows do not have',
    rows,
    (r) => (column(r, 0, 'pro_desc').from = 'line.purpose'),
    (r) => `${columnAt(0, 'pro_desc')(r)}.from`,
    /“projects”的行里没有“line”/,
  ],
  [
    'an unknown code map',
    rows,
    (r) => (column(r, 1, 'found_type_code').codes = 'founds'),
    (r) => `${columnAt(1, 'found_type_code')(r)}.codes`,
    /没有名为“founds”的对照/,
  ],
  [
    'a length on an amount',
    rows,
    (r) => (column(r, 1, 'apply_up').length = { max: 9 }),
    (r) => `${columnAt(1, 'apply_up')(r)}.length`,
    /只有文字有长度/,
  ],
  [
    'a unit on a text',
    rows,
    (r) => (column(r, 1, 'pro_code').unit = '元'),
    (r) => `${columnAt(1, 'pro_code')(r)}.unit`,
    /只有金额有单位/,
  ],
  [
    'an amount as text',
    rows,
    (r) => (column(r, 1, 'apply_up').as = 'text'),
    (r) => `${columnAt(1, 'apply_up')(r)}.as`,
    /是金额/,
  ],
  [
    'a text as amount',
    rows,
    (r) => (column(r, 1, 'remark').as = 'amount'),
    (r) => `${columnAt(1, 'remark')(r)}.as`,
    /不是金额/,
  ],
  [
    'a text as yes and no',
    rows,
    (r) => (column(r, 1, 'remark').as = 'flag'),
    (r) => `${columnAt(1, 'remark')(r)}.as`,
    /不是“是、否”/,
  ],
  [
    'a name of what has none',
    rows,
    (r) => (column(r, 1, 'remark').shows = 'name'),
    (r) => `${columnAt(1, 'remark')(r)}.shows`,
    /没有名称可写/,
  ],
  [
    'two contents of one column',
    rows,
    (r) => (column(r, 1, 'remark').value = '无'),
    columnAt(1, 'remark'),
    /只写一个/,
  ],
  [
    'a constant that is no number',
    rows,
    (r) => (column(r, 1, 'is_deleted').value = '否'),
    (r) => `${columnAt(1, 'is_deleted')(r)}.value`,
    /不是数/,
  ],
  [
    'a column twice',
    rows,
    (r) => r.tables[1].columns.push({ ...r.tables[1].columns[0] }),
    '$.tables[1].columns[25].id',
    /已经用过/,
  ],
  ['a table twice', rows, (r) => (r.tables[1].id = 'PM_PROJECT_INFO'), '$.tables[1].id', /已经用过/],
  [
    'a sheet’s name too long',
    rows,
    (r) => (r.tables[2].sheet = '表'.repeat(32)),
    '$.tables[2].sheet',
    /最多 31 个/,
  ],
  [
    'a sheet’s name with a slash',
    rows,
    (r) => (r.tables[2].sheet = '目标/指标'),
    '$.tables[2].sheet',
    /不能有/,
  ],
  [
    'two sheets of one name',
    rows,
    (r) => (r.tables[8].sheet = '政府采购预算'),
    '$.tables[8].sheet',
    /已经用过/,
  ],
  ['an unknown record set', rows, (r) => (r.tables[0].rows = 'project'), '$.tables[0].rows', /"projects"/],
  [
    'a group without a head for it',
    rows,
    (r) => (column(r, 0, 'pro_name').group = '项目'),
    (r) => `${columnAt(0, 'pro_name')(r)}.group`,
    /没有 group 一行/,
  ],
  [
    'a head for groups without any',
    rows,
    (r) => (r.tables[0].head = ['group', 'name']),
    '$.tables[0].head',
    /没有一栏写了 group/,
  ],
  [
    'an unknown key',
    rows,
    (r) => (column(r, 0, 'pro_name').lenght = 5),
    (r) => `${columnAt(0, 'pro_name')(r)}.lenght`,
    /没有这一项/,
  ],
]

test('the packs that come with the program have no faults, and say what they take', () => {
  expect(openPacks([resources]).destinations()).toMatchObject([
    { id: ID, faults: [], forms: ['xlsx', 'json', 'csv', 'csv-gb18030'] },
    { id: 'project-summary-2024', faults: [], forms: ['xlsx', 'json', 'csv'] },
  ])
})

test.each(PLANTED)('%s is named at its path', async (_, file, how, place, said) => {
  const folder = copied()
  let where = ''
  change(folder, file, (json) => {
    how(json)
    where = typeof place === 'string' ? place : place(json)
  })
  const { data, code } = await checkedJson(folder)
  expect(code).toBe(1)
  const wanted = where === '' ? 'rows.json $.tables[0].columns[3].codes' : `${file} ${where}`
  const found = data.faults.find((fault) => fault.place === wanted)
  expect(found?.message, JSON.stringify(data.faults)).toMatch(said)
  // Listed with its faults, and not to be chosen.
  const packs = openPacks([join(folder, '../..')])
  expect(packs.destinations()[0]?.faults).toEqual(data.faults)
  expect(packs.destination(ID)).toMatchObject({ ok: false, error: { code: 'bad-pack' } })
})

test('twenty faults in one pack are all named, each at its path', async () => {
  const folder = copied()
  const own = PLANTED.filter(([what, file]) => file === rows && !/record set|unknown key/.test(what))
  // Those that break the same column or table twice say one thing of it.
  const apart = own.filter(
    ([what]) =>
      !/^(a unit on|a text as yes|a text as amount|a name of|two contents|two sheets|a sheet’s name with|a length on|a head for)/.test(
        what,
      ),
  )
  const places: string[] = []
  change(folder, rows, (json) => {
    for (const [, , how, place] of apart) {
      how(json)
      places.push(`${rows} ${typeof place === 'string' ? place : place(json)}`)
    }
    const more: readonly (readonly [table: number, id: string, change: object, at: string])[] = [
      [2, 'guid', { from: 'goal.uid' }, 'from'],
      [2, 'mainguid', { from: 'indicator.id' }, 'from'],
      [3, 'kpi_id', { digits: true, as: 'number' }, 'as'],
      [3, 'weight', { length: { exact: 3 } }, 'length'],
      [4, 'kpi_target', { shows: 'name' }, 'shows'],
      [5, 'meterunit', { unit: '万元' }, 'unit'],
      [6, 'agency_type_code', { codes: 'kinds' }, 'codes'],
      [7, 'price', { as: 'text' }, 'as'],
      [8, 'asset_qua', { as: 'amount' }, 'as'],
      [8, 'sum_amt', { only: { from: 'acquisition.name', prefixes: ['1'] } }, 'only.from'],
      [7, 'pur_qua', { digits: true }, 'digits'],
    ]
    for (const [table, id, values, at] of more) {
      Object.assign(column(json, table, id), values)
      places.push(`${rows} ${columnAt(table, id)(json)}.${at}`)
    }
  })
  expect(places.length).toBeGreaterThanOrEqual(20)
  const { data } = await checkedJson(folder)
  const named = data.faults.map((fault) => fault.place)
  for (const place of places) expect(named).toContain(place)
})

test('a group whose columns stand apart is named', async () => {
  const folder = copied('project-summary-2024')
  change(folder, rows, (json) => (json.tables[0].columns[0].group = '经济科目'))
  const { data } = await checkedJson(folder)
  expect(data.faults).toMatchObject([
    { place: 'rows.json $.tables[0].columns[4].group', message: expect.stringMatching(/挨在一起/) as string },
  ])
})

test('a file that is no JSON is named once', async () => {
  const folder = copied()
  writeFileSync(join(folder, rows), '{ "tables": [')
  const { data } = await checkedJson(folder)
  expect(data.faults).toEqual([
    { place: 'rows.json $', message: expect.stringMatching(/不是完整的 JSON/) as string },
  ])
})

/** A column whose value is fixed. */
function fixed(json: Json, values: object): void {
  json.tables[0].columns = json.tables[0].columns.map((each: Json) =>
    each.id === 'pro_desc' ? { id: each.id, name: each.name, ...values } : each,
  )
}

test.each<Planted>([
  [
    'a number of more digits than one keeps',
    rows,
    (r) => fixed(r, { value: '440307202400100000001', as: 'number' }),
    (r) => `${columnAt(0, 'pro_desc')(r)}.value`,
    /写成数会走样/,
  ],
  [
    'a fixed flag that is neither',
    rows,
    (r) => fixed(r, { value: '7', as: 'flag' }),
    (r) => `${columnAt(0, 'pro_desc')(r)}.value`,
    /不是 1（是）或 2（否）/,
  ],
  [
    'a fixed value against its own length',
    rows,
    (r) => fixed(r, { value: '12345', as: 'text', length: { exact: 3 } }),
    (r) => `${columnAt(0, 'pro_desc')(r)}.value`,
    /应为 3 位，现 5 位/,
  ],
  ['a table called as a device', rows, (r) => (r.tables[0].id = 'CON'), '$.tables[0].id', /不能作文件名/],
  [
    'a table called as no file can be',
    rows,
    (r) => Object.assign(r.tables[0], { id: 'a*b', sheet: 'a' }),
    '$.tables[0].id',
    /要作文件名/,
  ],
  [
    'a sheet that Excel keeps',
    rows,
    (r) => (r.tables[0].sheet = 'History'),
    '$.tables[0].sheet',
    /Excel 留用/,
  ],
  ['a sheet in quotes', rows, (r) => (r.tables[0].sheet = "'a'"), '$.tables[0].sheet', /单引号/],
  [
    'a title as long as a text',
    rows,
    (r) => (r.tables[0].title = '长'.repeat(40_000)),
    '$.tables[0].title',
    /标题最多/,
  ],
  [
    'a map called as what every object has',
    rows,
    (r) => (column(r, 0, 'pro_cat_code').codes = 'constructor'),
    (r) => `${columnAt(0, 'pro_cat_code')(r)}.codes`,
    /没有名为“constructor”的对照/,
  ],
])('what would write a wrong file is named before: %s', async (_, file, how, place, said) => {
  const folder = copied()
  let where = ''
  change(folder, file, (json) => {
    how(json)
    where = typeof place === 'string' ? place : place(json)
  })
  const { data } = await checkedJson(folder)
  const found = data.faults.find((fault) => fault.place === `${file} ${where}`)
  expect(found?.message, JSON.stringify(data.faults)).toMatch(said)
})

test('a text of brackets alone is answered, not parsed', async () => {
  const folder = copied()
  writeFileSync(join(folder, rows), '['.repeat(100_000) + ']'.repeat(100_000))
  const { data } = await checkedJson(folder)
  expect(data.faults).toEqual([
    { place: 'rows.json $', message: expect.stringMatching(/套了 64 层以上/) as string },
  ])
})
