import { DECLARATION } from '../open-packaging'
import type { Look, Looks } from './looks'
import { type Area, range, reference } from './place'
import { cellText } from './xml'

/** A worksheet as it is to be written. */
export interface Worksheet {
  /** What it is to be called; two of one workbook are told apart when it is written. */
  readonly name: string
  /** Widths of its columns, in digits. */
  readonly widths: readonly number[]
  readonly lies: 'upright' | 'across'
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  /** First and last of the rows that are printed again on every page; from 0. */
  readonly repeated: readonly [first: number, last: number]
  /** The row of the head by which those below it may be filtered; null: none. */
  readonly filter: number | null
  readonly rows: Iterable<SheetRow>
}

export interface SheetRow {
  /** In points; absent: as usual. */
  readonly height?: number
  /** From left to right. What another one of them covers is left out. */
  readonly cells: readonly SheetCell[]
}

export interface SheetCell {
  readonly column: number
  readonly look: Look
  readonly value: string | number | null
  /** `value` is what it comes to. */
  readonly formula?: string
  /** Over how many columns and rows it stands; default 1. */
  readonly columns?: number
  readonly lines?: number
}

export const USUAL_HEIGHT = 18
/** What a cell of Excel holds. */
export const MOST_CHARACTERS = 32_767
/** Blanks that would be lost. */
const SPACED = /^\s|\s$|\s\s|[\n\t]/
const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const MARGINS = '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.35"/>'
const FOOTER = '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>'

/** The text of a worksheet's part; `isFirst`: the one in view when the workbook is opened. Returns the area it fills. */
export function* worksheetXml(
  { widths, lies, frozen, filter, rows }: Worksheet,
  looks: Looks,
  isFirst: boolean,
): Generator<string, Area> {
  yield `${DECLARATION}<worksheet xmlns="${NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
  yield `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(frozen)}</sheetView></sheetViews>`
  yield `<sheetFormatPr defaultRowHeight="${USUAL_HEIGHT}" customHeight="1"/><cols>`
  for (const [at, width] of widths.entries()) {
    yield `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  }
  yield '</cols><sheetData>'
  const merged: string[] = []
  const covered: { look: Look; until: number }[] = []
  let row = 0
  for (const each of rows) {
    yield rowXml(each, row, looks, covered, merged)
    row += 1
  }
  yield '</sheetData>'
  const area = { top: 0, left: 0, bottom: row - 1, right: widths.length - 1 }
  if (filter !== null) yield `<autoFilter ref="${range({ ...area, top: filter })}"/>`
  if (merged.length > 0) {
    yield `<mergeCells count="${merged.length}">`
    for (const each of merged) yield `<mergeCell ref="${each}"/>`
    yield '</mergeCells>'
  }
  yield `<printOptions horizontalCentered="1"/>${MARGINS}`
  const orientation = lies === 'across' ? 'landscape' : 'portrait'
  yield `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>${FOOTER}`
  // Codes are text of digits on purpose, and a total need not add up all that stands beside it.
  yield `<ignoredErrors><ignoredError sqref="${range(area)}" numberStoredAsText="1" formula="1" formulaRange="1"/></ignoredErrors></worksheet>`
  return area
}

function paneXml({ rows, columns }: Worksheet['frozen']): string {
  const pane = columns === 0 ? 'bottomLeft' : 'bottomRight'
  const split = `${columns === 0 ? '' : ` xSplit="${columns}"`} ySplit="${rows}"`
  const first = reference(rows, columns)
  return `<pane${split} topLeftCell="${first}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${first}" sqref="${first}"/>`
}

/** `covered`: by column, how far down a cell above stands; `merged`: areas of cells that are one. */
function rowXml(
  { height, cells }: SheetRow,
  row: number,
  looks: Looks,
  covered: { look: Look; until: number }[],
  merged: string[],
): string {
  const written: string[] = []
  let column = 0
  const fillUntil = (next: number): void => {
    for (; column < next; column += 1) {
      const above = covered[column]
      if (above && above.until >= row) written.push(cellXml(row, column, looks.numberOf(above.look), null))
    }
  }
  for (const { column: at, look, value, formula, columns = 1, lines = 1 } of cells) {
    fillUntil(at)
    const style = looks.numberOf(look)
    written.push(cellXml(row, at, style, value, formula))
    for (let more = 1; more < columns; more += 1) written.push(cellXml(row, at + more, style, null))
    if (columns > 1 || lines > 1) {
      merged.push(range({ top: row, left: at, bottom: row + lines - 1, right: at + columns - 1 }))
    }
    if (lines > 1) {
      for (let each = at; each < at + columns; each += 1) covered[each] = { look, until: row + lines - 1 }
    }
    column = at + columns
  }
  fillUntil(covered.length)
  const high = height === undefined ? '' : ` ht="${height}" customHeight="1"`
  return `<row r="${row + 1}"${high}>${written.join('')}</row>`
}

function cellXml(
  row: number,
  column: number,
  style: number,
  value: SheetCell['value'],
  formula?: string,
): string {
  const start = `<c r="${reference(row, column)}" s="${style}"`
  if (value === null || value === '') return `${start}/>`
  if (typeof value === 'number') {
    return `${start}>${formula === undefined ? '' : `<f>${formula}</f>`}<v>${value}</v></c>`
  }
  const held = value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS - 1)}…` : value
  const space = SPACED.test(held) ? ' xml:space="preserve"' : ''
  return `${start} t="inlineStr"><is><t${space}>${cellText(held)}</t></is></c>`
}
