import { failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import { fieldOf } from '../../../shared/model/fields'
import { type FieldPath, formatPath, isProjectField, projectFields } from '../../../shared/model/path'
import { fieldLabel, recordName } from '../../../shared/model/words'
import type { Desk } from './plan'
import { factsOf } from './prior-fact'
import { shownValue } from './shown-value'
import { totalOf } from './project-total'

/**
 * Refuses what was typed over a value that another window has changed since. Typed once more over the value of now, it
 * is taken. Undefined: it may go on.
 */
export function changedMeanwhile(
  desk: Desk,
  path: FieldPath,
  seen: Params<'edit.set'>['seen'],
): Reply<never> | undefined {
  if (seen === undefined) return undefined
  const now = valueNow(desk, path)
  if (now === seen) return undefined
  const field = isProjectField(path) ? projectFields[path.field] : fieldOf(path.set, path.field)
  const record = desk.document.values(path.set, path.key) ?? {}
  const where = `${recordName(path.set, record, desk.words)} ${fieldLabel(path, desk.words.fiscalYear)}`
  const shown = field ? shownValue(desk, field, now) : ''
  return failed(
    'changed-meanwhile',
    `${where}刚在另一窗口改成了 ${shown}。再按一次 Enter 用这里的，按 Esc 用那边的。`,
    { place: formatPath(path), details: { now } },
  )
}

function valueNow(desk: Desk, path: FieldPath): unknown {
  if (!isProjectField(path)) return desk.document.values(path.set, path.key)?.[path.field] ?? null
  if (path.field === 'amount') {
    return totalOf(desk.document.ownedBy('lines', { collection: 'projects', id: path.key }))
  }
  const [fact] = factsOf(desk, path.key)
  return path.field === 'priorAmount' ? (fact?.amount ?? null) : (fact?.reason ?? '')
}
