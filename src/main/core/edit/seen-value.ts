import { failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import { fieldOf } from '../../../shared/model/fields'
import { type FieldPath, formatPath } from '../../../shared/model/path'
import { fieldLabel, recordName } from '../../../shared/model/words'
import { fitted } from '../../../shared/narrative/joint'
import type { Grounds } from './plan'
import { shownValue } from './shown-value'
import { valueAt } from './value-at'
import { virtualField } from './virtual-fields'

/**
 * Refuses what was typed over a value that another window has changed since. Typed once more over the value of now, it
 * is taken. Undefined: it may go on.
 */
export function changedMeanwhile(
  grounds: Grounds,
  path: FieldPath,
  seen: Params<'edit.set'>['seen'],
): Reply<never> | undefined {
  if (seen === undefined) return undefined
  const now = valueAt(grounds, path)
  if (now === seen || isPrintedAs(now, seen)) return undefined
  const virtual = virtualField(path)
  const field = fieldOf(path.set, path.field)
  const record = grounds.document.values(path.set, path.key) ?? {}
  const where = `${recordName(path.set, record, grounds.words)} ${fieldLabel(path, grounds.words.fiscalYear)}`
  const shown = virtual ? virtual.show(grounds, now) : field ? shownValue(grounds, field, now) : ''
  return failed(
    'changed-meanwhile',
    `${where}刚在另一窗口改成了 ${shown}。再按一次 Enter 用这里的，按 Esc 用那边的。`,
    { place: formatPath(path), details: { now } },
  )
}

/** On the paper words are seen as they join their sentence. */
function isPrintedAs(now: unknown, seen: unknown): boolean {
  if (typeof seen !== 'string' || (typeof now !== 'string' && now !== null)) return false
  return fitted(now ?? '', ANYWHERE) === fitted(seen, ANYWHERE)
}

/** The place that takes most away: what fits here alike is alike in every other. */
const ANYWHERE = { before: '主要原因是', after: '等' }
