import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RulesFor, parsePackage, readPackage } from '../../../src/main/import/package'
import { packageText } from '../../../src/main/export/package'
import type { BudgetDocument } from '../../../src/shared/model/document'
import { inCollectionOrder } from '../../../src/shared/model/order'
import { additionJsonSchema, packageJsonSchema } from '../../../src/shared/model/schema'
import { openNarrative } from '../../../src/shared/narrative/narrative'
import { openEngine } from '../../../src/shared/tables/engine'
import type { Fault } from '../../../src/shared/model/faults'
import { done } from '../../../src/shared/contract/failure'
import { codeBook, sampleDocument, sampleIds, sampleRules, sampleTemplate } from '../../support/longgang'
import { anyDocument } from '../../support/random-budget'

const resources = join(import.meta.dirname, '../../../resources')
const sample = () =>
  JSON.parse(readFileSync(join(resources, 'samples/longgang-2024.json'), 'utf8')) as Record<
    string,
    Record<string, unknown>[]
  >

const rulesFor: RulesFor = () => done(sampleRules())

/** The sample, with a formula of one project, and one of its values replaced. */
function broken(change: (sample: Record<string, Record<string, unknown>[]>) => void): readonly Fault[] {
  const value = sample()
  const object = `projects/${sampleIds.project('commerce')}`
  value['formulas'] = [{ id: 'f', object, field: 'amount', text: '=1+2', unit: '万元' }]
  change(value)
  const reply = readPackage(value, rulesFor)
  if (reply.ok) throw new Error('the package was accepted')
  expect(reply.error.code).toBe('bad-package')
  return reply.error.details?.['faults'] as readonly Fault[]
}

const put =
  (collection: string, index: number, values: object) => (all: Record<string, Record<string, unknown>[]>) =>
    void Object.assign(all[collection]?.[index] ?? {}, values)

test('the published schema is the one in force (npx vitest -u writes it anew)', async () => {
  const text = `${JSON.stringify(packageJsonSchema(), null, 2)}\n`
  await expect(text).toMatchFileSnapshot(join(resources, 'budget-package.schema.json'))
})

test('the sample is a package, and written out again it is the same', () => {
  const reply = readPackage(sample(), rulesFor)
  expect(reply).toMatchObject({ ok: true })
  if (reply.ok) expect(JSON.parse(packageText(reply.value.document))).toEqual(sample())
})

test('the sample’s collections stand in the order in which every file gives them back', () => {
  const reply = readPackage(sample(), rulesFor)
  if (!reply.ok) throw new Error(reply.error.message)
  const { department: _, ...collections } = reply.value.document
  for (const records of Object.values(collections))
    expect(records).toEqual(records.toSorted(inCollectionOrder))
})

test('what is written can be read, whatever it says', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(parsePackage(packageText(document), rulesFor)).toEqual({
        ok: true,
        value: { document, left: [] },
      })
    }),
  )
}, 90_000)

test('every fault is named by its JSON path, all at once', () => {
  const faults = broken((all) => {
    put('lines', 3, { amount: 12.5 })(all)
    put('lines', 4, { kind: 'other' })(all)
    put('units', 0, { extra: 1 })(all)
    put('projects', 2, { code: 'two words' })(all)
    delete all['lines']?.[5]?.['economicCode']
  })
  expect(faults).toEqual([
    { place: '$.units[0].extra', message: '没有这个字段，请删去。' },
    { place: '$.projects[2].code', message: '现为 "two words"，应是没有空格和斜线的文字。' },
    { place: '$.lines[3].amount', message: '现为 12.5，应是整数（分），在 10万亿元之内。' },
    {
      place: '$.lines[4].kind',
      message:
        '现为 "other"，应是 "staff"（人员）、 "operating"（公用）、 "project"（项目）、 "business"（事业单位经营）、 "affiliateSubsidy"（对附属单位补助）、 "superiorRemit"（上缴上级）之一。',
    },
    { place: '$.lines[5].economicCode', message: '缺少这一项，应是 5 位数字（文字）。' },
  ])
})

