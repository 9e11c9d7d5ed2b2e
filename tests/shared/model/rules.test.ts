import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { bookedOf } from '../../../src/shared/model/booking'
import type {
  Acquisition,
  BudgetDocument,
  BudgetLine,
  IncomeEntry,
  Procurement,
  TextBlock,
} from '../../../src/shared/model/document'
import type { CollectionName, RecordSet } from '../../../src/shared/model/field-types'
import { fieldOf, type RecordValues } from '../../../src/shared/model/fields'
import { fundingOf } from '../../../src/shared/model/funding'
import {
  namedBy,
  objectOf,
  parseObject,
  referenceFields,
  referenceIn,
} from '../../../src/shared/model/reference'
import { documentFaults } from '../../../src/shared/model/document-faults'
import { duplicateMessage, recordFaults, settled, uniqueKey } from '../../../src/shared/model/rules'
import type { RuleFault } from '../../../src/shared/model/rule-fault'
import { type Cents, MAX_AMOUNT } from '../../../src/shared/money/cents'
import { openEngine } from '../../../src/shared/tables/engine'
import { codeBook, sampleDocument, sampleIds, sampleRules, templateTables } from '../../support/longgang'
import { withSecondUnit } from '../../support/edits'
import { anyRecord } from '../../support/random-budget'

const sample = sampleDocument()
const rules = sampleRules()
const { fundings } = rules
const sources = { ...rules, fiscalYear: 2024, holds: () => true }
const commerce = sampleIds.project('commerce')
const line = (id: string): BudgetLine => sample.lines.find((each) => each.id === id) as BudgetLine
const operating = line('y024')
const ofProject = line('y059')

function faultsOf(set: RecordSet, record: object): readonly RuleFault[] {
  return recordFaults(set, record as RecordValues, sources)
}

/** A line after one of its fields was set. */
function set(before: BudgetLine, name: keyof BudgetLine, value: unknown): BudgetLine {
  return settled('lines', { ...before, [name]: value }, name, fundings) as unknown as BudgetLine
}

test('the sample and its second unit break no rule', () => {
  expect(documentFaults(sample, rules)).toEqual([])
  expect(documentFaults(withSecondUnit(sample), rules)).toEqual([])
})

