/** Durations of one kind of work, in ms. */
export interface Timings {
  of<T>(work: () => T): T
  add(ms: number): void
  readonly last: number | undefined
  /** The duration that the given share of the runs does not exceed. */
  at(share: number): number
}

export function timings(): Timings {
  const all: number[] = []
  return {
    of(work) {
      const start = performance.now()
      const result = work()
      all.push(performance.now() - start)
      return result
    },
    add: (ms) => void all.push(ms),
    get last() {
      return all.at(-1)
    },
    at(share) {
      const sorted = [...all].sort((a, b) => a - b)
      return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
    },
  }
}
