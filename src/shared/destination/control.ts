import { type Cents, cents } from '../money/cents'
import type { Row, TableRows } from './rows'

/** What the rows of a table come to, for whoever receives them to add up again. */
export interface TableControl {
  readonly id: string
  readonly name: string
  readonly rows: number
  readonly sums: readonly ColumnControl[]
}

export interface ColumnControl {
  readonly column: string
  /** 分. */
  readonly total: Cents
  /** By 资金性质, in order of its code; none where rows are of no one fund. */
  readonly funds: readonly { readonly fundType: string; readonly amount: Cents }[]
}

/** Adds up a table while its rows go by. */
export interface ControlSums {
  add(row: Row): void
  done(): TableControl
}

export function openControl({ spec, count }: TableRows): ControlSums {
  const amounts = spec.columns.flatMap(({ id, as }, at) =>
    as === 'amount' ? [{ id, at, total: 0, funds: new Map<string, number>() }] : [],
  )
  return {
    add({ cells, scope }) {
      const fundType = (scope.line ?? scope.income)?.['fundType'] as string | undefined
      for (const sum of amounts) {
        const value = cells[sum.at]?.value
        if (typeof value !== 'number') continue
        sum.total += value
        if (fundType !== undefined) sum.funds.set(fundType, (sum.funds.get(fundType) ?? 0) + value)
      }
    },
    done: () => ({
      id: spec.id,
      name: spec.name,
      rows: count,
      sums: amounts.map(({ id, total, funds }) => ({
        column: id,
        total: cents(total),
        funds: [...funds]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([fundType, amount]) => ({ fundType, amount: cents(amount) })),
      })),
    }),
  }
}
