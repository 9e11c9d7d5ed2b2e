import { describe, expect, it } from 'vitest'
import { plainAmount } from '../../../src/shared/money/format'
import { openEngine } from '../../../src/shared/tables/engine'
import { printedNotes } from '../../../src/shared/tables/view'
import type { TableView } from '../../../src/shared/printed/table'
import { codeBook, publishedTable, sampleDocument, templateTables } from '../../support/longgang'

/** The twelve tables of the real 2024 budget, as published. */
const views = openEngine(templateTables(), sampleDocument(), codeBook()).views()

function viewOf(number: number): TableView {
  const view = views.find((each) => each.number === number)
  if (!view) throw new Error(`no table ${number}`)
  return view
}

const numbers = Array.from({ length: 12 }, (_, i) => i + 1)

describe('the published tables', () => {
  it('hold 1,393 amounts, every one of which comes out', () => {
    let cells = 0
    for (const number of numbers) {
      const published = publishedTable(number)
      const view = viewOf(number)
      for (const row of published.rows) {
        const ours = rowsInPrintedOrder(view, row.side)[indexWithin(published.rows, row)]
        for (const [column, printed] of Object.entries(row.cells)) {
          const at = view.columns.findIndex((each) => each.id === column)
          const amount = ours?.cells[at]
          expect(amount, `${row.id}/${column}`).not.toBeNull()
          expect(
            plainAmount(amount ?? (Number.NaN as never), view.unit, view.decimals),
            `${row.id}/${column}`,
          ).toBe(printed)
          cells += 1
        }
        expect(ours?.cells.filter((cell) => cell !== null)).toHaveLength(Object.keys(row.cells).length)
      }
    }
    expect(cells).toBe(1393)
  })

  it.each(numbers)('table %i has the published rows: order, names, codes, levels, parents', (number) => {
    const published = publishedTable(number)
    const view = viewOf(number)
    const keyOf = new Map(
      published.rows.map((row) => [
        row.id,
        rowsInPrintedOrder(view, row.side)[indexWithin(published.rows, row)]?.key ?? null,
      ]),
    )
    for (const side of new Set(published.rows.map((row) => row.side))) {
      const theirs = published.rows.filter((row) => row.side === side)
      const ours = rowsInPrintedOrder(view, side)
      expect(
        ours.map((row) => ({
          kind: row.kind,
          code: row.code,
          refCode: row.refCode,
          projectCode: row.projectCode,
          name: row.name,
          level: row.level,
          levelName: row.levelName,
          parent: row.parentKey,
          refYear: row.refYear,
          content: row.content ?? null,
        })),
      ).toEqual(
        theirs.map((row) => ({
          kind: row.kind,
          code: row.code,
          refCode: row.refCode,
          // The seed names a project by its code.
          projectCode: row.projectId,
          name: row.name,
          level: row.level,
          levelName: row.levelName,
          parent: row.parentId === null ? null : keyOf.get(row.parentId),
          refYear: row.refYear ?? null,
          content: row.content ?? null,
        })),
      )
    }
  })

  it.each(numbers)('table %i has the published title, agency, unit, headers and notes', (number) => {
    const published = publishedTable(number)
    const view = viewOf(number)
    expect(view.title).toBe(published.title)
    expect(view.agency).toBe(published.agency)
    expect(view.unit).toBe(published.unit)
    expect(view.rowHeaders.map(({ shows: _shows, ...header }) => header)).toEqual(published.rowHeaders)
    expect(view.columns).toEqual(published.columns)
    expect(printedNotes(view)).toEqual(published.notes)
  })

  it('table 12 has the published goals, 71 indicators and supervisor', () => {
    const published = publishedTable(12)
    const { parts, captions } = viewOf(12)
    const [goals, indicators] = parts
    expect(parts).toHaveLength(2)
    expect(goals?.title).toBe(published.goalsTitle)
    expect(goals?.rows.map((row) => row.texts?.['printed'])).toEqual(
      published.goals?.map((goal) => goal.printed),
    )
    expect(goals?.rows.map((row) => row.texts?.['text'])).toEqual(published.goals?.map((goal) => goal.text))
    expect(indicators?.title).toBe(published.indicatorsTitle)
    expect(indicators?.columns.map(({ path }) => path)).toEqual(
      published.indicatorColumns?.map((title) => [title]),
    )
    expect(indicators?.rows.map((row) => row.texts)).toEqual(
      published.indicators?.map(({ level1, level2, level3, target }) => ({ level1, level2, level3, target })),
    )
    expect(indicators?.rows).toHaveLength(71)
    expect(Object.fromEntries(captions.map(({ id, text }) => [id, text]))).toEqual({
      year: published.year,
      departmentName: published.departmentName,
      supervisor: published.supervisor,
    })
  })
})

function rowsInPrintedOrder(view: TableView, side: string | null) {
  return view.rows.filter((row) => row.side === side)
}

function indexWithin(rows: ReturnType<typeof publishedTable>['rows'], row: (typeof rows)[number]): number {
  return rows.filter((each) => each.side === row.side).indexOf(row)
}
