import { type Cents, MAX_AMOUNT } from './cents'
import { folded, hiddenBetweenDigits } from './folding'
import type { Unit } from './format'
import { whyNoAmount } from './no-amount'
import { scaled } from './round'

export type AmountParse =
  | { readonly ok: true; readonly cents: Cents }
  | {
      readonly ok: false
      readonly code: 'bad-value' | 'out-of-range'
      /** Chinese, a full sentence: what was typed, what of it is not understood, what to do. */
      readonly message: string
    }

/** How people say amounts: one number with one of these units. Powers of ten to 分. */
const UNITS = {
  元: 2,
  千元: 5,
  万: 6,
  万元: 6,
  百万元: 8,
  千万: 9,
  千万元: 9,
  亿: 10,
  亿元: 10,
} as const

/**
 * The units of an amount said in parts (1亿2千万, 130万5千), by what each may be followed by. 千 stands after 万 alone:
 * 1亿2千 is said for 1.2亿, and would be read as 100,002,000.
 */
const FOLLOWED_BY: Readonly<Record<string, { readonly exponent: number; readonly by: string }>> = {
  亿: { exponent: 10, by: '千万 百万 万 元' },
  千万: { exponent: 9, by: '百万 万 元' },
  百万: { exponent: 8, by: '万 元' },
  万: { exponent: 6, by: '千 元' },
  千: { exponent: 5, by: '元' },
  元: { exponent: 2, by: '' },
}

/** Groups of three by commas; by blanks only where no two numbers could be meant: thin or fixed ones, or two and more. */
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\u00A0\u2009\u202F]\d{3})+|\d{1,3}(?: \d{3}){2,}|\d+)(?:\.\d*)?|\.\d+`
const ONE = new RegExp(`^(${NUMBER})[ \u00A0\u2009\u202F]?(${Object.keys(UNITS).join('|')})?$`)
const PARTS = /^(?:\d+(?:亿|千万|百万|万|千|元)){2,}元?$/

/**
 * Reads an amount as people type it: `10,500.00`, `１０５００`, `1.05亿`, `1亿2千万`, `(1,234.50)` for a negative, `＋`/`－`
 * signs, `¥`. A bare number is in `entryUnit`. Never guesses: what could mean two amounts, or none, is refused.
 */
export function parseAmount(text: string, entryUnit: Unit): AmountParse {
  const typed = text.trim()
  const plain = folded(typed).trim().replaceAll('。', '.')
  const hidden = hiddenBetweenDigits(typed)
  if (hidden !== undefined) return refused(hidden)
  if (plain === '') return refused('还没有填数。没有金额请填 0。')

  const unsigned = saidAtOnce(plain, entryUnit)
  const { body, isNegative, isTwice } = unsigned ? UNSIGNED : signOf(plain)
  if (isTwice) return refused(`“${typed}”里既有括号又有正负号，请只留一种。`)
  const said = unsigned ?? saidAtOnce(body, entryUnit) ?? saidInParts(body)
  if (!said) return refused(whyNoAmount(typed, plain))
  if (!said.whole) return refused(`“${typed}”细到分以下，请保留到分。`)
  const magnitude = Number(said.text)
  if (magnitude > MAX_AMOUNT) {
    return { ok: false, code: 'out-of-range', message: `“${typed}”超出 ±10万亿元，请核对单位和位数。` }
  }
  return { ok: true, cents: (isNegative && magnitude !== 0 ? -magnitude : magnitude) as Cents }
}

/** A number alone, as most are typed: none of it is a sign. */
const UNSIGNED = { body: '', isNegative: false, isTwice: false }

function signOf(plain: string): typeof UNSIGNED {
  const bracketed = /^\((.*)\)([^\d.,]*)$/.exec(plain)
  const inside = bracketed ? `${bracketed[1] ?? ''}${bracketed[2] ?? ''}` : plain
  const [, before = '', sign = '', after = '', body = ''] =
    /^((?:人民币|RMB|CNY|¥)? ?)([+\-−–—]?)( ?(?:¥ ?)?)(.*)$/i.exec(inside) ?? []
  const isWritten = before.trim() === '' || after.trim() === ''
  return {
    body: isWritten ? body : inside,
    isNegative: bracketed !== null || (sign !== '' && sign !== '+'),
    isTwice: bracketed !== null && sign !== '',
  }
}

/** In 分: a number, with a unit or in the unit of entry. */
function saidAtOnce(body: string, entryUnit: Unit): ReturnType<typeof scaled> | null {
  const [, number, unit = entryUnit] = ONE.exec(body) ?? []
  return number === undefined
    ? null
    : scaled(number.replace(/[, \u00A0\u2009\u202F]/g, ''), UNITS[unit as keyof typeof UNITS])
}

/** In 分: parts, each of which is less than one of the unit before it. */
function saidInParts(body: string): ReturnType<typeof scaled> | null {
  if (!PARTS.test(body)) return null
  const parts = [...body.matchAll(/(\d+)(亿|千万|百万|万|千|元)/g)]
  let sum = 0n
  let last = ''
  for (const [, digits = '', unit = ''] of parts) {
    const { exponent } = FOLLOWED_BY[unit] ?? { exponent: 0 }
    const part = BigInt(digits) * 10n ** BigInt(exponent)
    const before = FOLLOWED_BY[last]
    if (before && (!before.by.split(' ').includes(unit) || part >= 10n ** BigInt(before.exponent)))
      return null
    sum += part
    last = unit
  }
  return body.endsWith('元元') ? null : { whole: true, text: String(sum) }
}

function refused(message: string): AmountParse {
  return { ok: false, code: 'bad-value', message }
}
