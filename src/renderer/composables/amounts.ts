import type { Cents } from '../../shared/money/cents'
import { formatAmount } from '../../shared/money/format'
import { useDesk } from '../stores/desk'

/** Amounts in the unit the window shows, two decimals; differences with `always` bear their sign. */
export function useAmounts() {
  const desk = useDesk()
  return {
    shown: (amount: Cents, sign: 'negative' | 'always' = 'negative'): string =>
      formatAmount(amount, { unit: desk.unit, decimals: 2, sign }),
  }
}
