import type { Unit } from '../money/format'
import type { RecordSourceName } from './record-sources'

/** Forms in which a finance system takes a budget; a pack names those that its own takes. */
export const destinationForms = ['xlsx', 'json', 'csv', 'csv-gb18030'] as const
export type DestinationForm = (typeof destinationForms)[number]

/**
 * 去向: what a finance system takes, as data. Record sets become rows of named columns; what is a code there, how long a text may
 * be and what may not be empty stands with each column. No code knows a system.
 */
export interface DestinationSpec {
  readonly id: string
  readonly title: string
  readonly year: number
  /** Where the names come from, in words, for whoever has to trust them. */
  readonly source: string
  readonly forms: readonly DestinationForm[]
  /** Code maps by name: what is stored here → what it is there. */
  readonly codes?: Readonly<Record<string, CodeMap>>
  readonly tables: readonly DestinationTable[]
}

/** By the value as the exchange package holds it; a flag is `true` or `false`. */
export type CodeMap = Readonly<Record<string, MappedCode>>

export interface MappedCode {
  readonly code: string
  readonly name: string
}

/** What a line of a table's head shows of its columns. */
export const headLines = ['id', 'name', 'group'] as const
export type HeadLine = (typeof headLines)[number]

export interface DestinationTable {
  readonly id: string
  readonly name: string
  /** What there is a row of. */
  readonly rows: RecordSourceName
  /** Name of its worksheet; default its id. */
  readonly sheet?: string
  /** A line over the head, across all columns. */
  readonly title?: string
  /** Lines of the head from above; `group` stands over the columns of one, and a column without one reaches over it. */
  readonly head: readonly HeadLine[]
  /** Not found in the source: name and columns are assumed. */
  readonly assumed?: true
  readonly columns: readonly DestinationColumn[]
}

export const columnKinds = ['text', 'amount', 'number', 'flag'] as const
export type ColumnKind = (typeof columnKinds)[number]

/** `assumed`: the source does not say it. */
export type TextLength =
  { readonly exact: number; readonly assumed?: true } | { readonly max: number; readonly assumed?: true }

/** One column; exactly one of `from`, `value` and `count` says what stands in it. */
export interface DestinationColumn {
  readonly id: string
  readonly name: string
  /** Neighbours of one group stand under one head. */
  readonly group?: string
  /** A field of the row's records, `project.code` (record-sources.ts, derived.ts). */
  readonly from?: string
  /** The same in every row. */
  readonly value?: string
  /** 序号, from 1. */
  readonly count?: true
  /** Only in rows of such a code; the others stay empty. */
  readonly only?: { readonly from: string; readonly prefixes: readonly string[] }
  readonly as: ColumnKind
  /** Name of a code map. */
  readonly codes?: string
  /** Of a code: what it is called, in its place. */
  readonly shows?: 'name'
  /** Of amounts; default 元, to the 分. In 万元 too nothing is rounded: six decimals where they are needed. */
  readonly unit?: Unit
  /** Of texts, in characters. */
  readonly length?: TextLength
  /** Of texts: digits alone. */
  readonly digits?: true
  readonly required?: true
  /** Not found in the source. */
  readonly assumed?: true
  readonly note?: string
}
