import type { Cents } from '../money/cents'

/** A row of a statutory table. `key` is the cell id without its column: `t03/UNIT/2011307`. */
export interface TableRow {
  readonly key: string
  readonly side: 'income' | 'expenditure' | null
  readonly kind: string
  /** The code as printed; null where the table prints none. */
  readonly code: string | null
  /** What the row stands for. */
  readonly refCode: string | null
  /** Code of the unit, null where rows belong to no unit. */
  readonly unitCode: string | null
  /** Code of the project. */
  readonly projectCode: string | null
  readonly refYear: string | null
  readonly name: string
  readonly level: number
  readonly levelName: string | null
  readonly parentKey: string | null
  /** Two-sided tables: which band of lines the row stands in; bands start on a common line. */
  readonly band: number
  readonly unitName?: string
  /** 主要内容, in the layout that prints one. */
  readonly content?: string
  /** Rows of records: the texts of their columns, and the fields they are made of, by name. */
  readonly texts?: Readonly<Record<string, string>>
  /**
   * Amounts in 分, by the order of the table's columns; null where the column is not of this row's side, or the file
   * does not say what stood there last year.
   */
  readonly cells: readonly (Cents | null)[]
}

export interface CellChange {
  /** `t03/UNIT/2011307/total` */
  readonly cell: string
  /** 分; null: unknown. */
  readonly old: Cents | null
  readonly new: Cents | null
}

export interface RowInsertion {
  readonly table: string
  /** Which list of the table: its own `rows`, or the id of one of its parts. */
  readonly list: string
  /** Key of the row it follows within its list and side; null = first there. */
  readonly after: string | null
  readonly row: TableRow
}

export interface RowMove {
  readonly key: string
  readonly after: string | null
}

export interface RowFieldChange {
  readonly key: string
  readonly field: string
  readonly old: string | number | null
  readonly new: string | number | null
}

/** Applied in this order: removed, moved, inserted (each list one after the other), changed. */
export interface RowChanges {
  readonly removed: readonly string[]
  readonly moved: readonly RowMove[]
  readonly inserted: readonly RowInsertion[]
  readonly changed: readonly RowFieldChange[]
}
