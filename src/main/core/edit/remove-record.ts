import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import { type RecordValues, recordSets } from '../../../shared/model/fields'
import { parseRecordPath } from '../../../shared/model/path'
import type { Reference } from '../../../shared/model/reference'
import { recordName, setLabel } from '../../../shared/model/words'
import { type Grounds, type Plan, removal } from './plan'

/** `edit.remove`: a record with everything that belongs to it, in one step. What others name must be let go first. */
export function planRemove(
  grounds: Grounds,
  { path: text }: Pick<Params<'edit.remove'>, 'path'>,
): Reply<Plan> {
  const path = parseRecordPath(text)
  const record = path && grounds.document.values(path.set, path.key)
  if (!path || !record) return failed('unknown-path', `没有“${text}”这条记录。`, { place: text })
  const { set } = path
  if (set === 'department') return failed('in-use', '部门是这个文件的主体，不能删除。', { place: text })
  const name = recordName(set, record, grounds.words)
  const named: Reference = { collection: set, id: path.key }
  const holders = holdersOf(grounds, named)
  if (holders !== '') {
    const other = setLabel(set, grounds.words.fiscalYear)
    return failed('in-use', `“${name}”还有 ${holders}，不能删除。请先改到其他${other}。`, { place: text })
  }
  if (set === 'units') {
    if (grounds.document.all('units').length === 1) {
      return failed('in-use', `“${name}”是唯一的预算单位，不能删除。`, { place: text })
    }
  }
  const what = setLabel(set, grounds.words.fiscalYear)
  const own = removal(set, record as RecordValues & { readonly id: string })
  const parts = partsOf(grounds, named)
  const lines = parts.filter(({ collection }) => collection === 'lines').length
  return done({
    label: `${name.startsWith(what) ? `删除 ${name}` : `删除${what} ${name}`}${lines > 0 ? `（含 ${lines} 条分项）` : ''}`,
    changes: [...parts, own],
  })
}

/** Removals of what belongs to a record, and of what belongs to that, innermost first. */
function partsOf(grounds: Grounds, owner: Reference): Plan['changes'] {
  return recordSets.flatMap((set) =>
    set === 'department'
      ? []
      : grounds.document
          .ownedBy(set, owner)
          .flatMap((part) => [...partsOf(grounds, { collection: set, id: part.id }), removal(set, part)]),
  )
}

/** What names a record without belonging to it: `3 条分项、1 条项目`. */
function holdersOf(grounds: Grounds, named: Reference): string {
  const holders = recordSets.flatMap((set) => {
    const count = set === 'department' ? 0 : [...grounds.document.namedIn(set, named)].length
    return count > 0 ? [`${count} 条${setLabel(set, grounds.words.fiscalYear)}`] : []
  })
  return holders.join('、')
}
