import { type Place, type Size, within } from './range'

/** A key that goes from cell to cell, as spreadsheets have it. */
export type WalkKey =
  'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | 'PageUp' | 'PageDown'

const KEYS: ReadonlySet<string> = new Set<WalkKey>([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

export function isWalkKey(key: string): key is WalkKey {
  return KEYS.has(key)
}

const STEPS: Readonly<Partial<Record<WalkKey, readonly [down: number, right: number]>>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

export interface Walk {
  readonly size: Size
  /** Rows that are seen at once. */
  readonly page: number
  /** With Ctrl: to the edge of what is filled, to the first or last cell of all. */
  readonly far: boolean
  readonly isFilled: (place: Place) => boolean
}

/** Where a key leads from a cell; it stays where there is no further. */
export function walked(from: Place, key: WalkKey, { size, page, far, isFilled }: Walk): Place {
  const step = STEPS[key]
  if (step) return far ? edge(from, step, size, isFilled) : within(moved(from, step), size)
  const last = { row: size.rows - 1, column: size.columns - 1 }
  switch (key) {
    case 'Home':
      return { row: far ? 0 : from.row, column: 0 }
    case 'End':
      return { row: far ? last.row : from.row, column: last.column }
    case 'PageUp':
      return within({ ...from, row: from.row - page }, size)
    default:
      return within({ ...from, row: from.row + page }, size)
  }
}

/** To the end of the run of filled cells that one stands in, else to the next filled cell, else to the last of all. */
function edge(
  from: Place,
  step: readonly [number, number],
  size: Size,
  isFilled: (place: Place) => boolean,
): Place {
  let at = from
  const next = (): Place => within(moved(at, step), size)
  const isEnd = (): boolean => samePlace(next(), at)
  const isRun = isFilled(from) && !isEnd() && isFilled(next())
  if (isRun) {
    while (!isEnd() && isFilled(next())) at = next()
    return at
  }
  while (!isEnd()) {
    at = next()
    if (isFilled(at)) return at
  }
  return at
}

function moved({ row, column }: Place, [down, right]: readonly [number, number]): Place {
  return { row: row + down, column: column + right }
}

function samePlace(a: Place, b: Place): boolean {
  return a.row === b.row && a.column === b.column
}
