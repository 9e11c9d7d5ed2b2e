import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordChange } from '../../../src/shared/model/change'
import type { BudgetDocument, PriorFact } from '../../../src/shared/model/document'
import type { Cents } from '../../../src/shared/money/cents'
import { type Engine, openEngine } from '../../../src/shared/tables/engine'
import { applyTables } from '../../../src/shared/difference/apply-tables'
import type { TableSpec } from '../../../src/shared/tables/spec'
import { edit, inverse, mutable, realise, withSecondUnit } from '../../support/edits'
import { codeBook, sampleDocument, sampleIds } from '../../support/longgang'

/** Tables with a column of last year's figures beside this year's, in every kind of row. */
const shared = {
  number: 1,
  title: '上年对比表',
  layout: 'matrix',
  unit: '万元',
  decimals: 2,
  rowHeaders: [],
  notes: [],
  columns: [
    { id: 'now', path: ['{year}年'] },
    { id: 'before', path: ['{lastYear}年'], dataset: 'prior' },
  ],
} as const
const total = { rows: 'fixed', kind: 'total', name: '合计', level: 0 } as const
const functions = {
  rows: 'function',
  digits: [3, 5, 7],
  levelNames: ['类', '款', '项'],
  printCode: true,
} as const
const economics = { rows: 'economic', digits: [3, 5], levelNames: ['类', '款'], printCode: true } as const
const tables: readonly TableSpec[] = [
  { ...shared, id: 'f', scope: 'department', rows: [functions, total] },
  { ...shared, id: 'e', scope: 'department', rows: [economics, total] },
  { ...shared, id: 'p', scope: 'department', where: { kind: ['project'] }, rows: [{ rows: 'project' }] },
  {
    ...shared,
    id: 'u',
    scope: 'unit',
    severalUnits: 'both',
    totalName: '合计',
    rows: [{ rows: 'unit' }, functions],
  },
  {
    ...shared,
    id: 'g',
    scope: 'department',
    where: { fundType: ['11'] },
    rows: [functions, total],
  },
  {
    ...shared,
    id: 'q',
    scope: 'department',
    where: { kind: ['project'], fundType: ['11'] },
    rows: [{ rows: 'project' }],
  },
  // Of what most of these ask for no fact of last year can say anything, so none is their margin.
  ...(
    [
      ['carried-over', { carryOver: true }],
      ['fresh', { carryOver: false }],
      ['no-transfer', { not: { source: ['superiorTransfer'] } }],
      ['no-services', { not: { procurementCategory: ['services'] } }],
      ['no-education', { not: { functionCode: ['205'] } }],
    ] as const
  ).map(([id, where]): TableSpec => ({ ...shared, id, scope: 'department', where, rows: [total] })),
  {
    ...shared,
    id: 'r',
    scope: 'department',
    columns: [{ id: 'all', path: ['合计'] }],
    rows: [
      { ...total, kind: 'before', terms: [{ dataset: 'prior', sign: 1 }] },
      { ...total, kind: 'now' },
      {
        ...total,
        kind: 'change',
        terms: [
          { dataset: 'expenditure', sign: 1 },
          { dataset: 'prior', sign: -1 },
        ],
      },
      { ...functions, terms: [{ dataset: 'prior', sign: 1 }] },
    ],
  },
]

function fact(fields: Partial<PriorFact>): PriorFact {
  return {
    id: `fact-${JSON.stringify(fields)}`.replaceAll(/[^\w-]/g, '-'),
    position: 1,
    year: 2023,
    measure: 'total',
    unitId: null,
    projectId: null,
    functionCode: null,
    economicCode: null,
    fundType: null,
    amount: 1_000_000 as Cents,
    basis: 'entered',
    evidence: '',
    reason: '',
    ...fields,
  }
}

const opened = (document: BudgetDocument): Engine => openEngine(tables, document, codeBook())

/** The cells in which last year's figures stand, with them. */
function standing(
  document: BudgetDocument,
  ...facts: readonly PriorFact[]
): Readonly<Record<string, number>> {
  const views = opened({ ...document, priorFacts: facts }).views()
  return Object.fromEntries(
    views.flatMap(({ id, rows, columns }) =>
      id === 'r'
        ? []
        : rows.flatMap(({ key, cells }) => {
            const amount = cells[columns.findIndex((column) => column.id === 'before')]
            return amount === null || amount === undefined ? [] : [[key, amount]]
          }),
    ),
  )
}

