/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- packs are broken here in ways that no type allows */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { definition } from '../../src/shared/model/fields'
import { fundingOf, type Money } from '../../src/shared/model/funding'
import { recordFaults } from '../../src/shared/model/rules'
import { compileTable } from '../../src/shared/tables/compile'
import { openEngine } from '../../src/shared/tables/engine'
import type { ColumnSpec, TableSpec } from '../../src/shared/tables/spec'
import type { Template } from '../../src/shared/template/template'
import { lawFaults } from '../../src/main/packs/law'
import { takenMoney } from '../../src/main/packs/money'
import { codeBook, sampleDocument, templateTables } from '../support/longgang'
import { change, copiedRoot, faultsIn, type Json, neutral, opened, resources, SHIPPED } from './pack-bench'

const packs = opened(resources, neutral)

function template(id: string): Template {
  const found = packs.template(id)
  if (!found.ok) throw new Error(found.error.message)
  return found.value
}

describe('the law of leaf columns', () => {
  test.each([SHIPPED, 'linjiang-2026'])('is kept by %s', (id) => {
    const { fundings, tables } = template(id)
    expect(lawFaults(fundings, tables)).toEqual([])
    // It speaks of every funding, fund type and kind, with codes under every prefix that a table mentions.
    const money = takenMoney(fundings, tables.map(compileTable))
    for (const { id, fundTypes, kinds } of fundings) {
      for (const fundType of fundTypes) {
        for (const kind of [...kinds, null]) {
          const own = money.filter(
            ({ funding, record }) =>
              funding.id === id && record.fundType === fundType && record.kind === kind,
          )
          expect(own.some(({ record }) => record.carryOver)).toBe(true)
          expect(own.some(({ record }) => !record.carryOver)).toBe(true)
        }
      }
    }
    const economics = new Set(money.map(({ record }) => record.economicCode))
    const wanted = id === SHIPPED ? ['30212', '30217', '31013', '30913', '30231'] : ['31099', '31299']
    expect([...economics]).toEqual(
      expect.arrayContaining(wanted.map((code) => expect.stringMatching(`^${code.slice(0, 3)}`) as string)),
    )
    expect(economics).toContain('99999')
  })

  const broken: readonly (readonly [
    what: string,
    how: (tables: Json) => void,
    place: string,
    said: RegExp,
  ])[] = [
    ['a column removed', (t) => t[1].columns.splice(6, 1), '$.tables[1]', /表 2 收“政府性基金/],
    ['a fund type left out', (t) => (t[4].columns[6].where.fundType = ['39']), '$.tables[4]', /国有资本/],
    [
      'two columns overlapping',
      (t) => (t[2].columns[2].where.kind = ['project', 'business']),
      '$.tables[2].columns[3]',
      /project、operating 各栏都放/,
    ],
    [
      'a total that is not said to be one',
      (t) => delete t[6].columns[0].sum,
      '$.tables[6].columns[1]',
      /"sum": true/,
    ],
    [
      'carry-over in two columns',
      (t) => delete t[3].columns[5].where.carryOver,
      '$.tables[3].columns[11]',
      /上年结转/,
    ],
    ['no column for other codes', (t) => delete t[8].where, '$.tables[8]', /经济科目 99999/],
    [
      'a 采购类别 that a column leaves out',
      (t) => (t[7].columns[1].where.not = { procurementCategory: ['goods'] }),
      '$.tables[7]',
      /采购类别 货物/,
    ],
    ['a kind without a column', (t) => t[7].columns.splice(1, 1), '$.tables[7]', /人员/],
  ]

  test.each(broken)('catches %s at its table', (_, how, place, said) => {
    const root = copiedRoot()
    change(join(root, 'templates', SHIPPED), 'tables.json', ({ tables }: Json) => void how(tables))
    const found = faultsIn(opened(root), SHIPPED).filter((fault) => fault.place.startsWith('tables.json'))
    expect(found.map((fault) => fault.place)).toContain(`tables.json ${place}`)
    expect(new Set(found.map((fault) => /tables\[\d+\]/.exec(fault.place)?.[0]))).toHaveProperty('size', 1)
    expect(found.map(({ message }) => message).join('\n')).toMatch(said)
  })

  test('the condition of table 9 takes nothing off what it prints', () => {
    const tables = templateTables()
    const without = tables.map((table): TableSpec => {
      const { where: _where, ...rest } = table
      return table.id === 't09' ? rest : table
    })
    const sample = sampleDocument()
    const codes = ['30212', '30217', '31013', '30913', '30231', '30101']
    const funds = ['111', '121', '13', '31', '2']
    const more = sample.lines.slice(0, 30).map((line, i) => ({
      ...line,
      id: `more${i}`,
      economicCode: codes[i % codes.length] ?? '',
      fundType: funds[i % funds.length] ?? '',
    }))
    for (const document of [sample, { ...sample, lines: [...sample.lines, ...more] }]) {
      const views = openEngine(tables, document, codeBook()).views()
      expect(views).toEqual(openEngine(without, document, codeBook()).views())
    }
  })
})

describe('money that no funding takes', () => {
  const { kind, appropriation, source } = definition.lines.fields
  const kinds = Object.keys(kind.options)
  const appropriations = [null, ...Object.keys(appropriation.options)]

  test.each([
    [SHIPPED, '2024'],
    ['linjiang-2026', 'linjiang-2026'],
  ])('is refused, and what one takes is not: every combination in %s', (id, classificationPack) => {
    const both = packs.of({ templatePack: id, classificationPack } as Parameters<typeof packs.of>[0])
    if (!both.ok) throw new Error(both.error.message)
    const { template, codes } = both.value
    const rules = { fundings: template.fundings, reserved: {}, fiscalYear: 2024, holds: () => true }
    let refused = 0
    let taken = 0
    for (const { code: fundType } of codes.fundTypes) {
      for (const appropriation of appropriations) {
        for (const from of Object.keys(source.options)) {
          for (const carryOver of [false, true]) {
            const money = { fundType, appropriation, source: from, carryOver, unitId: 'u', amount: 1 }
            for (const kind of [...kinds, undefined]) {
              const line = {
                ...money,
                kind,
                projectId: kind === 'project' ? 'p' : null,
                procurement: 0,
                procurementSme: 0,
                procurementMicro: 0,
              }
              const faults =
                kind === undefined
                  ? recordFaults('incomes', money, rules)
                  : recordFaults('lines', line, rules)
              const isTaken =
                fundingOf({ ...money, ...(kind ? { kind } : {}) } as unknown as Money, template.fundings) !==
                undefined
              expect(faults.length === 0, JSON.stringify(line)).toBe(isTaken)
              if (isTaken) taken += 1
              else refused += 1
            }
          }
        }
      }
    }
    expect(taken).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(taken)
  })

  test('stands in no leaf of some table: that is why it is refused', () => {
    const { tables } = template(SHIPPED)
    const leaves = (table: TableSpec | undefined): readonly ColumnSpec[] =>
      (table?.columns ?? []).filter(({ sum }) => !sum)
    const social: Template['fundings'][number] = {
      id: 'social',
      group: null,
      label: '社会保险基金',
      fundTypes: ['14'],
      appropriation: null,
      kinds: ['staff'],
    }
    expect(leaves(tables.find(({ id }) => id === 't02')).length).toBeGreaterThan(0)
    expect(lawFaults([social], tables).map(({ path }) => path.join('/'))).toContain('tables/1')
  })
})