test.each<[string, (all: Record<string, Record<string, unknown>[]>) => void, string, RegExp]>([
  ['a code as a number', put('lines', 0, { functionCode: 2080501 }), '$.lines[0].functionCode', /7 位数字/],
  ['a lost zero', put('lines', 0, { functionCode: '208050' }), '$.lines[0].functionCode', /7 位数字/],
  ['an amount beyond the bound', put('lines', 0, { amount: 10 ** 15 + 1 }), '$.lines[0].amount', /10万亿/],
  ['an unknown unit', put('lines', 1, { unitId: 'nowhere' }), '$.lines[1].unitId', /nowhere/],
  ['an unknown project', put('goals', 1, { projectId: 'x' }), '$.goals[1].projectId', /x/],
  ['an id used twice', put('lines', 2, { id: 'y001' }), '$.lines[2].id', /y001.*已经用过/],
  ['a code used twice', put('projects', 1, { code: 'commerce' }), '$.projects[7].code', /commerce.*已经用过/],
  ['a unit called all', put('units', 0, { code: 'all' }), '$.units[0].code', /all/],
  [
    'a project line without project',
    put('lines', 58, { projectId: null }),
    '$.lines[58].projectId',
    /指明项目/,
  ],
  [
    'general money without 拨款类别',
    put('lines', 0, { appropriation: null }),
    '$.lines[0].appropriation',
    /拨款类别/,
  ],
  [
    // Ruling: money goes by the template's sources. What 政府性基金 has no place for is said of that source.
    'fund money with 拨款类别',
    put('lines', 0, { fundType: '121' }),
    '$.lines[0].appropriation',
    /没有拨款类别/,
  ],
  ['an amount below zero', put('lines', 0, { amount: -1 }), '$.lines[0].amount', /^金额不能小于零。$/],
  [
    'a procurement above its amount',
    put('lines', 0, { procurement: 273_481_841 }),
    '$.lines[0].procurement',
    /^政府采购超过了金额/,
  ],
  [
    'a reserved code of a project',
    put('projects', 0, { code: 'total' }),
    '$.projects[0].code',
    /^“total”在单元格标识里另有用处/,
  ],
  [
    'a place of nothing',
    put('placements', 0, { object: null }),
    '$.placements[0].object',
    /一个对象，或一个固定项/,
  ],
  [
    'a place of a project that is not there',
    put('placements', 0, { object: 'projects/nowhere' }),
    '$.placements[0].object',
    /projects\/nowhere/,
  ],
  [
    'a formula of no amount',
    put('formulas', 0, { field: 'name' }),
    '$.formulas[0].field',
    /^“name”不是“项目”的金额字段/,
  ],
  ['a formula without its =', put('formulas', 0, { text: '1+2' }), '$.formulas[0].text', /以“=”开头/],
  ['a formula of nothing', put('formulas', 0, { text: '=1/0' }), '$.formulas[0].text', /除数“0”是零/],
  [
    'a formula of no record',
    put('formulas', 0, { object: 'lines/nowhere' }),
    '$.formulas[0].object',
    /lines\/nowhere/,
  ],
  ['half a character', put('projects', 0, { name: '\ud800' }), '$.projects[0].name', /文字/],
])('%s is a fault at its place', (_, change, place, message) => {
  const faults = broken(change)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatchObject({ place, message: expect.stringMatching(message) as unknown })
})

test('a total beyond the bound is laid to each line that goes past it', () => {
  const faults = broken((all) => {
    for (let i = 10; i < 20; i += 1) put('lines', i, { amount: 10 ** 15 })(all)
  })
  expect(faults).toEqual([
    { place: '$.lines[18].amount', message: '加上这一笔，总额超出 90万亿元，请核对单位和位数。' },
    { place: '$.lines[19].amount', message: '加上这一笔，总额超出 90万亿元，请核对单位和位数。' },
  ])
})

test.each([
  ['', '$'],
  ['{"format": "budget-desk-package"', '$'],
  ['[]', '$'],
  ['null', '$'],
])('%j is no package', (text, place) => {
  const reply = parsePackage(text, rulesFor)
  expect(reply).toMatchObject({ ok: false, error: { code: 'bad-package', place } })
})

test('another format or version is named', () => {
  expect(broken((all) => Object.assign(all, { version: 9 }))).toEqual([
    { place: '$.version', message: '现为 9，应是 8（或 1、2、3、4、5、6、7）。' },
  ])
})

const before = new URL('../../fixtures/editions/', import.meta.url)

/** `second/package-1.sample` */
function kept(name: string): unknown {
  return JSON.parse(brotliDecompressSync(readFileSync(new URL(`${name}.json.br`, before))).toString())
}

/** What a package from before the checks becomes besides. */
const WITHOUT_CHECKS = { acknowledgements: [], remarks: [], reviews: [], ruleSettings: [] }

/** What records of a package from before destinations hold besides. */
function sinceDestinations(old: Record<string, unknown>) {
  const each = (set: string, fields: object) =>
    (old[set] as object[]).map((record) => ({ ...record, ...fields }))
  return {
    department: { ...(old['department'] as object), divisionCode: '' },
    units: each('units', { kind: 'administrative', creditCode: '' }),
    lines: each('lines', { govEconomicCode: null }),
  }
}

function readOld(
  value: unknown,
  version: 1 | 2 | 3 | 4 | 5 | 6 | 7,
  left: readonly string[] = [],
): BudgetDocument {
  expect(value).toMatchObject({ version })
  const reply = readPackage(value, rulesFor)
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  expect(reply.value.left.map(({ place }) => place)).toEqual(left)
  return reply.value.document
}

test('a package from before the text is read as one without facts and paragraphs of its own', () => {
  expect(readOld(kept('second/package-1.sample'), 1)).toMatchObject({ facts: [], blocks: [] })
})

