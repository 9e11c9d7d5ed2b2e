import type { TableRow } from '../printed/row'
import type { Cents } from '../money/cents'
import type { Entry, Ledger, Slot } from './ledger'
import type { PrintedRows } from './printed-rows'
import type { Addend, Measure } from './addends'

/** Why this number: the records that add up to a cell, and where else all of them go. */
export interface CellOrigin {
  readonly row: TableRow
  readonly tableId: string
  readonly column: number
  /** In document order; the amount is the record's share before its sign. */
  readonly parts: readonly Part[]
  /** Other printed cells that contain every one of these records, by the same measure. */
  readonly usedIn: readonly string[]
}

export interface Part {
  readonly record: Addend
  readonly sign: 1 | -1
  readonly amount: Cents
}

export function cellOrigin(cell: string, ledger: Ledger, printedRows: PrintedRows): CellOrigin | undefined {
  const found = printedRows.locate(cell)
  if (!found) return undefined
  const { slot, column } = found
  const measure = slot.subject.table.spec.columns[column]?.measure ?? 'amount'
  const parts: Part[] = []
  /** How many of the parts each cell holds, by its address in the ledger. */
  const holds = new Map<number, number>()
  let first: Entry | undefined
  for (const entry of ledger.entries.values()) {
    const part = partIn(entry, slot, column)
    if (!part) continue
    parts.push(part)
    first ??= entry
    forEachCell(entry, measure, (holder, at) =>
      holds.set(holder.base + at, (holds.get(holder.base + at) ?? 0) + 1),
    )
  }
  const usedIn: string[] = []
  if (first) {
    forEachCell(first, measure, (holder, at) => {
      const key = printedRows.keyOf(holder)
      const id = `${key}/${holder.subject.table.spec.columns[at]?.id}`
      if (key !== undefined && id !== cell && holds.get(holder.base + at) === parts.length) usedIn.push(id)
    })
  }
  return {
    row: printedRows.row(slot),
    tableId: slot.subject.table.spec.id,
    column,
    parts: parts.sort((a, b) => a.record.position - b.record.position),
    usedIn,
  }
}

function partIn({ record, contributions, slots }: Entry, slot: Slot, column: number): Part | undefined {
  for (let i = 0; i < slots.length; i += 1) {
    if (slots[i] !== slot) continue
    const contribution = contributions[i]
    const at = contribution?.columns.indexOf(column) ?? -1
    if (!contribution || at < 0) continue
    return { record, sign: contribution.sign, amount: record[contribution.measures[at] ?? 'amount'] as Cents }
  }
  return undefined
}

/** The cells that hold this measure of a record: its procurement part is another number than its amount. */
function forEachCell(
  { contributions, slots }: Entry,
  measure: Measure,
  visit: (slot: Slot, column: number) => void,
): void {
  slots.forEach((slot, i) => {
    const { columns = [], measures = [] } = contributions[i] ?? {}
    columns.forEach((column, at) => {
      if ((measures[at] ?? 'amount') === measure) visit(slot, column)
    })
  })
}
