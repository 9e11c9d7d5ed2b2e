import type { Goal, Indicator } from '../../../shared/model/document'
import { indicatorKey } from '../../../shared/model/indicator-key'
import { isBlank } from '../../../shared/model/text'
import type { PerformanceFramework } from '../../../shared/template/template'

/** A goal behind another: the next number, where goals are numbered. */
export function newGoal(goals: readonly Goal[], project: string | null): Readonly<Record<string, unknown>> {
  const numbers = goals.flatMap(({ number }) => number ?? [])
  const isUnnumbered = goals.length > 0 && numbers.length === 0
  return { projectId: project, number: isUnnumbered ? null : Math.max(0, ...numbers) + 1, text: '' }
}

/** An indicator of the same levels as another; the first is of the framework's first. */
export function newIndicator(
  like: Indicator | undefined,
  project: string | null,
  { levels: [first] }: PerformanceFramework,
): Readonly<Record<string, unknown>> {
  const { level1, level2 } = like ?? { level1: first?.name ?? '', level2: first?.parts[0] ?? '' }
  return { projectId: project, level1, level2, level3: '' }
}

/** How an indicator is called: by its 三级指标, else its place. */
export function indicatorName({ level3, level2 }: Indicator, at: number): string {
  return isBlank(level3) ? `${level2}第 ${at + 1} 条` : level3
}

/** Names that stand more than once under the same levels, in order of the first of each. */
export function repeatedNames(indicators: readonly Indicator[]): readonly string[] {
  const groups = Map.groupBy(
    indicators.filter(({ level3 }) => !isBlank(level3)),
    indicatorKey,
  )
  return [...groups.values()].flatMap(([first, ...others]) =>
    first && others.length > 0 ? [first.level3] : [],
  )
}
