/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- packs are broken here in ways that no type allows */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { change, checkedJson, copiedRoot, faultsIn, type Json, neutral, opened, SHIPPED } from './pack-bench'

/** One thing broken: in which file, how, and where it is named. */
type Broken = readonly [what: string, file: string, how: (content: Json) => void, place: string, said: RegExp]

const broken: readonly Broken[] = [
  ['an unknown key', 'pack.json', (p) => (p.percentDecimals = 1), '$.percentDecimals', /没有这一项/],
  ['a missing key', 'pack.json', (p) => delete p.thresholds, '$.thresholds', /缺少这一项/],
  ['a value of another type', 'pack.json', (p) => (p.year = '2024'), '$.year', /现为 "2024"，应是/],
  ['another id than the folder', 'pack.json', (p) => (p.id = 'elsewhere'), '$.id', /文件夹却叫/],
  ['no such classification', 'pack.json', (p) => (p.classification = '1999'), '$.classification', /1999/],
  ['a list twice', 'pack.json', (p) => p.lists.push({ ...p.lists[0] }), '$.lists[3].id', /t05/],
  ['a funding twice', 'pack.json', (p) => (p.fundings[5].id = 'duty'), '$.fundings[5].id', /duty/],
  [
    'an unknown fund type',
    'pack.json',
    (p) => (p.fundings[1].fundTypes[3] = '119'),
    '$.fundings[1].fundTypes[3]',
    /119/,
  ],
  [
    'a fund type that is no leaf',
    'pack.json',
    (p) => (p.fundings[4].fundTypes = ['12']),
    '$.fundings[4].fundTypes[0]',
    /121、122/,
  ],
  [
    'an unknown 支出类别',
    'pack.json',
    (p) => (p.fundings[1].kinds = ['projects']),
    '$.fundings[1].kinds[0]',
    /"project"/,
  ],
  [
    'an unknown 拨款类别',
    'pack.json',
    (p) => (p.fundings[1].appropriation = 'duties'),
    '$.fundings[1].appropriation',
    /"duty"/,
  ],
  [
    'two fundings of the same money',
    'pack.json',
    (p) => (p.fundings[8].fundTypes = ['31']),
    '$.fundings[8].fundTypes[0]',
    /“business”已经收这种钱/,
  ],
  [
    'a mark that no table fills in',
    'tables.json',
    ({ tables }) => (tables[0].title = '{agency}收支总表'),
    '$.tables[0].title',
    /不认识 \{agency\}/,
  ],
  [
    'such a mark in a column’s head',
    'tables.json',
    ({ tables }) => (tables[2].columns[0].path = ['{yeer}年']),
    '$.tables[2].columns[0].path[0]',
    /不认识 \{yeer\}/,
  ],
  [
    'a mark left open',
    'tables.json',
    ({ tables }) => (tables[0].title = '{year年收支总表'),
    '$.tables[0].title',
    /花括号/,
  ],
  [
    'a row that no money reaches',
    'tables.json',
    ({ tables }) => (tables[3].rows[1].where = { kind: ['affiliateSubsidy'], fundType: ['12'] }),
    '$.tables[3].rows[1].where',
    /没有一种资金/,
  ],
  ['a table id twice', 'tables.json', ({ tables }) => (tables[6].id = 't02'), '$.tables[6].id', /t02/],
  ['a table number twice', 'tables.json', ({ tables }) => (tables[6].number = 2), '$.tables[6].number', /2/],
  [
    'a column twice',
    'tables.json',
    ({ tables }) => (tables[10].columns[2].id = 'basic'),
    '$.tables[10].columns[2].id',
    /basic/,
  ],
  [
    'a row twice',
    'tables.json',
    ({ tables }) => tables[2].rows.push({ rows: 'unit' }),
    '$.tables[2].rows[2]',
    /unit/,
  ],
  [
    'a parent that is no row',
    'tables.json',
    ({ tables }) => (tables[0].rows[1].parent = 'gov'),
    '$.tables[0].rows[1].parent',
    /gov/,
  ],
  [
    'an unknown list',
    'tables.json',
    ({ tables }) => (tables[4].rows[1].list = 't50'),
    '$.tables[4].rows[1].list',
    /t50/,
  ],
  [
    'an unknown item',
    'tables.json',
    ({ tables }) => (tables[11].rows[1].item = 'basics'),
    '$.tables[11].rows[1].item',
    /basics/,
  ],
  [
    'a column without its side',
    'tables.json',
    ({ tables }) => delete tables[5].columns[1].side,
    '$.tables[5].columns[1].side',
    /side/,
  ],
  [
    'a total without a name',
    'tables.json',
    ({ tables }) => delete tables[3].totalName,
    '$.tables[3].totalName',
    /totalName/,
  ],
  [
    'a part with a name of its cells',
    'tables.json',
    ({ tables }) => (tables[9].parts = [{ ...tables[11].parts[0], id: 'rows' }]),
    '$.tables[9].parts[0].id',
    /另有用处/,
  ],
  [
    'a field that is none',
    'tables.json',
    ({ tables }) => (tables[11].parts[1].columns[2].field = 'level4'),
    '$.tables[11].parts[1].columns[2].field',
    /level4/,
  ],
  [
    'a prefix that is no field',
    'tables.json',
    ({ tables }) => (tables[11].parts[0].columns[0].prefix.field = 'no'),
    '$.tables[11].parts[0].columns[0].prefix.field',
    /no/,
  ],
  [
    'records by an unknown field',
    'tables.json',
    ({ tables }) => (tables[11].parts[0].rows.where = { project: null }),
    '$.tables[11].parts[0].rows.where.project',
    /project/,
  ],
  [
    'a 支出类别 that no line has',
    'tables.json',
    ({ tables }) => (tables[3].where.kind[1] = 'office'),
    '$.tables[3].where.kind[1]',
    /office/,
  ],
  [
    'a fund type that no money has',
    'tables.json',
    ({ tables }) => tables[3].columns[1].where.fundType.push('19'),
    '$.tables[3].columns[1].where.fundType[3]',
    /19/,
  ],
  [
    'a condition inside not',
    'tables.json',
    ({ tables }) => (tables[11].columns[2].where.not.source = ['province']),
    '$.tables[11].columns[2].where.not.source[0]',
    /province/,
  ],
  [
    'an unknown measure',
    'tables.json',
    ({ tables }) => (tables[2].columns[6].measure = 'procured'),
    '$.tables[2].columns[6].measure',
    /"procurement"/,
  ],
  [
    'rows of an unknown sort',
    'tables.json',
    ({ tables }) => (tables[2].rows[1].rows = 'functions'),
    '$.tables[2].rows[1].rows',
    /种类之一/,
  ],
  [
    'digits that no code has',
    'tables.json',
    ({ tables }) => (tables[6].rows[1].digits = [3, 6, 7]),
    '$.tables[6].rows[1].digits[1]',
    /3、5、7/,
  ],
  [
    'a caption of no field',
    'tables.json',
    ({ tables }) => (tables[11].captions[1].field = 'agent'),
    '$.tables[11].captions[1].field',
    /agent/,
  ],
  ['a section twice', 'text.json', ({ sections }) => (sections[4].number = 4), '$.sections[4].number', /4/],
  [
    'a block twice',
    'text.json',
    ({ sections }) => (sections[1].blocks[1].key = 'income'),
    '$.sections[1].blocks[1].key',
    /income/,
  ],
  [
    'an undefined name',
    'text.json',
    ({ sections }) => (sections[2].blocks[4].variants[0].text = '{project5}'),
    '$.sections[2].blocks[4].variants[0].text',
    /\{project5\}/,
  ],
  [
    'an open bracket',
    'text.json',
    ({ sections }) => (sections[2].blocks[1].text = '〔{staff}万元'),
    '$.sections[2].blocks[1].text',
    /配对/,
  ],
  [
    'a project outside of a repetition',
    'text.json',
    ({ sections }) => (sections[3].blocks[0].text = '{project}'),
    '$.sections[3].blocks[0].text',
    /逐个项目/,
  ],
  [
    'a source without its table',
    'text.json',
    ({ values }) => (values.goods.amount = 't19/*/unit/total'),
    '$.values.goods.amount',
    /t19/,
  ],
  [
    'a source without its column',
    'text.json',
    ({ values }) => (values.agencyOperating.amount[1] = 't08/*/310/basics'),
    '$.values.agencyOperating.amount[1]',
    /basics/,
  ],
  [
    'a source without its row',
    'text.json',
    ({ values }) => (values.income.amount = 't01/all/income/incomeAmount'),
    '$.values.income.amount',
    /没有行/,
  ],
  [
    'a code that is none',
    'text.json',
    ({ values }) => (values.vehiclePurchase.lastYear = 'prior/threePublic/31013+309'.concat('1')),
    '$.values.vehiclePurchase.lastYear',
    /3091/,
  ],
  [
    'a line sum that is none',
    'text.json',
    ({ values }) => (values.works.amount = 'lines/building'),
    '$.values.works.amount',
    /lineSums/,
  ],
  [
    'a line sum of a category that is none',
    'text.json',
    ({ lineSums }) => (lineSums.works.where.procurementCategory[0] = 'building'),
    '$.lineSums.works.where.procurementCategory[0]',
    /采购类别.*works/,
  ],
  [
    'a line sum of money that is none',
    'text.json',
    ({ lineSums }) => (lineSums.works.where.not = { fundType: ['9'] }),
    '$.lineSums.works.where.not.fundType[0]',
    /资金性质“9”/,
  ],
  [
    'a line sum by what no condition asks for',
    'text.json',
    ({ lineSums }) => (lineSums.works.where.projectId = ['1']),
    '$.lineSums.works.where.projectId',
    /没有这一项/,
  ],
  [
    'a table’s category that is none',
    'tables.json',
    ({ tables }) => (tables[6].columns[0].where = { procurementCategory: ['building'] }),
    '$.tables[6].columns[0].where.procurementCategory[0]',
    /采购类别.*works/,
  ],
  [
    'a fact that is none',
    'text.json',
    ({ values }) => (values.threshold.count = 'facts/threshold'),
    '$.values.threshold.count',
    /facts/,
  ],
  [
    'a repetition that is none',
    'text.json',
    ({ values }) => (values.unitCount.count = 'count/unit'),
    '$.values.unitCount.count',
    /units/,
  ],
  [
    'a comparison’s phrase',
    'text.json',
    ({ comparisons }) => (comparisons.project.new = '{project}{resaon}'),
    '$.comparisons.project.new',
    /resaon/,
  ],
  [
    'a comparison without last year',
    'text.json',
    ({ sections }) => (sections[4].blocks[1].compare = 'vehicle'),
    '$.sections[4].blocks[1].compare',
    /lastYear/,
  ],
  [
    'an order that is no list',
    'text.json',
    ({ sections }) => (sections[2].blocks[5].list = 'p3'),
    '$.sections[2].blocks[5].list',
    /p3/,
  ],
  [
    'a list that prints itself',
    'text.json',
    ({ lists }) => (lists.unitOthers.items[0].text = '{unitOthers}'),
    '$.lists.unitOthers',
    /它自己/,
  ],
  [
    'a block that is nothing',
    'text.json',
    ({ sections }) => (sections[2].blocks[1].txet = '人员'),
    '$.sections[2].blocks[1].txet',
    /拼写/,
  ],
]

