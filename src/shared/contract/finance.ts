import type { ColumnKind, DestinationForm, HeadLine } from '../destination/spec'
import type { Unfit } from '../destination/unfit'
import type { Unit } from '../money/format'
import type { Receipt } from './receipts'
import type { PackEntry } from './results'

/** Forms in which a package can be asked for; a pack takes some of them. */
export const financeForms = [
  'xlsx',
  'json',
  'csv',
  'csv-gb18030',
] as const satisfies readonly DestinationForm[]

/** 去向 as it is offered: those with faults are listed with them and cannot be chosen. */
export interface DestinationEntry extends PackEntry {
  /** Of one without faults. */
  readonly source: string | null
  readonly forms: readonly DestinationForm[]
  readonly tables: readonly { readonly id: string; readonly name: string; readonly assumed: boolean }[]
}

/** What would go to a destination now, and what is missing before it may. */
export interface FinanceView {
  readonly revision: number
  readonly tables: readonly FinanceTable[]
  /** In order of tables and rows, as many as can be read; all are counted. */
  readonly unfit: readonly Unfit[]
  readonly unfitCount: number
  /** 涉密项目 are left out; of how many or how much nothing is said. */
  readonly secretsLeftOut: boolean
}

export interface FinanceTable {
  readonly id: string
  readonly name: string
  readonly title: string | null
  readonly head: readonly HeadLine[]
  readonly assumed: boolean
  readonly rows: number
  /** Of the list, those first met in this table. */
  readonly unfit: number
  readonly columns: readonly FinanceColumn[]
}

export interface FinanceColumn {
  readonly id: string
  readonly name: string
  readonly group: string | null
  readonly as: ColumnKind
  /** Of amounts. */
  readonly unit: Unit | null
  readonly isRequired: boolean
  readonly isAssumed: boolean
  readonly note: string | null
  /** What it is made of, in words: 项目的项目代码, 序号. */
  readonly source: string
}

/** Rows as they would be written, each value with the place it comes from. */
export interface FinanceRow {
  /** Path of its record, and what that is called. */
  readonly record: string
  readonly name: string
  readonly cells: readonly FinanceCell[]
}

export interface FinanceCell {
  /** 分 of an amount. */
  readonly value: string | number | null
  /** What a code is called. */
  readonly name: string | null
  /** Path of the field; null of what no field holds. */
  readonly place: string | null
  /** Why it cannot stay so; null: it can. */
  readonly why: string | null
}

/** A package that was written. */
export interface FinanceWritten {
  /** Names in the folder or archive, the manifest last; beside one file its manifest. */
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[]
  readonly revision: number
  /** manifest.json, as data. */
  readonly manifest: Readonly<Record<string, unknown>>
  /** What the budget keeps of it; null where its file can only be looked at. */
  readonly receipt: Receipt | null
}
