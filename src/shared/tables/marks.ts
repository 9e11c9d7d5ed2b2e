import type { Cents } from '../money/cents'
import { columnOf } from '../printed/cell-id'
import type { CellChange, RowFieldChange } from '../printed/row'

/** What stood in a row at the baseline, where it differs from now. */
export interface RowMark {
  /** The row was not printed then. */
  readonly isNew: boolean
  /** Column → 分 then: 0 where the row was not printed, null where it was unknown. */
  readonly cells: Readonly<Record<string, Cents | null>>
  /** Field of a row of records → its text then. */
  readonly texts: Readonly<Record<string, string>>
}

/** By the key of the row; rows that are as they were have none. */
export type RowMarks = Readonly<Record<string, RowMark>>

const UNMARKED: RowMark = { isNew: false, cells: {}, texts: {} }

/** A row's mark after one of its cells changed; undefined where the row is now as it was. */
export function markAfter(
  mark: RowMark | undefined,
  { cell, old, new: now }: CellChange,
): RowMark | undefined {
  const { isNew, cells, texts } = mark ?? UNMARKED
  const column = columnOf(cell)
  const known = Object.hasOwn(cells, column) ? (cells[column] ?? null) : old
  // Of a row that was not printed what is unknown is no change, and its zeros are none.
  const then = isNew ? (now === null ? null : (0 as Cents)) : known
  const { [column]: _left, ...others } = cells
  return settled({ isNew, cells: then === now ? others : { ...others, [column]: then }, texts })
}

/** The same after a field of the row changed: of a row of records its texts are marked, of others none. */
export function markAfterField(
  mark: RowMark | undefined,
  change: Omit<RowFieldChange, 'key'>,
): RowMark | undefined {
  const [kind, field] = change.field.split('.')
  if (kind !== 'texts' || field === undefined) return mark
  const { isNew, cells, texts } = mark ?? UNMARKED
  // All texts of a new row are new.
  if (isNew) return mark
  const [old, now] = [String(change.old ?? ''), String(change.new ?? '')]
  const { [field]: then = old, ...others } = texts
  return settled({ isNew, cells, texts: then === now ? others : { ...others, [field]: then } })
}

function settled(mark: RowMark): RowMark | undefined {
  const { isNew, cells, texts } = mark
  return isNew || Object.keys(cells).length > 0 || Object.keys(texts).length > 0 ? mark : undefined
}

/** What stood in a cell at the baseline; its amount of now where the row has no mark for it. */
export function amountThen(mark: RowMark | undefined, column: string, now: Cents | null): Cents | null {
  return mark && Object.hasOwn(mark.cells, column) ? (mark.cells[column] ?? null) : now
}

/** Whether a text of a row of records was another then, or none. */
export function isTextMarked(mark: RowMark | undefined, field: string): boolean {
  return mark !== undefined && (mark.isNew || Object.hasOwn(mark.texts, field))
}

/** Of one table, or of all: how many cells hold another amount than then. */
export function countMarks(marks: RowMarks, table?: string): number {
  let count = 0
  for (const [key, { cells }] of Object.entries(marks)) {
    if (table === undefined || key.startsWith(`${table}/`)) count += Object.keys(cells).length
  }
  return count
}
