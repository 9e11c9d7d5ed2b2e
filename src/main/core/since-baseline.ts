import { cellsSince, type Columns } from '../../shared/difference/rows'
import { sameRecord } from '../../shared/difference/records'
import type { StateDifference } from '../../shared/difference/states'
import { readsOtherwise, sameBlock } from '../../shared/difference/texts'
import type { RecordChange } from '../../shared/model/change'
import type { CollectionName } from '../../shared/model/field-types'
import type { RecordValues } from '../../shared/model/fields'
import { namedBy, objectOf } from '../../shared/model/reference'
import type { Cents } from '../../shared/money/cents'
import type { BlockChange } from '../../shared/printed/block'
import { amountThen, markAfter, markAfterField, type RowMark } from '../../shared/tables/marks'
import { rowKeyOf } from '../../shared/printed/cell-id'
import type { TableRow } from '../../shared/printed/row'
import type { TableSpec } from '../../shared/tables/spec'
import { projectsOf, type RecordStates } from './records-then'
import { renamedRows } from './renamed-rows'

/** The net of all steps since the baseline; what was changed back is no change. A step costs what it changed. */
export interface SinceBaseline {
  follow(step: StateDifference): void
  /** How many printed cells hold another amount than then. */
  cellCount(): number
  mark(rowKey: string): RowMark | undefined
  marks(): Iterable<readonly [rowKey: string, mark: RowMark]>
  /** Rows that were printed then and are not now, as they were. */
  gone(): Iterable<TableRow>
  records(): Iterable<RecordChange>
  record(collection: RecordChange['collection'], id: string): RecordChange | undefined
  /** Ids of the projects that are changed, or of which something that belongs to them is. */
  projects(): Iterable<string>
  /** What is changed of a project and of what belongs to it. */
  ofProject(id: string): Iterable<RecordChange>
  blocks(): Iterable<BlockChange>
  /** Paragraphs that came, went or read otherwise. */
  paragraphCount(): number
}

