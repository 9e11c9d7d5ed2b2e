import type { SumOf } from '../../../shared/tables/printed-table'
import { range } from './place'
import type { Span } from './column-plan'

/** Excel's limits. */
const MOST_ARGUMENTS = 255
const MOST_CHARACTERS = 8_192

/** Where a grid's lines and columns stand on the worksheet. */
export interface GridPlace {
  readonly firstRow: number
  readonly spans: readonly Span[]
}

/** SUM(C7:C12,C15); undefined for one that Excel would not take. */
export function sumFormula(
  { of, runs }: SumOf,
  at: { readonly line: number; readonly column: number },
  { firstRow, spans }: GridPlace,
): string | undefined {
  const leftOf = (column: number): number => spans[column]?.at ?? 0
  const summed = runs.map(([first, last]) =>
    of === 'lines'
      ? range({
          top: firstRow + first,
          left: leftOf(at.column),
          bottom: firstRow + last,
          right: leftOf(at.column),
        })
      : range({
          top: firstRow + at.line,
          left: leftOf(first),
          bottom: firstRow + at.line,
          right: leftOf(last),
        }),
  )
  const formula = `SUM(${summed.join(',')})`
  return summed.length > MOST_ARGUMENTS || formula.length > MOST_CHARACTERS ? undefined : formula
}
