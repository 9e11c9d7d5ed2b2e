import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import type { Project } from '../../../shared/model/document'
import { fieldsOf, type RecordValues, recordSets } from '../../../shared/model/fields'
import { parseRecordPath } from '../../../shared/model/path'
import { recordName, setLabel } from '../../../shared/model/words'
import { projectParts } from '../document-index'
import { type Desk, type Plan, removal } from './plan'
import { findRecord } from './set-field'

/** `edit.remove`: a record, and with a project everything that belongs to it, in one step. */
export function planRemove(desk: Desk, { path: text }: Params<'edit.remove'>): Reply<Plan> {
  const path = parseRecordPath(text)
  const record = path && findRecord(desk, path)
  if (!path || !record) return failed('unknown-path', `没有“${text}”这条记录。`, { place: text })
  const { set } = path
  if (set === 'department') return failed('in-use', '部门是这个文件的主体，不能删除。', { place: text })
  const name = recordName(set, record, desk.words)
  if (set === 'units') {
    const holders = unitHolders(desk, record['id'] as string)
    if (holders !== '') {
      return failed('in-use', `“${name}”还有 ${holders}，不能删除。请先改到其他单位。`, { place: text })
    }
    if (desk.document.all('units').length === 1) {
      return failed('in-use', `“${name}”是唯一的预算单位，不能删除。`, { place: text })
    }
  }
  const what = setLabel(set, desk.words.fiscalYear)
  const own = removal(set, record as RecordValues & { readonly id: string })
  const parts = set === 'projects' ? projectRemovals(desk, record as unknown as Project) : []
  const lines = parts.filter(({ collection }) => collection === 'lines').length
  return done({
    label: `${name.startsWith(what) ? `删除 ${name}` : `删除${what} ${name}`}${lines > 0 ? `（含 ${lines} 条分项）` : ''}`,
    changes: [...parts, own],
  })
}

function projectRemovals(desk: Desk, { id }: Project): Plan['changes'] {
  return projectParts.flatMap((collection) =>
    desk.document.of(collection, id).map((part) => removal(collection, part)),
  )
}

/** What still points at a unit: `3 条分项、1 条项目`. */
function unitHolders(desk: Desk, unitId: string): string {
  const holders = recordSets.flatMap((set) => {
    const fields = Object.entries(fieldsOf(set)).filter(([, { type }]) => type === 'units')
    if (set === 'department' || fields.length === 0) return []
    const records = desk.document.all(set) as unknown as readonly RecordValues[]
    const count = records.filter((record) => fields.some(([name]) => record[name] === unitId)).length
    return count > 0 ? [`${count} 条${setLabel(set, desk.words.fiscalYear)}`] : []
  })
  return holders.join('、')
}
