import { formatAmount } from '../../../shared/money/format'
import type { TableRow } from '../../../shared/printed/row'
import type { RowWords, TableView } from '../../../shared/printed/table'
import type { Leaf } from '../../../shared/tables/header'
import { isOfText } from '../../../shared/tables/printed'

/** Widths in px at 12 px type: a digit, a Han character, both paddings of a cell. */
export const DIGIT = 6.8
export const HAN = 12
const PADDING = 18
const NAME_WIDTH = 256
const HEADER_WIDTHS: Readonly<Record<RowWords, number>> = {
  code: 80,
  name: NAME_WIDTH,
  unit: NAME_WIDTH,
  content: 420,
  year: 108,
}
/** A head wraps into at most this many lines, of at least this many characters. */
const HEAD_LINES = 4
const HEAD_CHARACTERS = 4
/** A name is set in by so much for each level below the first. */
const INDENT = 12

/** By how many px the name of a row is set in. */
export function indentOf({ level }: Pick<TableRow, 'level'>): number {
  return Math.max(0, level - 1) * INDENT
}

/** Width of each printed column; numbers are never cut. */
export function columnWidths(view: TableView, columns: readonly Leaf[]): readonly number[] {
  return columns.map((leaf) => {
    if (leaf.kind === 'amount') return isOfText(view, leaf.index) ? NAME_WIDTH : amountWidth(view, leaf.index)
    return HEADER_WIDTHS[view.rowHeaders[leaf.index]?.shows ?? 'name']
  })
}

function amountWidth(view: TableView, column: number): number {
  const amounts = view.rows.flatMap((row) => row.cells[column] ?? [])
  const extremes =
    amounts.length > 0
      ? [amounts.reduce((a, b) => (a < b ? b : a)), amounts.reduce((a, b) => (a < b ? a : b))]
      : []
  const digits = Math.max(0, ...extremes.map((amount) => formatAmount(amount, view).length))
  const head = view.columns[column]?.path.at(-1)?.length ?? 0
  const characters = Math.max(HEAD_CHARACTERS, Math.ceil(head / HEAD_LINES))
  return Math.ceil(PADDING + Math.max(digits * DIGIT, characters * HAN))
}
