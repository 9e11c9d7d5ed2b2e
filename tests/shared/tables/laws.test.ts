import { describe, expect, it } from 'vitest'
import type { BudgetDocument } from '../../../src/shared/model/document'
import { openEngine } from '../../../src/shared/tables/engine'
import { codeBook, sampleDocument, templateTables } from '../../support/longgang'
import { withSecondUnit } from '../../support/edits'

/** Laws of the tables in 分, on the published budget and on one of two units with money of every kind. */
describe.each([
  ['the published budget', sampleDocument()],
  ['two units, every fund and kind', withSecondUnit(sampleDocument())],
])('in %s', (_, document: BudgetDocument) => {
  const engine = openEngine(templateTables(), document, codeBook())
  const views = engine.views()
  const units = document.units.filter((unit) => unit.independentAccounting)
  const amount = (cell: string): number => engine.amountOf(cell) ?? Number.NaN
  const overUnits = (table: string, column: string): number =>
    units.reduce((sum, unit) => sum + amount(`${table}/${unit.code}/unit/${column}`), 0)

  it('parents are the sum of their children', () => {
    let parents = 0
    for (const view of views) {
      for (const row of view.rows) {
        const children = view.rows.filter((each) => each.parentKey === row.key)
        if (children.length === 0) continue
        parents += 1
        row.cells.forEach((cell, i) => {
          if (cell === null) return
          expect(
            children.reduce((sum, child) => sum + (child.cells[i] ?? 0), 0),
            `${row.key}/${i}`,
          ).toBe(cell)
        })
      }
    }
    expect(parents).toBeGreaterThan(50)
  })

  it('columns add up to their totals', () => {
    for (const view of views.filter(({ id }) => ['t02', 't04', 't05'].includes(id))) {
      const at = (id: string): number => view.columns.findIndex((column) => column.id === id)
      for (const row of view.rows) {
        const parts = view.columns.filter(
          ({ id }) => !['total', 'generalSubtotal', 'fiscalSubtotal'].includes(id),
        )
        expect(
          parts.reduce((sum, { id }) => sum + (row.cells[at(id)] ?? 0), 0),
          row.key,
        ).toBe(row.cells[at('total')])
      }
    }
  })

  it('the tables agree with each other', () => {
    const income = amount('t01/all/income-grand-total/incomeAmount')
    const expenditure = amount('t01/all/expenditure-grand-total/expenditureAmount')
    expect(income).toBe(expenditure)
    expect(overUnits('t02', 'total')).toBe(income)
    expect(overUnits('t03', 'total')).toBe(expenditure)
    expect(overUnits('t03', 'basic')).toBe(overUnits('t04', 'total'))
    expect(overUnits('t03', 'project')).toBe(overUnits('t05', 'total'))
    expect(amount('t06/all/income-grand-total/incomeAmount')).toBe(
      amount('t06/all/expenditure-grand-total/expenditureAmount'),
    )
    expect(amount('t06/all/expenditure-grand-total/expenditureAmount')).toBe(
      overUnits('t07', 'total') + overUnits('t10', 'total') + overUnits('t11', 'total'),
    )
    expect(overUnits('t07', 'total')).toBe(overUnits('t08', 'total'))
    expect(overUnits('t07', 'basic')).toBe(overUnits('t08', 'basic'))
    const staff = (kind: string): boolean => ['staff', 'operating', 'project'].includes(kind)
    const outside = document.lines
      .filter((line) => !staff(line.kind))
      .reduce((sum, line) => sum + line.amount, 0)
    expect(amount('t12/all/total/total')).toBe(expenditure)
    expect(amount('t12/all/basic/total') + overUnits('t05', 'total') + outside).toBe(expenditure)
  })
})

describe('with two units', () => {
  const engine = openEngine(templateTables(), withSecondUnit(sampleDocument()), codeBook())
  it('each has its block under a department total', () => {
    const rows = engine.views().find((view) => view.id === 't03')?.rows ?? []
    expect(rows[0]).toMatchObject({ key: 't03/all/total', name: '合计' })
    expect(rows.filter((row) => row.kind === 'unit').map((row) => [row.key, row.parentKey])).toEqual([
      ['t03/001/unit', 't03/all/total'],
      ['t03/009/unit', 't03/all/total'],
    ])
  })

  it('rows of 事业单位经营, 对附属单位补助, 上缴上级 and carry-over per fund are filled', () => {
    const amount = (cell: string): number => engine.amountOf(cell) ?? Number.NaN
    for (const column of ['operating', 'affiliateSubsidy', 'superiorRemit']) {
      expect(amount(`t03/009/unit/${column}`), column).toBeGreaterThan(0)
    }
    for (const row of ['fiscal', 'non-fiscal'])
      expect(amount(`t01/all/carry-in/${row}/incomeAmount`)).toBeGreaterThan(0)
    for (const row of ['general', 'govfund', 'statecap']) {
      expect(amount(`t06/all/carry-in/${row}/incomeAmount`), row).toBeGreaterThan(0)
    }
    expect(amount('t02/009/unit/carryIn')).toBeGreaterThan(0)
  })
})
