import type { Cents } from '../money/cents'
import { type CompiledTable, compileTable } from './compile'
import type { Entry, Ledger, Slot } from './ledger'
import type { Measure } from './addends'
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
const NONE: readonly never[] = []

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
  /** By the contributions that records alike share: what they add to each sum. */
  const measuresOf = new WeakMap<Entry['contributions'], readonly (Measure | undefined)[]>()
  let ledger: Ledger | undefined
  let slot: Slot | undefined

  return {
    table,
    open(opened) {
      ledger = opened
      slot = opened.slots().find(({ subject }) => subject.table === table)
      for (const { lines } of sums) lines.clear()
      for (const entry of opened.entries.values()) {
        const shares = sharesOf(entry)
        for (const sum of sums) if (shares[sum.column]) sum.lines.add(entry.record.id)
      }
    },
    amountOf(cell) {
      const sum = byCell.get(cell)
      return sum && slot && ((ledger?.value(slot, sum.column) ?? 0) as Cents)
    },
    linesOf: (cell) => byCell.get(cell)?.lines ?? new Set(),
    follow(before, after) {
      const id = (after ?? before)?.record.id ?? ''
      const [old, now] = [sharesOf(before), sharesOf(after)]
      for (const { column, cell, lines } of sums) {
        const share = now[column] ?? 0
        if (share === (old[column] ?? 0)) continue
        touched.add(cell)
        if (share === 0) lines.delete(id)
        else lines.add(id)
      }
    },
    settle() {
      const cells = [...touched]
      touched.clear()
      return cells
    },
  }

  /** By column: a line's amount in each sum. */
  function sharesOf(entry: Entry | undefined): readonly (number | undefined)[] {
    if (entry?.record.collection !== 'lines') return NONE
    const { record, contributions } = entry
    return measures(contributions).map((measure) => measure && record[measure])
  }

  function measures(contributions: Entry['contributions']): readonly (Measure | undefined)[] {
    const known = measuresOf.get(contributions)
    if (known) return known
    const own = contributions.find((each) => each.table === table)
    const found = table.spec.columns.map((_, column) => own?.measures[own.columns.indexOf(column)])
    measuresOf.set(contributions, found)
    return found
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
