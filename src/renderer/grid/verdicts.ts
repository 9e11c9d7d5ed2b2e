import type { SharedValue, Verdict } from './column'
import type { HeldCell } from './doubts'

/** What becomes of cells that stand for one value of their row, of all that something is put into at once. */
export function verdictsOf<Row>(cells: readonly HeldCell<Row>[]): ReadonlyMap<HeldCell<Row>, Verdict> {
  const verdicts = new Map<HeldCell<Row>, Verdict>()
  const byRow = new Map<Row, Map<SharedValue<Row>, HeldCell<Row>[]>>()
  for (const cell of cells) {
    const { row, column } = cell
    const shared = column.entry?.shared
    if (row === undefined || !shared) continue
    const ofRow = byRow.get(row) ?? new Map<SharedValue<Row>, HeldCell<Row>[]>()
    byRow.set(row, ofRow.set(shared, [...(ofRow.get(shared) ?? []), cell]))
  }
  for (const [row, values] of byRow) {
    for (const [shared, own] of values) {
      const found = shared.verdicts(
        row,
        own.map(({ column, text }) => ({ column: column.id, text })),
      )
      for (const [i, cell] of own.entries()) verdicts.set(cell, found[i] ?? 'written')
    }
  }
  return verdicts
}
