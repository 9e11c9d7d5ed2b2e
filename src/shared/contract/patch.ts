import type { RecordPatch } from '../model/change'
import type { BlockPatch, UnplacedBlock } from '../narrative/block'
import type { CellChange, RowChanges } from '../tables/row'
import type { Access } from './access'

/**
 * What one step changed, complete: applying it to a projection of `from` gives the projection of `to`. Only a change of
 * the department itself is not in it whole (every head names it): then the view is to be fetched afresh.
 */
export interface Patch {
  readonly from: number
  readonly to: number
  readonly label: string
  readonly records: readonly RecordPatch[]
  readonly cells: readonly CellChange[]
  readonly rows: RowChanges
  readonly blocks: readonly BlockPatch[]
  /** Paragraphs of the preparer's own that are printed nowhere now, all of them. */
  readonly unplaced: readonly UnplacedBlock[]
  /** All faults of a file that held some before the step. */
  readonly faults?: readonly FileFault[]
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
  readonly access: Access
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
