import { type Cents, MAX_AMOUNT } from '../money/cents'
import { timesQuantity } from '../money/quantity'
import type { Acquisition, BudgetLine, Procurement } from './document'
import { fieldOf } from './fields'
import { refused, type RuleFault } from './rule-fault'

/** What a line takes from its procurement items. */
export type Booked = Pick<
  BudgetLine,
  'procurement' | 'procurementCategory' | 'procurementSme' | 'procurementMicro'
>

/** What is bought with a line's money, item by item. */
export interface LineItems {
  readonly procurements: readonly Procurement[]
  readonly acquisitions: readonly Acquisition[]
}

/** What an item comes to, in 分. */
export function worthOf({ price, quantity }: Pick<Procurement, 'price' | 'quantity'>): Cents {
  return timesQuantity(price, quantity)
}

/** What items come to together, in 分. */
export function worthOfAll(items: readonly Pick<Procurement, 'price' | 'quantity'>[]): Cents {
  return items.reduce((sum, item) => sum + worthOf(item), 0) as Cents
}

/** What procurement items book into their line. Micro firms are SMEs too; of several categories the line names none. */
export function bookedOf(items: readonly Procurement[]): Booked {
  const [first, ...others] = items
  const isOneCategory = others.every(({ category }) => category === first?.category)
  return {
    procurement: worthOfAll(items),
    procurementCategory: first && isOneCategory ? first.category : null,
    procurementSme: worthOfAll(items.filter(({ reserve }) => reserve !== 'none')),
    procurementMicro: worthOfAll(items.filter(({ reserve }) => reserve === 'micro')),
  }
}

/** Names of the fields in which a line holds something else than `booked`. */
export function differingFields(line: Booked, booked: Booked): readonly (keyof Booked)[] {
  return (Object.keys(booked) as (keyof Booked)[]).filter((name) => booked[name] !== line[name])
}

/** Whether a line says what its items say. Items that are begun and come to nothing yet leave it what it says itself. */
export function areBooked(items: readonly Procurement[]): boolean {
  return worthOfAll(items) !== 0
}

/** Names of the fields in which a line differs from what its items book into it. */
export function unbookedFields(line: Booked, items: readonly Procurement[]): readonly (keyof Booked)[] {
  return areBooked(items) ? differingFields(line, bookedOf(items)) : []
}

/** Whether assets may be bought with a line's money: 309 and 310, 资本性支出. */
export function isOfAssets({ economicCode }: Pick<BudgetLine, 'economicCode'>): boolean {
  return /^(309|310)/.test(economicCode)
}

/** By how much items come to more than their line's amount, in 分; zero or less: they do not. */
export function excessOf({ amount }: Pick<BudgetLine, 'amount'>, items: LineItems[keyof LineItems]): Cents {
  return (worthOfAll(items) - amount) as Cents
}

/** What a line and its items break together. Procurement above the amount is the line's own fault (rules.ts). */
export function bookingFaults(
  line: BudgetLine,
  { procurements, acquisitions }: LineItems,
): readonly RuleFault[] {
  const [name] = unbookedFields(line, procurements)
  const label = name === undefined ? '' : (fieldOf('lines', name)?.label ?? name)
  return [
    ...(name === undefined ? [] : [refused(name, `${label}与采购明细不一致，请核对采购明细。`)]),
    ...(acquisitions.length > 0 && !isOfAssets(line)
      ? [refused('economicCode', '资产购置要记在 309、310 类（资本性支出）的分项上，这一条不是。')]
      : []),
    ...(acquisitions.length > 0 && excessOf(line, acquisitions) > 0
      ? [refused('amount', '资产购置合计超过了分项的金额，请先核对这两个数。')]
      : []),
  ]
}

/** An item that comes to more than an amount can be. */
export function itemFaults(item: Pick<Procurement, 'price' | 'quantity'>): readonly RuleFault[] {
  if (Math.abs(worthOf(item)) <= MAX_AMOUNT) return []
  return [{ field: 'price', message: '数量乘以单价超出 10万亿元，请核对单价和数量。', grade: 'unreadable' }]
}
