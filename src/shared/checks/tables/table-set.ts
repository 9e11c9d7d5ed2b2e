import type { Figure, Print } from '../figures/figure'
import type { CheckBindings, MeasurePlace } from '../spec'

/**
 * The tables as rules look at them, whoever made them: the engine, which adds up, or a document that was read, whose every cell
 * may be wrong. Rules run on either.
 */
export interface TableSet {
  readonly print: Print
  /** Its sums and rows were all added up of the same records: within tables, and row by row between them, nothing can differ. */
  readonly isAddedUp: boolean
  /**
   * The figure of a measure: as a whole, or of the row of a code. Null: the cell is there and blank; undefined: there is no such
   * cell.
   */
  amountOf(measure: string, code?: string): Figure | null | undefined
  /** Codes of the rows that a measure's column has. */
  codes(measure: string): readonly string[]
  /** Cells of a measure, where one looks when it is wrong. */
  placesOf(measure: string, code?: string): readonly string[]
  /** Sums printed in the tables of these measures, with what they are made of. */
  sums(of: 'columns' | 'rows', measures: readonly string[]): readonly PrintedSum[]
  tables(): readonly CheckedTable[]
}

export interface PrintedSum {
  /** Cell of the sum. */
  readonly place: string
  /** Table, row and column as people call them. */
  readonly name: string
  readonly whole: Figure
  readonly parts: readonly Figure[]
}

/** What stands around the rows of a table. */
export interface CheckedTable {
  readonly id: string
  /** Number and title. */
  readonly name: string
  readonly title: string
  /** Null: none is stated. */
  readonly unit: string | null
  /** Every amount is zero or blank. */
  readonly isEmpty: boolean
  /** As printed under it; null: not known. */
  readonly notes: readonly string[] | null
  /** Cells of amounts in which something else stands, less than nothing where that cannot be, or more decimals than are printed. */
  readonly oddCells: readonly {
    readonly place: string
    readonly row: string
    readonly text: string
    readonly fault: 'words' | 'negative' | 'tooFine'
  }[]
  /** Cells in percent, as they stand there. */
  readonly percentages: readonly { readonly place: string; readonly text: string }[]
}

/** Where a measure stands; undefined: the template does not print it. */
export function placeOfMeasure({ measures }: CheckBindings, measure: string): MeasurePlace | undefined {
  return Object.hasOwn(measures, measure) ? measures[measure] : undefined
}

/** Ids of the tables that measures stand in. */
export function tablesOf(bindings: CheckBindings, measures: readonly string[]): ReadonlySet<string> {
  return new Set(
    measures.flatMap((measure) => {
      const place = placeOfMeasure(bindings, measure)
      if (!place || 'sum' in place) return []
      return 'cells' in place ? place.cells.map(({ table }) => table) : [place.table]
    }),
  )
}
