import { type Cents, MAX_AMOUNT } from './cents'
import type { Unit } from './format'
import { scaled } from './round'

export type AmountParse =
  | {
      readonly ok: true
      readonly cents: Cents
      /** The unit it was read in, when it was typed along. */
      readonly typedUnit: string | null
    }
  | {
      readonly ok: false
      readonly code: 'bad-value' | 'out-of-range'
      /** Chinese, a full sentence: what was typed and what to do. */
      readonly message: string
    }

/** Powers of ten from a typed unit to 分. 千元 and 百万元 are left out: nobody writes budgets in them. */
const UNIT_EXPONENTS: readonly (readonly [suffix: string, exponent: number])[] = [
  ['万亿元', 14],
  ['万亿', 14],
  ['亿元', 10],
  ['亿', 10],
  ['万元', 6],
  ['万', 6],
  ['元', 2],
]

/**
 * Reads an amount as people type it: `10,500.00`, `１０５００`, `1.05亿`, `(1,234.50)` for a negative, `＋`/`－` signs,
 * `¥`. A bare number is in `entryUnit`. Never guesses: grouping must be in threes, a fraction finer than 分 is refused,
 * letters are named.
 */
export function parseAmount(text: string, entryUnit: Unit): AmountParse {
  const typed = text.trim()
  const half = typed
    .normalize('NFKC')
    .replace(/[\s\u200b]+/g, '')
    .replace(/。/g, '.')
  if (half === '') return refused('还没有填数。没有金额请填 0。')

  const bracketed = /^\((.*)\)(.*)$/.exec(half)
  let rest = bracketed ? `${bracketed[1] ?? ''}${bracketed[2] ?? ''}` : half
  rest = rest.replace(/^(人民币|RMB|CNY|[¥$])/i, (mark) => (mark === '$' ? mark : ''))
  const signed = /^[+\-−–—]/.exec(rest)
  if (signed && bracketed) return refused(`“${typed}”里既有括号又有正负号，请只留一种。`)
  if (signed) rest = rest.slice(1)
  const negative = bracketed !== null || (signed !== null && signed[0] !== '+')

  const suffix = UNIT_EXPONENTS.find(([name]) => rest.endsWith(name))
  const digits = suffix ? rest.slice(0, -suffix[0].length) : rest
  const exponent = suffix ? suffix[1] : entryUnit === '元' ? 2 : 6

  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d*)?$|^\.\d+$/.test(digits)) return refused(whyNot(typed, digits))
  const { whole, text: centsText } = scaled(digits.replaceAll(',', ''), exponent)
  if (!whole) return refused(`“${typed}”细到分以下，请保留到分。`)
  const magnitude = Number(centsText)
  if (magnitude > MAX_AMOUNT) {
    return { ok: false, code: 'out-of-range', message: `“${typed}”超出 ±10万亿元，请核对单位和位数。` }
  }
  return {
    ok: true,
    cents: (negative && magnitude !== 0 ? -magnitude : magnitude) as Cents,
    typedUnit: suffix ? suffix[0] : null,
  }
}

function refused(message: string): AmountParse {
  return { ok: false, code: 'bad-value', message }
}

function whyNot(typed: string, digits: string): string {
  const letter = /[A-Za-z]/.exec(digits)?.[0]
  if (letter && /[oO]/.test(letter)) return `“${typed}”里有字母 ${letter}，请改成数字 0。`
  if (letter && /[lI]/.test(letter)) return `“${typed}”里有字母 ${letter}，请改成数字 1。`
  if (letter) return `“${typed}”里有字母 ${letter}，请只填数字。`
  if (digits === '') return `“${typed}”里没有数字。`
  if (digits.includes('%')) return `“${typed}”是百分比，这里要填金额。`
  const other = /[^\d.,]/.exec(digits)?.[0]
  if (other) return `“${typed}”里有“${other}”，请只填数字、小数点和单位。`
  if ((digits.match(/\./g)?.length ?? 0) > 1) return `“${typed}”里有多个小数点。`
  return `“${typed}”的千分位逗号不在三位处，请核对。`
}
