/** A cell of a grid by its place: counted from 0, among the rows and columns that are shown. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** Cells in a rectangle, its edges included. */
export interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** How many rows and columns there are. */
export interface Size {
  readonly rows: number
  readonly columns: number
}

/** From one cell to another, whichever way they lie. */
export function rangeBetween(a: Place, b: Place): Range {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  }
}

export function isSameRange(a: Range, b: Range): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right
}

export function isOneCell({ top, left, bottom, right }: Range): boolean {
  return top === bottom && left === right
}

export function cellCount({ top, left, bottom, right }: Range): number {
  return (bottom - top + 1) * (right - left + 1)
}

/** Its cells, row by row. */
export function* cellsOf({ top, left, bottom, right }: Range): Iterable<Place> {
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) yield { row, column }
  }
}

/** The nearest place that there is; the grid has at least one cell. */
export function within({ row, column }: Place, { rows, columns }: Size): Place {
  return { row: clamped(row, rows), column: clamped(column, columns) }
}

function clamped(at: number, count: number): number {
  return Math.max(0, Math.min(at, count - 1))
}
