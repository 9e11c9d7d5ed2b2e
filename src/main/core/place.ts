import type { ShownPlace } from '../../shared/contract/shown'
import { parseFieldPath } from '../../shared/model/path'
import { namedBy, type Reference } from '../../shared/model/reference'
import { showsField } from '../../shared/printed/block'
import type { BudgetReader } from './reader'

type Reader = Pick<BudgetReader, 'records' | 'text'>

/** Where a window shows what a path names: in its project, or as a paragraph; null for what no page shows. */
export function placeOf(path: string, { records, text }: Reader): ShownPlace | null {
  // All projects together are shown from the first on.
  if (path === 'projects') return inProject(records.all('projects')[0]?.id)
  const { set, key } = parseFieldPath(path) ?? { set: 'department', key: '' }
  if (set === 'department') return null
  if (set === 'blocks') return inText()
  const record = records.values(set, key)
  if (!record) return null
  // What belongs to no project may be printed where it can be typed.
  return placeIn({ collection: set, id: key }, records) ?? inText()

  function inText(): ShownPlace | null {
    const [block] = text.printed((each) => showsField(each, path))
    return block ? { page: 'text', block: block.key } : null
  }
}

/** The project that a record is, or belongs to, and the line where it is one, or belongs to one. */
function placeIn(
  { collection, id }: Reference,
  records: Reader['records'],
  line: string | null = null,
): ShownPlace | null {
  if (collection === 'projects') return inProject(id, line)
  const record = records.values(collection, id)
  const [owner] = record ? namedBy(collection, record, true) : []
  return owner ? placeIn(owner, records, collection === 'lines' ? id : line) : null
}

function inProject(project: string | undefined, line: string | null = null): ShownPlace | null {
  return project === undefined ? null : { page: 'projects', project, line }
}