const sample = sampleDocument()
const two = withSecondUnit(sample)
const commerce = sampleIds.project('commerce')
const main = sampleIds.unit('001')

describe('last year’s figure', () => {
  const AMOUNT = 1_000_000
  const cases: readonly [string, Partial<PriorFact>, readonly string[]][] = [
    ['of all', {}, ['f/all/total', 'e/all/total', 'u/001/unit']],
    ['of a 类', { measure: 'function', functionCode: '201' }, ['f/all/201', 'u/001/201']],
    ['of a 款', { measure: 'function', functionCode: '20113' }, ['f/all/20113', 'u/001/20113']],
    ['of a 项', { measure: 'function', functionCode: '2011307' }, ['f/all/2011307', 'u/001/2011307']],
    [
      'of a code without money this year',
      { measure: 'function', functionCode: '2299999' },
      ['f/all/2299999', 'u/001/2299999'],
    ],
    ['of an economic 类', { measure: 'economic', economicCode: '302' }, ['e/all/302']],
    ['of an economic 款', { measure: 'economic', economicCode: '30227' }, ['e/all/30227']],
    ['of a project', { measure: 'project', projectId: commerce }, ['p/all/commerce']],
    [
      'of a project’s one fund',
      { measure: 'project', projectId: commerce, fundType: '111' },
      ['q/all/commerce'],
    ],
    ['of a project’s part by code', { measure: 'project', projectId: commerce, functionCode: '2011350' }, []],
    ['of all of one code, where codes are asked for', { functionCode: '201' }, ['no-education/all/total']],
    ['of one fund, all together', { fundType: '111' }, ['g/all/total']],
    ['of one fund, by code', { measure: 'function', functionCode: '201', fundType: '111' }, ['g/all/201']],
    ['of a fund that no table asks for', { fundType: '121' }, []],
    ['of 三公 by item', { measure: 'threePublic', economicCode: '30217', fundType: '111' }, []],
    ['of 机关运行经费', { measure: 'agencyOperating' }, []],
    ['that is left over', { measure: 'residual' }, []],
  ]

  it.each(cases)('%s stands in exactly its row', (_, fields, rows) => {
    expect(standing(sample, fact(fields))).toEqual(Object.fromEntries(rows.map((row) => [row, AMOUNT])))
  })

  it.each(cases)('%s of another year stands nowhere', (_, fields) => {
    for (const year of [2022, 2024]) expect(standing(sample, fact({ ...fields, year }))).toEqual({})
  })

  it.each(cases)('%s moves with the budget’s year', (_, fields, rows) => {
    const next = { ...sample, department: { ...sample.department, fiscalYear: 2025 } }
    expect(standing(next, fact(fields))).toEqual({})
    expect(standing(next, fact({ ...fields, year: 2024 }))).toEqual(
      Object.fromEntries(rows.map((row) => [row, AMOUNT])),
    )
  })

  it('that is not known prints nothing, and known as zero prints zero', () => {
    expect(standing(sample, fact({ amount: null }))).toEqual({})
    expect(standing(sample, fact({ amount: 0 as Cents }))).toEqual({
      'f/all/total': 0,
      'e/all/total': 0,
      'u/001/unit': 0,
    })
  })

  it('is never added up: the parts say nothing of the whole', () => {
    const parts = ['2011301', '2011302', '20113'].map((functionCode, i) =>
      fact({ measure: 'function', functionCode, amount: (i + 1) as Cents }),
    )
    expect(standing(sample, ...parts)).toEqual({
      'f/all/2011301': 1,
      'f/all/2011302': 2,
      'f/all/20113': 3,
      'u/001/2011301': 1,
      'u/001/2011302': 2,
      'u/001/20113': 3,
    })
    const withFund = [fact({ amount: 5 as Cents }), fact({ fundType: '111', amount: 4 as Cents })]
    expect(standing(sample, ...withFund)).toEqual({
      'f/all/total': 5,
      'e/all/total': 5,
      'u/001/unit': 5,
      'g/all/total': 4,
    })
  })

  it('leaves this year’s column to this year’s lines', () => {
    const before = opened({ ...sample, priorFacts: [] })
    const after = opened({ ...sample, priorFacts: cases.map(([, fields]) => fact(fields)) })
    for (const { rows } of before.views()) {
      for (const { key } of rows.filter((row) => !row.key.startsWith('r/'))) {
        expect(after.amountOf(`${key}/now`), key).toBe(before.amountOf(`${key}/now`))
      }
    }
  })
})

