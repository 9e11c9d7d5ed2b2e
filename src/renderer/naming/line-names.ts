import type { BudgetLine } from '../../shared/model/document'
import { type Funding, fundingOf, isSourceTold } from '../../shared/model/funding'
import { lineName } from './line-name'

/**
 * What lines are called where several of them are listed: by code and purpose; where that is of more than one, by the source of
 * their money too, and where that is not enough, by their place.
 */
export function lineNames(
  lines: readonly BudgetLine[],
  fundings: readonly Funding[],
  codeName: (line: BudgetLine) => string,
): ReadonlyMap<string, string> {
  const named = lines.map((line, at) => ({
    line,
    name: lineName(line, codeName(line), at),
    beside: [...(line.purpose === '' ? [] : [line.purpose]), ...moneyWords(line, fundings)],
  }))
  const bySource = toldApart(named, ({ line }) => fundingOf(line, fundings)?.label)
  const byPlace = toldApart(bySource, (_, at) => `第${at + 1}项`)
  return new Map(byPlace.map((each) => [each.line.id, wordsOf(each)]))
}

/** What of a line's money is another than this year's own. */
export function moneyWords(line: BudgetLine, fundings: readonly Funding[]): readonly string[] {
  return [
    ...(line.carryOver ? ['上年结转'] : []),
    ...(line.source === 'superiorTransfer' && !isSourceTold(line, fundings) ? ['上级转移支付'] : []),
  ]
}

interface Named {
  readonly line: BudgetLine
  readonly name: string
  readonly beside: readonly string[]
}

/** Those that are called like another say one thing more. */
function toldApart(
  named: readonly Named[],
  more: (each: Named, at: number) => string | undefined,
): readonly Named[] {
  const alike = Map.groupBy(named, wordsOf)
  return named.map((each, at) => {
    const words = (alike.get(wordsOf(each))?.length ?? 0) > 1 ? more(each, at) : undefined
    return words === undefined ? each : { ...each, beside: [...each.beside, words] }
  })
}

/** `委托业务费（展会，专项）` */
function wordsOf({ name, beside }: Named): string {
  return beside.length === 0 ? name : `${name}（${beside.join('，')}）`
}
