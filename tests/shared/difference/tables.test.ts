import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareLists, gathered, gathering, type TableDifference } from '../../../src/shared/difference/rows'
import { betweenTables } from '../../../src/shared/difference/tables'
import type { BudgetDocument } from '../../../src/shared/model/document'
import type { Cents } from '../../../src/shared/money/cents'
import { openEngine } from '../../../src/shared/tables/engine'
import { applyTables } from '../../../src/shared/difference/apply-tables'
import type { TableRow } from '../../../src/shared/printed/row'
import type { TableView } from '../../../src/shared/printed/table'
import { edit, mutable, realise, withSecondUnit } from '../../support/edits'
import { codeBook, sampleDocument, templateTables } from '../../support/longgang'

const specs = templateTables()
const codes = codeBook()
const viewsOf = (document: BudgetDocument): readonly TableView[] => openEngine(specs, document, codes).views()

const NOTHING: TableDifference = gathered(gathering())

describe.each([
  ['one unit', sampleDocument()],
  ['two units', withSecondUnit(sampleDocument())],
])('the difference of two sets of tables (%s)', (_, start) => {
  it('leads from one to the other and back, and is empty where all rows are the same', () => {
    const before = viewsOf(start)
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (asked) => {
        const budget = mutable(start)
        asked.forEach((each, serial) => {
          budget.apply(realise(budget.document, each, serial))
        })
        const after = viewsOf(budget.document)
        expect(applyTables(before, betweenTables(before, after))).toEqual(after)
        expect(applyTables(after, betweenTables(after, before))).toEqual(before)
        expect(betweenTables(after, structuredClone(after))).toEqual(NOTHING)
      }),
      { numRuns: 30, seed: 2024 },
    )
  }, 60_000)
})

const columns = [{ id: 'a' }, { id: 'b' }]
const list = { table: 't', list: 'rows', columns }

function rowOf(key: string, side: TableRow['side'], amount: number): TableRow {
  const none = { code: null, refCode: null, unitCode: null, projectCode: null, refYear: null }
  const place = { level: 1, levelName: null, parentKey: null, band: 1 }
  return {
    key: `t/${key}`,
    side,
    kind: 'fixed',
    name: key,
    ...none,
    ...place,
    cells: [amount as Cents, null],
  }
}

function tableOf(rows: readonly TableRow[]): TableView {
  return { id: 't', columns, rows, parts: [] } as unknown as TableView
}

/** Rows in any order, those of the income side first, as they are printed. */
const anyRows = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 12 }),
    fc.array(fc.nat({ max: 2 }), { minLength: 12, maxLength: 12 }),
  )
  .map(([places, amounts]) => {
    const rows = places.map((place) =>
      rowOf(`r${place}`, place < 6 ? 'income' : 'expenditure', amounts[place] ?? 0),
    )
    return [...rows.filter(({ side }) => side === 'income'), ...rows.filter(({ side }) => side !== 'income')]
  })

describe('the difference of two lists of rows', () => {
  it('leads from any list to any other', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const difference = betweenTables([tableOf(before)], [tableOf(after)])
        expect(applyTables([tableOf(before)], difference)).toEqual([tableOf(after)])
      }),
      { numRuns: 500, seed: 2024 },
    )
  })

  it('moves one row where one of six went to the end', () => {
    const rows = ['1', '2', '3', '4', '5', '6'].map((key) => rowOf(key, null, 0))
    const into = gathering()
    compareLists(list, rows, [...rows.slice(1), ...rows.slice(0, 1)], into)
    expect(into).toEqual({ ...gathering(), moved: [{ key: 't/1', after: 't/6' }] })
  })
})
