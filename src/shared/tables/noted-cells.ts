import type { Cents } from '../money/cents'
import type { Readers } from '../reading/readers'
import { rowKeyOf } from '../printed/cell-id'
import type { CellChange, RowChanges } from '../printed/row'

/** The tables as their readers ask for them. */
export interface Cells {
  /** 分 of a printed cell or an unprinted sum; null where it is unknown, undefined where there is no such cell. */
  amountOf(cell: string): Cents | null | undefined
  /** Ids of the lines that make up an unprinted sum. */
  linesOf(cell: string): ReadonlySet<string>
  /** A code as it stands in the ids of cells. */
  codeInKeys(of: 'units' | 'projects', code: string): string
}

/** What followed in the tables from a step, as far as readers ask. */
export interface TableEffects {
  readonly cells: readonly Pick<CellChange, 'cell' | 'new'>[]
  readonly rows: Pick<RowChanges, 'inserted' | 'removed'>
  /** Cells of unprinted sums. */
  readonly sums: readonly string[]
}

/**
 * The same cells, each noted with its row when it is asked for: a row that comes or goes takes its cells along without
 * naming them.
 */
export function notedCells(cells: Cells, note: Readers<object>['note']): Cells {
  return {
    amountOf(cell) {
      note(cell)
      note(rowKeyOf(cell))
      return cells.amountOf(cell)
    },
    linesOf: (cell) => cells.linesOf(cell),
    codeInKeys: (of, code) => cells.codeInKeys(of, code),
  }
}

/** The names under which readers of cells hear of a step. */
export function touchedNames({ cells, rows, sums }: TableEffects): readonly string[] {
  return [
    ...cells.map(({ cell }) => cell),
    ...sums,
    ...rows.inserted.map(({ row }) => row.key),
    ...rows.removed,
  ]
}
