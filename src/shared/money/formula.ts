import { folded } from './folding'
import type { Unit } from './format'
import { whyNoAmount } from './no-amount'
import { roundedHalfUp } from './round'
import { saidNumber, UNITS } from './said'

type FormulaWorth =
  | { readonly ok: true; readonly cents: bigint }
  /** Chinese, a full sentence: where in the formula what is not understood, and what to do. */
  | { readonly ok: false; readonly message: string }

/** Signs of a formula, the `=` among them; brackets in brackets. */
const LONGEST = 200
const DEEPEST = 20

const EXAMPLE = '例如 =12*3500'
/** What is no operator, bracket or `=`: a number with its unit, or something that is none. */
const OPERAND = /[^+\-−–—*×/÷()=]+/y

/** Whether a typed text is a formula: what begins with `=`, in full width too. */
export function isFormula(typed: string): boolean {
  return folded(typed).trim().startsWith('=')
}

/** Exact: whole numbers, the divisor above zero. In the unit of entry. */
interface Value {
  readonly dividend: bigint
  readonly divisor: bigint
  /** Whether a unit was said: an amount of money, no plain factor. */
  readonly hasUnit: boolean
}

/**
 * What a formula comes to, in 分: numbers as amounts are typed, `+ − × ÷` (`*`, `/`) and brackets, after a `=`. All is
 * worked out exactly, in `entryUnit`; a number with a unit is brought to it. Of a product one side may have a unit, of a
 * quotient the dividend. The result is rounded to the 分, half-up, once. `plain`: full-width forms folded, no outer blanks.
 */
