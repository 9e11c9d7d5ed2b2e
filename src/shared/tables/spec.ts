import type { CollectionName } from '../model/field-types'
import type { ColumnView, RowHeader, RowWords, TableForm } from '../printed/table'
import type { Conditions, Measure } from './addends'
import type { Dataset } from './datasets'

/**
 * The language in which a template pack describes its statutory tables. Everything a table shows is a sum:
 * cell = Σ sign × measure(record) over the records that table, row and column all accept.
 * An interpreter runs these; no table is code.
 */

/**
 * Conjunction over a record's dimensions; a list means "one of". Codes match by prefix. An absent one matches all; a
 * record that does not say (null) matches none.
 */
export interface Predicate extends Conditions {
  readonly not?: Predicate
}

/** A sum over the budget's lines that no table prints: `of` those lines that `where` accepts. */
export interface SumSpec {
  readonly of: Measure
  readonly where: Predicate
}

/** `path` may hold {year}, {lastYear}. */
export interface ColumnSpec extends ColumnView {
  readonly where?: Predicate
  /** Default `amount`. */
  readonly measure?: Measure
  /** A total or subtotal of other columns. Of all others, exactly one takes each line that the table takes. */
  readonly sum?: true
  /** What the column adds up whatever its row does: `prior` makes it last year's. */
  readonly dataset?: 'prior'
  /** Printed before the field's text when that other field is not empty: a goal's number and the mark behind it. */
  readonly prefix?: { readonly field: string; readonly mark: string }
}

/** Where a row's amounts come from; default: one term, the dataset of the row's side or table, sign 1. */
export interface Term {
  readonly dataset: Dataset
  readonly sign: 1 | -1
}

interface RowSpecBase {
  readonly side?: 'income' | 'expenditure'
  /** Default 1. Bands of two sides start on a common line. */
  readonly band?: number
  readonly where?: Predicate
  readonly terms?: readonly Term[]
}

/** One row, as written. Its key is `refCode`, else `kind`. */
export interface FixedRowSpec extends RowSpecBase {
  readonly rows: 'fixed'
  readonly kind: string
  readonly refCode?: string
  readonly refYear?: string
  /** May hold {year}, {lastYear}. */
  readonly name: string
  readonly level: number
  /** refCode of the parent row. */
  readonly parent?: string
  /** `lines`: printed while some record reaches it. Default `always`. */
  readonly present?: 'always' | 'lines'
  /** Its place among the projects of this list is that of `item` there, and so are its name and content. */
  readonly list?: string
  readonly item?: string
}

/** One row per independent unit, before the other rows of that unit. */
export interface UnitRowSpec extends RowSpecBase {
  readonly rows: 'unit'
}

/** Rows by code prefix, one per 类/款/项 that some record reaches. */
export interface CodeRowSpec extends RowSpecBase {
  readonly rows: 'function' | 'economic'
  /** Digits of each printed level, e.g. [3, 5, 7]. */
  readonly digits: readonly number[]
  readonly levelNames: readonly string[]
  /** Whether the code is printed (tables 1, 4 and 6 print names only). */
  readonly printCode: boolean
}

/** One row per project that some record reaches. */
export interface ProjectRowSpec extends RowSpecBase {
  readonly rows: 'project'
  /** The list that orders them (and names them, and says their content). Default: the projects' own order. */
  readonly list?: string
}

/** One row per record of a collection, its columns the record's fields. A table has such rows alone, or none. */
export interface RecordRowSpec {
  readonly rows: 'record'
  readonly of: CollectionName
  /** Values that the record's fields must have; null: nothing stands there. */
  readonly where?: Readonly<Record<string, string | number | boolean | null>>
  /** Kind of the printed rows; default what `add` calls such a record. */
  readonly kind?: string
  /** Field that the row goes by; default the last column's. */
  readonly name?: string
}

/** Rows that add records up. */
export type SumRowSpec = FixedRowSpec | UnitRowSpec | CodeRowSpec | ProjectRowSpec
export type RowSpec = SumRowSpec | RecordRowSpec

/** A further list of rows below a table's own: table 12's goals and indicators. */
export interface PartSpec {
  readonly id: string
  readonly title: string
  readonly columns: readonly ColumnSpec[]
  readonly rows: RecordRowSpec
}

/** A line above a table: the head's own words and what stands behind them. */
export interface CaptionSpec {
  readonly id: string
  /** May hold {year}, {lastYear}. */
  readonly label: string
  /** Field of the department; default the label alone. */
  readonly field?: string
}

/** `shows`: default the name alone, code and name of several, or what the layout prints (view.ts). */
export interface RowHeaderSpec extends Omit<RowHeader, 'shows'> {
  readonly shows?: RowWords
}

export interface TableSpec extends Omit<TableForm, 'rowHeaders'> {
  readonly rowHeaders: readonly RowHeaderSpec[]
  readonly id: string
  readonly number: number
  readonly title: string
  /** For narrow places (a tab); default the title. */
  readonly shortTitle?: string
  /** `unit`: rows stand in a block per unit; `department`: rows belong to no unit. */
  readonly scope: 'unit' | 'department'
  /** With several units: a block each, a department total, or the total and then the blocks. */
  readonly severalUnits?: 'blocks' | 'total' | 'both'
  /** Name of the department total row; required with `total` and `both`. */
  readonly totalName?: string
  /** false: rows whose every amount is zero are not printed. Default true. */
  readonly zeroRows?: boolean
  readonly where?: Predicate
  /** What rows without a side add up: table 2 adds up income. Default `expenditure`. */
  readonly dataset?: Dataset
  readonly columns: readonly ColumnSpec[]
  readonly rows: readonly RowSpec[]
  /** Lists of records below the table's own rows. */
  readonly parts?: readonly PartSpec[]
  /** Lines between title and head, where they are others than agency and unit. */
  readonly captions?: readonly CaptionSpec[]
}
