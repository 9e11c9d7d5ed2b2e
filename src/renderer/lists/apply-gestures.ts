import type { Gesture, GestureDone, GridEdit, RefusedCell } from '../grid/column'
import { done, type Failure, type Reply } from '../../shared/contract/failure'
import type { Applied } from '../../shared/contract/results'
import type { Notice } from '../stores/desk'
import type { useEdits } from '../stores/edits'

/** Many edits of a grid as one step; null where none was made, which is told. */
export async function applyGestures(
  edits: Pick<ReturnType<typeof useEdits>, 'apply'>,
  plan: () => readonly GridEdit[],
  gesture: Gesture,
  tell: (words: string, tone: 'error') => void,
): Promise<GestureDone | null> {
  const reply = await edits.apply(plan, gesture)
  if (!reply.ok) {
    tell(reply.error.message, 'error')
    return null
  }
  return { refused: refusedCells(reply.value), step: reply.value.step }
}

/** What would be refused of many edits of a grid. */
export async function previewGestures(
  edits: Pick<ReturnType<typeof useEdits>, 'preview'>,
  list: readonly GridEdit[],
): Promise<Reply<readonly RefusedCell[]>> {
  const reply = await edits.preview(() => list, 'replace')
  return reply.ok ? done(refusedCells(reply.value)) : reply
}

/** `paths`: by edit, the cell that it is for, where its own path does not say it. */
export function refusedCells(
  { refused }: Pick<Applied, 'refused'>,
  paths: readonly string[] = [],
): readonly RefusedCell[] {
  return refused.map(({ edit, place, message }) => ({ path: paths[edit] ?? place, message }))
}

/** The row that is chosen when some are taken away: the one behind them, else the last. */
export function rowAfter<Row>(rows: readonly Row[], gone: readonly Row[]): Row | undefined {
  const at = rows.findIndex((row) => gone.includes(row))
  const left = rows.filter((row) => !gone.includes(row))
  return left[Math.min(at, left.length - 1)]
}

/** Why a gesture of several edits was not made, or the first of them that was not; undefined: all were. */
export function refusalOf(reply: Reply<Applied>): Pick<Failure, 'message'> | undefined {
  return reply.ok ? reply.value.refused[0] : reply.error
}

/** More rows than anybody makes by pasting: a sheet that was copied with all its rows. */
const MOST_NEW = 2_000

/** What is said of a gesture; rows that were pasted below the last one may become records, as many as one makes by pasting. */
export function gestureNotice(
  text: string,
  beyond: readonly unknown[],
  what: string,
  make: () => void,
): Notice {
  const isOffered = beyond.length > 0 && beyond.length <= MOST_NEW
  const action = { label: `新增 ${beyond.length} 个${what}`, run: make }
  return { text, tone: 'note', ...(isOffered ? { action } : {}) }
}
