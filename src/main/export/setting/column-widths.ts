import { textWidth } from './text-width'

/** Sizes that cells of tables are set in, the best first. */
export const CELL_SIZES = [12, 10.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5] as const
export type CellSize = (typeof CELL_SIZES)[number]

/** Between text and rule on each side, in points. */
export const CELL_PADDING = 3

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
/** Words and heads are broken, but not into less than so many characters a line. */
const LEAST = { words: 7, head: 2 }

/**
 * What columns ask for once that is there, the first before the next, in the size of their type: heads of three lines at most; names
 * on one line, while they take no more than a quarter of the whole; heads on fewer lines, all of a length; words as wide as a line
 * reads well; short heads on one line.
 */
const ASKED: readonly ((need: ColumnNeed, whole: number) => number)[] = [
  ({ head }) => Math.ceil(head / 3),
  ({ widest: own }, whole) => Math.min(own, 18, whole / 4),
  ({ head }) => evenly(head, Math.min(3, Math.ceil(head / 5))),
  ({ widest: own }) => Math.min(own, 42),
  ({ head }) => evenly(head, Math.ceil(head / 7)),
]

/** Where Times New Roman is wanting, figures may be as much wider. */
const WIDER = 1.15

/**
 * The largest type in which amounts and codes stand on one line, and the widths in it: what must not be broken has its width, and
 * heads and words share the rest. Amounts too long for the smallest type are broken rather than cut.
 */
export function columnWidths(
  needs: readonly ColumnNeed[],
  width: number,
  sizes: readonly CellSize[],
): ColumnWidths {
  const size = sizes.find((each) => sum(needs.map((need) => least(need, each))) <= width) ?? last(sizes)
  let widths = needs.map((need) => least(need, size))
  for (const asked of ASKED) {
    const wanted = needs.map((need) => inPoints(asked(need, width / size), size))
    widths = grown(widths, wanted, width)
  }
  // What nobody asks for goes to the columns as they are, so that the table is as wide as its page.
  const scale = width / sum(widths)
  return { size, widths: widths.map((each) => each * scale) }
}

/** Each as wide as it asks for, or all by the same share of that. */
function grown(widths: readonly number[], asked: readonly number[], width: number): number[] {
  const wants = widths.map((own, at) => Math.max(0, (asked[at] ?? 0) - own))
  const rest = Math.max(0, width - sum(widths))
  const share = Math.min(1, rest / Math.max(sum(wants), 1))
  return widths.map((own, at) => own + (wants[at] ?? 0) * share)
}

/** Sizes in which tables on sheets of their own are set; those within the text may have any. */
export const SHEET_SIZES = CELL_SIZES.filter((size) => size <= 9)

export function widest(texts: Iterable<string>): number {
  let most = 0
  for (const text of texts) most = Math.max(most, textWidth(text))
  return most
}

function least({ widest: own, isFixed, head }: ColumnNeed, size: number): number {
  const words = isFixed ? own * WIDER : Math.min(own, LEAST.words)
  return inPoints(Math.max(words, Math.min(head, LEAST.head)), size)
}

function evenly(length: number, lines: number): number {
  return lines === 0 ? 0 : Math.ceil(length / lines)
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
