/** The cells of a table as they stand: line by line, null where a place holds no amount. */
export type CellGrid = readonly (readonly (string | null)[])[]

/**
 * The cell that a key leads to from another: the next amount in that direction, with Ctrl the last one; Home and End
 * within the line, with Ctrl of the whole table; PgUp and PgDn `page` lines on. Null for other keys, and at the edge.
 */
export function cellByKey(
  grid: CellGrid,
  from: string,
  key: string,
  control: boolean,
  page = 1,
): string | null {
  const line = grid.findIndex((cells) => cells.includes(from))
  const own = grid[line] ?? []
  const place = own.indexOf(from)
  const columnOf = (lines: CellGrid): readonly (string | null)[] => lines.map((cells) => cells[place] ?? null)
  switch (key) {
    case 'ArrowRight':
      return along(own.slice(place + 1), control)
    case 'ArrowLeft':
      return along(own.slice(0, Math.max(0, place)).toReversed(), control)
    case 'ArrowDown':
      return along(columnOf(grid.slice(line + 1)), control)
    case 'ArrowUp':
      return along(columnOf(grid.slice(0, Math.max(0, line)).toReversed()), control)
    case 'PageDown':
      return control ? null : along(columnOf(grid.slice(line + 1, line + 1 + page)), true)
    case 'PageUp':
      return control ? null : along(columnOf(grid.slice(Math.max(0, line - page), line)), false)
    case 'Home':
      return along(control ? grid.flat() : own, false)
    case 'End':
      return along(control ? grid.flat() : own, true)
    default:
      return null
  }
}

function along(cells: readonly (string | null)[], toTheEnd: boolean): string | null {
  const found = cells.filter((cell) => cell !== null)
  return (toTheEnd ? found.at(-1) : found[0]) ?? null
}
