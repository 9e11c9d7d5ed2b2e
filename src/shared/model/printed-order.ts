import type { Placement } from './document'
import { inCollectionOrder, type Placed } from './order'
import type { RuleSources } from './rules'
import { parseObject } from './reference'

/** A place in one of the template's lists: of a record, or of a fixed row. */
export type ListedPlace = Pick<Placement, 'list' | 'object' | 'item'>

/** What stands at a place, and the file's own record of it; null: it says nothing of it yet. */
export interface Listed {
  /** Id of the record, or the key under which it would be made: `t12:projects:ID`, `t12:basic`. */
  readonly id: string
  readonly place: ListedPlace
  readonly placement: Placement | null
}

/** The key of a place as a path names it, whether or not the file has a record of it. */
export function placeKey({ list, object, item }: ListedPlace): string {
  return `${list}:${object?.replace('/', ':') ?? item ?? ''}`
}

/** The place that a key names; null for text that names none. Whether there is such a list or project is not asked. */
export function parsePlaceKey(key: string): ListedPlace | null {
  const [list = '', what = '', ...rest] = key.split(':')
  if (list === '' || what === '') return null
  if (rest.length === 0) return { list, object: null, item: what }
  const object = `${what}/${rest.join(':')}`
  return parseObject(object) ? { list, object, item: null } : null
}

/**
 * The places of a list in the order in which they are printed: first what the file places, then projects in their own order,
 * then fixed rows. Of what is placed at one place projects keep their order.
 */
export function printedOrder(
  list: NonNullable<RuleSources['lists']>[number],
  projects: readonly Placed[],
  placements: readonly Placement[],
): readonly Listed[] {
  const own = placements.filter((each) => each.list === list.id)
  const placed = new Map(own.map((each) => [each.object ?? each.item, each]))
  const subjects = [
    ...projects.toSorted(inCollectionOrder).map(({ id }) => `projects/${id}`),
    ...(list.items ?? []).map(({ id }) => id),
  ]
  return subjects
    .map((subject, own): Listed & { readonly order: readonly number[] } => {
      const placement = placed.get(subject) ?? null
      const isRecord = own < projects.length
      const place = {
        list: list.id,
        object: isRecord ? subject : null,
        item: isRecord ? null : subject,
      }
      return {
        id: placement?.id ?? placeKey(place),
        place,
        placement,
        order: placement ? [0, placement.position, own] : [1, own],
      }
    })
    .sort((a, b) => inTurn(a.order, b.order))
    .map(({ order: _order, ...listed }) => listed)
}

function inTurn(a: readonly number[], b: readonly number[]): number {
  for (const [at, one] of a.entries()) {
    const by = one - (b[at] ?? 0)
    if (by !== 0) return by
  }
  return 0
}
