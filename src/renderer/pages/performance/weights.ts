import type { LevelWeight, ListedIndicator, Performance } from '../../../shared/contract/performance'
import { formatDecimal } from '../../../shared/model/decimal'
import { apportion } from '../../../shared/money/apportion'
import type { Cents } from '../../../shared/money/cents'
import type { PerformanceFramework } from '../../../shared/template/template'

/** A point, in the hundredths that weights are held in. */
const POINT = 100

/** What weights are to come to, in hundredths of a point; null: nothing is said of it. */
export interface AskedWeights {
  readonly all: number | null
  /** By name, of the levels that the framework names. */
  readonly levels: ReadonlyMap<string, number | null>
}

export interface LevelSum extends LevelWeight {
  /** In hundredths; null: the place names no such level, or no weight for it. */
  readonly asked: number | null
  /** What is given beyond, below zero: missing; zero also where no weight is given yet. */
  readonly off: number
  readonly words: string
}

/**
 * What the place asks for; `total`: the budget's own sum, to which the levels' are put in proportion by largest remainder, in
 * whole points as long as the place's are.
 */
export function askedWeights({ levels }: PerformanceFramework, total: number | null): AskedWeights {
  const weighed = levels.flatMap(({ name, weight }) =>
    weight === null ? [] : [{ name, weight: weight * POINT }],
  )
  const sum = weighed.reduce((all, { weight }) => all + weight, 0)
  const shares =
    total === null || weighed.length === 0
      ? weighed.map(({ weight }) => weight)
      : shared(
          total,
          weighed.map(({ weight }) => weight),
        )
  const asked = new Map(weighed.map(({ name }, at) => [name, shares[at] ?? 0]))
  return {
    all: total ?? (weighed.length === 0 ? null : sum),
    levels: new Map(levels.map(({ name }) => [name, asked.get(name) ?? null])),
  }
}

function shared(total: number, weights: readonly number[]): readonly number[] {
  const step = [total, ...weights].every((each) => each % POINT === 0) ? POINT : 1
  return apportion((total / step) as Cents, weights as readonly Cents[]).map((share) => share * step)
}

/** What weights come to beside what is asked for; `words`: what is wrong with the whole, where some are given. */
export function levelSums(
  { weight, levels }: Performance['weights'],
  asked: AskedWeights,
): { readonly levels: readonly LevelSum[]; readonly off: number; readonly words: string } {
  const names = [...new Set([...asked.levels.keys(), ...levels.map(({ name }) => name)])]
  const sums = names.map((name): LevelSum => {
    const own = levels.find((level) => level.name === name) ?? { count: 0, weight: 0 }
    const due = asked.levels.get(name) ?? null
    const off = due === null || weight === 0 ? 0 : own.weight - due
    return { name, count: own.count, weight: own.weight, asked: due, off, words: differenceWords(off) }
  })
  const off = asked.all === null || weight === 0 ? 0 : weight - asked.all
  return {
    levels: sums,
    off,
    words: off === 0 ? '' : `应为 ${formatDecimal(asked.all ?? 0)}，${differenceWords(off)}`,
  }
}

/** 还差 2, 多 1.5; empty where there is no difference. */
function differenceWords(hundredths: number): string {
  if (hundredths === 0) return ''
  return hundredths < 0 ? `还差 ${formatDecimal(-hundredths)}` : `多 ${formatDecimal(hundredths)}`
}

/**
 * Weights in proportion to those that stand (all alike where none does), so that each level, or where none has a sum of its own
 * the whole, comes to what is asked for, by largest remainder. By id, in hundredths; indicators of other levels keep theirs.
 */
export function spreadWeights(
  indicators: readonly ListedIndicator[],
  asked: AskedWeights,
): ReadonlyMap<string, number> {
  const ofLevels = [...asked.levels].flatMap(([name, due]) =>
    due === null ? [] : [{ due, own: indicators.filter(({ level1 }) => level1 === name) }],
  )
  const groups = ofLevels.length > 0 || asked.all === null ? ofLevels : [{ due: asked.all, own: indicators }]
  return new Map(
    groups.flatMap(({ due, own }) => {
      if (own.length === 0) return []
      const shares = apportion(
        due as Cents,
        own.map((each) => (each.weight ?? 0) as Cents),
      )
      return own.map(({ id }, at) => [id, shares[at] ?? 0] as const)
    }),
  )
}

/** An indicator whose weight, made another, puts right what is wrong. */
export interface WeightFix {
  readonly id: string
  /** Its place in the list, from 1. */
  readonly number: number
  /** In hundredths. */
  readonly weight: number
}

/**
 * The one indicator that can take what one level alone is short of, or has beyond: the only one of it without a weight, else the last
 * that would still have some. Null: the levels are right, more than one is not, or nobody can take it.
 */
export function weightFix(
  indicators: readonly ListedIndicator[],
  { levels, off }: Pick<ReturnType<typeof levelSums>, 'levels' | 'off'>,
): WeightFix | null {
  const [wrong, another] = levels.filter((level) => level.off !== 0)
  if (!wrong || another || wrong.off !== off) return null
  const isOf = ({ level1 }: ListedIndicator): boolean => level1 === wrong.name
  const bare = indicators.filter((each) => isOf(each) && each.weight === null)
  const at =
    bare.length === 1 && off < 0
      ? indicators.findIndex((each) => each === bare[0])
      : indicators.findLastIndex((each) => isOf(each) && each.weight !== null && each.weight > off)
  const taker = indicators[at]
  return taker ? { id: taker.id, number: at + 1, weight: (taker.weight ?? 0) - off } : null
}
