import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordChange } from '../../../src/shared/model/change'
import type { BudgetDocument, BudgetLine } from '../../../src/shared/model/document'
import { documentFaults } from '../../../src/shared/model/document-faults'
import { plainAmount } from '../../../src/shared/money/format'
import { type Engine, openEngine } from '../../../src/shared/tables/engine'
import { applyTables } from '../../../src/shared/difference/apply-tables'
import type { TableView } from '../../../src/shared/printed/table'
import { codeBook, sampleDocument, sampleIds, sampleRules, templateTables } from '../../support/longgang'
import { edit, inverse, mutable, realise, withSecondUnit } from '../../support/edits'

const specs = templateTables()
const codes = codeBook()
const fresh = (document: BudgetDocument): Engine => openEngine(specs, document, codes)

function setAmount(document: BudgetDocument, id: string, amount: number): RecordChange {
  const before = document.lines.find((line) => line.id === id) as BudgetLine
  return { collection: 'lines', id, before: { ...before }, after: { ...before, amount } }
}

describe('one edit', () => {
  // 商贸管理 10,359.94 → 10,500.00: +140.06 on its line of 30227 (y059) or of 30399 (y058).
  it.each(['y059', 'y058'])('of %s changes 55 cells in tables 1, 2, 3, 5, 6, 7, 8 and 12', (id) => {
    const document = sampleDocument()
    const engine = fresh(document)
    const line = document.lines.find((each) => each.id === id) as BudgetLine
    const { cells, rows } = engine.apply([setAmount(document, id, line.amount + 140_060_000)])
    expect(cells).toHaveLength(55)
    expect(new Set(cells.map(({ cell }) => cell.slice(0, 3)))).toEqual(
      new Set(['t01', 't02', 't03', 't05', 't06', 't07', 't08', 't12']),
    )
    expect(cells.every(({ old, new: now }) => Number(now) - Number(old) === 140_060_000)).toBe(true)
    expect(rows).toEqual({ removed: [], moved: [], inserted: [], changed: [] })
    const total = engine.amountOf('t01/all/expenditure-grand-total/expenditureAmount')
    expect(plainAmount(total as never, '万元', 2)).toBe('198963.24')
  })

  it('of the last fact of last year’s 三公 empties that year and the change; of the first fills both', () => {
    const document = sampleDocument()
    const engine = fresh(document)
    const facts = document.priorFacts.filter(({ measure }) => measure === 'threePublic')
    const cellsOf = (of: Engine, year: string) =>
      of
        .views()
        .find(({ id }) => id === 't09')
        ?.rows.find(({ key }) => key === `t09/001/${year}`)?.cells
    const published = cellsOf(engine, 'change')
    const removals = facts.map((fact): RecordChange => {
      const before = { ...fact }
      return { collection: 'priorFacts', id: fact.id, before, after: null }
    })
    const [last, ...others] = removals as [RecordChange, ...RecordChange[]]
    engine.apply(others)
    expect(cellsOf(engine, '2023')?.every((amount) => amount !== null)).toBe(true)
    const { cells } = engine.apply([last])
    for (const row of ['2023', 'change']) expect(new Set(cellsOf(engine, row))).toEqual(new Set([null]))
    expect(cellsOf(engine, '2024')?.every((amount) => amount !== null)).toBe(true)
    expect(new Set(cells.map(({ new: now }) => now))).toEqual(new Set([null]))
    engine.apply(inverse(removals))
    expect(cellsOf(engine, 'change')).toEqual(published)
  })

  it('of a code adds the rows of its first line and removes those of its last, in every table', () => {
    const document = sampleDocument()
    const engine = fresh(document)
    const before = document.lines.find((line) => line.id === 'y054') as BudgetLine
    const { rows } = engine.apply([
      {
        collection: 'lines',
        id: 'y054',
        before: { ...before },
        after: { ...before, functionCode: '2160299' },
      },
    ])
    const codesOf = (keys: readonly string[]): Set<string> =>
      new Set(keys.map((key) => key.split('/')[2] as string))
    expect(codesOf(rows.removed)).toEqual(new Set(['213', '21305', '2130599']))
    expect(codesOf(rows.inserted.map(({ row }) => row.key))).toEqual(new Set(['216', '21602', '2160299']))
    const tables = (keys: readonly string[]): Set<string> => new Set(keys.map((key) => key.slice(0, 3)))
    expect(tables(rows.removed)).toEqual(new Set(['t01', 't03', 't06', 't07']))
    expect(tables(rows.inserted.map(({ row }) => row.key))).toEqual(new Set(['t01', 't03', 't06', 't07']))
  })

  it('explains a cell by its lines and names the other cells that contain them', () => {
    const origin = fresh(sampleDocument()).originOf('t03/001/2011307/total')
    expect(origin?.parts.map(({ record }) => record.id)).toEqual(['y058', 'y059', 'y063'])
    expect(origin?.usedIn).toEqual(
      expect.arrayContaining([
        't03/001/20113/total',
        't01/all/2011307/expenditureAmount',
        't07/001/2011307/project',
      ]),
    )
    expect(origin?.usedIn).not.toContain('t05/001/commerce/total')
    expect(fresh(sampleDocument()).originOf('t03/001/2011307/nothing')).toBeUndefined()
  })

  it('with income entries of their own lets the two sides differ, and without them joins the sides again', () => {
    const document = sampleDocument()
    const engine = fresh(document)
    const income = {
      id: 'i1',
      position: 1,
      unitId: sampleIds.unit('001'),
      fundType: '111',
      appropriation: 'duty',
      source: 'local',
      carryOver: false,
      amount: 100_000_000,
    }
    const stated = engine.apply([{ collection: 'incomes', id: 'i1', before: null, after: income }])
    expect(engine.amountOf('t01/all/income-grand-total/incomeAmount')).toBe(100_000_000)
    expect(engine.amountOf('t02/001/unit/total')).toBe(100_000_000)
    expect(engine.amountOf('t01/all/expenditure-grand-total/expenditureAmount')).toBe(
      document.lines.reduce((sum, line) => sum + line.amount, 0),
    )
    expect(stated.rows.removed.some((key) => key.startsWith('t01/all/gov-budget/govfund'))).toBe(true)
    engine.apply([{ collection: 'incomes', id: 'i1', before: income, after: null }])
    expect(engine.views()).toEqual(fresh(document).views())
  })
})

