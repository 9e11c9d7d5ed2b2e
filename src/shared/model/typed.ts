import type { Cents } from '../money/cents'
import { folded, hiddenBetweenDigits } from '../money/folding'
import { grouped, plainAmount, type Unit } from '../money/format'
import { parseAmount } from '../money/parse'
import { formatDecimal, parseDecimal } from './decimal'
import type { CollectionName, EnumField, Field } from './field-types'
import { whyNoCode } from './no-code'
import { objectOf, parseObject } from './reference'
import { hasWords, isBlank, tidied } from './text'
import type { TypedValue } from './typed-value'
import { expected, isCode, isKey, isStorable } from './values'

/** Records that a refusal names. */
const MOST_NAMED = 6

export interface TypingContext {
  /** Unit of a bare typed amount. */
  readonly entryUnit: Unit
  /** Id of the record that a typed code (else an id) means. */
  resolve(set: CollectionName, typed: string): string | undefined
  /** Ids of the records that are called so. */
  called(set: CollectionName, name: string): readonly string[]
  /** Code (else id) under which a record is shown. */
  name(set: CollectionName, id: string): string
}

/** Reads what was typed into a field. An empty text is null where the field takes it. Never guesses. */
export function parseTyped(field: Field, text: string, context: TypingContext): TypedValue {
  if (field.nullable && isBlank(text) && isStorable(text)) return { ok: true, value: null }
  const typed = folded(text).trim()
  switch (field.type) {
    case 'amount': {
      const amount = parseAmount(text, context.entryUnit)
      return amount.ok ? { ok: true, value: amount.cents } : amount
    }
    case 'integer':
    case 'position': {
      const hidden = hiddenBetweenDigits(text)
      if (hidden !== undefined) return bad(hidden)
      return field.type === 'integer'
        ? parseInteger(typed, field.min, field.max)
        : parseInteger(typed, -1_000_000, 1_000_000_000)
    }
    case 'decimal':
      return parseDecimal(field, text)
    case 'boolean':
      return parseBoolean(typed)
    case 'enum': {
      const value = chosenBy(field, text)
      const labels = Object.values(field.options).join('、')
      return value === undefined ? bad(`“${text}”不在可选之列。请填${labels}之一。`) : { ok: true, value }
    }
    case 'ref': {
      const name = text.trim()
      const id = context.resolve(field.to, name)
      if (id !== undefined) return { ok: true, value: id }
      const [called, ...others] = context.called(field.to, name)
      if (called !== undefined && others.length > 0) {
        const names = [called, ...others].slice(0, MOST_NAMED).map((each) => context.name(field.to, each))
        return bad(`“${text}”指的${field.label}不止一个，请填其中之一：${names.join('、')}。`)
      }
      return called === undefined
        ? bad(`没有代码或名称为“${text}”的${field.label}。${withZeros(field.to, typed, context)}`)
        : { ok: true, value: called }
    }
    case 'object': {
      const named = parseObject(text.trim())
      const id =
        named && field.to.includes(named.collection) ? context.resolve(named.collection, named.id) : undefined
      return named === null || id === undefined
        ? bad(`没有“${text}”这个${field.label}。写作${field.to.map((set) => `“${set}/代码”`).join('或')}。`)
        : { ok: true, value: objectOf({ ...named, id }) }
    }
    case 'functionCode':
    case 'economicCode':
    case 'govEconomicCode':
    case 'fundType':
    case 'classificationCode':
      return isCode(field, typed)
        ? { ok: true, value: typed }
        : bad(whyNoCode(text) ?? `${field.label}${expected(field)}，“${text}”不是。`)
    case 'textList':
      // What the program wrote itself stays as it is.
      if (field.fixed) return { ok: true, value: text === '' ? [] : parseItems(text) }
      return isStorable(text) ? { ok: true, value: tidyList(parseItems(text)) } : UNSTORABLE
    case 'key': {
      // As it is: two halves of a sign that something unseen parts would become one once that is gone.
      if (!isStorable(text)) return UNSTORABLE
      const key = tidied({}, text)
      return isKey(key) ? { ok: true, value: key } : bad(`${field.label}不能空着，也不能有空格和斜线。`)
    }
    case 'text': {
      const tidy = tidied(field, text)
      if (field.filled && tidy === '') return bad(`${field.label}不能空着。`)
      if (field.filled && !hasWords(tidy)) return bad(`${field.label}不能只有标点符号。`)
      return isStorable(text) ? { ok: true, value: tidy } : UNSTORABLE
    }
    case 'lineage':
      return isStorable(text) ? { ok: true, value: text } : UNSTORABLE
  }
}

