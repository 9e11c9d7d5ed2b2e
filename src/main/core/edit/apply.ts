import { done, type Failure, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import type { RefusedEdit } from '../../../shared/contract/results'
import { formatPath } from '../../../shared/model/path'
import { renamedPath } from '../../../shared/model/renamed-path'
import { planAdjust } from './adjust-total'
import { planAdd } from './add-record'
import { planApportion } from './apportion-total'
import { stepOf } from './apply-label'
import { planMove } from './move-records'
import type { Grounds, Plan, PlanNote } from './plan'
import { planRemove } from './remove-record'
import { inRounds } from './rounds'
import { planSet } from './set-field'
import { planSplit } from './split-line'

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
  grounds: Grounds,
) => Reply<Pick<Params<'edit.add'>, 'kind' | 'value'>>

/** `edit.apply`: many edits as one step, tried in rounds (rounds.ts). */
export function planApply(
  grounds: Grounds,
  { edits, onRefused = 'stop', gesture, naming }: Apply,
  placing: Placing,
): Reply<AppliedPlan> {
  const { plans, taken, changes, refused } = inRounds<Planned>(grounds, edits, {
    byIds: (edit) => (naming === 'codes' ? byIds(edit, grounds) : edit),
    plan: (edit) => planOf(grounds, edit, placing),
  })
  const all = [...refused]
    .map(([at, failure]) => refusedEdit(edits[at] as OneEdit, at, failure))
    .sort((a, b) => a.edit - b.edit)
  if (onRefused === 'stop' && all.length > 0) return stopped(all, edits.length)
  const made = edits.flatMap((edit, i) => {
    const plan = plans[i]
    return plan && plan.changes.length > 0 ? [{ edit, plan }] : []
  })
  const { label, booked } = stepOf(made, gesture, grounds.words)
  const notes = notesOf(taken)
  return done({
    label,
    changes,
    ...(notes.length > 0 ? { notes } : {}),
    ...(booked ? { booked } : {}),
    refused: all,
    paths: plans.map((plan) => plan?.path ?? null),
  })
}

/** What several plans say, each thing once; of a field what the last of them says, nothing where a later one set it. */
function notesOf(plans: readonly Plan[]): readonly PlanNote[] {
  const said = new Map<string, PlanNote>()
  for (const { changes, notes = [] } of plans) {
    for (const { collection, id, before, after } of said.size > 0 ? changes : []) {
      for (const name of Object.keys(after ?? {})) {
        if (before?.[name] !== after?.[name])
          said.delete(formatPath({ set: collection, key: id, field: name }))
      }
    }
    for (const note of notes) said.set(note.of ?? note.words, note)
  }
  return [...new Map([...said.values()].map((note) => [note.words, note])).values()]
}

function planOf(grounds: Grounds, edit: OneEdit, placing: Placing): Reply<Planned> {
  if ('set' in edit) {
    const { set: path, ...typed } = edit
    return planSet(grounds, { path, ...typed })
  }
  if ('remove' in edit) return planRemove(grounds, { path: edit.remove })
  if ('move' in edit) return planMove(grounds, edit)
  if ('adjust' in edit) return planAdjust(grounds, edit)
  if ('apportion' in edit) return planApportion(grounds, edit)
  if ('split' in edit) return planSplit(grounds, edit)
  const placed = placing({ kind: edit.add, value: edit.value }, grounds)
  return placed.ok ? planAdd(grounds, { ...placed.value, after: edit.after }) : placed
}

/** Codes in paths made ids, of records that earlier edits added too. */
function byIds(edit: OneEdit, grounds: Grounds): OneEdit {
  if ('set' in edit) return { ...edit, set: idPath(edit.set, grounds) }
  if ('remove' in edit) return { remove: idPath(edit.remove, grounds) }
  if ('adjust' in edit) return { ...edit, adjust: idPath(edit.adjust, grounds) }
  if ('split' in edit) return edit
  if ('apportion' in edit) {
    return { ...edit, apportion: edit.apportion.map((path) => idPath(path, grounds)) }
  }
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
  return renamedPath(path, (set, code) => typing.resolve(set, code))
}

function refusedEdit(edit: OneEdit, at: number, failure: Failure): RefusedEdit {
  return { edit: at, place: placeOf(edit, at, failure), code: failure.code, message: failure.message }
}

/** As the one who asked names it: its path or, of an addition, the JSON path among the edits. */
function placeOf(edit: OneEdit, at: number, { place = '$' }: Failure): string {
  if ('set' in edit) return edit.set
  if ('move' in edit) return edit.move[0] ?? place
  if ('adjust' in edit) return edit.adjust
  if ('split' in edit) return edit.split
  if ('apportion' in edit) return edit.apportion[0] ?? place
  return 'remove' in edit ? edit.remove : `$[${at}].value${place.startsWith('$') ? place.slice(1) : ''}`
}

function stopped(refused: readonly RefusedEdit[], of: number): Reply<never> {
  const message = `${of} 处里有 ${refused.length} 处不能这样改，一处也没有改。`
  return failed('edits-refused', message, { details: { refused } })
}
