import { done, type Reply } from '../../../shared/contract/failure'
import { formatPath, parseRecordPath } from '../../../shared/model/path'
import { type ListedPlace, parsePlaceKey, placeKey, printedOrder } from '../../../shared/model/printed-order'
import { parseObject } from '../../../shared/model/reference'
import { uniqueKey } from '../../../shared/model/rules'
import type { RecordChange } from '../../../shared/model/change'
import { inDraft } from './draft'
import { addition, type Grounds, type Plan } from './plan'

/** Paths that a plan names. */
interface Named {
  /** What is printed before this one is to stay before it. */
  readonly through: string | null
  /** To be put elsewhere. */
  readonly alone: readonly string[]
}

/**
 * A plan on places of printed lists. Those of which the file says nothing yet are made first, under the key that names them,
 * where they are printed; none is made where neither that nor the plan changes anything. `by`: the path of the record that a path names.
 */
export function onPlaces(
  grounds: Grounds,
  named: Named,
  plan: (by: (path: string) => string) => Reply<Plan>,
): Reply<Plan> {
  const paths = [...(named.through === null ? [] : [named.through]), ...named.alone]
  const places = new Map(
    paths.flatMap((path): (readonly [string, ListedPlace])[] => {
      const place = unsaid(grounds, path)
      return place ? [[path, place]] : []
    }),
  )
  const by = (path: string): string => {
    const place = places.get(path)
    const id = place && grounds.document.taken('placements', uniqueKey('placements', place) ?? '')
    return id === undefined ? path : formatPath({ set: 'placements', key: id })
  }
  if (places.size === 0) return plan(by)
  const through = named.through === null ? undefined : places.get(named.through)
  const lists = [...Map.groupBy(places.values(), ({ list }) => list)].map(([list, own]) =>
    additionsIn(grounds, list, own, through),
  )
  const made = lists.flatMap(({ additions }) => additions)
  return inDraft(grounds.document, (take) => {
    take(made)
    const planned = plan(by)
    return planned.ok && (planned.value.changes.length > 0 || lists.some(({ moves }) => moves))
      ? done({ ...planned.value, changes: [...made, ...planned.value.changes] })
      : planned
  })
}

/** The place that a path names by its key; undefined where it names a record, or nothing that the template lists. */
function unsaid({ document, rules }: Grounds, path: string): ListedPlace | undefined {
  const named = parseRecordPath(path)
  if (named?.set !== 'placements' || document.values('placements', named.key)) return undefined
  const place = parsePlaceKey(named.key)
  const list = place && rules.lists?.find(({ id }) => id === place.list)
  if (!place || !list) return undefined
  const object = place.object === null ? null : parseObject(place.object)
  const isThere = object
    ? object.collection === 'projects' && document.get('projects', object.id) !== undefined
    : list.items?.some(({ id }) => id === place.item)
  return isThere ? place : undefined
}

/**
 * Records of the places that are asked for, and of those that stand before `through` and have none. `moves`: to have one
 * brings some before others that have none.
 */
function additionsIn(
  { document, rules, nextId }: Grounds,
  name: string,
  asked: readonly ListedPlace[],
  through: ListedPlace | undefined,
): { readonly additions: readonly RecordChange[]; readonly moves: boolean } {
  const placements = document.all('placements').filter((each) => each.list === name)
  const keys = new Set(asked.map(placeKey))
  const unplaced = (rules.lists ?? [])
    .filter(({ id }) => id === name)
    .flatMap((list) => printedOrder(list, document.all('projects'), placements))
    .filter(({ placement }) => placement === null)
  const last = through ? unplaced.findIndex(({ id }) => id === placeKey(through)) : -1
  const end = Math.max(0, ...placements.map(({ position }) => position))
  const made = unplaced.filter(({ id }, at) => at <= last || keys.has(id))
  const additions = made.map(({ id: key, place }, at) => {
    const id = document.get('placements', key) ? nextId() : key
    return addition('placements', { id, ...place, position: end + at + 1, name: null, content: '' })
  })
  return { additions, moves: made.some((each, at) => each !== unplaced[at]) }
}
