import type { ShownPlace } from '../../shared/contract/shown'
import type { RecordValues } from '../../shared/model/fields'
import { parseFieldPath, parseRecordPath } from '../../shared/model/path'
import { namedBy, type Reference } from '../../shared/model/reference'
import { tableOf } from '../../shared/printed/cell-id'
import { showsField } from '../../shared/printed/block'
import type { BudgetReader } from './reader'

type Reader = Pick<BudgetReader, 'records' | 'text' | 'tables'>

/** Where a window shows what a path names: in its project, or as a paragraph; null for what no page shows. */
export function placeOf(path: string, { records, text, tables }: Reader): ShownPlace | null {
  // All projects together are shown from the first on.
  if (path === 'projects') return inProject(records.all('projects')[0]?.id)
  const field = parseFieldPath(path) ?? parseRecordPath(path)
  if (!field) return printedAt(path)
  const { set, key } = field
  if (path === 'department/weightTotal') return { page: 'performance', project: null }
  if (set === 'department') return null
  if (set === 'blocks') return inText()
  const record = records.values(set, key)
  if (!record) return null
  if (set === 'placements') return { page: 'orders', list: record['list'] as string }
  if (set === 'goals' || set === 'indicators') {
    return { page: 'performance', project: record['projectId'] as string | null }
  }
  if (set === 'codeNames') return codeAt(record)
  // What belongs to no project may be printed where it can be typed.
  return placeIn({ collection: set, id: key }, records) ?? inText()

  /** A cell, a table, a paragraph by its key, or the beginning of a part. */
  function printedAt(place: string): ShownPlace | null {
    if (tables.amountOf(place) !== undefined) return { page: 'tables', table: tableOf(place), cell: place }
    if (text.paragraph(place)) return { page: 'text', block: place }
    // Tables and parts alone have names of one word.
    if (place.includes('/')) return null
    if (tables.heads().some(({ id }) => id === place)) return { page: 'tables', table: place, cell: null }
    const [first] = text.sections().find(({ number }) => place === `p${number}`)?.blocks ?? []
    return first ? { page: 'text', block: first.key } : null
  }

  /** A code is looked after in a line of a project that has it, else where it is printed. */
  function codeAt({ classification, code }: RecordValues): ShownPlace | null {
    const field = classification === 'function' ? 'functionCode' : 'economicCode'
    const line = records.all('lines').find((each) => each[field] === code && each.projectId !== null)
    if (line) return inProject(line.projectId ?? undefined, line.id)
    for (const { id, rows, columns } of tables.views()) {
      const row = rows.find(({ kind, refCode }) => kind === classification && refCode === code)
      const column = columns[row?.cells.findIndex((amount) => amount !== null) ?? -1]
      if (row && column) return { page: 'tables', table: id, cell: `${row.key}/${column.id}` }
    }
    return null
  }

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
