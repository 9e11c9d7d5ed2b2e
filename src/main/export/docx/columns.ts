import { textWidth } from './measure'
import { CELL_PADDING } from './rows'
import { CELL_SIZES, type CellSize } from './styles'

/** What a column has to hold, in the size of its type. */
export interface ColumnNeed {
  /** Its widest text. */
  readonly widest: number
  /** Never broken: an amount, a code. */
  readonly isFixed: boolean
  /** Its own head, which may be broken. */
  readonly head: number
}

export interface ColumnWidths {
  readonly size: CellSize
  /** In points; together the width there is. */
  readonly widths: readonly number[]
}

/** Rules and rounding. */
const AIR = 1
/** Words are broken, but not into less than so many characters a line; beyond so many a longer line reads no better. */
const WORDS = { least: 7, most: 42 }
/** A head is set on three lines at most where there is room, all of a length; a short one on one. */
const HEAD = { least: 2, lines: 3, short: 7 }
/** Where Times New Roman is wanting, figures may be as much wider. */
const WIDER = 1.15

/**
 * The largest type in which amounts and codes stand on one line, and the widths in it: what must not be broken has its width, words
 * and heads share the rest by what they ask for. Amounts too long for the smallest type are broken rather than cut.
 */
export function columnWidths(
  needs: readonly ColumnNeed[],
  width: number,
  sizes: readonly CellSize[],
): ColumnWidths {
  const size = sizes.find((each) => sum(needs.map((need) => least(need, each))) <= width) ?? last(sizes)
  const own = needs.map((need) => least(need, size))
  const wants = needs.map((need, at) => Math.max(0, most(need, size) - (own[at] ?? 0)))
  const rest = width - sum(own)
  // What nobody asks for goes to the columns as they are, so that the table is as wide as its page.
  const asked = sum(wants)
  const given = rest < 0 ? 0 : Math.min(1, asked === 0 ? 0 : rest / asked)
  const set = own.map((each, at) => each + (wants[at] ?? 0) * given)
  const scale = width / sum(set)
  return { size, widths: set.map((each) => each * scale) }
}

/** Sizes in which tables on sheets of their own are set, and those within the text. */
export const SHEET_SIZES = CELL_SIZES.filter((size) => size <= 9)
export const TEXT_SIZES = CELL_SIZES

export function widest(texts: Iterable<string>): number {
  let most = 0
  for (const text of texts) most = Math.max(most, textWidth(text))
  return most
}

function least({ widest: own, isFixed, head }: ColumnNeed, size: number): number {
  const words = isFixed ? own * WIDER : Math.min(own, WORDS.least)
  return inPoints(Math.max(words, Math.min(head, HEAD.least)), size)
}

function most({ widest: own, isFixed, head }: ColumnNeed, size: number): number {
  const words = isFixed ? own * WIDER : Math.min(own, WORDS.most)
  const lines = Math.min(HEAD.lines, Math.ceil(head / HEAD.short))
  return inPoints(Math.max(words, lines === 0 ? 0 : Math.ceil(head / lines)), size)
}

function inPoints(characters: number, size: number): number {
  return characters * size + 2 * CELL_PADDING + AIR
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function last(sizes: readonly CellSize[]): CellSize {
  return sizes.at(-1) ?? 5
}
