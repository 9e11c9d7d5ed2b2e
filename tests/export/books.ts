import fc from 'fast-check'
import { readXlsx, type Cell, type Sheet as ReadSheet, type Workbook } from 'hucre/xlsx'
import { type Book, workbookBytes } from '../../src/main/export/xlsx/workbook'
import type { BudgetDocument } from '../../src/shared/model/document'
import { detailSheets } from '../../src/shared/publication/details'
import { soundBudget } from '../checks/sound-budget'
import { codeBook, sampleTemplate } from '../support/longgang'
import { publicationOf } from '../support/publication'

/** The workbook of a document: all tables, and the lists of what they are made of. */
export function bookOf(document: BudgetDocument): Book {
  const { title, agency, fiscalYear, chapters } = publicationOf(document, sampleTemplate(), codeBook())
  const names = { codeBook: codeBook(), fundTypes: new Map([['111', '一般公共预算资金']]) }
  return {
    title,
    agency,
    fiscalYear,
    tables: chapters.flatMap(({ tables }) => tables),
    lists: detailSheets(document, names),
  }
}

/** Random budgets of two units, the same in every run. */
export function randomBudgets(count: number): readonly BudgetDocument[] {
  return fc.sample(soundBudget, { numRuns: count, seed: 20_241_201 })
}

/** Read by another library than writes. */
export async function readBack(book: Book): Promise<Workbook> {
  return readXlsx(workbookBytes(book), { readStyles: true })
}

export function sheetAt(workbook: Workbook, place: number): ReadSheet {
  const sheet = workbook.sheets[place]
  if (!sheet) throw new Error(`no worksheet ${place}`)
  return sheet
}

export function cellAt(sheet: ReadSheet, row: number, column: number): Cell | undefined {
  return sheet.cells?.get(`${row},${column}`)
}

/** 分 of a number in a unit of so many 分; NaN of anything else. */
export function centsOf(value: unknown, perUnit = 1_000_000): number {
  return typeof value === 'number' ? Math.round(value * perUnit) : Number.NaN
}

/** By the words that stand over it, from the outermost, the column of each leaf of a head. */
export function headColumns(sheet: ReadSheet, firstRow: number, rows: number): ReadonlyMap<string, number> {
  const width = Math.max(...sheet.rows.slice(firstRow, firstRow + rows).map(({ length }) => length))
  const found = new Map<string, number>()
  for (let column = 0; column < width; column += 1) {
    const path: string[] = []
    let isLeaf = true
    for (let row = firstRow; row < firstRow + rows; row += 1) {
      const over = sheet.merges?.find(
        ({ startRow, endRow, startCol, endCol }) =>
          startRow <= row && row <= endRow && startCol <= column && column <= endCol,
      )
      if (over && over.startRow < row) continue
      const word = sheet.rows[row]?.[over?.startCol ?? column]
      if (typeof word === 'string') path.push(word)
      const isLast = (over?.endRow ?? row) === firstRow + rows - 1
      if (isLast && over && over.startCol < column) isLeaf = false
    }
    if (isLeaf) found.set(path.join('/'), column)
  }
  return found
}
