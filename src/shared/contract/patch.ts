import type { Cents } from '../money/cents'
import type { BudgetDocument } from '../model/document'

/** Names of the document's collections, the same in packages, paths and patches. */
export type Collection = Exclude<keyof BudgetDocument, 'department'>

/** One input record before and after a step: null before = added, null after = removed. */
export interface RecordChange {
  readonly collection: Collection | 'department'
  readonly id: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** A row of a statutory table. `key` is the cell id without its column: `t03/UNIT/2011307`. */
export interface TableRow {
  readonly key: string
  readonly side: 'income' | 'expenditure' | null
  readonly kind: string
  /** The code as printed; null where the table prints none. */
  readonly code: string | null
  /** What the row stands for. */
  readonly refCode: string | null
  /** Code of the unit, null where rows belong to no unit. */
  readonly unitId: string | null
  /** Code of the project. */
  readonly projectId: string | null
  readonly refYear: string | null
  readonly name: string
  readonly level: number
  readonly levelName: string | null
  readonly parentKey: string | null
  /** Two-sided tables: which band of lines the row stands in; bands start on a common line. */
  readonly band: number
  readonly unitName?: string
  /** Table 12: 主要内容. */
  readonly content?: string
  /** Table 12's goals and indicators carry texts instead of amounts. */
  readonly texts?: Readonly<Record<string, string>>
  /** Amounts in 分, by the order of the table's columns; null where the column is not of this row's side. */
  readonly cells: readonly (Cents | null)[]
}

export interface CellChange {
  /** `t03/UNIT/2011307/total` */
  readonly cell: string
  readonly old: Cents
  readonly new: Cents
}

export interface RowInsertion {
  readonly table: string
  /** Which list of the table: table 12 has three. */
  readonly list: 'rows' | 'goals' | 'indicators'
  /** Key of the row it follows within its list and side; null = first there. */
  readonly after: string | null
  readonly row: TableRow
}

export interface RowMove {
  readonly key: string
  readonly after: string | null
}

export interface RowFieldChange {
  readonly key: string
  readonly field: string
  readonly old: string | number | null
  readonly new: string | number | null
}

/** Applied in this order: removed, moved, inserted (each list one after the other), changed. */
export interface RowChanges {
  readonly removed: readonly string[]
  readonly moved: readonly RowMove[]
  readonly inserted: readonly RowInsertion[]
  readonly changed: readonly RowFieldChange[]
}

/** A figure in a block of text and what it stands for. Offsets in UTF-16 units within the block's text. */
export interface TextFigure {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly role: 'amount' | 'difference' | 'rate' | 'count' | 'direction' | 'year'
  /** Cell ids, or paths of inputs such as `priorFacts/ID/amount`, `assets/ID/value`. */
  readonly refs: readonly string[]
  /** In an override: what the program prints there now, when that differs; null when it prints no such figure. */
  readonly now?: string | null
}

/** A stretch of a block that a person wrote, and the input that holds it. Offsets as in `TextFigure`. */
export interface TextField {
  readonly start: number
  readonly end: number
  /** `projects/CODE/purpose`, `priorFacts/ID/reason`, `facts/ID/value` … */
  readonly path: string
}

export interface TextBlockView {
  readonly key: string
  readonly kind: 'heading' | 'generated' | 'free' | 'override'
  readonly text: string
  /** Overrides: some figure was written against a value that prints differently now. */
  readonly stale?: boolean
  readonly figures: readonly TextFigure[]
  readonly fields: readonly TextField[]
  /** Free paragraphs and overrides: the input that holds the whole text, `blocks/ID/text`. */
  readonly path?: string
  /** Rows of a table within the text; `text` joins their cells as Markdown does. */
  readonly grid?: { readonly row: 'head' | 'body'; readonly align: readonly ('left' | 'right')[] }
}

export interface BlockChange {
  readonly key: string
  /** null = the block did not exist before / does not exist any more. */
  readonly old: TextBlockView | null
  readonly new: TextBlockView | null
  /** Key of the block it follows within its part, null = first; given where a block is added or has moved. */
  readonly after?: string | null
}

/**
 * What one step changed, complete: applying it to a projection of `from` gives the projection of `to`. Only a change of
 * the department itself is not in it whole (every head names it): then the view is to be fetched afresh.
 */
export interface Patch {
  readonly from: number
  readonly to: number
  readonly label: string
  readonly records: readonly RecordChange[]
  readonly cells: readonly CellChange[]
  readonly rows: RowChanges
  readonly blocks: readonly BlockChange[]
  readonly state: SessionState
}

/** What the frame shows beside the document. */
export interface SessionState {
  readonly revision: number
  /** ISO time of the last committed step; null for a file without steps. */
  readonly savedAt: string | null
  /** Label of the step that undo would take back, null when there is none. */
  readonly undo: string | null
  readonly redo: string | null
}
