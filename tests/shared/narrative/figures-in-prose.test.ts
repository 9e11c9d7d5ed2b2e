import { describe, expect, it } from 'vitest'
import { readProse } from '../../../src/shared/narrative/figures-in-prose'
import { blockOf, blocksOf, openDesk, sampleDocument } from './sample'

describe('figures read out of prose', () => {
  it.each([
    [
      '增加1,234.50万元',
      [
        { kind: 'change', change: 'increase' },
        { kind: 'amount', cents: 1_234_500_000, change: 'increase' },
      ],
    ],
    [
      '减少18万元，下降51.4%',
      [
        { kind: 'change', change: 'decrease' },
        { kind: 'amount', cents: 18_000_000, change: 'decrease' },
        { kind: 'change', change: 'decrease' },
        { kind: 'rate', rate: '51.4', change: 'decrease' },
      ],
    ],
    ['大于17亿元', [{ kind: 'amount', cents: 170_000_000_000, change: null }]],
    ['12.34元', [{ kind: 'amount', cents: 1234, change: null }]],
    ['１２.５０万元', [{ kind: 'amount', cents: 12_500_000, change: null }]],
    [
      '2024年（8月底前）',
      [
        { kind: 'year', year: 2024 },
        { kind: 'count', count: 8, unit: '月' },
      ],
    ],
    ['设备5台（套）', [{ kind: 'count', count: 5, unit: '台（套）' }]],
    ['较上年持平', [{ kind: 'change', change: 'flat' }]],
    ['无该项资金', [{ kind: 'none' }]],
    ['与此无关', []],
    ['| 10,500.00 |', [{ kind: 'amount', cents: 10_500_000_000, change: null }]],
    [
      '2023-2025年',
      [
        { kind: 'count', count: 2023 },
        { kind: 'year', year: 2025 },
      ],
    ],
  ])('%s', (prose, expected) => {
    const found = readProse(prose)
    expect(found).toMatchObject(expected)
    expect(found).toHaveLength(expected.length)
    for (const { text, start, end } of found) expect(prose.slice(start, end)).toBe(text)
  })
})

describe('figures within the preparer’s own words', () => {
  const document = sampleDocument()
  const { engine, narrative } = openDesk(document)
  const blocks = blocksOf(narrative.sections())
  const owned = blocks.flatMap(({ key, text, kind, fields }) =>
    kind === 'free'
      ? [{ key, text }]
      : fields.map(({ start, end }) => ({ key, text: text.slice(start, end) })),
  )
  /** Every amount that a table's cell or last year's figures hold, in 分. */
  const modelled = new Set<number | null>([
    ...engine.views().flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
    ...document.priorFacts.map((fact) => fact.amount),
  ])
  const found = owned.flatMap(({ key, text }) =>
    readProse(text).flatMap((each) => {
      const states = each.kind === 'none' || (each.kind === 'amount' && modelled.has(each.cents))
      return states ? [{ key, prose: text.slice(Math.max(0, each.start - 4), each.end + 4) }] : []
    }),
  )

  it('repeat a figure of the model in three places only: the reasons of lines 131, 133 and 139', () => {
    expect(found).toEqual([
      { key: 'p5/total', prose: '024年无该项资金' },
      { key: 'p5/abroad', prose: '预算数为0万元，在' },
      { key: 'p5/vehicle-purchase', prose: '024年无该项资金' },
    ])
  })

  it('agree with their cells there: nothing for 出国, nothing for 公务用车购置', () => {
    const ofItem = (key: string): readonly string[] =>
      blockOf(narrative, key).figures.find(({ role }) => role === 'amount')?.now.refs ?? []
    const purchase = ofItem('p5/vehicle-purchase')
    const abroad = ofItem('p5/abroad')
    expect(purchase).toHaveLength(3)
    expect(abroad).toHaveLength(3)
    for (const cell of [...purchase, ...abroad]) expect(engine.amountOf(cell)).toBe(0)
    const stated = readProse(blockOf(narrative, 'p5/abroad').text).filter((each) => each.kind === 'amount')
    expect(stated.at(-1)?.cents).toBe(0)
  })
})