describe('with several units', () => {
  it('each has its own figures, and all together have theirs', () => {
    const facts = [
      fact({ amount: 10 as Cents }),
      fact({ unitId: main, amount: 7 as Cents }),
      fact({ unitId: 'u2', amount: 3 as Cents }),
      fact({ unitId: main, measure: 'function', functionCode: '2011350', amount: 2 as Cents }),
      fact({ unitId: 'u2', measure: 'function', functionCode: '2011350', amount: 1 as Cents }),
      fact({ measure: 'function', functionCode: '2011350', amount: 3 as Cents }),
    ]
    expect(standing(two, ...facts)).toEqual({
      'f/all/total': 10,
      'e/all/total': 10,
      'f/all/2011350': 3,
      'u/all/total': 10,
      'u/001/unit': 7,
      'u/009/unit': 3,
      'u/001/2011350': 2,
      'u/009/2011350': 1,
    })
  })

  it('what a unit without accounts of its own had stands with 本级, which drafts for it', () => {
    expect(standing(two, fact({ unitId: sampleIds.unit('002') }))).toEqual({ 'u/001/unit': 1_000_000 })
  })
})

describe('a row of last year’s figures', () => {
  it('is empty while there is none, and so is the change', () => {
    const engine = opened({ ...sample, priorFacts: [] })
    expect(engine.amountOf('r/all/before/all')).toBeNull()
    expect(engine.amountOf('r/all/change/all')).toBeNull()
    expect(engine.amountOf('r/all/now/all')).toBeGreaterThan(0)
  })

  it('takes the margin alone, and the change is this year’s less that', () => {
    const facts = [
      fact({ amount: 9 as Cents }),
      fact({ measure: 'function', functionCode: '2011307', amount: 4 as Cents }),
      fact({ measure: 'function', functionCode: '20113', amount: 5 as Cents }),
    ]
    const engine = opened({ ...sample, priorFacts: facts })
    const now = sample.lines.reduce((sum, { amount }) => sum + amount, 0)
    const rows = engine.views().find(({ id }) => id === 'r')?.rows ?? []
    expect(rows.map(({ key, cells }) => [key, cells[0]])).toEqual([
      ['r/all/before', 9],
      ['r/all/now', now],
      ['r/all/change', now - 9],
      ['r/all/20113', 5],
      ['r/all/2011307', 4],
    ])
  })
})

describe('after random edits', () => {
  const facts = [
    fact({}),
    fact({ unitId: main }),
    fact({ unitId: 'u2' }),
    fact({ fundType: '111' }),
    ...['201', '20113', '2011301', '2159999'].flatMap((functionCode) => [
      fact({ measure: 'function', functionCode }),
      fact({ measure: 'function', functionCode, unitId: 'u2' }),
      fact({ measure: 'function', functionCode, fundType: '112' }),
    ]),
    ...['302', '30201'].map((economicCode) => fact({ measure: 'economic', economicCode })),
    ...sample.priorFacts.filter(({ measure }) => measure === 'project'),
  ]
  const priorEdit = fc.record({
    pick: fc.nat(),
    year: fc.constantFrom(2022, 2023, 2023, 2024),
    amount: fc.integer({ min: 0, max: 900_000_000_00 }),
  })

  it('the delta equals a fresh opening and the patched view, and undo restores every cell', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(edit, priorEdit), { minLength: 10, maxLength: 30 }), (asked) => {
        const start = { ...two, priorFacts: facts }
        const budget = mutable(start)
        const engine = opened(start)
        let projection = engine.views()
        const done: (readonly RecordChange[])[] = []
        asked.forEach((each, i) => {
          const changes =
            'what' in each ? realise(budget.document, each, i) : rewritten(budget.document, each)
          budget.apply(changes)
          projection = applyTables(projection, engine.apply(changes))
          done.push(changes)
        })
        const expected = opened(budget.document).views()
        expect(engine.views()).toEqual(expected)
        expect(projection).toEqual(expected)
        for (const changes of done.toReversed()) engine.apply(inverse(changes))
        expect(engine.views()).toEqual(opened(start).views())
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  function rewritten(
    { priorFacts }: BudgetDocument,
    { pick, year, amount }: { readonly pick: number; readonly year: number; readonly amount: number },
  ): readonly RecordChange[] {
    const old = priorFacts[pick % Math.max(priorFacts.length, 1)]
    if (!old) return []
    const after = { ...old, year, amount: amount as Cents }
    return [{ collection: 'priorFacts', id: old.id, before: { ...old }, after }]
  }
})
