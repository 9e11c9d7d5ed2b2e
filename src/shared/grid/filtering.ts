import { inOrder, type OrderedBy } from './ordering'

/** What of a column passes: some of its words as they are shown, or amounts in 分 by comparison. */
export type ColumnFilter =
  | { readonly by: 'values'; readonly values: ReadonlySet<string> }
  | { readonly by: 'above' | 'below' | 'equal'; readonly amount: number }
  | { readonly by: 'empty' }

/** What a filter makes of rows: which it was asked of, by key, and which of them pass. */
export interface Verdict {
  readonly asked: ReadonlySet<string>
  readonly passing: ReadonlySet<string>
}

/** What is asked of a row in a column. */
export interface FilteredCell {
  /** What is shown of it. */
  readonly text: string
  /** Null where there is none. */
  readonly amount: number | null
}

export function passes({ text, amount }: FilteredCell, filter: ColumnFilter): boolean {
  switch (filter.by) {
    case 'values':
      return filter.values.has(text)
    case 'empty':
      return text === '' || amount === null
    case 'above':
      return amount !== null && amount > filter.amount
    case 'below':
      return amount !== null && amount < filter.amount
    case 'equal':
      return amount !== null && amount === filter.amount
  }
}

/** Asked once, of the rows of now. */
export function verdictOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  cellOf: (row: Row) => FilteredCell,
  filter: ColumnFilter,
): Verdict {
  const passing = rows.filter((row) => passes(cellOf(row), filter))
  return { asked: new Set(rows.map(keyOf)), passing: new Set(passing.map(keyOf)) }
}

/**
 * Rows that every verdict lets pass. One that came since stays, and so does one that was edited since: none vanishes under
 * the hand.
 */
export function inVerdicts<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  verdicts: readonly Verdict[],
): readonly Row[] {
  if (verdicts.length === 0) return rows
  return rows.filter((row) => {
    const key = keyOf(row)
    return verdicts.every(({ asked, passing }) => passing.has(key) || !asked.has(key))
  })
}

/** One of the words that stand in a column, and in how many rows. */
export interface DistinctValue {
  readonly text: string
  readonly count: number
}

/** What stands in a column, in its order; where nothing does stands last. */
export function distinctValues<Row>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
  by: (row: Row) => OrderedBy,
): readonly DistinctValue[] {
  const groups = [...Map.groupBy(rows, textOf)].flatMap(([text, [first, ...rest]]) =>
    first === undefined ? [] : [{ text, count: rest.length + 1, by: text === '' ? null : by(first) }],
  )
  return groups.sort((a, b) => inOrder(a.by, b.by)).map(({ text, count }) => ({ text, count }))
}
