import type { Cents } from '../money/cents'
import type { Unit } from '../money/format'
import type { HeadCell } from '../tables/header'

/** A list as data: a sheet of lines, of projects, or what a window shows of a list, as it is filtered and sorted there. */
export interface DataSheet {
  /** Of the sheet, and of the file that holds it alone. */
  readonly name: string
  readonly unit: Unit
  readonly decimals: number
  /** As of a published table: one list a line. */
  readonly head: readonly (readonly HeadCell[])[]
  readonly columns: readonly DataColumn[]
  readonly rows: readonly DataRow[]
}

export interface DataColumn {
  /** `code`: digits that are text. */
  readonly kind: 'text' | 'code' | 'amount' | 'number'
}

export interface DataRow {
  /** One for each column: words, 分 of an amount, a number; null: nothing. */
  readonly cells: readonly (string | number | Cents | null)[]
  /** It adds others up. */
  readonly isStrong?: true | undefined
}
