/** Where a printed column stands among the columns of the worksheet. */
export interface Span {
  readonly at: number
  readonly columns: number
  /** Of all of them together. */
  readonly width: number
}

export interface ColumnPlan {
  readonly widths: readonly number[]
  /** For each grid, each of its columns. */
  readonly spans: readonly (readonly Span[])[]
}

/** Edges nearer to each other than so many digits become one. */
const NEAR = 9

/**
 * Grids of other columns that stand under each other on one worksheet, as wide as the first. Its columns are those of the
 * worksheet, parted where another grid has an edge that is near to none of theirs.
 */
export function columnPlan(wanted: readonly (readonly number[])[]): ColumnPlan {
  const [first = []] = wanted
  const whole = sum(first)
  const known = new Set<number>()
  const edges = wanted.map((widths) => edgesOf(widths, whole, known))
  const all = [...known].sort((a, b) => a - b)
  const places = new Map(all.map((edge, at) => [edge, at + 1]))
  return {
    widths: all.map((edge, at) => edge - (all[at - 1] ?? 0)),
    spans: edges.map((own) =>
      own.map((edge, column) => {
        const before = own[column - 1] ?? 0
        const at = places.get(before) ?? 0
        return { at, columns: (places.get(edge) ?? 0) - at, width: edge - before }
      }),
    ),
  }
}

/** Right edges of columns, drawn to the same whole; edges that are known serve where they are near. */
function edgesOf(widths: readonly number[], whole: number, known: Set<number>): readonly number[] {
  const scale = whole / sum(widths)
  let right = 0
  let before = 0
  return widths.map((width, column) => {
    right += width
    const wanted = Math.round(right * scale)
    const near = [...known].filter((edge) => edge > before && edge < whole && Math.abs(edge - wanted) < NEAR)
    const [nearest] = near.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))
    const behind = widths.length - 1 - column
    const edge = behind === 0 ? whole : (nearest ?? Math.min(Math.max(wanted, before + 1), whole - behind))
    known.add(edge)
    before = edge
    return edge
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
