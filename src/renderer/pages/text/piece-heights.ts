import { LINE_BREAK, type TextBlockView } from '../../../shared/printed/block'
import { linesOfWords, type SignWidths, widthOfWords } from '../../composables/counted-lines'
import type { Piece, TableSpan } from './pieces'

/** Measures of the paper's styles, in px: signs of the text, of its tables and of its titles, and heights of lines. */
const TEXT = { signs: { narrow: 8, wide: 15 }, line: 27, staleLine: 34 }
const TABLE = { signs: { narrow: 7, wide: 13 }, line: 21, paddings: 17, rules: 7 }
const TITLE = { signs: { narrow: 9, wide: 17 }, line: 26, first: 12, further: 26 }
const HEADING = 35
const INDENT = 2
/** What a table has above its first row and below its last one. */
const ABOVE_TABLE = 9
const BELOW_TABLE = 8
/** The narrowest column of a table. */
const NARROWEST = 96

/** How high a piece is, as far as counting its words tells; `column`: how wide the columns of its table are. */
export function countedHeight(piece: Piece, width: number, columns: readonly number[]): number {
  switch (piece.kind) {
    case 'title':
      return (
        linesOfWords(piece.section.title, width, TITLE.signs) * TITLE.line +
        (piece.section.number === 1 ? TITLE.first : TITLE.further)
      )
    case 'heading':
      return HEADING + (linesOf(piece.block.text, width, TEXT.signs) - 1) * TEXT.line
    case 'paragraph':
      return linesOf(piece.block.text, width, TEXT.signs) * (piece.block.stale ? TEXT.staleLine : TEXT.line)
    case 'row':
      return rowHeight(piece.block, columns)
    case 'place':
      return TEXT.line
  }
}

/** What a measured piece has around it: the first and the last row of a table have its edges. */
export function edgesOf(piece: Piece, at: number): number {
  if (piece.kind !== 'row') return 0
  return (at === piece.table.first ? ABOVE_TABLE : 0) + (at === piece.table.last ? BELOW_TABLE : 0)
}

/** The width of each column of a table, in px: numbers have the room they need, words share the rest. */
export function columnsOf(
  pieces: readonly Piece[],
  { first, last }: TableSpan,
  width: number,
): readonly number[] {
  const needed: number[] = []
  let align: readonly string[] = []
  for (const piece of pieces.slice(first, last + 1)) {
    if (piece.kind !== 'row') continue
    align = piece.block.grid?.align ?? align
    for (const [index, own] of widthsOf(piece.block).entries()) {
      needed[index] = Math.max(needed[index] ?? NARROWEST, Math.min(width, own))
    }
  }
  const sumOf = (isMeant: (index: number) => boolean): number =>
    needed.reduce((sum, each, index) => sum + (isMeant(index) ? each : 0), 0)
  const isNumber = (index: number): boolean => align[index] === 'right'
  const words = sumOf((index) => !isNumber(index))
  const stretch = words === 0 ? 1 : Math.max(0, width - sumOf(isNumber)) / words
  return needed.map((each, index) => (isNumber(index) ? each : Math.max(NARROWEST, each * stretch)))
}

const widths = new WeakMap<TextBlockView, readonly number[]>()

/** How wide each cell of a row would be with all its words in one line. */
function widthsOf(row: TextBlockView): readonly number[] {
  const own = widths.get(row) ?? cellsOf(row).map((text) => TABLE.paddings + widthOfWords(text, TABLE.signs))
  widths.set(row, own)
  return own
}

function linesOf(text: string, width: number, signs: SignWidths): number {
  return linesOfWords(text, width, signs, INDENT * signs.wide)
}

function rowHeight(block: TextBlockView, columns: readonly number[]): number {
  const lines = cellsOf(block).map((cell, index) =>
    cell
      .split(LINE_BREAK)
      .reduce(
        (sum, line) => sum + linesOfWords(line, (columns[index] ?? 0) - TABLE.paddings, TABLE.signs),
        0,
      ),
  )
  return Math.max(...lines) * TABLE.line + TABLE.rules
}

function cellsOf({ text, grid }: TextBlockView): readonly string[] {
  return (grid?.cells ?? []).map(({ start, end }) => text.slice(start, end))
}