test('a package from before formulas is read as one without any, the rest as it is', () => {
  const old = kept('third/package-3.small') as Record<string, unknown>
  const { format: _, version: __, ...rest } = old
  const { department, projects, indicators, ...others } = readOld(old, 3)
  const { department: _d, projects: _p, indicators: _i, ...same } = rest
  const { department: since, ...sets } = sinceDestinations(old)
  expect(department).toEqual({ ...since, weightTotal: null })
  expect(others).toEqual({
    ...same,
    ...sets,
    ...{ formulas: [], yearPlans: [], procurements: [], acquisitions: [] },
    ...WITHOUT_CHECKS,
  })
  expect(projects).toMatchObject(rest['projects'] as object)
  expect(indicators).toMatchObject(rest['indicators'] as object)
})

test('a package from before plans is read as one without any, what is new of projects and indicators empty', () => {
  const old = kept('fourth/package-4.sample') as Record<string, Record<string, unknown>[]>
  const fields = {
    ...{ startYear: null, endYear: null, secret: false, responsible: '', phone: '', legalBasis: '' },
    ...{ description: '', controlFigure: null, totalAmount: null },
  }
  const { format: _, version: __, ...rest } = old
  expect(readOld(old, 4)).toEqual({
    ...rest,
    projects: old['projects']?.map((project) => ({ ...project, ...fields })),
    indicators: old['indicators']?.map((indicator) => ({ ...indicator, lastValue: null })),
    ...{ yearPlans: [], procurements: [], acquisitions: [] },
    ...WITHOUT_CHECKS,
    ...sinceDestinations(old),
    department: { ...sinceDestinations(old).department, weightTotal: null },
  })
})

test('a package from before the sum of weights says nothing of it, the rest is as it is', () => {
  const old = kept('fifth/package-5.small') as Record<string, object>
  const { format: _, version: __, ...rest } = old
  expect(readOld(old, 5)).toEqual({
    ...rest,
    ...WITHOUT_CHECKS,
    ...sinceDestinations(old),
    department: { ...sinceDestinations(old).department, weightTotal: null },
  })
})

test('a package from before the checks is read as one of which nobody said anything, the rest is as it is', () => {
  const old = kept('sixth/package-6.small') as Record<string, object>
  const { format: _, version: __, ...rest } = old
  // Assets of money for something else were taken then.
  const left = [2, 3, 6].map((at) => `$.lines[${at}].economicCode`)
  expect(readOld(old, 6, left)).toEqual({ ...rest, ...WITHOUT_CHECKS, ...sinceDestinations(old) })
})

test('a package from before destinations says nothing of what they ask besides, the rest is as it is', () => {
  const old = kept('seventh/package-7.small') as Record<string, object>
  const { format: _, version: __, ...rest } = old
  const left = [3, 4, 7].map((at) => `$.lines[${at}].economicCode`)
  expect(readOld(old, 7, left)).toEqual({ ...rest, ...sinceDestinations(old) })
})

test('a package from before edition 3 prints every row and paragraph of the sample', () => {
  const codes = codeBook()
  const { tables, text } = sampleTemplate()
  const printed = (document: BudgetDocument) => {
    const engine = openEngine(tables, document, codes, text.lineSums)
    const sections = openNarrative(text, document, engine).sections()
    return { tables: engine.views(), text: sections.map(({ blocks }) => blocks.map((block) => block.text)) }
  }
  // What the first of those files was before any of its edits: the sample as it was shipped then.
  const { undone } = kept('second/01.packages') as { readonly undone: readonly unknown[] }
  expect(printed(readOld(undone.at(-1), 2))).toEqual(printed(sampleDocument()))
})

test('what `add` takes: the fields of the package, those with a default left out at will', () => {
  const schema = additionJsonSchema('lines') as { required: string[]; properties: Record<string, unknown> }
  expect(schema.required).toEqual(['functionCode', 'economicCode'])
  expect(Object.keys(schema.properties)).toContain('procurementSme')
  expect(additionJsonSchema('projects')).toMatchObject({ required: ['code', 'name'] })
})

test.each<[string, () => string]>([
  ['lists in lists', () => `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ['lists in lists where records should be', () => inLines(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)],
  ['hundreds of thousands of empty records', () => inLines(`[${'{},'.repeat(300_000)}{}]`)],
  ['hundreds of thousands of numbers', () => inLines(`[${'1,'.repeat(300_000)}1]`)],
])('a package of %s is refused as one, in no time, with no more faults than can be read', (_, text) => {
  const from = performance.now()
  const reply = parsePackage(text(), rulesFor)
  expect(reply).toMatchObject({ ok: false, error: { code: 'bad-package' } })
  const faults = reply.ok ? [] : (reply.error.details?.['faults'] as readonly Fault[])
  expect(faults.length).toBeGreaterThan(0)
  expect(JSON.stringify(reply).length).toBeLessThan(200_000)
  // Without a bound these took minutes, or ended the program.
  expect(performance.now() - from).toBeLessThan(5_000)
})

function inLines(lines: string): string {
  return JSON.stringify({ ...(sample() as object), lines: 0 }).replace('"lines":0', () => `"lines":${lines}`)
}
