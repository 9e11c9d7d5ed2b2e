import type { LibraryIndicator } from '../../../shared/contract/library'
import type { ListedIndicator } from '../../../shared/contract/performance'
import { indicatorKey } from '../../../shared/model/indicator-key'

/** What of an indicator can be taken into another list, in any budget. */
type Taken = LibraryIndicator & { readonly weight?: number | null; readonly lastValue?: string | null }

export type TakenValue = Taken & { readonly projectId: string | null }

/** A further one, as `add` takes it. */
export function takenValue(
  { level1, level2, level3, target, sign, value, unit, weight = null, lastValue = null }: Taken,
  project: string | null,
): TakenValue {
  return { projectId: project, level1, level2, level3, target, sign, value, unit, weight, lastValue }
}

/** What copying would do: those that the list has not, those that it has; of last year’s also the values that are new. */
export interface CopyPlan {
  readonly added: readonly Taken[]
  readonly same: number
  /** Last year’s values, by id of the indicator that is the same. */
  readonly lastValues: ReadonlyMap<string, string>
}

/** Adds, and never overwrites: indicators of the same levels and name stand. `isLastYear`: their values are last year’s then. */
export function copyPlan(
  own: readonly ListedIndicator[],
  others: readonly ListedIndicator[],
  isLastYear: boolean,
): CopyPlan {
  const known = new Map(own.map((each) => [indicatorKey(each), each]))
  const lastValues = new Map<string, string>()
  const added: Taken[] = []
  let same = 0
  for (const other of new Map(others.map((each) => [indicatorKey(each), each])).values()) {
    const mine = known.get(indicatorKey(other))
    const lastValue = isLastYear && other.target !== '' ? other.target : null
    if (!mine) added.push(isLastYear ? { ...other, lastValue } : other)
    else {
      same += 1
      if (lastValue !== null && mine.lastValue === null) lastValues.set(mine.id, lastValue)
    }
  }
  return { added, same, lastValues }
}

/** 将添加 3 条，跳过同名 5 条。 */
export function planWords({ added, same, lastValues }: CopyPlan): string {
  const parts = [
    added.length > 0 ? `将添加 ${added.length} 条` : '没有可添加的',
    same > 0 ? `跳过同名 ${same} 条` : '',
    lastValues.size > 0 ? `补上年值 ${lastValues.size} 条` : '',
  ]
  return `${parts.filter((part) => part !== '').join('，')}。`
}
