import { isAmount } from '../money/cents'
import type { CodeField, Field } from './field-types'
import { parseObject } from './reference'

/** Whether a stored value is one that its field holds: its type, its bounds, its choices. What depends on others is in rules.ts. */
export function isValue(field: Field, value: unknown): boolean {
  if (value === null) return field.nullable === true
  switch (field.type) {
    case 'amount':
      return isAmount(value)
    case 'integer':
    case 'decimal':
      return isWithin(value, field.min, field.max)
    case 'position':
      return isWithin(value, -1_000_000, 1_000_000_000)
    case 'boolean':
      return typeof value === 'boolean'
    case 'enum':
      return typeof value === 'string' && Object.hasOwn(field.options, value)
    case 'textList':
      return Array.isArray(value) && value.every((item) => typeof item === 'string' && isStorable(item))
    case 'text':
      if (typeof value !== 'string' || !isStorable(value)) return false
      return field.filled ? value.trim() !== '' : !field.nullable || value !== ''
    case 'key':
    case 'ref':
    case 'lineage':
      return typeof value === 'string' && isKey(value)
    case 'object':
      return typeof value === 'string' && isStorable(value) && isObject(value, field.to)
    case 'functionCode':
    case 'economicCode':
    case 'govEconomicCode':
    case 'fundType':
    case 'classificationCode':
      return typeof value === 'string' && isCode(field, value)
  }
}

/** A code is text of so many digits. */
export function isCode(field: CodeField, text: string): boolean {
  return field.digits.includes(text.length) && /^\d+$/.test(text)
}

/** Ids and codes stand in paths and cell ids, between slashes. */
export function isKey(text: string): boolean {
  return /^[^\s/]+$/.test(text) && isStorable(text)
}

/**
 * SQLite stores UTF-8: half a surrogate pair would come back as another text; a NUL would cut it short elsewhere. U+FFFD
 * stands for bytes that could not be read, and storing it would put it in their place for good.
 */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0') && !text.includes('\uFFFD')
}

/** 是 7 位数字 */
export function expected(field: CodeField): string {
  const lengths = field.type === 'fundType' ? '1 至 5' : field.digits.join('、')
  return `是 ${lengths} 位数字`
}

/** What a field holds, after 应: `是整数（分），在 10万亿元之内`. */
export function expectation(field: Field): string {
  return `${expectedOf(field)}${field.nullable ? '，或为 null' : ''}`
}

function expectedOf(field: Field): string {
  switch (field.type) {
    case 'amount':
      return '是整数（分），在 10万亿元之内'
    case 'integer':
      return `是 ${field.min} 至 ${field.max} 之间的整数`
    case 'decimal':
      return `是 ${field.min} 至 ${field.max} 之间的整数（以百分之一计）`
    case 'position':
      return '是整数'
    case 'boolean':
      return '是 true 或 false'
    case 'enum':
      return `是${Object.entries(field.options)
        .map(([value, label]) => (value === label ? ` "${value}"` : ` "${value}"（${label}）`))
        .join('、')}之一`
    case 'text':
      if (field.filled) return '是不空、不只是标点的文字'
      return field.nullable ? '是不空的文字' : '是文字'
    case 'textList':
      return '是文字的列表'
    case 'key':
    case 'ref':
    case 'lineage':
      return '是没有空格和斜线的文字'
    case 'object':
      return `写作${field.to.map((set) => ` "${set}/标识"`).join('或')}`
    case 'functionCode':
    case 'economicCode':
    case 'govEconomicCode':
    case 'fundType':
    case 'classificationCode':
      return `${expected(field)}（文字）`
  }
}

function isWithin(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max
}

function isObject(text: string, to: readonly string[]): boolean {
  const named = parseObject(text)
  return named !== null && to.includes(named.collection) && isKey(named.id)
}
