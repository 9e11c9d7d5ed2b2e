import { expect, test } from 'vitest'
import type { Finding } from '../../src/shared/checks/finding'
import type { RecordChange } from '../../src/shared/model/change'
import { sampleDocument, sampleIds } from '../support/longgang'
import { openCheckBench } from './bench'

/** The sample with paragraphs of the preparer's own behind its duties. */
function openWith(...texts: readonly string[]) {
  const bench = openCheckBench(sampleDocument())
  const before = new Set(bench.checks.findings().map((each) => JSON.stringify(each)))
  bench.apply(texts.map((text, at) => written(`own-${at}`, text)))
  const found = (): readonly Finding[] =>
    bench.checks.findings().filter((each) => !before.has(JSON.stringify(each)))
  return { bench, found, short: () => found().map(({ rule, expected, actual }) => [rule, expected, actual]) }
}

function written(id: string, text: string): RecordChange {
  const block = { id, position: 900, kind: 'free', place: 'p1/tasks', object: null, text, writtenAgainst: [] }
  return { collection: 'blocks', id, before: null, after: block }
}

function changed(collection: 'projects' | 'priorFacts', id: string, fields: object): RecordChange {
  const before = (sampleDocument()[collection] as readonly { readonly id: string }[]).find(
    (each) => each.id === id,
  )
  if (!before) throw new Error(`no ${collection}/${id}`)
  return { collection, id, before: { ...before }, after: { ...before, ...fields } }
}

const ofRule = (rule: string, found: readonly Finding[]): readonly Finding[] =>
  found.filter((each) => each.rule === rule)

test('of two paragraphs that are the same the second is named', () => {
  const { found } = openWith('8.推动产业集群建设，优化产业空间。', '9.推动产业集群建设，优化产业空间。')
  expect(ofRule('R099', found())).toEqual([
    expect.objectContaining({ severity: 'warning', places: ['blocks/own-1/text', 'blocks/own-0/text'] }),
  ])
})

test('a reason that is word for word another’s is named, the same change told twice is not', () => {
  const of = (change: string): string => `8.${change}，主要原因是根据实际需求压减了相关的项目经费。`
  const other = openWith(of('甲比上年减少5.00万元'), of('乙比上年减少7.00万元'))
  expect(ofRule('R119', other.found())).toHaveLength(1)
  const same = openWith(of('甲比上年减少5.00万元'), of('其中甲比上年减少5.00万元'))
  expect(ofRule('R119', same.found())).toEqual([])
})

test('what no table has is the same in all paragraphs', () => {
  const { found } = openWith('8.涉及预算资金100.00万元。', '9.绩效目标涉及资金120.00万元。')
  expect(ofRule('R089', found())).toEqual([
    expect.objectContaining({ severity: 'warning', actual: '100.00、120.00', difference: '20.00' }),
  ])
  expect(
    ofRule('R089', openWith('8.涉及预算资金100.00万元。', '9.涉及预算资金100.00万元。').found()),
  ).toEqual([])
})

test('a paragraph that names a project follows its name and its figure of last year', () => {
  const { bench, short } = openWith('8.2023年宣传经费预算为280.00万元。')
  expect(short()).toEqual([['R046', '250.00', '280.00']])
  const id = sampleIds.project('publicity')
  const fact = sampleDocument().priorFacts.find(({ projectId }) => projectId === id)
  const known = changed('priorFacts', fact?.id ?? '', { amount: 280_000_000 })
  bench.apply([known])
  expect(ofRule('R046', bench.checks.findings())).toEqual([])
  bench.apply([{ ...known, before: known.after, after: known.before }])
  expect(short()).toEqual([['R046', '250.00', '280.00']])
  bench.apply([changed('projects', id, { name: '对外联络' })])
  expect(ofRule('R046', bench.checks.findings())).toEqual(ofRule('R046', bench.afresh().findings()))
})
