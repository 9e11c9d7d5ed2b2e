import type { CellSize } from '../setting/column-widths'
import type { CellKind, StyleId } from './styles'

/** The document on its way to paper: sections of paragraphs and tables, before anything of it is markup. Widths in points. */
export interface SetSection {
  readonly page: PageKind
  readonly blocks: readonly SetBlock[]
}

export type PageKind = 'cover' | 'text' | 'upright' | 'across'

export type SetBlock = SetParagraph | SetContents | SetTable

export interface SetParagraph {
  readonly kind: 'paragraph'
  readonly style: StyleId
  /** Parted where a new line was begun. */
  readonly lines: readonly string[]
  /** A heading that the contents name. */
  readonly mark?: string
  /** Further on in the same line: a text and where it begins, or, of the last, ends. In points. */
  readonly aside?: readonly { readonly text: string; readonly at: number }[]
  /** Space above it, in points; only the cover has any. */
  readonly before?: number
}

/** The list of headings, as a field that Word renews. */
export interface SetContents {
  readonly kind: 'contents'
  readonly entries: readonly ContentsEntry[]
}

export interface ContentsEntry {
  readonly level: 1 | 2 | 3
  readonly text: string
  readonly mark: string
}

export interface SetTable {
  readonly kind: 'table'
  /** What it is, for those who hear it read. */
  readonly title: string
  readonly size: CellSize
  readonly widths: readonly number[]
  /** Repeated on each page. */
  readonly head: readonly SetRow[]
  readonly rows: readonly SetRow[]
}

export interface SetRow {
  readonly cells: readonly SetCell[]
  /** So long that it may go on on the next page. */
  readonly maySplit?: true
}

export interface SetCell {
  readonly kind: CellKind
  /** A paragraph each. */
  readonly lines: readonly string[]
  /** Columns that it stands over; default 1. */
  readonly columns?: number
  /** Begins a cell over several rows, or goes on with the one above. */
  readonly over?: 'begins' | 'goesOn'
  /** Characters that it is set in by. */
  readonly level?: number
  readonly isStrong?: true
}
