import { done, type Failure, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import type { RefusedEdit } from '../../../shared/contract/results'
import type { RecordChange } from '../../../shared/model/change'
import { planAdjust } from './adjust-total'
import { planAdd } from './add-record'
import { stepOf } from './apply-label'
import { withConsequences } from './consequences'
import { inDraft } from './draft'
import { planMove } from './move-records'
import type { Grounds, Plan } from './plan'
import { planRemove } from './remove-record'
import { planSet } from './set-field'

type Apply = Pick<Params<'edit.apply'>, 'edits' | 'onRefused' | 'gesture' | 'naming'>
type OneEdit = Apply['edits'][number]

/** What many edits come to as one step. */
export interface AppliedPlan extends Plan {
  readonly refused: readonly RefusedEdit[]
  /** By edit: the path of the record that it would add. */
  readonly paths: readonly (string | null)[]
}

interface Planned extends Plan {
  readonly path?: string
}

/** Where an addition goes, made certain (add-block.ts). */
export type Placing = (
  addition: Pick<Params<'edit.add'>, 'kind' | 'value'>,
) => Reply<Pick<Params<'edit.add'>, 'kind' | 'value'>>

/**
 * `edit.apply`: many edits as one step, each planned on what those before it made of the document. One that is refused only
 * because a code is still taken is asked again once the others stand, last first: codes that move up by one make room from
 * the end.
 */
export function planApply(
  grounds: Grounds,
  { edits, onRefused = 'stop', gesture, naming }: Apply,
  placing: Placing,
): Reply<AppliedPlan> {
  const plans: (Planned | undefined)[] = edits.map(() => undefined)
  const refused = new Map<number, RefusedEdit>()
  const changes: RecordChange[] = []
  inDraft(grounds.document, (take) => {
    let due = edits.map((_, i) => i)
    let left: number
    do {
      left = due.length
      for (const at of due) {
        const edit = edits[at] as OneEdit
        const plan = planOf(grounds, naming === 'codes' ? byIds(edit, grounds) : edit, placing)
        const whole = plan.ok ? withConsequences(grounds, plan.value) : plan
        if (plan.ok && whole.ok) {
          plans[at] = plan.value
          refused.delete(at)
          changes.push(...whole.value.changes)
          take(whole.value.changes)
        } else if (!whole.ok) {
          const { code, message } = whole.error
          refused.set(at, { edit: at, place: placeOf(edit, at, whole.error), code, message })
        }
      }
      due = due.filter((at) => refused.get(at)?.code === 'duplicate').reverse()
    } while (due.length > 0 && due.length < left)
  })
  const all = [...refused.values()].sort((a, b) => a.edit - b.edit)
  if (onRefused === 'stop' && all.length > 0) return stopped(all, edits.length)
  const made = edits.flatMap((edit, i) => {
    const plan = plans[i]
    return plan && plan.changes.length > 0 ? [{ edit, plan }] : []
  })
  const { label, booked } = stepOf(made, gesture, grounds.words)
  const notes = [...new Set(made.flatMap(({ plan }) => plan.notes ?? []))]
  return done({
    label,
    changes,
    ...(notes.length > 0 ? { notes } : {}),
    ...(booked ? { booked } : {}),
    refused: all,
    paths: plans.map((plan) => plan?.path ?? null),
  })
}

function planOf(grounds: Grounds, edit: OneEdit, placing: Placing): Reply<Planned> {
  if ('set' in edit) {
    const { set: path, ...typed } = edit
    return planSet(grounds, { path, ...typed })
  }
  if ('remove' in edit) return planRemove(grounds, { path: edit.remove })
  if ('move' in edit) return planMove(grounds, edit)
  if ('adjust' in edit) return planAdjust(grounds, edit)
  const placed = placing({ kind: edit.add, value: edit.value })
  return placed.ok ? planAdd(grounds, { ...placed.value, after: edit.after }) : placed
}

/** Codes in paths made ids, of records that earlier edits added too. */
function byIds(edit: OneEdit, grounds: Grounds): OneEdit {
  if ('set' in edit) return { ...edit, set: idPath(edit.set, grounds) }
  if ('remove' in edit) return { remove: idPath(edit.remove, grounds) }
  if ('adjust' in edit) return { ...edit, adjust: idPath(edit.adjust, grounds) }
  if ('move' in edit) {
    const { move, after } = edit
    return {
      move: move.map((path) => idPath(path, grounds)),
      after: after === null ? null : idPath(after, grounds),
    }
  }
  return edit.after === undefined ? edit : { ...edit, after: idPath(edit.after, grounds) }
}

function idPath(path: string, { typing }: Grounds): string {
  const [set, code = '', ...rest] = path.split('/')
  if (set !== 'projects' && set !== 'units') return path
  return [set, typing.resolve(set, code) ?? code, ...rest].join('/')
}

/** As the one who asked names it: its path or, of an addition, the JSON path among the edits. */
function placeOf(edit: OneEdit, at: number, { place = '$' }: Failure): string {
  if ('set' in edit) return edit.set
  if ('move' in edit) return edit.move[0] ?? place
  if ('adjust' in edit) return edit.adjust
  return 'remove' in edit ? edit.remove : `$[${at}].value${place.startsWith('$') ? place.slice(1) : ''}`
}

function stopped(refused: readonly RefusedEdit[], of: number): Reply<never> {
  const message = `${of} 处里有 ${refused.length} 处不能这样改，一处也没有改。`
  return failed('edits-refused', message, { details: { refused } })
}
