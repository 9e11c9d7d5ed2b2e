import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Indicator } from '../../src/shared/model/document'
import { packageText } from '../../src/main/export/package'
import { parsePackage } from '../../src/main/import/package'
import { openPacks } from '../../src/main/packs/packs'
import { sampleDocument, sampleIds } from '../support/longgang'
import { type Bench, openBench, resources } from './bench'

/** What an indicator is added with, by a package, and set field by field, is stored as one and the same. */

const project = sampleIds.project('commerce')
const BLANK = {
  projectId: project,
  ...{ level1: '产出指标', level2: '数量指标', level3: '补贴数', target: '' },
  ...{ sign: null, value: null, unit: null, weight: null, lastValue: null },
}

let bench: Bench
let budget: string
beforeAll(async () => {
  bench = openBench()
  budget = (await bench.sample('a.budget')).budget
})
afterAll(() => bench.dispose())

async function added(value: object): Promise<unknown> {
  const { path } = await bench.call('edit.add', { budget, kind: 'indicator', value: { ...BLANK, ...value } })
  const { document } = await bench.call('budget.view', { budget })
  return document.indicators.find(({ id }) => path === `indicators/${id}`)
}

function imported(value: object): unknown {
  const all = JSON.parse(packageText(sampleDocument())) as { indicators: object[] }
  const text = JSON.stringify({ ...all, indicators: [{ ...BLANK, ...value, id: 'one', position: 1 }] })
  const read = parsePackage(text, openPacks([resources]).rulesFor)
  return read.ok ? read.value.document.indicators[0] : read.error.details?.['faults']
}

const CASES: readonly (readonly [given: object, stored: Partial<Indicator>])[] = [
  [
    { sign: '≥', value: '１００' },
    { value: '100', target: '≥100' },
  ],
  [
    { sign: '≥', value: '９5.50', unit: '%' },
    { value: '95.50', target: '≥95.50%' },
  ],
  [
    { sign: '≥', value: '95%' },
    { value: '95', unit: '%', target: '≥95%' },
  ],
  [
    { level1: '产出', level2: '数量' },
    { level1: '产出指标', level2: '数量指标' },
  ],
  [
    { sign: '>=', value: '5' },
    { sign: '≥', target: '≥5' },
  ],
  [
    { sign: '＞', value: '5' },
    { sign: '>', target: '＞5' },
  ],
  [
    { sign: '不低于', value: '5' },
    { sign: '≥', target: '≥5' },
  ],
  [{ sign: '定性', value: '有效提升' }, { target: '有效提升' }],
  [
    { sign: '定性', value: '5', unit: '个' },
    { value: null, unit: null, target: '' },
  ],
  [
    { sign: '≥', value: '5', target: '每月5次' },
    { value: '5', target: '每月5次' },
  ],
]

describe('an indicator', () => {
  test.each(CASES)('%o is the same added and imported', async (given, stored) => {
    expect(await added(given)).toMatchObject(stored)
    expect(imported(given)).toMatchObject(stored)
  })

  test('that neither takes is refused by both', async () => {
    const value = { ...BLANK, sign: '≥', value: '很多' }
    expect(await bench.refused('edit.add', { budget, kind: 'indicator', value })).toMatchObject({
      code: 'bad-value',
    })
    expect(imported(value)).toMatchObject([{ message: expect.stringContaining('“很多”不是数字') as string }])
  })
})

test('who is responsible has a name, a telephone is dialled: by every door', async () => {
  const set = (field: string, value: string) =>
    bench.refused('edit.set', { budget, path: `projects/${project}/${field}`, value })
  const importedWith = (own: object): unknown => {
    const all = JSON.parse(packageText(sampleDocument())) as { projects: object[] }
    const projects = all.projects.map((each, at) => (at === 0 ? { ...each, ...own } : each))
    const read = parsePackage(JSON.stringify({ ...all, projects }), openPacks([resources]).rulesFor)
    return read.ok || (read.error.details?.['faults'] as readonly { message: string }[])[0]?.message
  }
  for (const [field, value, why] of [
    ['phone', 'abc', '不是电话号码'],
    ['phone', '12', '不是电话号码'],
    ['phone', '1'.repeat(600), '600 个字'],
    ['responsible', '12345', '不像姓名'],
    ['responsible', '陈'.repeat(61), '61 个字'],
  ] as const) {
    expect((await set(field, value)).message).toContain(why)
    expect(importedWith({ [field]: value })).toContain(why)
  }
  for (const [field, value] of [
    ['phone', '0755-2800 0000转8012、１３８００００００００'],
    ['phone', '(0755) 28000000 ext. 12'],
    ['responsible', '陈立、王五（2组）'],
  ] as const) {
    await bench.call('edit.set', { budget, path: `projects/${project}/${field}`, value })
    expect(importedWith({ [field]: value })).toBe(true)
  }
})
