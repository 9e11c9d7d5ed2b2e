/**
 * Long work of our own, cut into slices: it yields how much of it is done (0 to 1) wherever others may have their turn.
 * What it leaves behind when it is given up it removes in `finally`.
 */
export type Slices<T> = Generator<number, T, undefined>

/** So many small things are done between two turns: well under a millisecond's worth. */
export const AT_A_TIME = 64

/** Does the work without a pause. */
export function atOnce<T>(work: Generator<unknown, T, undefined>): T {
  let step = work.next()
  while (step.done !== true) step = work.next()
  return step.value
}

/** Does something with each of many. */
export function* each<T>(many: readonly T[], work: (one: T, index: number) => void): Slices<void> {
  for (let i = 0; i < many.length; i += 1) {
    work(many[i] as T, i)
    if (i % AT_A_TIME === AT_A_TIME - 1) yield (i + 1) / many.length
  }
}

/** A part of longer work: what it has done counts from one share of the whole to another. */
export function* part<T>(from: number, to: number, work: Slices<T>): Slices<T> {
  let step = work.next()
  try {
    while (step.done !== true) {
      yield from + step.value * (to - from)
      step = work.next()
    }
    return step.value
  } finally {
    if (step.done !== true) work.return(undefined as never)
  }
}
