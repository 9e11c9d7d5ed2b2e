import { cellsIn, type CopiedText, MOST_CELLS } from '../../shared/grid/copied'
import { numberBehind } from '../../shared/grid/number-behind'
import { parseTabSeparated } from '../../shared/grid/tab-separated'
import { copyTables } from './copied-table'

/** What was copied; or that it is more than is pasted at once. */
export type Copied = { readonly cells: readonly (readonly CopiedText[])[] } | { readonly isTooMuch: true }

/** A table as a page is written in so many signs at most for each cell. */
const SIGNS_OF_A_CELL = 500

/**
 * The cells that were copied. Spreadsheets put a table beside the text, which says what the text does not: which rows and
 * columns are hidden, which cells are merged, which numbers are shown rounded. Null: there is no text at all.
 */
export function copiedCells(data: DataTransfer | null): Copied | null {
  const text = data?.getData('text/plain') ?? ''
  // Counted before anything is made of it: of too many cells the table is not even asked for.
  if (cellsIn(text, MOST_CELLS) > MOST_CELLS) return { isTooMuch: true }
  const html = data?.getData('text/html') ?? ''
  if (html.length > MOST_CELLS * SIGNS_OF_A_CELL) return { isTooMuch: true }
  const table = tableIn(html)
  if (table) return { cells: table }
  return text === ''
    ? null
    : { cells: parseTabSeparated(text).map((row) => row.map((each) => ({ text: each }))) }
}

/** The one table of a copied page; null where it is none, or more than a table. */
function tableIn(html: string): readonly (readonly CopiedText[])[] | null {
  if (html === '') return null
  const { body } = new DOMParser().parseFromString(unstyled(html), 'text/html')
  const [table, ...others] = body.querySelectorAll('table')
  if (!table || others.length > 0) return null
  const outside = [...body.childNodes].some(
    (node) =>
      !node.contains(table) && node.nodeType !== Node.COMMENT_NODE && (node.textContent ?? '').trim() !== '',
  )
  return outside ? null : rowsOf(table)
}

/** Styles of a document that is only read are none of the page's; its policy would complain of them. */
function unstyled(html: string): string {
  return html
    .replaceAll(/<style[\s>].*?<\/style>/gis, '')
    .replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\sstyle\s*=/gi, ' data-style='))
}

const NOTHING: CopiedText = { text: '' }

function rowsOf(table: HTMLTableElement): readonly (readonly CopiedText[])[] {
  const rows: CopiedText[][] = []
  const hidden = hiddenColumns(table)
  /** Columns that a merged cell of an earlier row still covers, with how many rows more. */
  const covered = new Map<number, number>()
  for (const row of table.rows) {
    const cells: CopiedText[] = []
    let column = 0
    const skip = (): void => {
      for (let left = covered.get(column); left; left = covered.get(column)) {
        covered.set(column, left - 1)
        cells[column] = NOTHING
        column += 1
      }
    }
    for (const cell of row.cells) {
      skip()
      // A merged cell holds its text in its first place; the others are empty.
      for (let across = 0; across < cell.colSpan; across += 1) {
        cells[column] = across === 0 ? copiedText(cell) : NOTHING
        if (cell.rowSpan > 1) covered.set(column, cell.rowSpan - 1)
        column += 1
      }
    }
    skip()
    if (!isHidden(row)) rows.push(hidden.size === 0 ? cells : cells.filter((_, at) => !hidden.has(at)))
  }
  return rows
}

/** Columns that are hidden in the sheet: `col` says so, for as many columns as it spans. */
function hiddenColumns(table: HTMLTableElement): ReadonlySet<number> {
  const hidden = new Set<number>()
  let column = 0
  for (const col of table.querySelectorAll('col')) {
    for (let across = 0; across < col.span; across += 1) {
      if (isHidden(col)) hidden.add(column)
      column += 1
    }
  }
  return hidden
}

/** Excel hides a filtered row by its height or its display; both stand in its own style. */
function isHidden(part: HTMLElement): boolean {
  const style = part.dataset['style'] ?? ''
  return /display:\s*none/i.test(style) || /(^|;)\s*height:\s*0/i.test(style)
}

function copiedText(cell: HTMLTableCellElement): CopiedText {
  const text = textOf(cell)
  const stored = cell.getAttribute('x:num') ?? ''
  const number = stored === '' ? null : numberBehind(text, stored)
  return number === null ? { text } : { text, number }
}

/** Words between line breaks. Line ends and blanks of the source are one blank each, and none beside a break. */
function textOf(cell: HTMLTableCellElement): string {
  if (cell.childElementCount > 0) for (const line of cell.querySelectorAll('br')) line.replaceWith('\v')
  const text = cell.textContent
  // Most cells: nothing in them is to be made otherwise.
  if (!/[^\S ]|^ | $| {2}/.test(text)) return text
  return text
    .replaceAll(/[^\S\u00a0\v]+/g, ' ')
    .split('\v')
    .map((line) => line.replaceAll(/^ | $/g, '').replaceAll('\u00a0', ' '))
    .join('\n')
    .trim()
}

/** Puts cells on the clipboard as text and as a table. */
export function copyCells(data: DataTransfer | null, rows: readonly (readonly string[])[]): void {
  copyTables(data, [{ lines: rows.map((row) => row.map((text) => ({ text }))) }])
}
