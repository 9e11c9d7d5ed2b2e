import { parseTabSeparated } from '../../shared/grid/tab-separated'
import { copyTables } from './copied-table'

/**
 * The cells that were copied. Spreadsheets put a table beside the text, which says what the text does not: which rows are
 * hidden, and which cells are merged. Null: there is no text at all.
 */
export function copiedCells(data: DataTransfer | null): readonly (readonly string[])[] | null {
  const text = data?.getData('text/plain') ?? ''
  const table = tableIn(data?.getData('text/html') ?? '')
  if (table) return table
  return text === '' ? null : parseTabSeparated(text)
}

/** The one table of a copied page; null where it is none, or more than a table. */
function tableIn(html: string): readonly (readonly string[])[] | null {
  if (html === '') return null
  // Styles of a document that is only read are none of the page's; its policy would complain of them.
  const unstyled = html
    .replaceAll(/<style[\s>].*?<\/style>/gis, '')
    .replaceAll(/\sstyle\s*=/gi, ' data-style=')
  const { body } = new DOMParser().parseFromString(unstyled, 'text/html')
  const [table, ...others] = body.querySelectorAll('table')
  if (!table || others.length > 0) return null
  const outside = [...body.childNodes].some(
    (node) => !node.contains(table) && (node.textContent ?? '').trim() !== '',
  )
  return outside ? null : rowsOf(table)
}

function rowsOf(table: HTMLTableElement): readonly (readonly string[])[] {
  const rows: string[][] = []
  /** Columns that a merged cell of an earlier row still covers, with how many rows more. */
  const covered = new Map<number, number>()
  for (const row of table.rows) {
    const cells: string[] = []
    let column = 0
    const skip = (): void => {
      for (let left = covered.get(column); left; left = covered.get(column)) {
        covered.set(column, left - 1)
        cells[column] = ''
        column += 1
      }
    }
    for (const cell of row.cells) {
      skip()
      // A merged cell holds its text in its first place; the others are empty.
      for (let across = 0; across < cell.colSpan; across += 1) {
        cells[column] = across === 0 ? textOf(cell) : ''
        if (cell.rowSpan > 1) covered.set(column, cell.rowSpan - 1)
        column += 1
      }
    }
    skip()
    if (!isHidden(row)) rows.push(cells)
  }
  return rows
}

/** Excel hides a filtered row by its height or its display; both stand in its own style. */
function isHidden(row: HTMLTableRowElement): boolean {
  const style = row.dataset['style'] ?? ''
  return /display:\s*none/i.test(style) || /(^|;)\s*height:\s*0/i.test(style)
}

/** Words between line breaks; what stands around them in the source are no line ends. */
function textOf(cell: HTMLTableCellElement): string {
  for (const line of cell.querySelectorAll('br')) line.replaceWith('\n')
  return cell.textContent
    .split('\n')
    .map((line) => line.replaceAll(/[^\S\u00a0]+/g, ' ').replaceAll('\u00a0', ' '))
    .join('\n')
    .trim()
}

/** Puts cells on the clipboard as text and as a table. */
export function copyCells(data: DataTransfer | null, rows: readonly (readonly string[])[]): void {
  copyTables(data, [{ lines: rows.map((row) => row.map((text) => ({ text }))) }])
}
