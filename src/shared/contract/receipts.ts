import type { Field } from '../model/field-types'
import type { Cents } from '../money/cents'
import type { Unit } from '../money/format'
import type { FileEntry } from './results'
import type { ShownPlace } from './shown'

/** What was sent, as the file keeps it (回执). */
export interface Receipt {
  readonly id: string
  /** 1 = the first that was sent. */
  readonly number: number
  /** ISO time. */
  readonly at: string
  /** The preparer's name. */
  readonly by: string
  readonly name: string
  readonly note: string
  /** Id of the destination, and the form in which it was given the files. */
  readonly pack: string
  readonly form: string
  /** 控制数: what the sent rows come to, in 分. */
  readonly total: Cents
  /** Of the budget that was sent. */
  readonly revision: number
  /** SHA-256, in hex: of the budget as exchange package, and of the zip of the sent files. */
  readonly checksum: string
  readonly sentChecksum: string
}

/** A receipt in the list. */
export interface ListedReceipt extends Receipt {
  /** What changed since, nothing where all are 0 (与报送一致); null where it was not asked, or cannot be told: then `problem` says why. */
  readonly since: ChangeCounts | null
  readonly problem: string | null
}

/** Printed cells, fields with records that came or went, and paragraphs. */
export interface ChangeCounts {
  readonly cells: number
  readonly fields: number
  readonly paragraphs: number
}

/** What changed since something was sent; of very much the first, `counts` counts all. */
export interface ReceiptChanges extends BudgetChanges {
  /** Of the budget that it is compared with. */
  readonly revision: number
  readonly receipt: Receipt
  /** As it was sent. */
  readonly manifest: unknown
}

/** What differs between two states of a budget, to be read. */
export interface BudgetChanges {
  readonly counts: ChangeCounts
  readonly tables: readonly ChangedTable[]
  /** Records that came or went, and fields of others. */
  readonly records: readonly ChangedRecord[]
  readonly fields: readonly ChangedField[]
  readonly paragraphs: readonly ChangedParagraph[]
}

export interface ChangedTable {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly unit: Unit
  readonly decimals: number
  readonly cells: readonly ChangedCell[]
}

export interface ChangedCell {
  readonly cell: string
  readonly row: string
  readonly column: string
  /** 分; null: unknown, or the row was not printed then, or is not now (`only`). */
  readonly old: Cents | null
  readonly new: Cents | null
  readonly only?: 'then' | 'now'
  readonly place: ShownPlace
}

export interface ChangedRecord {
  readonly path: string
  /** 分项, 项目 */
  readonly kind: string
  /** As people call it. */
  readonly name: string
  readonly is: 'added' | 'removed'
  readonly place: ShownPlace | null
}

export interface ChangedField {
  readonly path: string
  /** The record, and the field, as people call them. */
  readonly record: string
  readonly field: string
  readonly type: Field['type']
  /** Amounts in 分, all else as it would be typed; null: nothing stood there, or stands. */
  readonly old: number | string | null
  readonly new: number | string | null
  readonly place: ShownPlace | null
}

export interface ChangedParagraph {
  /** As people read it, records by their code; `place` has the key that the program goes by. */
  readonly key: string
  /** Part and paragraph in few words. */
  readonly name: string
  /** Where it is printed in one of the two states alone. */
  readonly only?: 'then' | 'now'
  readonly sentences: readonly { readonly old: string | null; readonly new: string | null }[]
  readonly place: ShownPlace | null
}

/** Sent files written again: the folder or zip, and what is in it. */
export interface RewrittenReceipt extends FileEntry {
  readonly files: readonly { readonly name: string; readonly size: number }[]
}