/** The stored value that a text says: by itself, by what people call it, or written otherwise. Undefined: none of them. */
export function chosenBy({ options, also = {} }: EnumField, text: string): string | undefined {
  const typed = text.trim()
  const found = Object.entries(options).find(([value, label]) => [value, label].includes(typed))
  if (found) return found[0]
  const plain = folded(text).replace(/\s/g, '')
  return Object.hasOwn(options, plain) ? plain : Object.hasOwn(also, plain) ? also[plain] : undefined
}

const UNSTORABLE: TypedValue = bad('文字里有无法保存的字符，请重新录入。')

/** The text that `parseTyped` reads back as the same value. */
export function formatTyped(field: Field, value: unknown, context: TypingContext): string {
  if (value === null) return ''
  switch (field.type) {
    case 'amount':
      return exactAmount(value as Cents, context.entryUnit)
    case 'decimal':
      return formatDecimal(value as number)
    case 'boolean':
      return value === true ? '是' : '否'
    case 'enum':
      return field.options[value as string] ?? (value as string)
    case 'textList':
      return formatList(value as readonly string[])
    case 'ref':
      return context.name(field.to, value as string)
    case 'object': {
      const named = parseObject(value as string)
      return named ? objectOf({ ...named, id: context.name(named.collection, named.id) }) : (value as string)
    }
    case 'integer':
    case 'position':
      return (value as number).toString()
    default:
      return value as string
  }
}

/** An amount to the last 分, as data: at least two decimals, no grouping, ASCII minus. */
export function exactAmount(amount: Cents, unit: Unit): string {
  return plainAmount(amount, unit, unit === '元' ? 2 : 6).replace(/(\.\d\d\d*?)0+$/, '$1')
}

/** Whether an amount has more decimals than the two that lists and tables show of it in a unit. */
export function isShownRounded(amount: Cents, unit: Unit): boolean {
  return /\.\d{3}/.test(exactAmount(amount, unit))
}

/** An amount to the last 分, as people read it: `−1,234.50`. */
export function shownAmount(amount: Cents, unit: Unit): string {
  return (amount < 0 ? '−' : '') + grouped(exactAmount(Math.abs(amount) as Cents, unit))
}

/** A spreadsheet takes the zeros in front of a code away: the one code that is the same with them. */
function withZeros(to: CollectionName, typed: string, { resolve }: TypingContext): string {
  if (!/^\d{1,11}$/.test(typed)) return ''
  const [only, ...others] = Array.from(
    { length: 12 - typed.length },
    (_, i) => '0'.repeat(i + 1) + typed,
  ).filter((code) => resolve(to, code) !== undefined)
  return only === undefined || others.length > 0 ? '' : `有“${only}”，是不是丢了开头的 0？`
}

function parseInteger(typed: string, min: number, max: number): TypedValue {
  const value = Number(typed)
  if (!/^[+-]?\d{1,12}$/.test(typed)) return bad(`“${typed}”不是整数。`)
  if (value < min || value > max)
    return { ok: false, code: 'out-of-range', message: `请填 ${min} 至 ${max} 之间的整数。` }
  return { ok: true, value: value === 0 ? 0 : value }
}

function parseBoolean(typed: string): TypedValue {
  if (['是', 'true', '1', 'y', 'Y', '√', '✓'].includes(typed)) return { ok: true, value: true }
  if (['否', 'false', '0', 'n', 'N', '×', '✗'].includes(typed)) return { ok: true, value: false }
  return bad(`“${typed}”不清楚，请填“是”或“否”。`)
}

/** Items stand between 、 or on lines of their own; where that would be ambiguous, as a JSON list. */
function parseItems(text: string): readonly string[] {
  if (text.startsWith('[')) {
    try {
      const items: unknown = JSON.parse(text)
      if (Array.isArray(items) && items.every((item) => typeof item === 'string')) return items
    } catch {
      // A name may begin with a bracket: then it is an ordinary list.
    }
  }
  return text.split(/[、\r\n\v\f\x85\u2028\u2029]/)
}

/** Items as a list holds them: one line each, none empty. */
export function tidyList(items: readonly string[]): readonly string[] {
  return items.map((item) => tidied({}, item)).filter((item) => item !== '')
}

function formatList(items: readonly string[]): string {
  const plain = items.join('、')
  const same = JSON.stringify(tidyList(parseItems(plain))) === JSON.stringify(items)
  return same ? plain : JSON.stringify(items)
}

function bad(message: string): TypedValue {
  return { ok: false, code: 'bad-value', message }
}
