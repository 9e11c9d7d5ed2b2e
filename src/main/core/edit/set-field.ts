import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import { fieldOf, type RecordValues } from '../../../shared/model/fields'
import { type FieldPath, formatPath, parseFieldPath } from '../../../shared/model/path'
import { settled } from '../../../shared/model/rules'
import { parseTyped } from '../../../shared/model/typed'
import { fieldLabel, recordName } from '../../../shared/model/words'
import { withNamedLevels } from '../../../shared/model/indicator-levels'
import { alongNotes, emptiedTargetNotes } from './along-notes'
import { withFormula } from './formulas'
import { onPlaces } from './listed-places'
import { amendment, type Grounds, type Plan, refusal, typingIn } from './plan'
import { changedMeanwhile } from './seen-value'
import { wholeValue } from './shown-value'
import { type Typed, virtualField } from './virtual-fields'
import { yearNotes } from './year-notes'

type Set = Omit<Params<'edit.set'>, 'budget'>

/** `edit.set`: one value, as typed. Nothing changes when it already stands there. */
export function planSet(grounds: Grounds, set: Set): Reply<Plan> {
  const path = parseFieldPath(set.path)
  if (path?.set !== 'placements') return planSetAt(grounds, set)
  const place = formatPath({ set: path.set, key: path.key })
  return onPlaces(grounds, { through: place, alone: [] }, (by) =>
    planSetAt(grounds, { ...set, path: `${by(place)}/${path.field}` }),
  )
}

function planSetAt(grounds: Grounds, { path: text, value, unit, seen, booking }: Set): Reply<Plan> {
  const path = parseFieldPath(text)
  const record = path && grounds.document.values(path.set, path.key)
  if (!path || !record)
    return failed('unknown-path', `没有“${text}”这一处。可用 fields 列出全部。`, { place: text })
  const changed = changedMeanwhile(grounds, path, seen)
  if (changed) return changed
  const typing = typingIn(grounds, unit)
  const plan = planTyped(grounds, path, record, { value, booking, typing })
  return plan.ok ? done(withFormula(grounds, path, value, typing.entryUnit, plan.value)) : plan
}

function planTyped(grounds: Grounds, path: FieldPath, record: RecordValues, typed: Typed): Reply<Plan> {
  const virtual = virtualField(path)
  if (virtual) return virtual.write(grounds, path, typed)
  const text = formatPath(path)
  const field = fieldOf(path.set, path.field)
  if (!field) throw new Error(`${text} parsed as a path`)
  if (field.fixed) return failed('bad-value', `${field.label}在新建时定下，不能改。`, { place: text })
  const parsed = parseTyped(field, typed.value, typed.typing)
  if (!parsed.ok) return failed(parsed.code, parsed.message, { place: text })
  return planValue(grounds, path, record, parsed.value)
}

/** Sets a stored field to a value of its type. */
function planValue(grounds: Grounds, path: FieldPath, before: RecordValues, asked: unknown): Reply<Plan> {
  const value = namedValue(grounds, path, before, asked)
  const field = fieldOf(path.set, path.field)
  if (!field) throw new Error(`${formatPath(path)} is no field`)
  const id = path.set === 'department' ? 'department' : (before['id'] as string)
  const label = {
    what: `${recordName(path.set, before, grounds.words)} ${fieldLabel(path, grounds.words.fiscalYear)}`,
    old: wholeValue(grounds, field, before[path.field]),
    new: wholeValue(grounds, field, value),
  }
  if (JSON.stringify(before[path.field]) === JSON.stringify(value)) return done({ label, changes: [] })
  const { fundings } = grounds.rules
  const after = settled(path.set, { ...before, [path.field]: value }, path.field, fundings, before)
  const isYear = path.set === 'department' && path.field === 'fiscalYear'
  const notes = isYear
    ? yearNotes(grounds, value as number).map((words) => ({ words }))
    : [...alongNotes(grounds, path, before, after), ...emptiedTargetNotes(path, value, after)]
  // An emptied target that is what its parts print already.
  if (JSON.stringify(before) === JSON.stringify(after)) return done({ label, changes: [], notes })
  return (
    refusal(grounds, path.set, id, after, before) ??
    done({ label, changes: [amendment(path.set, id, before, after)], notes })
  )
}

/** A level of an indicator by the place's own name. */
function namedValue(
  { rules }: Grounds,
  { set, field }: FieldPath,
  before: RecordValues,
  value: unknown,
): unknown {
  return set === 'indicators'
    ? withNamedLevels({ ...before, [field]: value }, rules.levels ?? [])[field]
    : value
}
