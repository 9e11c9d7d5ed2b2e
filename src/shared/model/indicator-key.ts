import type { Indicator } from './document'

/** What tells indicators of one list apart: two of the same levels and name are the same, whatever is aimed at. */
export function indicatorKey({
  level1,
  level2,
  level3,
}: Pick<Indicator, 'level1' | 'level2' | 'level3'>): string {
  return JSON.stringify([level1, level2, level3])
}
