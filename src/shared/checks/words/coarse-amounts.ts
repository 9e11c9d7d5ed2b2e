import { readProse } from '../../narrative/figures-in-prose'
import type { CheckedParagraph } from '../figures/figures-rules'
import { readAmount } from '../figures/read-amount'
import type { Print } from '../figures/figure'
import type { Finding } from '../finding'
import { found, type RecordSetting } from '../records/records'

/** R117: an amount told in the place of one that the program prints with more decimals; by value nothing is wrong with it. */
export function checkCoarseAmounts(
  { place, name, text, generated }: CheckedParagraph,
  { unit, decimals }: Print,
  setting: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  if (!generated) return []
  const printed = new Set(
    generated.figures
      .filter(({ role }) => role === 'amount' || role === 'difference')
      .map(({ text: own }) => own),
  )
  const coarse = readProse(text).flatMap((figure) => {
    const read = figure.kind === 'amount' ? readAmount(figure, text) : undefined
    const isCoarse = read?.unit === unit && read.figure.cents !== 0 && (read.figure.decimals ?? 0) < decimals
    const isMeant = isCoarse && printed.has(withDecimals(read.text, decimals))
    return isMeant ? [read.text] : []
  })
  const [first] = coarse
  if (first === undefined) return []
  return found(setting, 'R117', place, {
    severity: 'note',
    expected: `${decimals} 位小数`,
    actual: first,
    difference: null,
    message: `${name}写作 ${first}，不是 ${decimals} 位小数。`,
  })
}

function withDecimals(number: string, decimals: number): string {
  const [whole = '', fraction = ''] = number.split('.')
  return `${whole}.${fraction.padEnd(decimals, '0')}`
}
