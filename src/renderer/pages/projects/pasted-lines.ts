import type { RecordValues } from '../../../shared/model/fields'
import { type Funding, paidFrom } from '../../../shared/model/funding'
import { isBlank, tidied } from '../../../shared/model/text'
import { type Cents, ZERO } from '../../../shared/money/cents'
import type { Unit } from '../../../shared/money/format'
import { parseAmount } from '../../../shared/money/parse'
import type { CodeRead } from './code-entry'
import type { OneEdit } from './project-edits'
import { TWO_SOURCES } from './shared-amount'

type Texts = Readonly<Record<string, string>>

/** What pasted rows become lines from. */
interface PastedAround {
  /** The line before, of which the first row takes over what it does not say itself. */
  readonly like: RecordValues
  /** Path of the line that they stand behind; absent: of none. */
  readonly after?: string
  readonly unit: Unit
  readonly fundings: readonly Funding[]
  readonly read: (classification: 'economic' | 'function', text: string) => CodeRead
}

/** Lines of rows of texts by column, in their order; or why which row is none. */
export type PastedLines =
  | {
      readonly edits: readonly OneEdit[]
      /** By edit: which row it is of. */
      readonly rows: readonly number[]
      /** Which edit makes the first line. */
      readonly first: number
      /** Sums that say something else than the line comes to. */
      readonly passed: number
    }
  | { readonly refused: string }

/** Of many rows as many are named. */
const NAMED = 3

export function pastedLines(rows: readonly Texts[], around: PastedAround): PastedLines {
  const names = new Map<string, { readonly edit: OneEdit; readonly index: number }>()
  const made: OneEdit[] = []
  const refused: (readonly [number, string])[] = []
  let like = around.like
  let passed = 0
  for (const [index, texts] of rows.entries()) {
    const line = lineOf(texts, like, around)
    if (typeof line === 'string') {
      refused.push([index, line])
      continue
    }
    like = line.value
    for (const value of line.names) {
      const key = `${value.classification} ${value.code}`
      if (!names.has(key)) names.set(key, { edit: { add: 'codeName', value }, index })
    }
    if (!isSum(texts['sum'] ?? '', line.amount, around.unit)) passed += 1
    made.push({
      add: 'line',
      value: line.value,
      ...(around.after === undefined ? {} : { after: around.after }),
    })
  }
  if (refused.length > 0) return { refused: refusedRows(refused) }
  const order = made.map((_, i) => i)
  // Each stands right behind the line before them: the first of them is put there last.
  if (around.after !== undefined) order.reverse()
  const named = [...names.values()]
  return {
    edits: [...named.map(({ edit }) => edit), ...order.flatMap((i) => made[i] ?? [])],
    rows: [...named.map(({ index }) => index), ...order],
    first: named.length + order.indexOf(0),
    passed,
  }
}

/** Why rows that were pasted below the last one are no lines, by their place among them. */
export function refusedRows(rows: readonly (readonly [number, string])[]): string {
  const named = rows.slice(0, NAMED).map(([index, why]) => `多出来的第 ${index + 1} 行：${why}`)
  const more = rows.length > NAMED ? `另有 ${rows.length - NAMED} 行也不能新增。` : ''
  return `${named.join('')}${more}没有新增。`
}

interface MadeLine {
  readonly value: RecordValues
  readonly amount: Cents
  readonly names: readonly { readonly classification: string; readonly code: string; readonly name: string }[]
}

function lineOf(texts: Texts, like: RecordValues, { unit, fundings, read }: PastedAround): MadeLine | string {
  const codes: Record<string, string> = {}
  const names: MadeLine['names'][number][] = []
  for (const classification of ['economic', 'function'] as const) {
    const text = texts[classification] ?? ''
    if (isBlank(text)) continue
    const found = read(classification, text)
    if ('refused' in found) return found.refused
    codes[`${classification}Code`] = found.code
    if (found.name !== '') names.push({ classification, ...found })
  }
  const paid: { readonly funding: Funding; readonly amount: Cents }[] = []
  for (const funding of fundings) {
    const amount = amountIn(texts[funding.id], unit)
    if (typeof amount === 'string') return amount
    if (amount !== 0) paid.push({ funding, amount })
  }
  const procurement = amountIn(texts['procurement'], unit)
  if (typeof procurement === 'string') return procurement
  const [only, ...others] = paid
  if (others.length > 0) return TWO_SOURCES
  const amount = only?.amount ?? ZERO
  const purpose = tidied({}, texts['purpose'] ?? '')
  const value = { ...like, ...codes, amount, procurement, purpose }
  const money = only ? paidFrom(value, only.funding) : value
  return money ? { value: money, amount, names } : `${only?.funding.label ?? ''}不能用于这类支出。`
}

function amountIn(text: string | undefined, unit: Unit): Cents | string {
  if (text === undefined || isBlank(text)) return ZERO
  const amount = parseAmount(text, unit)
  return amount.ok ? amount.cents : amount.message
}

/** Sums are worked out: one that is pasted says the same, or is passed over. */
function isSum(text: string, amount: Cents, unit: Unit): boolean {
  if (isBlank(text)) return true
  const said = parseAmount(text, unit)
  return said.ok && said.cents === amount
}
