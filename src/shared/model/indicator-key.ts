import type { Indicator } from './document'
import { shortLevel } from './indicator-levels'
import { isBlank } from './text'

/** What tells indicators of one list apart: two of the same levels and name are the same, whatever is aimed at, and whether a level is called 产出 or 产出指标. */
export function indicatorKey({
  level1,
  level2,
  level3,
}: Pick<Indicator, 'level1' | 'level2' | 'level3'>): string {
  return JSON.stringify([shortLevel(level1), shortLevel(level2), level3])
}

/** Whether it says what is measured: until then it is a row that was begun, and printed nowhere. */
export function isNamedIndicator({ level3 }: { readonly level3?: unknown }): boolean {
  return typeof level3 === 'string' && !isBlank(level3)
}
