import { isDeepStrictEqual } from 'node:util'
import type { FindingsChange } from '../../shared/checks/finding'
import type { FileFault, SumsPatch } from '../../shared/contract/patch'
import { NO_DIFFERENCE, type StateDifference } from '../../shared/difference/states'
import { betweenHeads, type HeadChange } from '../../shared/difference/heads'
import type { RecordChange } from '../../shared/model/change'
import type { RowChanges } from '../../shared/printed/row'
import type { TableView } from '../../shared/printed/table'
import type { RowMark } from '../../shared/tables/marks'
import type { LiveBudget } from './live-budget'

/** One step with all that it changed, as the core keeps it; windows are told the part of it that they show (`Patch`). */
export interface StepChange extends StateDifference {
  readonly from: number
  readonly to: number
  readonly label: string
  /** Marks that rows which came or went have from then on; null: none. */
  readonly marks: Readonly<Record<string, RowMark | null>>
  /** The same of the working tables. */
  readonly sums: SumsPatch
  /** Heads of tables that name the department otherwise. */
  readonly heads: readonly HeadChange[]
  /** What the checks say otherwise after it. */
  readonly findings: FindingsChange
  /** All faults of the file after it, where they are others than before. */
  readonly faults?: readonly FileFault[]
}

/** Of a step that changed nothing. */
export const NOTHING_CHANGED = {
  ...NO_DIFFERENCE,
  marks: {},
  sums: { cells: [], rows: NO_DIFFERENCE.rows, marks: {}, heads: [] },
  heads: [],
  findings: { gone: [], come: [] },
} as const satisfies Omit<StepChange, 'from' | 'to' | 'label'>

/** Takes a step's records into the budget, and says all that they changed; `follow`: how they are taken. */
export function stepFollowed(
  step: Pick<StepChange, 'from' | 'to' | 'label'>,
  records: readonly RecordChange[],
  live: LiveBudget,
  follow: LiveBudget['follow'] = live.follow,
): StepChange {
  // Of what stands around tables only the department is named.
  const namesDepartment = records.some(({ collection }) => collection === 'department')
  const headsOf = ({ heads }: LiveBudget['engine']): readonly TableView[] => (namesDepartment ? heads() : [])
  const before = { faults: live.faults, heads: headsOf(live.engine), sums: headsOf(live.working) }
  const { working, sums: _unprinted, ...difference } = follow(records)
  return {
    ...step,
    ...difference,
    marks: marksOf(difference.rows, live.since),
    sums: {
      cells: working.cells,
      rows: working.rows,
      marks: marksOf(working.rows, live.workingSince),
      heads: betweenHeads(before.sums, headsOf(live.working)),
    },
    heads: betweenHeads(before.heads, headsOf(live.engine)),
    ...(isDeepStrictEqual(before.faults, live.faults) ? {} : { faults: live.faults }),
  }
}

/** Of rows that came or went; what is marked in others follows from what stood in them. */
function marksOf(
  { inserted, removed }: RowChanges,
  since: Pick<LiveBudget['since'], 'mark'>,
): StepChange['marks'] {
  const keys = [...inserted.map(({ row }) => row.key), ...removed]
  return Object.fromEntries(keys.map((key) => [key, since.mark(key) ?? null]))
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
