import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import { fieldOf, type RecordValues } from '../../../shared/model/fields'
import { type FieldPath, formatPath, parseFieldPath } from '../../../shared/model/path'
import { settled } from '../../../shared/model/rules'
import { parseTyped } from '../../../shared/model/typed'
import { fieldLabel, recordName } from '../../../shared/model/words'
import { alongNotes } from './along-notes'
import { withFormula } from './formulas'
import { amendment, type Grounds, type Plan, refusal } from './plan'
import { changedMeanwhile } from './seen-value'
import { wholeValue } from './shown-value'
import { type Typed, virtualField } from './virtual-fields'
import { yearNotes } from './year-notes'

type Set = Omit<Params<'edit.set'>, 'budget'>

/** `edit.set`: one value, as typed. Nothing changes when it already stands there. */
export function planSet(grounds: Grounds, { path: text, value, unit, seen, booking }: Set): Reply<Plan> {
  const path = parseFieldPath(text)
  const record = path && grounds.document.values(path.set, path.key)
  if (!path || !record)
    return failed('unknown-path', `没有“${text}”这一处。可用 fields 列出全部。`, { place: text })
  const changed = changedMeanwhile(grounds, path, seen)
  if (changed) return changed
  const typing = unit === undefined ? grounds.typing : { ...grounds.typing, entryUnit: unit }
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
function planValue(grounds: Grounds, path: FieldPath, before: RecordValues, value: unknown): Reply<Plan> {
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
  const notes = isYear ? yearNotes(grounds, value as number) : alongNotes(grounds, path, before, after)
  return (
    refusal(grounds, path.set, id, after, before) ??
    done({ label, changes: [amendment(path.set, id, before, after)], notes })
  )
}
