import type { Timings } from './timings'

/** What the others are told as a multiple of, so that a slower machine gives the same ratios. */
export interface Base {
  readonly name: string
  readonly took: Timings
}

/** Prints median and p95 of each stage, in ms and as a ratio to the median of `base`; the stages whose median is over its limit. */
export function report<Stage extends string>(
  title: string,
  stages: Readonly<Record<Stage, Timings>>,
  base: Base,
  limits: Readonly<Record<Stage, number>>,
): readonly Stage[] {
  const unit = base.took.at(0.5)
  const names = Object.keys(stages) as Stage[]
  // Not `>`: a stage that was never measured has no median, and is over.
  const over = names.filter((name) => !(stages[name].at(0.5) / unit <= limits[name]))
  const cell = (ms: number): string =>
    `${ms.toFixed(3).padStart(10)} ms ${(ms / unit).toFixed(4).padStart(10)}`
  const rows = names.map((name) => {
    const verdict = over.includes(name) ? 'OVER' : 'within'
    const limit = `${verdict.padStart(6)} ${String(limits[name])}`
    return `${name.padEnd(26)}${cell(stages[name].at(0.5))}   |${cell(stages[name].at(0.95))}   |${limit}`
  })
  const head = [`median : ${base.name}`, `p95 : ${base.name}`].map((text) => text.padStart(24))
  const lines = [
    title,
    `${''.padEnd(26)}${head.join('   |')}   | median`,
    ...rows,
    `${base.name.padEnd(26)}${cell(unit)}`,
  ]
  process.stdout.write(`\n${lines.join('\n')}\n`)
  return over
}
