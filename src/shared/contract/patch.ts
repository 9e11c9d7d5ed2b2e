import type { RecordChange } from '../model/change'
import type { BlockChange } from '../narrative/block'
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
  readonly access: Access
}