describe('支出类别 and 拨款类别', () => {
  it('a line that joins a project is project money, in one edit', () => {
    const now = set(operating, 'projectId', commerce)
    expect(now).toMatchObject({
      kind: 'project',
      projectId: commerce,
      fundType: '111',
      appropriation: 'duty',
    })
    expect(faultsOf('lines', now)).toEqual([])
  })

  it.each(['operating', 'staff'] as const)(
    'a line that becomes %s leaves its project for 基本支出',
    (kind) => {
      const now = set(ofProject, 'kind', kind)
      expect(now).toMatchObject({ kind, projectId: null, fundType: '111', appropriation: 'basic' })
      expect(faultsOf('lines', now)).toEqual([])
    },
  )

  it('and back again is what it was', () => {
    expect(set(set(ofProject, 'kind', 'operating'), 'projectId', ofProject.projectId)).toEqual(ofProject)
  })

  it('keeps the 拨款类别 of a project where it may stand', () => {
    for (const appropriation of ['special', 'govInvest'] as const) {
      const now = set({ ...ofProject, appropriation }, 'projectId', sampleIds.project('research'))
      expect(now.appropriation).toBe(appropriation)
    }
  })

  it('money of a fund has no 拨款类别, and takes the usual one when it is general again', () => {
    for (const [before, usual] of [
      [operating, 'basic'],
      [ofProject, 'duty'],
    ] as const) {
      const fund = set(before, 'fundType', '121')
      expect(fund).toEqual({ ...before, fundType: '121', appropriation: null })
      const general = set(fund, 'fundType', '112')
      expect(general).toEqual({ ...before, fundType: '112', appropriation: usual })
    }
  })

  it('a 拨款类别 changes no money into another: money of a fund has none', () => {
    const fund = set(ofProject, 'fundType', '121')
    const typed = set(fund, 'appropriation', 'special')
    expect(typed).toEqual({ ...fund, appropriation: 'special' })
    expect(faultsOf('lines', typed)).toMatchObject([{ field: 'appropriation', grade: 'refused' }])
  })

  it('are refused where the one has no place for the other', () => {
    expect(set(ofProject, 'appropriation', 'basic')).toEqual({ ...ofProject, appropriation: 'basic' })
    expect(faultsOf('lines', { ...ofProject, appropriation: 'basic' })).toMatchObject([
      {
        field: 'appropriation',
        grade: 'refused',
        message: expect.stringMatching(/履职类、专项、政府投资之一/) as unknown,
      },
    ])
    expect(faultsOf('lines', { ...operating, appropriation: 'duty' })).toMatchObject([
      {
        field: 'appropriation',
        message: expect.stringMatching(/^公用支出用这种资金时，拨款类别应是基本支出之一/) as unknown,
      },
    ])
    expect(faultsOf('lines', { ...operating, projectId: commerce })).toMatchObject([{ field: 'projectId' }])
    expect(faultsOf('lines', { ...ofProject, projectId: null })).toMatchObject([{ field: 'projectId' }])
  })

  it('after any edit: what was set stands, and what can be made to fit by its 拨款类别 does', () => {
    const kinds = ['staff', 'operating', 'project', 'business', 'affiliateSubsidy', 'superiorRemit'] as const
    const appropriations = ['basic', 'duty', 'special', 'govInvest', null] as const
    const fundTypes = fundings.flatMap((funding) => funding.fundTypes)
    const value = {
      kind: fc.constantFrom(...kinds),
      fundType: fc.constantFrom(...fundTypes, '14'),
      appropriation: fc.constantFrom(...appropriations),
      projectId: fc.constantFrom(commerce, null),
    }
    const asked = fc
      .constantFrom('kind', 'fundType', 'appropriation', 'projectId')
      .chain((name) => fc.tuple(fc.constant(name), value[name] as fc.Arbitrary<string | null>))
    fc.assert(
      fc.property(fc.constantFrom(...withSecondUnit(sample).lines), asked, (before, [name, to]) => {
        const now = set(before, name, to)
        expect(now[name as keyof BudgetLine]).toBe(to)
        expect(settled('lines', now as unknown as RecordValues, name, fundings)).toEqual(now)
        const { kind, fundType, appropriation, projectId, ...rest } = now
        const { kind: _k, fundType: _f, appropriation: _a, projectId: _p, ...others } = before
        expect(rest).toEqual(others)
        if (kind !== 'project' && name !== 'projectId') expect(projectId).toBeNull()
        if (name !== 'appropriation') expect(fundType).toBe(name === 'fundType' ? to : before.fundType)
        if (fundingOf(now, fundings)) return
        // Nothing fits: no other 拨款类别 would have, or that was what was set.
        for (const other of name === 'appropriation' ? [appropriation] : appropriations) {
          expect(fundingOf({ ...now, appropriation: other }, fundings)).toBeUndefined()
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('money without a column', () => {
  it.each(['14', '1', '3', '39999', '21'])('%s is refused of lines and of income', (fundType) => {
    const words = `报表没有资金性质“${fundType}”的栏目，请另选资金来源。`
    const expected = [{ field: 'fundType', message: words, grade: 'refused' }]
    expect(faultsOf('lines', { ...operating, fundType, appropriation: null })).toEqual(expected)
    const income: IncomeEntry = {
      id: 'i',
      position: 1,
      unitId: sampleIds.unit('001'),
      fundType,
      appropriation: null,
      source: 'local',
      carryOver: false,
      amount: 1 as Cents,
    }
    expect(faultsOf('incomes', income)).toEqual(expected)
  })

  it('is refused of a kind that this money is not spent as', () => {
    expect(faultsOf('lines', { ...operating, kind: 'business' })).toMatchObject([
      { field: 'fundType', message: '报表没有地方放用这种资金安排的事业单位经营支出。' },
    ])
  })

  it('asks nothing where a template names no sources', () => {
    const none = { ...sources, fundings: [] }
    const strange = { ...operating, fundType: '14', appropriation: null } as unknown as RecordValues
    expect(recordFaults('lines', strange, none)).toEqual([])
  })

  it('does not get past the rules: what they take stands in exactly one column of every table that takes it', () => {
    const kinds = ['staff', 'operating', 'project', 'business', 'affiliateSubsidy', 'superiorRemit'] as const
    const tables = templateTables().filter(({ id }) => ['t02', 't03', 't04', 't05', 't12'].includes(id))
    let taken = 0
    for (const fundType of new Set([...fundings.flatMap((each) => each.fundTypes), '14', '1', '21'])) {
      for (const kind of kinds) {
        for (const appropriation of ['basic', 'duty', 'special', 'govInvest', null] as const) {
          const only: BudgetLine = {
            ...operating,
            fundType,
            kind,
            appropriation,
            projectId: kind === 'project' ? commerce : null,
            amount: 1 as Cents,
            procurement: 0 as Cents,
            procurementSme: 0 as Cents,
          }
          if (faultsOf('lines', only).length > 0) continue
          taken += 1
          const engine = openEngine(tables, { ...sample, lines: [only], priorFacts: [] }, codeBook())
          for (const { id, rows } of engine.views()) {
            const columns = tables.find((table) => table.id === id)?.columns ?? []
            const parts = (cells: readonly (number | null)[]): number =>
              columns.reduce(
                (sum, { sum: isSum, measure = 'amount' }, i) =>
                  sum + (isSum || measure !== 'amount' ? 0 : (cells[i] ?? 0)),
                0,
              )
            const whole = columns.findIndex((column) => column.id === 'total')
            for (const { key, cells } of rows) {
              expect(parts(cells), `${fundType} ${kind} ${appropriation} in ${key}`).toBe(cells[whole])
            }
          }
          expect(engine.amountOf('t02/001/unit/total')).toBe(1)
          expect(engine.amountOf('t03/001/unit/total')).toBe(1)
        }
      }
    }
    expect(taken).toBeGreaterThan(50)
  })
})

describe('parts of an amount', () => {
  const whole: BudgetLine = {
    ...operating,
    amount: 1000 as Cents,
    procurement: 800 as Cents,
    procurementSme: 600 as Cents,
    procurementMicro: 400 as Cents,
  }

  it.each<[string, Partial<BudgetLine>, string]>([
    ['procurement', { procurement: 1001 as Cents }, 'procurement'],
    ['the part for SMEs', { procurementSme: 801 as Cents }, 'procurementSme'],
    ['the part for micro firms', { procurementMicro: 601 as Cents }, 'procurementMicro'],
  ])('%s above its whole is refused', (_, fields, field) => {
    expect(faultsOf('lines', { ...whole, ...fields })).toMatchObject([{ field, grade: 'refused' }])
  })

  it('equal to their whole are taken', () => {
    const equal = { ...whole, procurement: 1000, procurementSme: 1000, procurementMicro: 1000 }
    expect(faultsOf('lines', equal)).toEqual([])
  })

  it.each(['amount', 'procurement', 'procurementSme', 'procurementMicro'] as const)(
    '%s below zero is refused, and nothing else with it',
    (field) => {
      const record = { ...whole, procurement: 0, procurementSme: 0, procurementMicro: 0, [field]: -1 }
      expect(faultsOf('lines', record)).toEqual([
        { field, message: `${fieldOf('lines', field)?.label ?? ''}不能小于零。`, grade: 'refused' },
      ])
    },
  )

  it('go down with their whole, and do not go up with it', () => {
    expect(set(whole, 'amount', 500)).toEqual({
      ...whole,
      amount: 500,
      procurement: 500,
      procurementSme: 500,
      procurementMicro: 400,
    })
    expect(set(whole, 'procurement', 300)).toEqual({
      ...whole,
      procurement: 300,
      procurementSme: 300,
      procurementMicro: 300,
    })
    expect(set(whole, 'procurementSme', 0)).toEqual({ ...whole, procurementSme: 0, procurementMicro: 0 })
    expect(set(whole, 'amount', 5000)).toEqual({ ...whole, amount: 5000 })
    expect(set(whole, 'amount', 900)).toEqual({ ...whole, amount: 900 })
  })

  it('law: from whatever was right, any amount leaves what is right', () => {
    const names = ['amount', 'procurement', 'procurementSme', 'procurementMicro'] as const
    const amounts = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(amounts, fc.constantFrom(...names), fc.integer({ min: 0, max: 1000 }), (each, name, to) => {
        const sorted = each.toSorted((a, b) => b - a)
        const before = { ...operating, ...Object.fromEntries(names.map((one, i) => [one, sorted[i]])) }
        const now = set(before, name, to)
        expect(now[name]).toBe(to)
        const grown = faultsOf('lines', now).filter(({ field }) => field !== name)
        expect(grown).toEqual([])
      }),
    )
  })
})

test('a figure of last year that was typed is no longer stated or implied by what was published', () => {
  const [fact] = sample.priorFacts
  const typed = settled('priorFacts', { ...fact, amount: 1 }, 'amount', fundings)
  expect(typed).toEqual({ ...fact, amount: 1, basis: 'entered' })
  const explained = settled('priorFacts', { ...fact, reason: '新' }, 'reason', fundings)
  expect(explained).toEqual({ ...fact, reason: '新' })
})

describe('what occurs once', () => {
  const [fact] = sample.priorFacts
  const placed = sample.placements.find(({ object }) => object !== null)
  const fixed = sample.placements.find(({ item }) => item !== null)
  const block: TextBlock = {
    id: 'own',
    position: 1,
    kind: 'override',
    place: 'p3/projects',
    object: `projects/${commerce}`,
    text: '手写。',
    writtenAgainst: [],
  }
  const cases: readonly [string, CollectionName, object | undefined, object, string, string][] = [
    ['a unit’s code', 'units', sample.units[0], {}, 'code', '单位代码“001”已经用过。'],
    ['a project’s code', 'projects', sample.projects[0], {}, 'code', '项目代码“energy-saving”已经用过。'],
    ['a record’s place in a list', 'placements', placed, {}, 'item', '同一列表里的同一项已经有一条。'],
    ['a fixed row’s place in a list', 'placements', fixed, {}, 'item', '同一列表里的同一项已经有一条。'],
    [
      'a figure of last year',
      'priorFacts',
      fact,
      { amount: 7, basis: 'entered' },
      'fundType',
      '同一年度、同一对象的上年数已经有一条。',
    ],
    ['an asset', 'assets', sample.assets[0], {}, 'key', '代号“vehicles-confidential”已经用过。'],
    ['a fact', 'facts', sample.facts[0], {}, 'key', '代号“content-staff”已经用过。'],
    [
      'a code’s name',
      'codeNames',
      sample.codeNames[0],
      {},
      'code',
      '分类和科目代码“economic/31001”已经用过。',
    ],
    ['an override', 'blocks', block, { text: '另' }, 'object', '同一段的改写已经有一条。'],
  ]

  it.each(cases)(
    '%s: the second is refused at its place',
    (_, collection, record, fields, field, message) => {
      const own = sample[collection] as readonly { readonly id: string }[]
      const has = own.some((each) => each === record)
      const more = [...(has ? [] : [{ ...record }]), { ...record, id: 'second', ...fields }]
      const document = { ...sample, [collection]: [...own, ...more] }
      expect(documentFaults(document, rules)).toEqual([
        // The file itself keeps all but last year's figures from standing twice: only those may come from before.
        {
          collection,
          index: own.length + more.length - 1,
          id: 'second',
          field,
          message,
          grade: collection === 'priorFacts' ? 'refused' : 'unreadable',
        },
      ])
      expect(duplicateMessage(collection, record as RecordValues)).toBe(message)
    },
  )

  it.each<[string, CollectionName, object | undefined, object]>([
    ['a figure of another year', 'priorFacts', fact, { year: 2022 }],
    ['a figure of a unit', 'priorFacts', fact, { unitId: sampleIds.unit('001') }],
    ['a figure of one fund', 'priorFacts', fact, { fundType: '111' }],
    [
      'an override of another project',
      'blocks',
      block,
      { object: `projects/${sampleIds.project('research')}` },
    ],
    ['an override of another place', 'blocks', block, { place: 'p7/projects' }],
    [
      'a paragraph of the preparer’s own at the same place',
      'blocks',
      { ...block, kind: 'free', object: null },
      {},
    ],
    [
      'the same code’s name in the other classification',
      'codeNames',
      sample.codeNames[0],
      { classification: 'function' },
    ],
  ])('%s is another', (_, collection, record, fields) => {
    const own = sample[collection] as readonly object[]
    const first = { ...record, id: 'first', ...(own.includes(record ?? {}) ? fields : {}) }
    const document = {
      ...sample,
      [collection]: [
        ...own,
        first,
        ...(own.includes(record ?? {}) ? [] : [{ ...first, id: 'second', ...fields }]),
      ],
    }
    expect(documentFaults(document, rules)).toEqual([])
  })

  it('an id, in any collection', () => {
    for (const [collection, records] of Object.entries(sample)) {
      if (!Array.isArray(records) || records.length === 0) continue
      const document = { ...sample, [collection]: [...(records as object[]), records[0] as object] }
      const faults = documentFaults(document, rules).filter(({ field }) => field === 'id')
      expect(faults, collection).toMatchObject([{ collection, index: records.length, grade: 'unreadable' }])
    }
  })

  it('asks nothing of free paragraphs and lines', () => {
    expect(uniqueKey('lines', operating as unknown as RecordValues)).toBeNull()
    expect(uniqueKey('blocks', { ...block, kind: 'free' })).toBeNull()
    expect(uniqueKey('blocks', block as unknown as RecordValues)).not.toBeNull()
  })
})

test('a project does not end before it begins', () => {
  const [project] = sample.projects
  const of = (startYear: number | null, endYear: number | null) =>
    faultsOf('projects', { ...project, startYear, endYear })
  expect(of(2024, 2023)).toEqual([
    { field: 'endYear', grade: 'refused', message: '终止年度 2023 早于起始年度 2024，请核对。' },
  ])
  for (const [start, end] of [
    [2024, 2024],
    [2024, null],
    [null, 1990],
  ] as const)
    expect(of(start, end)).toEqual([])
})

describe('items of a line', () => {
  const item = (id: string, more: Partial<Procurement> = {}): Procurement => ({
    ...{ id, position: 1, lineId: operating.id, category: 'goods', item: '', content: '电脑' },
    ...{ quantity: 100, unit: '台', price: 100 as Cents, reserve: 'none', ...more },
  })
  const asset = (price: number): Acquisition => ({
    ...{
      id: 'a',
      position: 1,
      lineId: operating.id,
      name: '电脑',
      specification: '',
      quantity: 100,
      unit: '',
    },
    price: price as Cents,
  })
  const found = (line: Partial<BudgetLine>, items: Partial<BudgetDocument>) =>
    documentFaults(
      {
        ...sample,
        lines: sample.lines.map((each) => (each.id === operating.id ? { ...each, ...line } : each)),
        ...items,
      },
      rules,
    ).map(({ collection, field, grade }) => [collection, field, grade])

  test('come to a price times a quantity, beyond an amount they are not read', () => {
    expect(
      bookedOf([
        item('1', { quantity: 250 }),
        item('2', { reserve: 'micro', price: 3 as Cents, quantity: 50 }),
      ]),
    ).toEqual({
      ...{ procurement: 252, procurementCategory: 'goods', procurementSme: 2, procurementMicro: 2 },
    })
    expect(faultsOf('procurements', item('1', { price: MAX_AMOUNT }))).toEqual([])
    expect(faultsOf('procurements', item('1', { price: MAX_AMOUNT, quantity: 101 }))).toMatchObject([
      { field: 'price', grade: 'unreadable' },
    ])
  })

  test('book what they come to into their line, and it can pay for them', () => {
    const procurements = [item('1'), item('2', { category: 'works', reserve: 'sme' })]
    const booked = bookedOf(procurements)
    expect(booked).toMatchObject({ procurement: 200, procurementCategory: null, procurementSme: 100 })
    expect(found({ ...booked, amount: 200 as Cents }, { procurements })).toEqual([])
    expect(found({ ...booked, procurementMicro: 1 as Cents }, { procurements })).toEqual([
      ['lines', 'procurementMicro', 'refused'],
    ])
    expect(found({ ...booked, amount: 199 as Cents }, { procurements })).toEqual([
      ['lines', 'procurement', 'refused'],
    ])
    const ofAssets = { ...bookedOf([]), economicCode: '31002', amount: 7 as Cents }
    expect(found(ofAssets, { acquisitions: [asset(7)] })).toEqual([])
    expect(found(ofAssets, { acquisitions: [asset(8)] })).toEqual([['lines', 'amount', 'refused']])
    expect(found({ ...ofAssets, economicCode: '30227' }, { acquisitions: [asset(7)] })).toEqual([
      ['lines', 'economicCode', 'refused'],
    ])
  })

  test('of which one cannot be read say nothing of their line', () => {
    const procurements = [item('1', { price: '1' as never }), item('2')]
    expect(found({}, { procurements })).toEqual([['procurements', 'price', 'unreadable']])
  })
})

describe('references', () => {
  const collections = ['units', 'projects', 'lines'] as const

  it('are these', () => {
    const anyRecord =
      'units|projects|placements|lines|yearPlans|procurements|acquisitions|incomes|priorFacts|goals|indicators|assets|codeNames|facts|blocks'
    expect(
      referenceFields.map(
        ({ set: of, name, to, owns }) => `${of}.${name} ${to.join('|')}${owns ? ' owns' : ''}`,
      ),
    ).toEqual([
      'projects.unitId units',
      'placements.object projects owns',
      'lines.unitId units',
      'lines.projectId projects owns',
      'yearPlans.projectId projects owns',
      'procurements.lineId lines owns',
      'acquisitions.lineId lines owns',
      'incomes.unitId units',
      'priorFacts.unitId units',
      'priorFacts.projectId projects owns',
      'goals.projectId projects owns',
      'indicators.projectId projects owns',
      'blocks.object projects|units owns',
      'formulas.object projects|lines|yearPlans|procurements|acquisitions|incomes|priorFacts owns',
      `acknowledgements.object ${anyRecord} owns`,
      `remarks.object ${anyRecord} owns`,
    ])
  })

  it.each(referenceFields.map((field) => [`${field.set}.${field.name}`, field] as const))(
    '%s names a record that is there, of a collection that it may name',
    (_, { set: of, name, to, label, owns }) => {
      const ids = { units: ['here'], projects: ['here'], lines: ['here'] }
      const field = fieldOf(of, name)
      const record = fc
        .sample(anyRecord(of, 'r', ids), { numRuns: 40, seed: 3 })
        .find((each) => each[name] !== null)
      if (!field || !record) throw new Error('no record names another')
      const holds = (collection: CollectionName, id: string): boolean =>
        id === 'here' && collections.some((each) => each === collection)
      const faults = (values: RecordValues): readonly RuleFault[] =>
        recordFaults(of, values, { ...rules, fiscalYear: 2024, holds }).filter(
          (fault) => fault.field === name,
        )
      expect(faults(record)).toEqual([])
      expect(namedBy(of, record, owns)).toContainEqual(referenceIn(field, record[name]))
      const strangers = field.type === 'object' ? [`${to[0] ?? ''}/gone`, 'incomes/here', 'here'] : ['gone']
      for (const stranger of strangers) {
        expect(faults({ ...record, [name]: stranger })).toEqual([
          { field: name, message: `没有标识为“${stranger}”的${label}。`, grade: 'unreadable' },
        ])
      }
    },
  )

  it('of one collection are none of another, whatever their ids', () => {
    const id = sampleIds.unit('001')
    const placement = { ...sample.placements[0], id: 'x', object: `projects/${id}` }
    const document = { ...sample, placements: [...sample.placements, placement] } as BudgetDocument
    expect(documentFaults(document, rules)).toMatchObject([{ collection: 'placements', field: 'object' }])
    const lines = [{ ...operating, unitId: commerce }]
    expect(documentFaults({ ...sample, lines }, rules)).toMatchObject([
      { collection: 'lines', field: 'unitId' },
    ])
  })

  it('are not codes', () => {
    const lines = [
      { ...operating, unitId: '001' },
      { ...ofProject, projectId: 'commerce' },
    ]
    expect(documentFaults({ ...sample, lines }, rules)).toMatchObject([
      { index: 0, field: 'unitId', grade: 'unreadable' },
      { index: 1, field: 'projectId', grade: 'unreadable' },
    ])
  })

  it('to records of several collections are written as one word, and read as it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...collections), fc.string({ minLength: 1 }), (collection, id) => {
        expect(parseObject(objectOf({ collection, id }))).toEqual({ collection, id })
      }),
    )
    for (const bad of ['', 'projects', 'projects/', '/x', 'department/x', 'toString/x', ' projects/x']) {
      expect(parseObject(bad), bad).toBeNull()
    }
  })
})

describe('other rules', () => {
  it('a number among the facts is one', () => {
    const number = sample.facts.find(({ type }) => type === 'number')
    for (const value of ['', 'a', '-1', '1,000', '１', '1.', '.5', '1e3', ' 1']) {
      expect(faultsOf('facts', { ...number, value }).at(-1), value).toMatchObject({
        field: 'value',
        grade: 'refused',
        message: expect.stringContaining('不是数字') as string,
      })
    }
    for (const value of ['0', '8', '100.5']) expect(faultsOf('facts', { ...number, value })).toEqual([])
  })

  it('a place is one in each list: the same project stands in several', () => {
    const lists = ['t05', 'p7', 't12'].map((list) =>
      sample.placements.filter((each) => each.list === list && each.object === `projects/${commerce}`),
    )
    expect(lists.map(({ length }) => length)).toEqual([1, 1, 1])
    expect(documentFaults(sample, rules)).toEqual([])
  })

  it('a place in a list is that of a record or of a fixed row', () => {
    const placement = sample.placements.find(({ item }) => item === 'basic')
    for (const fields of [
      { object: null, item: null },
      { object: `projects/${commerce}`, item: 'basic' },
    ]) {
      expect(faultsOf('placements', { ...placement, ...fields })).toMatchObject([{ field: 'object' }])
    }
  })

  it('a record that holds a value of another type is asked nothing else', () => {
    const lines = [
      { ...operating, amount: '12' as never, fundType: '14', unitId: 'gone', procurement: -1 as Cents },
    ]
    expect(documentFaults({ ...sample, lines }, rules)).toMatchObject([
      { collection: 'lines', index: 0, field: 'amount', grade: 'unreadable' },
    ])
  })

  it('magnitudes add up to a bound', () => {
    const lines = Array.from({ length: 10 }, (_, i) => ({ ...operating, id: `l${i}`, amount: MAX_AMOUNT }))
    expect(documentFaults({ ...sample, lines }, rules)).toMatchObject([
      { index: 9, field: 'amount', grade: 'unreadable' },
    ])
  })
})

describe('an id', () => {
  it.each(['a/b', '', ' ', 'a b'])('%j cannot stand in a path', (id) => {
    const facts = sample.facts.map((fact, i) => (i === 0 ? { ...fact, id } : fact))
    expect(documentFaults({ ...sample, facts }, rules)).toMatchObject([
      { collection: 'facts', index: 0, field: 'id', grade: 'unreadable' },
    ])
  })
})
