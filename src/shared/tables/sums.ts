import type { Cents } from '../money/cents'
import { type CompiledTable, compileTable } from './compile'
import type { Entry, Ledger, Slot } from './ledger'
import type { ColumnSpec, SumSpec } from './spec'

/** Sums of lines that no table prints: cells of an unprinted table that the ledger adds up like any other. */
export interface Sums {
  readonly table: CompiledTable
  /** Finds the sums in a ledger that holds all records. */
  open(ledger: Ledger): void
  /** 分; undefined for a cell that is none of these. */
  amountOf(cell: string): Cents | undefined
  /** Ids of the lines that have a share in it, in no order; none for a cell that is none of these. */
  linesOf(cell: string): ReadonlySet<string>
  /** Takes note of the sums in which one state of a line has another share than the next. */
  follow(before: Entry | undefined, after: Entry | undefined): void
  /** Ends a step: the cells of which some line's share changed, even where the sum did not. */
  settle(): readonly string[]
}

interface Sum {
  readonly cell: string
  readonly column: number
  readonly lines: Set<string>
}

const TABLE = 'lines'
const ROW = 'sum'

/** The cell of a named sum, called as others are: `lines/all/sum/NAME`. */
export function sumCell(name: string): string {
  return `${TABLE}/all/${ROW}/${name}`
}

export function openSums(specs: Readonly<Record<string, SumSpec>>): Sums {
  const table = unprintedTable(specs)
  const sums = table.spec.columns.map(({ id }, column): Sum => ({
    cell: sumCell(id),
    column,
    lines: new Set(),
  }))
  const byCell = new Map(sums.map((sum) => [sum.cell, sum]))
  const touched = new Set<string>()
  let ledger: Ledger | undefined
  let slot: Slot | undefined

  return {
    table,
    open(opened) {
      ledger = opened
      slot = opened.slots().find(({ subject }) => subject.table === table)
      for (const { lines } of sums) lines.clear()
      for (const entry of opened.entries.values()) {
        for (const sum of sums) if (shareOf(entry, sum) !== 0) sum.lines.add(entry.record.id)
      }
    },
    amountOf(cell) {
      const sum = byCell.get(cell)
      return sum && slot && ((ledger?.value(slot, sum.column) ?? 0) as Cents)
    },
    linesOf: (cell) => byCell.get(cell)?.lines ?? new Set(),
    follow(before, after) {
      const id = (after ?? before)?.record.id ?? ''
      for (const sum of sums) {
        const share = shareOf(after, sum)
        if (share === shareOf(before, sum)) continue
        touched.add(sum.cell)
        if (share === 0) sum.lines.delete(id)
        else sum.lines.add(id)
      }
    },
    settle() {
      const cells = [...touched]
      touched.clear()
      return cells
    },
  }

  function shareOf(entry: Entry | undefined, { column }: Sum): number {
    if (entry?.record.collection !== 'lines') return 0
    // The unprinted table is the ledger's last.
    const { columns = [], measures = [] } = entry.contributions.findLast((each) => each.table === table) ?? {}
    const measure = measures[columns.indexOf(column)]
    return measure === undefined ? 0 : entry.record[measure]
  }
}

/** One row with a column for each sum. */
function unprintedTable(specs: Readonly<Record<string, SumSpec>>): CompiledTable {
  return compileTable({
    id: TABLE,
    number: 0,
    title: TABLE,
    layout: 'matrix',
    unit: '元',
    decimals: 2,
    scope: 'department',
    rowHeaders: [],
    columns: Object.entries(specs).map(([id, { of, where }]): ColumnSpec => ({
      id,
      path: [id],
      measure: of,
      where,
    })),
    rows: [{ rows: 'fixed', kind: ROW, name: ROW, level: 0 }],
    notes: [],
  })
}
