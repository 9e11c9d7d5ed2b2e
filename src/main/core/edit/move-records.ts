import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { RecordChange } from '../../../shared/model/change'
import type { CollectionName } from '../../../shared/model/field-types'
import { fieldOf, fieldsOf, orderedWithin, type RecordValues } from '../../../shared/model/fields'
import { parseRecordPath } from '../../../shared/model/path'
import { isValue } from '../../../shared/model/values'
import { recordName, setLabel } from '../../../shared/model/words'
import { amendment, type Grounds, type Plan } from './plan'
import { onPlaces } from './listed-places'

/** What is to be moved; `after`: path of the record behind which it is to stand, null: before all others. */
export interface Move {
  readonly move: readonly string[]
  readonly after: string | null
}

type Placed = RecordValues & { readonly id: string; readonly position: number }
type Positions = ReadonlyMap<Placed, number>

/**
 * Records put behind another, in the order in which they are named. They move among those that belong to the same record;
 * of the others as few get another position as can be: those behind make room, or those before, whichever are fewer.
 */
export function planMove(grounds: Grounds, { move, after }: Move): Reply<Plan> {
  return onPlaces(grounds, { through: after, alone: move }, (by) =>
    planMoved(grounds, { move: move.map(by), after: after === null ? null : by(after) }),
  )
}

function planMoved(grounds: Grounds, { move, after }: Move): Reply<Plan> {
  const named = [...new Set(move)].map((path) => recordAt(grounds, path))
  const target = after === null ? null : recordAt(grounds, after)
  for (const each of [...named, ...(target ? [target] : [])]) if (!each.ok) return each
  const found = named.flatMap((each) => (each.ok ? [each.value] : []))
  const behind = target?.ok ? target.value : null
  const [first] = found
  if (!first) return done({ label: '', changes: [] })
  const { set } = first
  const owning = ownerFieldOf(set)
  const within = owning?.name ?? orderedWithin(set)
  const ownerOf = (record: RecordValues): unknown => (within === undefined ? null : record[within])
  const owner = ownerOf(first.record)
  const stranger = [...found, ...(behind ? [behind] : [])].find(
    (each) => each.set !== set || ownerOf(each.record) !== owner,
  )
  const nameOf = (record: RecordValues): string => recordName(set, record, grounds.words)
  if (stranger) {
    const other = recordName(stranger.set, stranger.record, grounds.words)
    return failed('bad-value', `“${nameOf(first.record)}”和“${other}”不在同一处，排不到一起。`, {
      place: stranger.path,
    })
  }
  const moved = new Set(found.map(({ record }) => record))
  if (behind && moved.has(behind.record)) {
    return failed('bad-value', `“${nameOf(behind.record)}”自己也在移动，不能排在它后面。`, {
      place: behind.path,
    })
  }
  const all: readonly object[] =
    owning && typeof owner === 'string'
      ? grounds.document.ownedBy(set, { collection: owning.to, id: owner })
      : grounds.document.all(set)
  const order = (all as readonly Placed[]).filter((record) => ownerOf(record) === owner)
  const rest = order.filter((record) => !moved.has(record))
  const at = behind ? rest.indexOf(behind.record) + 1 : 0
  const wanted = [...rest.slice(0, at), ...moved, ...rest.slice(at)]
  const where = behind ? `移到 ${nameOf(behind.record)} 之后` : '移到最前'
  const label =
    moved.size === 1
      ? `${nameOf(first.record)} ${where}`
      : `${moved.size} 条${setLabel(set, grounds.words.fiscalYear)}${where}`
  if (wanted.every((record, i) => record === order[i])) return done({ label, changes: [] })
  const positions = fewest(set, wanted, at, moved.size)
  if (!positions) return failed('bad-value', '这里的次序号已经用到尽头，移不过去。', { place: first.path })
  return done({ label, changes: changesOf(set, positions) })
}

interface Named {
  readonly path: string
  readonly set: CollectionName
  readonly record: Placed
}

function recordAt(grounds: Grounds, path: string): Reply<Named> {
  const named = parseRecordPath(path)
  const record = named && grounds.document.values(named.set, named.key)
  if (!named || !record) return failed('unknown-path', `没有“${path}”这条记录。`, { place: path })
  const { set } = named
  if (set === 'department' || fieldOf(set, 'position')?.type !== 'position') {
    return failed('bad-value', `“${recordName(set, record, grounds.words)}”没有次序，不能移动。`, {
      place: path,
    })
  }
  return done({ path, set, record: record as Placed })
}

/** The field that names what records belong to, where they have an order within it. */
function ownerFieldOf(
  set: CollectionName,
): { readonly name: string; readonly to: CollectionName } | undefined {
  const [found] = Object.entries(fieldsOf(set)).flatMap(([name, field]) =>
    field.type === 'ref' && field.owns ? [{ name, to: field.to }] : [],
  )
  return found
}

/** New positions for records in their new order, `count` of which were put in at `at`: the fewer of two ways. */
function fewest(
  set: CollectionName,
  wanted: readonly Placed[],
  at: number,
  count: number,
): Positions | undefined {
  const ways = [pushed(wanted, at, count, 1), pushed(wanted, at, count, -1)]
  const field = fieldsOf(set)['position']
  return ways
    .filter((way) => field && [...way.values()].every((position) => isValue(field, position)))
    .sort((a, b) => changesOf(set, a).length - changesOf(set, b).length)[0]
}

/** What was put in stands next to its neighbour before it (1) or behind it (-1); the others make room on the other side. */
function pushed(wanted: readonly Placed[], at: number, count: number, way: 1 | -1): Positions {
  const [from, neighbour] = way === 1 ? [at, at - 1] : [at + count - 1, at + count]
  const beyond = way === 1 ? wanted[at + count] : wanted[at - 1]
  const positions = new Map<Placed, number>()
  let last = wanted[neighbour]?.position ?? (beyond?.position ?? 0) - way * (count + 1)
  for (let i = from, put = 0; ; i += way, put += 1) {
    const record = wanted[i]
    if (!record || (put >= count && (record.position - last) * way > 0)) return positions
    last += way
    positions.set(record, last)
  }
}

function changesOf(set: CollectionName, positions: Positions): readonly RecordChange[] {
  return [...positions].flatMap(([record, position]) =>
    record.position === position ? [] : [amendment(set, record.id, record, { ...record, position })],
  )
}
