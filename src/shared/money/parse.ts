import { type Cents, MAX_AMOUNT } from './cents'
import { folded, hiddenBetweenDigits } from './folding'
import type { Unit } from './format'
import { formulaWorth, isFormula } from './formula'
import { whyNoAmount } from './no-amount'
import { scaled } from './round'
import { saidAtOnce, saidNumber, type SaidNumber, UNITS } from './said'

export type AmountParse =
  | { readonly ok: true; readonly cents: Cents }
  | {
      readonly ok: false
      readonly code: 'bad-value' | 'out-of-range'
      /** Chinese, a full sentence: what was typed, what of it is not understood, what to do. */
      readonly message: string
    }

/**
 * Reads an amount as people type it: `10,500.00`, `１０５００`, `1.05亿`, `1亿2千万`, `(1,234.50)` for a negative, `＋`/`－`
 * signs, `¥`; after `=` a formula (formula.ts). A bare number is in `entryUnit`. Never guesses: what could mean two
 * amounts, or none, is refused.
 */
export function parseAmount(text: string, entryUnit: Unit): AmountParse {
  const typed = text.trim()
  const plain = folded(typed).trim().replaceAll('。', '.')
  const hidden = hiddenBetweenDigits(typed)
  if (hidden !== undefined) return refused(hidden)
  if (plain === '') return refused('还没有填数。没有金额请填 0。')

  if (isFormula(plain)) return computed(typed, plain, entryUnit)
  const unsigned = inCents(saidAtOnce(plain), entryUnit)
  const { body, isNegative, isTwice } = unsigned ? UNSIGNED : signOf(plain)
  if (isTwice) return refused(`“${typed}”里既有括号又有正负号，请只留一种。`)
  const said = unsigned ?? inCents(saidNumber(body), entryUnit)
  if (!said) return refused(whyNoAmount(typed, plain))
  if (!said.whole) return refused(`“${typed}”细到分以下，请保留到分。`)
  const magnitude = Number(said.text)
  if (magnitude > MAX_AMOUNT) return tooLarge(typed)
  return { ok: true, cents: (isNegative && magnitude !== 0 ? -magnitude : magnitude) as Cents }
}

/** What a formula comes to, to the 分. */
function computed(typed: string, plain: string, entryUnit: Unit): AmountParse {
  const worth = formulaWorth(plain, entryUnit)
  if (!worth.ok) return refused(worth.message)
  const amount = Number(worth.cents)
  return Math.abs(amount) > MAX_AMOUNT ? tooLarge(typed) : { ok: true, cents: amount as Cents }
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

/** In 分. */
function inCents(said: SaidNumber | null, entryUnit: Unit): ReturnType<typeof scaled> | null {
  return said && scaled(said.text, said.exponent ?? UNITS[entryUnit])
}

function tooLarge(typed: string): AmountParse {
  return { ok: false, code: 'out-of-range', message: `“${typed}”超出 ±10万亿元，请核对单位和位数。` }
}

function refused(message: string): AmountParse {
  return { ok: false, code: 'bad-value', message }
}
