import { describe, expect, it } from 'vitest'
import type { GridCell, PrintedTable } from '../../src/shared/tables/printed-table'
import { codeBook, publishedTable, sampleDocument, sampleTemplate } from '../support/longgang'
import { publicationOf } from '../support/publication'

const published = publicationOf(sampleDocument(), sampleTemplate(), codeBook())
const sheets = published.chapters.flatMap(({ tables }) => tables)

/** Amounts by the id of their cell. */
function amountsOf(table: PrintedTable): ReadonlyMap<string, string> {
  const cells = table.grids.flatMap(({ lines }) => lines.flatMap((line) => line.cells))
  return new Map(
    cells.flatMap((cell) =>
      cell.kind === 'amount' ? [[cell.cell, cell.text.replaceAll(',', '').replace('−', '-')] as const] : [],
    ),
  )
}

describe('the printed form of the published tables', () => {
  it.each(sheets.map((sheet) => [sheet.number, sheet] as const))(
    'holds every cell of table %i once, in its line and column',
    (number, sheet) => {
      const printed = publishedTable(number)
      const [own] = sheet.grids
      const amounts = amountsOf(sheet)
      expect(amounts.size).toBe(printed.rows.reduce((sum, row) => sum + Object.keys(row.cells).length, 0))
      for (const line of own?.lines ?? []) expect(line.cells).toHaveLength(own?.columns.length ?? 0)
      const byLine = Map.groupBy(printed.rows, ({ line }) => line)
      for (const [at, rows] of byLine) {
        const line = own?.lines[at - 1]
        for (const row of rows) {
          const words = line?.cells.flatMap((cell) => (cell.kind === 'text' ? [cell.text] : [])) ?? []
          expect(words, `line ${at}`).toContain(row.name)
          for (const [column, amount] of Object.entries(row.cells)) {
            const cell = line?.cells.find(
              (each) => each.kind === 'amount' && each.cell.endsWith(`/${column}`),
            )
            expect(cell?.kind === 'amount' && amounts.get(cell.cell), `line ${at}, ${column}`).toBe(amount)
          }
        }
      }
    },
  )

  it('says of totals what they add up, to the 分', () => {
    const grid = sheets[2]?.grids[0]
    const whole = grid?.lines[0]?.cells.find((cell) => cell.kind === 'amount')
    expect(whole).toMatchObject({ sumOf: { of: 'lines' } })
    let sums = 0
    for (const { grids } of sheets) {
      for (const { lines } of grids) {
        for (const [at, { cells }] of lines.entries()) {
          for (const [column, cell] of cells.entries()) {
            if (cell.kind !== 'amount' || !cell.sumOf) continue
            sums += 1
            const { of, runs } = cell.sumOf
            const parts = runs.flatMap(([first, last]) =>
              Array.from({ length: last - first + 1 }, (_, i) => first + i),
            )
            const amountOf = (each: GridCell | undefined): number =>
              each?.kind === 'amount' ? each.amount : 0
            const sum = parts.reduce(
              (total, part) =>
                total + amountOf(of === 'lines' ? lines[part]?.cells[column] : lines[at]?.cells[part]),
              0,
            )
            expect(sum).toBe(cell.amount)
          }
        }
      }
    }
    expect(sums).toBeGreaterThan(300)
  })

  it('prints the note of an empty table, captions and the parts of table 12', () => {
    expect(sheets[10]?.notes).toEqual(['注：本表本年度无发生额。'])
    expect(sheets[9]?.notes).toEqual([])
    expect(sheets[2]?.captions).toEqual(['预算单位：深圳市龙岗区工业和信息化局', '单位：万元'])
    expect(sheets[11]?.subtitles).toEqual(['（2024年度）'])
    expect(sheets[11]?.grids.map(({ id, title, lines }) => [id, title, lines.length])).toEqual([
      ['rows', null, publishedTable(12).rows.length],
      ['goals', '年度总体目标', 8],
      ['indicators', '年度绩效指标', 71],
    ])
  })

  it('stands in chapters as the template names them', () => {
    expect(published.title).toBe('深圳市龙岗区工业和信息化局2024年部门预算')
    expect(
      published.chapters.map(({ title, sections, tables }) => [title, sections.length, tables.length]),
    ).toEqual([
      ['一、文字部分', 9, 0],
      ['二、表格部分', 0, 12],
    ])
  })
})
