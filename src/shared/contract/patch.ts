import type { FindingCounts, FindingsChange } from '../checks/finding'
import type { HeadChange } from '../difference/heads'
import type { RecordPatch } from '../model/change'
import type { TextPatch } from '../printed/block'
import type { CellChange, RowChanges } from '../printed/row'
import type { Cents } from '../money/cents'
import type { RowMark } from '../tables/marks'
import type { Access } from './access'
import type { PerformancePatch } from './performance'
import type {
  Followed,
  PlacementsThen,
  ProjectDetailsPatch,
  ProjectListPatch,
  ProjectSheet,
  ShownPart,
  UnplacedParagraph,
} from './shown'

/**
 * What one step changed of the parts that a window shows: applying it to their state of `from` gives that of `to`. A
 * caller that names no parts is told everything that changed in records, tables and text.
 */
export interface Patch extends TextPatch {
  readonly from: number
  readonly to: number
  readonly label: string
  readonly records: readonly RecordPatch[]
  readonly cells: readonly CellChange[]
  readonly rows: RowChanges
  /** Heads of tables that are others now. */
  readonly heads?: readonly HeadChange[]
  /** `tables`: marks of rows that came or went (null: none); those of others follow from the cells and texts. */
  readonly marks?: Readonly<Record<string, RowMark | null>>
  readonly projects?: ProjectListPatch
  readonly details?: ProjectDetailsPatch
  /** `orders`, where the step touched a place of a list; the places themselves are among the records. */
  readonly orders?: { readonly then: PlacementsThen }
  readonly sums?: SumsPatch
  /** The project shown, where the step touched it; null: it is gone. */
  readonly sheet?: ProjectSheet | null
  readonly followed?: Followed
  /** Paragraphs of the preparer's own that are printed nowhere now, all of them. */
  readonly unplaced: readonly UnplacedParagraph[]
  /** What changed of the targets shown; null: the project is gone. */
  readonly performance?: PerformancePatch | null
  /** What the checks say otherwise (part `checks`). */
  readonly findings?: FindingsChange
  /** All faults of the file, where they are others than before the step. */
  readonly faults?: readonly FileFault[]
  /**
   * What the step changed beyond the room there is, and of which the rest of the patch says nothing: to be fetched afresh;
   * `faults` with the frame.
   */
  readonly afresh?: readonly (ShownPart | 'faults')[]
  readonly state: SessionState
}

/** What one step changed of the working tables, as of the published ones; `marks`: of rows that came or went. */
export interface SumsPatch {
  readonly cells: readonly CellChange[]
  readonly rows: RowChanges
  readonly marks: Readonly<Record<string, RowMark | null>>
  readonly heads: readonly HeadChange[]
}

/** What the frame shows beside the document. */
export interface SessionState {
  readonly revision: number
  /** ISO time of the last committed step; null for a file without steps. */
  readonly savedAt: string | null
  /** Label of the step that undo would take back, null when there is none. */
  readonly undo: string | null
  readonly redo: string | null
  readonly access: Access
  /** Both sides in 分. Income follows the lines' funding unless the file holds income entries of its own. */
  readonly balance: { readonly income: Cents; readonly expenditure: Cents }
  readonly projects: number
  /** What differs from the baseline: printed cells, and paragraphs that read otherwise. */
  readonly changed: { readonly cells: number; readonly paragraphs: number }
  /** Rewritten paragraphs in which something is printed otherwise now; null while the text is still to come. */
  readonly stale: number | null
  /** Where remarks on cells stand now, by id of the remark: cells are named by codes, which change. */
  readonly remarked: Readonly<Record<string, string>>
  /** How many findings there are of each severity; null while they are still to come. */
  readonly findings: FindingCounts | null
}

/** A fault of the open file, by place. */
export interface FileFault {
  /** Path of the field: `lines/ID/amount`. */
  readonly path: string
  /** Record and field as people call them. */
  readonly where: string
  /** Chinese: what is so, what is expected. */
  readonly message: string
  readonly grade: 'unreadable' | 'refused'
  /** Unreadable ones: whether 修复到副本 can mend it without a guess. */
  readonly mendable: boolean
}