export function formulaWorth(plain: string, entryUnit: Unit): FormulaWorth {
  const signs = Array.from(plain).length
  if (signs > LONGEST) {
    return refused(`算式有 ${signs} 个字符，最多 ${LONGEST} 个，请分几步算好再填。`)
  }
  let at = 1
  let depth = 0
  let fault = ''

  skipBlanks()
  if (at === plain.length) return refused(`“=”后面还没有算式，请接着填数和 + − × ÷，${EXAMPLE}。`)
  const value = sum()
  if (!value) return refused(fault)
  if (at < plain.length) return refused(whyNoEnd())
  return {
    ok: true,
    cents: roundedHalfUp(value.dividend * 10n ** BigInt(UNITS[entryUnit]), value.divisor),
  }

  function sum(): Value | null {
    skipBlanks()
    const sign = sumSign()
    if (sign !== null) at += 1
    let left = product()
    if (left && sign === -1n) left = { ...left, dividend: -left.dividend }
    for (let next = sumSign(); left && next !== null; next = sumSign()) {
      at += 1
      const right = product()
      left = right && {
        dividend: left.dividend * right.divisor + next * right.dividend * left.divisor,
        divisor: left.divisor * right.divisor,
        hasUnit: left.hasUnit || right.hasUnit,
      }
    }
    return left
  }

  function sumSign(): 1n | -1n | null {
    const sign = plain[at] ?? ''
    if (sign === '+') return 1n
    return sign !== '' && '-−–—'.includes(sign) ? -1n : null
  }

  function product(): Value | null {
    let left = factor()
    while (left && at < plain.length && '*×/÷'.includes(plain[at] ?? '')) {
      const operator = at
      at += 1
      skipBlanks()
      const from = at
      const right = factor()
      left = right && ('*×'.includes(plain[operator] ?? '') ? times : over)(left, right, operator, from)
    }
    return left
  }

  function times(left: Value, right: Value, operator: number): Value | null {
    if (left.hasUnit && right.hasUnit) {
      return broken(`${placeOf(operator)}两边都带单位，相乘只能一边是金额，另一边请只写倍数。`)
    }
    return {
      dividend: left.dividend * right.dividend,
      divisor: left.divisor * right.divisor,
      hasUnit: left.hasUnit || right.hasUnit,
    }
  }

  function over(left: Value, right: Value, operator: number, from: number): Value | null {
    const written = plain.slice(from, at).trim()
    if (right.dividend === 0n) return broken(`${placeOf(operator)}后面的除数“${written}”是零，请改。`)
    if (right.hasUnit) {
      return broken(`${placeOf(operator)}后面的除数“${written}”带单位，请只写份数，不带单位。`)
    }
    const sign = right.dividend < 0n ? -1n : 1n
    return {
      dividend: sign * left.dividend * right.divisor,
      divisor: sign * left.divisor * right.dividend,
      hasUnit: left.hasUnit,
    }
  }

  function factor(): Value | null {
    skipBlanks()
    if (plain[at] === '(') return bracket()
    const from = at
    OPERAND.lastIndex = at
    const [found] = OPERAND.exec(plain) ?? []
    if (found === undefined) return missing()
    at += found.length
    const written = found.trim()
    const said = saidNumber(written)
    if (!said) return broken(whyNoOperand(written, from))
    const [whole = '', fraction = ''] = said.text.split('.')
    const up = said.exponent === null ? 0 : said.exponent
    const down = fraction.length + (said.exponent === null ? 0 : UNITS[entryUnit])
    return {
      dividend: BigInt(whole + fraction) * 10n ** BigInt(up),
      divisor: 10n ** BigInt(down),
      hasUnit: said.exponent !== null,
    }
  }

  function bracket(): Value | null {
    const open = at
    if (depth === DEEPEST) return broken(`${placeOf(open)}在第 ${DEEPEST + 1} 层括号里，请少套几层。`)
    depth += 1
    at += 1
    const inside = sum()
    if (!inside) return null
    if (plain[at] !== ')') {
      return broken(at < plain.length ? whyNoEnd() : `${placeOf(open)}没有对应的“)”，请在后面补上。`)
    }
    depth -= 1
    at += 1
    skipBlanks()
    return inside
  }

  /** Where a number should stand is none. */
  function missing(): null {
    const sign = plain[at]
    if (sign === undefined) return broken(`算式在“${plain.at(-1) ?? ''}”后面就完了，请补上一个数。`)
    if (sign === '=' || (sign === ')' && depth === 0)) return broken(whyNoEnd())
    return broken(`${placeOf(at)}前面少一个数，请补上。`)
  }

  /** Why what stands here may not follow a sum. */
  function whyNoEnd(): string {
    const sign = plain[at] ?? ''
    if (sign === ')') return `${placeOf(at)}没有对应的“(”，请去掉，或在前面补上“(”。`
    if (sign === '=') return `${placeOf(at)}多余：算式只在开头有一个“=”，请去掉。`
    if ('元千百万亿'.includes(sign)) return `${placeOf(at)}跟在括号后面，单位请写在数的后面。`
    return `${placeOf(at)}前面少一个运算符，请补上 + − × ÷ 之一。`
  }

  function whyNoOperand(written: string, from: number): string {
    const start = from + plain.slice(from).search(/\S/)
    const place = `算式第 ${placeIn(start)} 个字符起`
    if (/^[\d.,]+ ?[xX] ?[\d.,]+/.test(written)) return `${place}“${written}”里有字母 x，乘号请写 × 或 *。`
    if (/[A-Za-z]{2}|^\$?[A-Za-z]/.test(written)) {
      return `${place}“${written}”：这里只算数，不认函数和单元格。请只用数、+ − × ÷ 和括号，${EXAMPLE}。`
    }
    if (/[%％]/.test(written)) return `${place}“${written}”是百分比，请写成小数，例如 15% 写 0.15。`
    return `${place}：${whyNoAmount(written, written)}`
  }

  function skipBlanks(): void {
    while (/\s/.test(plain[at] ?? '')) at += 1
  }

  function broken(message: string): null {
    fault = message
    return null
  }

  /** As people count: from 1, the `=` too. */
  function placeIn(index: number): number {
    return Array.from(plain.slice(0, index)).length + 1
  }

  function placeOf(index: number): string {
    return `算式第 ${placeIn(index)} 个字符“${plain[index] ?? ''}”`
  }
}

function refused(message: string): FormulaWorth {
  return { ok: false, message }
}