/** Every amount of every table, in printed order. */
function amountsOf(engine: Engine): readonly (number | null)[] {
  return engine.views().flatMap((view) => view.rows.flatMap((row) => row.cells))
}

function sameNumbers(a: readonly (number | null)[], b: readonly (number | null)[]): boolean {
  return a.length === b.length && a.every((amount, i) => amount === b[i])
}

describe('the delta', () => {
  it('equals the recompute after every one of 10,000 random edits and a fresh opening after every run; undo restores every cell', () => {
    let edits = 0
    fc.assert(
      fc.property(fc.array(edit, { minLength: 60, maxLength: 120 }), (asked) => {
        const start = withSecondUnit(sampleDocument())
        const budget = mutable(start)
        const engine = fresh(start)
        let projection: readonly TableView[] = engine.views()
        const done: RecordChange[][] = []
        asked.forEach((each, i) => {
          const changes = realise(budget.document, each, i)
          if (changes.length === 0) return
          budget.apply(changes)
          const { cells, rows } = engine.apply(changes)
          projection = applyTables(projection, { cells, rows })
          done.push(changes)
          edits += 1
          const kept = amountsOf(engine)
          engine.recompute()
          if (!sameNumbers(kept, amountsOf(engine)))
            expect.fail(`edit ${i} (${each.what}) differs from the recompute`)
        })
        expect(documentFaults(budget.document, sampleRules())).toEqual([])
        const expected = fresh(budget.document).views()
        expect(engine.views()).toEqual(expected)
        expect(projection).toEqual(expected)
        for (const changes of done.reverse()) engine.apply(inverse(changes))
        expect(engine.views()).toEqual(fresh(start).views())
      }),
      { numRuns: 130, seed: 2024 },
    )
    expect(edits).toBeGreaterThanOrEqual(10_000)
  }, 300_000)
})
