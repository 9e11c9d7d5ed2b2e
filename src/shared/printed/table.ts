import type { TableRow } from './row'

/** A table as a window shows it: the specification with its years filled in, and the rows of now, in printed order. */
export interface TableView extends TableForm {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly shortTitle: string
  /** 预算单位 line. */
  readonly agency: string
  readonly columns: readonly ColumnView[]
  /** Two-sided tables: the income list, then the expenditure list, each in order. */
  readonly rows: readonly TableRow[]
  /** Lines between title and head, where they are others than agency and unit. */
  readonly captions: readonly CaptionView[]
  /** Further lists of records below the table's own rows. */
  readonly parts: readonly PartView[]
}

/** How a table is laid out and what stands around its rows. */
export interface TableForm {
  readonly layout: 'two-sided' | 'matrix' | 'performance' | 'records'
  readonly unit: '元' | '万元'
  readonly decimals: number
  readonly rowHeaders: readonly RowHeader[]
  readonly notes: readonly Note[]
}

export interface RowHeader {
  readonly path: readonly string[]
  readonly side?: 'income' | 'expenditure'
  readonly shows: RowWords
}

/** What of a row stands in a row header: `year` is a row's name too, printed under 年度. */
export const rowWords = ['code', 'name', 'unit', 'content', 'year'] as const
export type RowWords = (typeof rowWords)[number]

export interface ColumnView {
  readonly id: string
  /** Nested header, outermost first. */
  readonly path: readonly string[]
  readonly side?: 'income' | 'expenditure'
  /** In a table with a row per record: the field that is shown. */
  readonly field?: string
  /** Equal texts below each other stand once, over as many rows as they hold for. */
  readonly merge?: true
}

export interface Note {
  readonly text: string
  /** Default `always`. */
  readonly when?: 'always' | 'empty' | 'notEmpty'
}

export interface CaptionView {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** A list of records below a table's own rows; the rows carry `texts`. */
export interface PartView {
  readonly id: string
  readonly title: string
  readonly columns: readonly ColumnView[]
  readonly rows: readonly TableRow[]
}
