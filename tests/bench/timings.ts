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

/** Median and p95 of each stage, in ms and as a ratio to the median of `base`. */
export function report(
  title: string,
  stages: Readonly<Record<string, Timings>>,
  baseName: string,
  base: Timings,
): void {
  const unit = base.at(0.5)
  const cell = (ms: number): string =>
    `${ms.toFixed(3).padStart(10)} ms ${(ms / unit).toFixed(4).padStart(10)}`
  const rows = Object.entries(stages).map(
    ([name, stage]) => `${name.padEnd(26)}${cell(stage.at(0.5))}   |${cell(stage.at(0.95))}`,
  )
  const lines = [
    title,
    `${''.padEnd(26)}${`median : ${baseName}`.padStart(24)}   |${`p95 : ${baseName}`.padStart(24)}`,
    ...rows,
    `${baseName.padEnd(26)}${cell(unit)}`,
  ]
  process.stdout.write(`\n${lines.join('\n')}\n`)
}
