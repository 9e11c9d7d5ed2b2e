import type { TableRow } from '../printed/row'
import type { ColumnView } from '../printed/table'

type Texts = Pick<TableRow, 'texts'>

/**
 * Over how many lines each cell stands, by row and column; 0 where the one above holds for it too. Equal texts of a
 * column that merges stand once, while those of the merging columns before it are equal as well.
 */
export function mergedLines(
  columns: readonly ColumnView[],
  rows: readonly Texts[],
): readonly (readonly number[])[] {
  const isSame = (a: Texts | undefined, b: Texts, upTo: number): boolean =>
    a !== undefined &&
    columns.slice(0, upTo + 1).every(({ id, merge }) => !merge || a.texts?.[id] === b.texts?.[id])
  return rows.map((row, index) =>
    columns.map(({ merge }, column) => {
      if (!merge) return 1
      if (isSame(rows[index - 1], row, column)) return 0
      let lines = 1
      while (isSame(rows[index + lines], row, column)) lines += 1
      return lines
    }),
  )
}
