import type { CollectionName } from '../model/field-types'

/**
 * The language in which a template pack describes its statutory tables. Everything a table shows is a sum:
 * cell = Σ sign × measure(record) over the records that table, row and column all accept.
 * An interpreter runs these; no table is code.
 */

/**
 * Which records: lines as expenditure, lines (or income entries) as income, last year's 三公 facts by item and fund,
 * and last year's other facts. The latter are margins, so they are never added up: each stands in the one row whose
 * margin it is (a code's, a project's, the total), of its own unit or of all together, where money of its fund is asked
 * for or, of a fact that names none, money of any. Absent is not zero: where no such fact has an amount the cell is
 * empty, and so is a change against it; last year's 三公 are unknown while the file holds none of them.
 */
export const datasets = ['expenditure', 'income', 'priorThreePublic', 'prior'] as const
export type Dataset = (typeof datasets)[number]

export type Measure = 'amount' | 'procurement' | 'procurementSme' | 'procurementMicro'

/** Conjunction over a record's fields; a list means "one of". Codes match by prefix. An absent field matches all. */
export interface Predicate {
  readonly kind?: readonly string[]
  readonly fundType?: readonly string[]
  readonly appropriation?: readonly string[]
  readonly source?: readonly string[]
  readonly carryOver?: boolean
  readonly functionCode?: readonly string[]
  readonly economicCode?: readonly string[]
  readonly not?: Predicate
}

export interface ColumnSpec {
  readonly id: string
  /** Nested header, outermost first; may hold {year}, {lastYear}. */
  readonly path: readonly string[]
  readonly side?: 'income' | 'expenditure'
  readonly where?: Predicate
  /** Default `amount`. */
  readonly measure?: Measure
  /** A total or subtotal of other columns. Of all others, exactly one takes each line that the table takes. */
  readonly sum?: true
  /** What the column adds up whatever its row does: `prior` makes it last year's. */
  readonly dataset?: 'prior'
  /** In a table with a row per record: the field that is shown. */
  readonly field?: string
  /** Equal texts below each other stand once, over as many rows as they hold for. */
  readonly merge?: true
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

export interface NoteSpec {
  readonly text: string
  /** Default `always`. */
  readonly when?: 'always' | 'empty' | 'notEmpty'
}

export interface TableSpec {
  readonly id: string
  readonly number: number
  readonly title: string
  /** For narrow places (a tab); default the title. */
  readonly shortTitle?: string
  readonly layout: 'two-sided' | 'matrix' | 'performance' | 'records'
  readonly unit: '元' | '万元'
  readonly decimals: number
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
  readonly rowHeaders: readonly {
    readonly path: readonly string[]
    readonly side?: 'income' | 'expenditure'
  }[]
  readonly columns: readonly ColumnSpec[]
  readonly rows: readonly RowSpec[]
  readonly notes: readonly NoteSpec[]
  /** Lists of records below the table's own rows. */
  readonly parts?: readonly PartSpec[]
  /** Lines between title and head, where they are others than agency and unit. */
  readonly captions?: readonly CaptionSpec[]
}
