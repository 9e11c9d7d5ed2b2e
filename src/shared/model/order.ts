/** Anything that stands in a collection; some have no place of their own in it. */
export interface Placed {
  readonly id: string
  readonly position?: number
}

/** Order of every collection: position where there is one, then id, by UTF-16 unit (SQLite would go by UTF-8 byte). */
export function inCollectionOrder(a: Placed, b: Placed): number {
  return (a.position ?? 0) - (b.position ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
