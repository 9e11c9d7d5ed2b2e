/** Numbers drawn by a seed: the same seed draws the same ones on every machine. */
export interface Random {
  /** A whole number from 0 up to, and not, `limit`. */
  below(limit: number): number
  /** Any of the list, each as likely; undefined of an empty one. */
  pick<T>(list: readonly T[]): T | undefined
  /** The list in any order. */
  shuffled<T>(list: readonly T[]): T[]
}

/** mulberry32: small, and good enough to draw places with. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  const pick = <T>(list: readonly T[]): T | undefined => list[below(list.length)]
  return {
    below,
    pick,
    shuffled: (list) => {
      const left = [...list]
      return list.map(() => left.splice(below(left.length), 1)).flat()
    },
  }
}
