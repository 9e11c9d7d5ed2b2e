/**
 * The language in which a template pack describes its statutory tables. Everything a table shows is a sum:
 * cell = Σ sign × measure(record) over the records that table, row and column all accept.
 * An interpreter runs these; no table is code.
 */

/** Which records: lines as expenditure, lines (or income entries) as income, prior-year 三公 facts. */
export type Dataset = 'expenditure' | 'income' | 'priorThreePublic'

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
  /** Place among the rows of a project group (table 12's 基本支出): a field of Department. */
  readonly positionField?: 'basicPosition'
  readonly contentField?: 'basicContent'
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
  readonly order: 'position' | 'table5Position' | 'table12Position' | 'part7Position'
  readonly name?: 'name' | 'table12Name'
  readonly content?: 'table12Content'
}

export type RowSpec = FixedRowSpec | UnitRowSpec | CodeRowSpec | ProjectRowSpec

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
  readonly layout: 'two-sided' | 'matrix' | 'performance'
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
  /** Table 12's lower half. */
  readonly performance?: {
    readonly goalsTitle: string
    /** Between a goal's number and its text. */
    readonly goalMark: string
    readonly indicatorsTitle: string
    readonly indicatorColumns: readonly string[]
  }
}