/** `now`: a record of the document as it is after the step that is followed. */
export function openSinceBaseline(
  tables: readonly TableSpec[],
  now: (set: CollectionName, id: string) => RecordValues | undefined,
): SinceBaseline {
  const columnsOf = columnsByRow(tables)
  const marks = new Map<string, RowMark>()
  /** Rows that were printed then and are not now, as they were then. */
  const gone = new Map<string, TableRow>()
  const records = new Map<string, RecordChange>()
  const projects = new Map<string, Map<string, RecordChange>>()
  /** By key of a change: the projects under which it stands. */
  const standing = new Map<string, ReadonlySet<string>>()
  /** By record: keys of the changes of what belongs to it, or belonged to it. */
  const belongings = new Map<string, Set<string>>()
  const states: RecordStates = (collection, id) => {
    const net = records.get(`${collection}/${id}`)
    const found = net ? [net.before, net.after] : [now(collection, id)]
    return found.filter((state) => state !== null && state !== undefined)
  }
  const blocks = new Map<string, BlockChange>()
  let cells = 0
  let paragraphs = 0

  return {
    follow(step) {
      for (const row of step.gone) leave(row)
      const renamed = renamedRows(step)
      for (const { row } of step.rows.inserted) enter(row, renamed.get(row.key)?.key)
      for (const change of step.cells) {
        const key = rowKeyOf(change.cell)
        put(key, markAfter(marks.get(key), change))
      }
      for (const change of step.rows.changed) {
        put(change.key, markAfterField(marks.get(change.key), change))
      }
      for (const change of step.records) followRecord(change)
      for (const change of step.blocks) followBlock(change)
    },
    cellCount: () => cells,
    mark: (rowKey) => marks.get(rowKey),
    marks: () => marks.entries(),
    gone: () => gone.values(),
    records: () => records.values(),
    record: (collection, id) => records.get(`${collection}/${id}`),
    projects: () => projects.keys(),
    ofProject: (project) => projects.get(project)?.values() ?? [],
    blocks: () => blocks.values(),
    paragraphCount: () => paragraphs,
  }

  function put(key: string, mark: RowMark | undefined): void {
    cells += countOf(mark) - countOf(marks.get(key))
    if (mark) marks.set(key, mark)
    else marks.delete(key)
  }

  function leave(row: TableRow): void {
    const mark = marks.get(row.key)
    put(row.key, undefined)
    if (!mark?.isNew) gone.set(row.key, mark ? asThen(row, mark) : row)
  }

  function asThen(row: TableRow, mark: RowMark): TableRow {
    const columns = columnsOf(row.key)
    const then = row.cells.map((amount, i): Cents | null => amountThen(mark, columns[i]?.id ?? '', amount))
    return { ...row, cells: then, ...(row.texts ? { texts: { ...row.texts, ...mark.texts } } : {}) }
  }

  /** A row that was there then is marked by what it holds otherwise, any other is new. `before`: its key until now. */
  function enter(row: TableRow, before: string = row.key): void {
    const key = gone.has(row.key) ? row.key : before
    const then = gone.get(key)
    gone.delete(key)
    let mark: RowMark | undefined = then ? undefined : { isNew: true, cells: {}, texts: {} }
    for (const change of cellsSince(columnsOf(row.key), then, row)) mark = markAfter(mark, change)
    for (const [field, text] of Object.entries(then?.texts ?? {})) {
      const now = row.texts?.[field] ?? ''
      if (text !== now) mark = markAfterField(mark, { field: `texts.${field}`, old: text, new: now })
    }
    put(row.key, mark)
  }

  function followRecord(change: RecordChange): void {
    const key = `${change.collection}/${change.id}`
    const known = records.get(key)
    const before = known ? known.before : change.before
    const net = sameRecord(change.collection, before, change.after) ? null : { ...change, before }
    if (known) for (const owner of ownersOf(known)) belongings.get(owner)?.delete(key)
    if (net) {
      records.set(key, net)
      for (const owner of ownersOf(net)) {
        const own = belongings.get(owner) ?? new Set<string>()
        belongings.set(owner, own.add(key))
      }
    } else records.delete(key)
    place(key)
  }

  /** Puts a change under its projects, and with it those of what belongs to its record. */
  function place(key: string): void {
    for (const project of standing.get(key) ?? []) forget(project, key)
    const net = records.get(key)
    const own = net ? projectsOf(net, states) : new Set<string>()
    if (own.size > 0) standing.set(key, own)
    else standing.delete(key)
    for (const project of own) {
      const changes = projects.get(project) ?? new Map<string, RecordChange>()
      if (net) projects.set(project, changes.set(key, net))
    }
    if (!key.startsWith('projects/')) for (const each of belongings.get(key) ?? []) place(each)
  }

  function forget(project: string, key: string): void {
    projects.get(project)?.delete(key)
    if (projects.get(project)?.size === 0) projects.delete(project)
  }

  function followBlock({ key, old, new: now }: BlockChange): void {
    const known = blocks.get(key)
    const net = { key, old: known ? known.old : old, new: now }
    if (known && readsOtherwise(known)) paragraphs -= 1
    if (readsOtherwise(net)) paragraphs += 1
    if (sameBlock(net.old, now)) blocks.delete(key)
    else blocks.set(key, net)
  }
}

/** The records that a record belongs to or belonged to: `lines/ID`. */
function ownersOf({ collection, before, after }: RecordChange): readonly string[] {
  return [before, after].flatMap((state) => (state ? namedBy(collection, state, true).map(objectOf) : []))
}

function countOf(mark: RowMark | undefined): number {
  return mark ? Object.keys(mark.cells).length : 0
}

/** The columns of the table, or of the part of one (`t12/goals/…`), that a row stands in. */
function columnsByRow(tables: readonly TableSpec[]): (rowKey: string) => Columns {
  const lists = new Map<string, Columns>(
    tables.flatMap(({ id, columns, parts = [] }) => [
      [id, columns] as const,
      ...parts.map((part) => [`${id}/${part.id}`, part.columns] as const),
    ]),
  )
  return (rowKey) => {
    const [table = '', list = ''] = rowKey.split('/')
    return lists.get(`${table}/${list}`) ?? lists.get(table) ?? []
  }
}
