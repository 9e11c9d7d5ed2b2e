import type { FileFault } from '../../shared/contract/patch'
import type { StateDifference } from '../../shared/difference/states'
import type { HeadChange } from '../../shared/difference/heads'
import type { RowMark } from '../../shared/tables/marks'

/** One step with all that it changed, as the core keeps it; windows are told the part of it that they show (`Patch`). */
export interface StepChange extends StateDifference {
  readonly from: number
  readonly to: number
  readonly label: string
  /** Marks that rows which came or went have from then on; null: none. */
  readonly marks: Readonly<Record<string, RowMark | null>>
  /** Heads of tables that name the department otherwise. */
  readonly heads: readonly HeadChange[]
  /** All faults of the file after it, where they are others than before. */
  readonly faults?: readonly FileFault[]
}

/** Steps that a window which heard of them late may still follow one by one; one further behind asks afresh. */
const KEPT = 60

export interface RecentSteps {
  add(step: StepChange): void
  /** The steps since a revision, oldest first; null where they are no longer all here. */
  since(revision: number, now: number): readonly StepChange[] | null
  last(): StepChange | undefined
  forget(): void
}

export function openRecentSteps(): RecentSteps {
  let kept: readonly StepChange[] = []
  return {
    add(step) {
      kept = [...kept.slice(1 - KEPT), step]
    },
    since(revision, now) {
      if (revision === now) return []
      const first = kept.findIndex(({ from }) => from === revision)
      return first < 0 ? null : kept.slice(first)
    },
    last: () => kept.at(-1),
    forget() {
      kept = []
    },
  }
}
