import type { ShownPlace } from '../../shared/contract/shown'
import { parseFieldPath } from '../../shared/model/path'
import { namedBy } from '../../shared/model/reference'
import { showsField } from '../../shared/printed/block'
import type { BudgetReader } from './reader'

/** Where a window shows what a path names: in its project, or as a paragraph; null for what no page shows. */
export function placeOf(
  path: string,
  { records, text }: Pick<BudgetReader, 'records' | 'text'>,
): ShownPlace | null {
  // All projects together are shown from the first on.
  if (path === 'projects') return inProject(records.all('projects')[0]?.id)
  const { set, key } = parseFieldPath(path) ?? { set: 'department', key: '' }
  if (set === 'department') return null
  if (set === 'blocks') return inText()
  const record = records.values(set, key)
  if (!record) return null
  const owner = namedBy(set, record, true).find(({ collection }) => collection === 'projects')?.id
  // What belongs to no project may be printed where it can be typed.
  return inProject(set === 'projects' ? key : owner, set === 'lines' ? key : null) ?? inText()

  function inText(): ShownPlace | null {
    const [block] = text.printed((each) => showsField(each, path))
    return block ? { page: 'text', block: block.key } : null
  }
}

function inProject(project: string | undefined, line: string | null = null): ShownPlace | null {
  return project === undefined ? null : { page: 'projects', project, line }
}
