/** Rows by their keys in an order that was asked for once. */
export type Ranks = ReadonlyMap<string, number>

/** What a row is ordered by: an amount, or words; null: nothing is known, which stands last either way. */
export type OrderedBy = number | string | null

/** Chinese words by their readings, digits within them by what they amount to. */
const WORDS = new Intl.Collator('zh-CN', { numeric: true })

/** The order of rows of now; those that are alike stay as they are. */
export function ranksOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  by: (row: Row) => OrderedBy,
  isDescending: boolean,
): Ranks {
  const sign = isDescending ? -1 : 1
  const sorted = rows
    .map((row) => ({ key: keyOf(row), by: by(row) }))
    .sort((a, b) => inOrder(a.by, b.by, sign))
  return new Map(sorted.map(({ key }, rank) => [key, rank]))
}

/** Which of two stands first; `sign` -1: the other way round. */
export function inOrder(a: OrderedBy, b: OrderedBy, sign: 1 | -1 = 1): number {
  return a === null || b === null ? Number(a === null) - Number(b === null) : sign * compared(a, b)
}

function compared(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : WORDS.compare(String(a), String(b))
}

/**
 * Rows in an order that was asked for: it is kept while they are edited, so that none moves under the hand. A row that
 * came since stands behind the one that it follows in the file.
 */
export function inRanks<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  ranks: Ranks,
): readonly Row[] {
  const behind = new Map<string | null, Row[]>()
  const known: Row[] = []
  let before: string | null = null
  for (const row of rows) {
    const key = keyOf(row)
    if (ranks.has(key)) {
      known.push(row)
      before = key
    } else behind.set(before, [...(behind.get(before) ?? []), row])
  }
  const rankOf = (row: Row): number => ranks.get(keyOf(row)) ?? 0
  return [
    ...(behind.get(null) ?? []),
    ...known.sort((a, b) => rankOf(a) - rankOf(b)).flatMap((row) => [row, ...(behind.get(keyOf(row)) ?? [])]),
  ]
}
