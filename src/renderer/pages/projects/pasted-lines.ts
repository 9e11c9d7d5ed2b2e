import { type Funding, paidFrom } from '../../../shared/model/funding'
import { definition, type RecordValues } from '../../../shared/model/fields'
import { isBlank, tidied } from '../../../shared/model/text'
import { type Cents, sumOf, ZERO } from '../../../shared/money/cents'
import type { Unit } from '../../../shared/money/format'
import { parseAmount } from '../../../shared/money/parse'
import { parseTyped, type TypingContext } from '../../../shared/model/typed'
import { refusedRows } from '../../lists/refused-rows'
import type { CodeRead } from './code-entry'
import type { OneEdit } from './project-edits'
import { LINE_FIELDS } from './line-fields'
import { TWO_SOURCES } from './shared-amount'

type Texts = Readonly<Record<string, string>>

/** What pasted rows become lines from. */
interface PastedAround {
  /** The line before, of which the first row takes over what it does not say itself. */
  readonly like: RecordValues
  /** Path of the line that they stand behind; absent: of none. */
  readonly after?: string
  readonly unit: Unit
  readonly typing: TypingContext
  readonly fundings: readonly Funding[]
  readonly read: (classification: 'economic' | 'function', text: string) => CodeRead
  /** A row may be paid from several sources, a line from each. */
  readonly isMatrix?: boolean
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

export function pastedLines(rows: readonly Texts[], around: PastedAround): PastedLines {
  const names = new Map<string, { readonly edit: OneEdit; readonly index: number }>()
  const made: OneEdit[] = []
  /** By line: which row it is of. */
  const of: number[] = []
  const refused: (readonly [number, string])[] = []
  let like = around.like
  let passed = 0
  for (const [index, texts] of rows.entries()) {
    const row = linesOf(texts, like, around)
    if (typeof row === 'string') {
      refused.push([index, row])
      continue
    }
    like = row.values[0] ?? like
    for (const value of row.names) {
      const key = `${value.classification} ${value.code}`
      if (!names.has(key)) names.set(key, { edit: { add: 'codeName', value }, index })
    }
    if (!isSum(texts['sum'] ?? '', row.amount, around.unit)) passed += 1
    for (const value of row.values) {
      made.push({ add: 'line', value, ...(around.after === undefined ? {} : { after: around.after }) })
      of.push(index)
    }
  }
  if (refused.length > 0) return { refused: refusedRows(refused) }
  const order = made.map((_, i) => i)
  // Each stands right behind the line before them: the first of them is put there last.
  if (around.after !== undefined) order.reverse()
  const named = [...names.values()]
  return {
    edits: [...named.map(({ edit }) => edit), ...order.flatMap((i) => made[i] ?? [])],
    rows: [...named.map(({ index }) => index), ...order.map((i) => of[i] ?? 0)],
    first: named.length + order.indexOf(0),
    passed,
  }
}

interface MadeLines {
  readonly values: readonly RecordValues[]
  /** What they come to. */
  readonly amount: Cents
  readonly names: readonly { readonly classification: string; readonly code: string; readonly name: string }[]
}

function linesOf(
  texts: Texts,
  like: RecordValues,
  { unit, typing, fundings, read, isMatrix = false }: PastedAround,
): MadeLines | string {
  const codes: Record<string, string> = {}
  const names: MadeLines['names'][number][] = []
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
  if (paid.length > 1 && !isMatrix) return TWO_SOURCES
  const purpose = tidied({}, texts['purpose'] ?? '')
  const told = fieldsIn(texts, typing)
  if (typeof told === 'string') return told
  const own = { ...like, ...codes, ...told, procurement, purpose }
  if (paid.length === 0) return { values: [{ ...own, amount: ZERO }], amount: ZERO, names }
  const values: RecordValues[] = []
  for (const { funding, amount } of paid) {
    const money = paidFrom({ ...own, amount }, funding)
    if (!money) return `${funding.label}不能用于这类支出。`
    values.push(money)
  }
  return { values, amount: sumOf(paid), names }
}

/** What cells say of the unit and the kind of money; a blank one says nothing. */
function fieldsIn(texts: Texts, typing: TypingContext): RecordValues | string {
  const values: Record<string, unknown> = {}
  for (const { field } of LINE_FIELDS) {
    const text = texts[field] ?? ''
    if (isBlank(text)) continue
    const parsed = parseTyped(definition.lines.fields[field], text, typing)
    if (!parsed.ok) return parsed.message
    values[field] = parsed.value
  }
  return values
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
