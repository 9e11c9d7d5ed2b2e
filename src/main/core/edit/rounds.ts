import type { Failure, Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import type { RecordChange } from '../../../shared/model/change'
import { formatPath, parseFieldPath } from '../../../shared/model/path'
import { withConsequences } from './consequences'
import { inDraft } from './draft'
import type { Grounds, Plan } from './plan'

type OneEdit = Params<'edit.apply'>['edits'][number]

/** Times that edits are tried again, all rounds together: what is left then stays refused. */
const MOST_AGAIN = 100_000

/** What came of edits that were tried one behind the other. */
export interface Tried<P extends Plan> {
  /** By edit; undefined: it is refused. */
  readonly plans: readonly (P | undefined)[]
  /** In the order in which they were taken: one that was tried again once the others stood comes behind them. */
  readonly taken: readonly P[]
  readonly changes: readonly RecordChange[]
  /** By edit: why it cannot be made on what all the others come to. */
  readonly refused: ReadonlyMap<number, Failure>
}

/** How one edit is read on the document of the moment. */
interface Reading<P extends Plan> {
  /** Its paths by id. */
  byIds(edit: OneEdit): OneEdit
  plan(edit: OneEdit): Reply<P>
}

/**
 * Edits planned each on what those before it made of the document, in rounds: what is refused may only be early, so it is tried
 * again when the others stand, until nothing more is taken. A field that was asked for and that another field of its record
 * emptied or changed along the way is set once more, unless that would undo what else was asked for. So it does not matter in which
 * order fields are named whose end is allowed, nor in which order items of a line make room for each other.
 */
export function inRounds<P extends Plan>(
  grounds: Grounds,
  edits: readonly OneEdit[],
  { byIds, plan: planOf }: Reading<P>,
): Tried<P> {
  const plans: (P | undefined)[] = edits.map(() => undefined)
  const taken: P[] = []
  const changes: RecordChange[] = []
  const refused = new Map<number, Failure>()
  const read = [...edits]
  /** By path: the edit that set it last. */
  const setBy = new Map<string, number>()
  const setAgain = new Set<number>()
  inDraft(grounds.document, (take) => {
    let displaced = new Set<number>()

    /** Whether it was taken. */
    function attempt(at: number, isFirst: boolean): boolean {
      // Once its record is known, a code that it was named by may come to be another's.
      if (isFirst || refused.get(at)?.code === 'unknown-path') read[at] = byIds(edits[at] as OneEdit)
      const edit = withoutSeen(read[at] as OneEdit, isFirst)
      const path = 'set' in edit ? edit.set : null
      // What a later edit says of the same field counts.
      if (path !== null && (setBy.get(path) ?? -1) > at) return false
      const plan = planOf(edit)
      const whole = plan.ok ? withConsequences(grounds, plan.value) : plan
      const isSet = plans[at] !== undefined
      if (!plan.ok || !whole.ok) {
        if (!isSet && !whole.ok) refused.set(at, whole.error)
        return false
      }
      const along = path === null ? [] : alongWith(path, plan.value).flatMap((each) => setBy.get(each) ?? [])
      if (isSet && (along.length > 0 || plan.value.changes.length === 0)) return false
      plans[at] = plan.value
      refused.delete(at)
      taken.push(plan.value)
      changes.push(...whole.value.changes)
      take(whole.value.changes)
      if (path !== null) setBy.set(path, at)
      for (const other of along) if (!setAgain.has(other)) displaced.add(other)
      return true
    }

    let due: readonly number[] = edits.map((_, at) => at)
    let isAny = true
    for (let round = 0, again = 0; isAny && due.length > 0 && again <= MOST_AGAIN; round++) {
      isAny = false
      displaced = new Set()
      for (const at of due) isAny = attempt(at, round === 0) || isAny
      for (const at of displaced) setAgain.add(at)
      due = dueAgain(refused, displaced, round)
      again += due.length
    }
  })
  return { plans, taken, changes, refused }
}

/**
 * Which are tried in the next round. Codes that move up by one make room from the end, and those that move down from the beginning:
 * by turns. All else goes in its order, in which new records stand.
 */
function dueAgain(
  refused: ReadonlyMap<number, Failure>,
  displaced: ReadonlySet<number>,
  round: number,
): readonly number[] {
  const codes: number[] = []
  const others = [...displaced]
  for (const [at, { code }] of refused) {
    if (code === 'duplicate') codes.push(at)
    else if (code !== 'changed-meanwhile') others.push(at)
  }
  const turn = round % 2 === 0 ? -1 : 1
  return [...codes.sort((a, b) => (a - b) * turn), ...others.sort((a, b) => a - b)]
}

/** What stood there when it was typed is compared once: what the others made of it since was asked for along with it. */
function withoutSeen(edit: OneEdit, isFirst: boolean): OneEdit {
  if (isFirst || !('set' in edit) || edit.seen === undefined) return edit
  const { seen: _compared, ...rest } = edit
  return rest
}

/** Paths of the other fields of its record that change with the one that is set. */
function alongWith(path: string, { changes }: Plan): readonly string[] {
  const asked = parseFieldPath(path)
  return changes.flatMap(({ collection, id, before, after }) => {
    if (!asked || collection !== asked.set || id !== asked.key || !before || !after) return []
    return Object.keys(after).flatMap((name) =>
      name === asked.field || before[name] === after[name]
        ? []
        : formatPath({ set: asked.set, key: asked.key, field: name }),
    )
  })
}
