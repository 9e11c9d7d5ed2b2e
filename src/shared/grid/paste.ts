import { cellCount, cellsOf, isOneCell, type Place, type Range, type Size } from './range'

/** A text for a cell, or what else is to be put there. */
export interface Pasted<Cell = string> {
  readonly place: Place
  readonly text: Cell
}

/** Where pasted cells go. */
export interface Pasting<Cell> {
  readonly cells: readonly Pasted<Cell>[]
  /** The range that they fill, to be selected afterwards. */
  readonly range: Range
  /** Rows that find no place below the last one. */
  readonly left: readonly (readonly Cell[])[]
  /** Columns that find no place beyond the last one. */
  readonly columnsLeft: number
}

/**
 * A block of cells laid from the range's first cell on. One cell fills the whole range; a block is laid as often as it
 * goes into the range without a rest, else once, whatever its size. Null: there is nothing to paste.
 */
export function pasting<Cell>(
  block: readonly (readonly Cell[])[],
  range: Range,
  { rows, columns }: Size,
): Pasting<Cell> | null {
  const height = block.length
  const width = block.reduce((most, row) => Math.max(most, row.length), 0)
  if (height === 0 || width === 0) return null
  const [down, across] = [range.bottom - range.top + 1, range.right - range.left + 1]
  const fits = !isOneCell(range) && down % height === 0 && across % width === 0
  const [deep, wide] = fits ? [down, across] : [height, width]
  const bottom = Math.min(range.top + deep, rows) - 1
  const right = Math.min(range.left + wide, columns) - 1
  const cells: Pasted<Cell>[] = []
  for (let row = range.top; row <= bottom; row += 1) {
    const texts = block[(row - range.top) % height] ?? []
    for (let column = range.left; column <= right; column += 1) {
      const text = texts[(column - range.left) % width]
      // Of a ragged row there is nothing to be put there.
      if (text !== undefined) cells.push({ place: { row, column }, text })
    }
  }
  return {
    cells,
    range: { top: range.top, left: range.left, bottom, right },
    left: block.slice(Math.max(0, rows - range.top), fits ? 0 : height),
    columnsLeft: Math.max(0, range.left + wide - columns),
  }
}

/** Ctrl+D, Ctrl+R: the first row, or column, over the rest of the range; of one row or column, what stands before it. */
export function filling<Cell>(
  range: Range,
  along: 'down' | 'right',
  at: (place: Place) => Cell,
): readonly Pasted<Cell>[] {
  const isDown = along === 'down'
  const isSingle = isDown ? range.top === range.bottom : range.left === range.right
  const from = (isDown ? range.top : range.left) - (isSingle ? 1 : 0)
  if (from < 0 || cellCount(range) === 0) return []
  const cells: Pasted<Cell>[] = []
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      const source = isDown ? { row: from, column } : { row, column: from }
      if (source.row !== row || source.column !== column) {
        cells.push({ place: { row, column }, text: at(source) })
      }
    }
  }
  return cells
}

/** What the fill handle is drawn over. */
export interface Drawn<Cell> {
  readonly cells: readonly Pasted<Cell>[]
  /** What was selected, and what is filled. */
  readonly range: Range
}

/**
 * The fill handle drawn to a cell: the range goes on in the direction in which it was drawn furthest, its cells again and
 * again. Null: it was not drawn out of the range.
 */
export function drawing<Cell>(range: Range, to: Place, at: (place: Place) => Cell): Drawn<Cell> | null {
  const { top, left, bottom, right } = range
  const beyond = { down: to.row - bottom, up: top - to.row, right: to.column - right, left: left - to.column }
  const [way, far] = Object.entries(beyond).reduce((most, each) => (each[1] > most[1] ? each : most))
  if (far <= 0) return null
  const filled = {
    down: { ...range, top: bottom + 1, bottom: to.row },
    up: { ...range, top: to.row, bottom: top - 1 },
    right: { ...range, left: right + 1, right: to.column },
    left: { ...range, left: to.column, right: left - 1 },
  }[way as keyof typeof beyond]
  const source = ({ row, column }: Place): Place => ({
    row: top + modulo(row - top, bottom - top + 1),
    column: left + modulo(column - left, right - left + 1),
  })
  return {
    cells: [...cellsOf(filled)].map((place) => ({ place, text: at(source(place)) })),
    range: {
      top: Math.min(top, filled.top),
      left: Math.min(left, filled.left),
      bottom: Math.max(bottom, filled.bottom),
      right: Math.max(right, filled.right),
    },
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
