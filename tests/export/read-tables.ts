import { expect } from 'vitest'
import { type PublishedTable, publishedTable } from '../support/longgang'
import { cellAt, columnUnder, headOf, type ReadBlock, type ReadTable, tablesUnder } from './read-document'

interface Column {
  readonly id: string
  readonly path: readonly string[]
}

/** 198823.18 as printed. */
export function printedAmount(plain: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(plain) ?? []
  return `${sign === '' ? '' : '−'}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`
}

/** Holds every amount of a published table against the cell of its row and its column; how many there were. */
export function expectPublished(blocks: readonly ReadBlock[], number: number): number {
  const published = publishedTable(number)
  const [table] = tablesUnder(blocks, `表${number}　${published.title}`)
  if (!table) throw new Error(`no table ${number}`)
  const columns = new Map(
    (published.columns as readonly Column[]).map(({ id, path }) => [id, columnUnder(table, path)]),
  )
  const names = (published.rowHeaders as readonly Pick<Column, 'path'>[]).map(({ path }) =>
    columnUnder(table, path),
  )
  expect(table.columns).toBe(columns.size + names.length)
  let amounts = 0
  for (const row of published.rows) {
    const at = table.headRows + row.line - 1
    const words = names.map((column) => cellAt(table, at, column)?.text)
    for (const word of wordsOf(row)) expect(words, `表${number} ${row.line}`).toContain(word)
    for (const [id, amount] of Object.entries(row.cells)) {
      const cell = cellAt(table, at, columns.get(id) ?? -1)
      expect(cell?.text, `表${number} ${row.line} ${row.name} ${id}`).toBe(printedAmount(amount))
      amounts += 1
    }
  }
  expect(table.rows).toHaveLength(table.headRows + Math.max(...published.rows.map(({ line }) => line)))
  return amounts
}

function wordsOf({ code, name, unitName, content }: PublishedTable['rows'][number]): readonly string[] {
  return [code, name, unitName, content].filter((word) => typeof word === 'string' && word !== '') as string[]
}

/** Each row adds up to the grid, and what goes on below does so in the same columns. */
export function expectWholeGrid(table: ReadTable): void {
  for (const [at, row] of table.rows.entries()) {
    expect(row.reduce((sum, { columns }) => sum + columns, 0)).toBe(table.columns)
    for (const cell of row) {
      if (!cell.goesOn) continue
      const above = cellAt(table, at - 1, cell.at)
      expect([above?.at, above?.columns]).toEqual([cell.at, cell.columns])
      expect(cell.text).toBe('')
    }
  }
}

/** Rows of a table, each by what stands under its heads. */
export function recordsOf(table: ReadTable): readonly Readonly<Record<string, string>>[] {
  const heads = Array.from({ length: table.columns }, (_, at) => headOf(table, at).at(-1) ?? '')
  return table.rows
    .slice(table.headRows)
    .map((_, at) =>
      Object.fromEntries(
        heads.map((head, column) => [head, cellAt(table, table.headRows + at, column)?.text ?? '']),
      ),
    )
}
