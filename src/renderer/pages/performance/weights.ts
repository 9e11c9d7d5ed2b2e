import type { LevelWeight, Performance } from '../../../shared/contract/performance'
import { formatDecimal } from '../../../shared/model/decimal'
import type { Indicator } from '../../../shared/model/document'
import { apportion } from '../../../shared/money/apportion'
import type { Cents } from '../../../shared/money/cents'
import type { PerformanceFramework } from '../../../shared/template/template'

/** A point, in the hundredths that weights are held in. */
const POINT = 100

export interface LevelSum extends LevelWeight {
  /** Points that the place asks for; null: it names no such level, or no weight for it. */
  readonly asked: number | null
  readonly isOff: boolean
  readonly words: string
}

/** What weights come to beside what the place asks for; `words`: what is wrong with the whole, where some are given. */
export function levelSums(
  { weight, levels }: Performance['weights'],
  framework: PerformanceFramework,
): { readonly asked: number | null; readonly levels: readonly LevelSum[]; readonly words: string } {
  const asked = askedOf(framework)
  const named = framework.levels.map(({ name }) => name)
  const others = levels.filter(({ name }) => !named.includes(name))
  const sums = [
    ...framework.levels.map((level) => {
      const own = levels.find(({ name }) => name === level.name)
      return { name: level.name, count: own?.count ?? 0, weight: own?.weight ?? 0, asked: level.weight }
    }),
    ...others.map(({ name, count, weight: own }) => ({ name, count, weight: own, asked: null })),
  ].map((level): LevelSum => {
    const off = level.asked === null ? 0 : level.weight - level.asked * POINT
    return { ...level, isOff: weight > 0 && off !== 0, words: weight > 0 ? differenceWords(off) : '' }
  })
  const off = asked === null || weight === 0 ? 0 : weight - asked * POINT
  const words =
    off === 0 ? '' : `权重合计 ${formatDecimal(weight)}，应为 ${asked ?? ''}，${differenceWords(off)}`
  return { asked, levels: sums, words }
}

/** Points that all indicators together are to have; null: the place asks for none. */
function askedOf({ levels }: PerformanceFramework): number | null {
  const weights = levels.flatMap(({ weight }) => weight ?? [])
  return weights.length === 0 ? null : weights.reduce((sum, weight) => sum + weight, 0)
}

/** 还差 2, 多 1.5; empty where there is no difference. */
function differenceWords(hundredths: number): string {
  if (hundredths === 0) return ''
  return hundredths < 0 ? `还差 ${formatDecimal(-hundredths)}` : `多 ${formatDecimal(hundredths)}`
}

/**
 * Weights in proportion to those that stand (all alike where none does), so that each level comes to what the place asks for,
 * by largest remainder. By id, in hundredths; indicators of other levels keep theirs.
 */
export function spreadWeights(
  indicators: readonly Indicator[],
  { levels }: PerformanceFramework,
): ReadonlyMap<string, number> {
  return new Map(
    levels.flatMap(({ name, weight }) => {
      const own = indicators.filter(({ level1 }) => level1 === name)
      if (weight === null || own.length === 0) return []
      const shares = apportion(
        (weight * POINT) as Cents,
        own.map((each) => (each.weight ?? 0) as Cents),
      )
      return own.map(({ id }, at) => [id, shares[at] ?? 0] as const)
    }),
  )
}
