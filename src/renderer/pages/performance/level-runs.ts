import type { ListedIndicator } from '../../../shared/contract/performance'
import { formatDecimal } from '../../../shared/model/decimal'
import { shortLevel } from '../../../shared/model/indicator-levels'

type Level = 'level1' | 'level2'

/** What the cell of a level shows. */
export interface LevelView {
  readonly short: string
  readonly sum: string
  readonly isRepeated: boolean
  readonly goesOn: boolean
}

/**
 * A level as it is shown of a row: once for those below one another that share it (of a 二级 also the 一级), with the sum of their
 * weights. `text`: what stands in the cell, which may be typed and not stored yet.
 */
export function levelView(
  level: Level,
  rows: readonly ListedIndicator[],
  { at, text }: { readonly at: number; readonly text: string },
): LevelView {
  const own = rows[at]
  const isTyped = own?.[level] !== text
  const isSame = (other: ListedIndicator | undefined): boolean =>
    !isTyped &&
    other !== undefined &&
    other.level1 === own.level1 &&
    (level === 'level1' || other.level2 === own.level2)
  const isRepeated = isSame(rows[at - 1])
  let weight = 0
  for (let i = at; !isRepeated && isSame(rows[i]); i += 1) weight += rows[i]?.weight ?? 0
  return {
    short: shortLevel(text),
    sum: weight === 0 ? '' : formatDecimal(weight),
    isRepeated,
    goesOn: isSame(rows[at + 1]),
  }
}
