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

/** What is worked out in slices while there is time, or without a pause by whoever needs it first. */
export interface Coming<T> {
  isHere(): boolean
  /** Works out the rest. Throws what the work threw. */
  get(): T
  /** Works out the rest in slices; over when it is here, whoever worked it out. */
  slices(): Generator<unknown, void, undefined>
}

export function coming<T>(work: Generator<unknown, T, undefined>): Coming<T> {
  let end: { readonly value: T } | { readonly fault: unknown } | null = null

  function step(): void {
    try {
      const { done, value } = work.next()
      if (done === true) end = { value }
    } catch (fault) {
      end = { fault }
    }
  }

  return {
    isHere: () => end !== null,
    get() {
      while (!end) step()
      if ('fault' in end) throw end.fault
      return end.value
    },
    *slices() {
      while (!end) {
        step()
        yield
      }
    },
  }
}

/** Does something with each of many. */
export function* each<T>(many: readonly T[], work: (one: T, index: number) => void): Slices<void> {
  for (let i = 0; i < many.length; i += 1) {
    work(many[i] as T, i)
    if (i % AT_A_TIME === AT_A_TIME - 1) yield (i + 1) / many.length
  }
}

/** The same work, saying otherwise how far it is. */
export function* saying<A, B, T>(
  work: Generator<A, T, undefined>,
  said: (how: A) => B,
): Generator<B, T, undefined> {
  try {
    for (;;) {
      const step = work.next()
      if (step.done === true) return step.value
      yield said(step.value)
    }
  } finally {
    work.return(undefined as never)
  }
}

/** A part of longer work: what it has done counts from one share of the whole to another. */
export function part<T>(from: number, to: number, work: Slices<T>): Slices<T> {
  return saying(work, (done) => from + done * (to - from))
}

/** Something long with each of some, one after the other: each is as much of the whole as it is large. */
export function* inTurn<A, T>(
  some: readonly A[],
  sizeOf: (one: A) => number,
  work: (one: A) => Slices<T>,
): Slices<readonly T[]> {
  const sizes = some.map(sizeOf)
  const whole = sizes.reduce((sum, size) => sum + size, 0)
  const results: T[] = []
  let before = 0
  for (const [i, one] of some.entries()) {
    const after = before + (sizes[i] ?? 0)
    results.push(yield* part(before / whole, after / whole, work(one)))
    before = after
  }
  return results
}
