import { staying } from './longest-run'

/** Where something that came or moved stands: behind what it names, null: first. */
export interface Place<K> {
  readonly key: K
  readonly after: K | null
}

/**
 * What makes one order out of another: everything that came, and as few moves as can be, in the order of now. What went
 * only makes room.
 */
export function placesBetween<K>(before: readonly K[], after: readonly K[]): readonly Place<K>[] {
  const was = new Map(before.map((key, place) => [key, place]))
  const common = after.filter((key) => was.has(key))
  const still = staying(common.map((key) => was.get(key) ?? 0))
  const stays = new Set(common.filter((_, i) => still.has(i)))
  return after.flatMap((key, i) => (stays.has(key) ? [] : [{ key, after: after[i - 1] ?? null }]))
}

/** What stays, with the others put in; a place behind something that is not there is left out. */
export function withPlaces<K>(stays: readonly K[], places: readonly Place<K>[]): readonly K[] {
  const behind = new Map(places.map(({ key, after }) => [after, key]))
  const all: K[] = []
  for (const one of [null, ...stays]) {
    if (one !== null) all.push(one)
    for (let next = behind.get(one); next !== undefined; next = behind.get(next)) all.push(next)
  }
  return all
}
