/** Rows that stand together, both included, by their places among the rows shown. */
export interface Block {
  readonly top: number
  readonly bottom: number
}

/** The gap that a block is moved to: before the row of that place; the last gap is behind all rows. Null: no further. */
export function gapBeside({ top, bottom }: Block, by: 1 | -1, rows: number): number | null {
  const gap = by === -1 ? top - 1 : bottom + 2
  return gap < 0 || gap > rows ? null : gap
}

/**
 * Behind which of all rows the block comes to stand, by key; `behind` null: before all. Moved up it stands right before the
 * row shown below the gap, moved down right behind the one above it: rows that are not shown stay with the others. Null:
 * it stands there already.
 */
export function movedBehind(
  all: readonly string[],
  shown: readonly string[],
  { top, bottom }: Block,
  gap: number,
): { readonly behind: string | null } | null {
  if (gap >= top && gap <= bottom + 1) return null
  if (gap > bottom) return { behind: shown[gap - 1] ?? null }
  const moved = new Set(shown.slice(top, bottom + 1))
  const rest = all.filter((key) => !moved.has(key))
  return { behind: rest[rest.indexOf(shown[gap] ?? '') - 1] ?? null }
}