test.each(broken)('%s is named at its place, and the rest goes on', async (_, file, how, place, said) => {
  const root = copiedRoot()
  const folder = join(root, 'templates', SHIPPED)
  change(folder, file, how)
  const packs = opened(root, neutral)
  const faults = faultsIn(packs, SHIPPED)
  expect(faults.map((fault) => fault.place)).toEqual([`${file} ${place}`])
  expect(faults[0]?.message).toMatch(said)
  expect(packs.template(SHIPPED)).toMatchObject({
    ok: false,
    error: { code: 'bad-pack', details: { faults } },
  })
  expect(packs.template('linjiang-2026')).toMatchObject({ ok: true })

  const { data, text, code } = await checkedJson(folder)
  expect(data).toMatchObject({ kind: 'template', id: SHIPPED, preview: null })
  expect(data.faults).toEqual(faults)
  expect(text).toBe(faults.map((fault) => `${fault.place} ${fault.message}\n`).join(''))
  expect(code).toBe(1)
})

test.each<Broken>([
  ['a code twice', 'functions.json', (codes) => codes.push({ ...codes[2] }), '$[291].code', /已经用过/],
  [
    'a code without its parent',
    'economics.json',
    (codes) => codes.push({ code: '39801', name: '某款' }),
    '$[109].code',
    /398/,
  ],
  [
    'a code of no length',
    'economics.json',
    (codes) => codes.push({ code: '3011', name: '某款' }),
    '$[109].code',
    /3、5/,
  ],
  ['a parent that is none', 'fund-types.json', (codes) => (codes[18].parent = '119'), '$[18].parent', /119/],
  ['another id than the folder', 'pack.json', (pack) => (pack.id = '2023'), '$.id', /文件夹/],
  ['a code without a name', 'functions.json', (codes) => delete codes[7].name, '$[7].name', /缺少/],
])('of a classification, %s', async (_, file, how, place, said) => {
  const root = copiedRoot()
  change(join(root, 'classifications/2024'), file, how)
  const packs = opened(root, neutral)
  const entry = packs.classifications().find(({ id }) => id === '2024')
  expect(entry?.faults).toEqual([
    { place: `${file} ${place}`, message: expect.stringMatching(said) as string },
  ])
  // The templates that build on it cannot be used either, and say so.
  expect(faultsIn(packs, SHIPPED).map((fault) => fault.place)).toEqual(['pack.json $.classification'])
  expect(packs.template('linjiang-2026')).toMatchObject({ ok: true })
  const { data, code } = await checkedJson(join(root, 'classifications/2024'))
  expect(data).toMatchObject({ kind: 'classification', id: '2024', faults: entry?.faults })
  expect(code).toBe(1)
})

test('records among sums: each of the other rows is named', () => {
  const root = copiedRoot()
  change(join(root, 'templates', SHIPPED), 'tables.json', ({ tables }: Json) => {
    tables[9].rows.push({ rows: 'record', of: 'goals' })
  })
  const places = faultsIn(opened(root), SHIPPED).map(({ place }) => place)
  expect(places).toEqual(
    expect.arrayContaining(['tables.json $.tables[9].rows[0]', 'tables.json $.tables[9].rows[1]']),
  )
})
