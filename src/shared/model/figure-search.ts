import type { Cents } from '../money/cents'
import type { Unit } from '../money/format'
import { parseAmount } from '../money/parse'
import { readAloud } from '../money/reading'
import { searchFor } from './search'

/** A search where names, codes and amounts stand beside one another. */
export interface FigureSearch {
  inWords(text: string): boolean
  /** `shown`: the amount as it stands there. An amount is found by its figures, and by what it comes to in any unit. */
  isAmount(amount: Cents, shown: string): boolean
}

/** `unit`: of amounts that are typed without one. Null: nothing to look for. */
export function figureSearch(wanted: string, unit: Unit): FigureSearch | null {
  const search = searchFor(wanted)
  if (!search) return null
  const amount = parseAmount(wanted, unit)
  const isRead = /[元千万亿]/.test(wanted)
  return {
    inWords: search.isIn,
    isAmount: (cents, shown) =>
      search.isIn(shown) ||
      (amount.ok && amount.cents === cents) ||
      (isRead && search.isIn(readAloud(cents))),
  }
}
