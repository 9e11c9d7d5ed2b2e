import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_AMOUNT, cents } from '../../../src/shared/money/cents'
import { formatAmount, type Unit } from '../../../src/shared/money/format'
import { isFormula } from '../../../src/shared/money/formula'
import { parseAmount } from '../../../src/shared/money/parse'

function readAs(text: string, unit: Unit = '万元'): number | string {
  const parsed = parseAmount(text, unit)
  return parsed.ok ? parsed.cents : parsed.message
}

describe('a formula comes to an amount', () => {
  it.each([
    ['=12*3500', '万元', 42_000_000_000],
    ['=12*3500', '元', 4_200_000],
    ['=85.12+10', '万元', 95_120_000],
    ['=(3+4)*1.5万', '万元', 10_500_000],
    ['=(3+4)*1.5万', '元', 10_500_000],
    ['＝１２×３，５００', '元', 4_200_000],
    ['=（３＋４）＊２', '元', 1_400],
    ['=１２／４－１', '元', 200],
    ['=12÷4−1', '元', 200],
    [' = 12 * 3,500元 ', '万元', 4_200_000],
    ['=10-2-3', '元', 500],
    ['=12/2*3', '元', 1_800],
    ['=1+2*3', '元', 700],
    ['=-5+10', '元', 500],
    ['=2*(-3)', '元', -600],
    ['=1亿2千万/3', '万元', 4_000_000_000],
    ['=3+4万', '万元', 7_000_000],
    ['=3+4万', '元', 4_000_300],
    ['=12*3500*1元', '万元', 4_200_000],
    ['=.5*4', '元', 200],
    // Rounded once, at the end, half-up away from zero.
    ['=100/3', '元', 3_333],
    ['=200/3', '元', 6_667],
    ['=100/3*3', '元', 10_000],
    ['=0.005', '元', 1],
    ['=-0.005', '元', -1],
    ['=0.0049+0.0001', '元', 1],
    ['=0.00001*100000', '元', 100],
    ['=0-0', '元', 0],
    [`=${'('.repeat(20)}1${')'.repeat(20)}`, '元', 100],
    [`=1${'+1'.repeat(99)}`, '元', 10_000],
  ])('%s in %s', (text, unit, expected) => {
    expect(readAs(text, unit as Unit)).toBe(expected)
  })

  it.each([
    ['=', '“=”后面还没有算式，请接着填数和 + − × ÷，例如 =12*3500。'],
    ['＝ ', '“=”后面还没有算式，请接着填数和 + − × ÷，例如 =12*3500。'],
    ['=1/0', '算式第 3 个字符“/”后面的除数“0”是零，请改。'],
    ['=1/(3-3)', '算式第 3 个字符“/”后面的除数“(3-3)”是零，请改。'],
    ['=(1+2', '算式第 2 个字符“(”没有对应的“)”，请在后面补上。'],
    ['=1+2)', '算式第 5 个字符“)”没有对应的“(”，请去掉，或在前面补上“(”。'],
    ['=)', '算式第 2 个字符“)”没有对应的“(”，请去掉，或在前面补上“(”。'],
    ['=()', '算式第 3 个字符“)”前面少一个数，请补上。'],
    ['=1+', '算式在“+”后面就完了，请补上一个数。'],
    ['=1+*2', '算式第 4 个字符“*”前面少一个数，请补上。'],
    ['=2(3+4)', '算式第 3 个字符“(”前面少一个运算符，请补上 + − × ÷ 之一。'],
    ['=(3+4)万', '算式第 7 个字符“万”跟在括号后面，单位请写在数的后面。'],
    ['==1', '算式第 2 个字符“=”多余：算式只在开头有一个“=”，请去掉。'],
    ['=1=2', '算式第 3 个字符“=”多余：算式只在开头有一个“=”，请去掉。'],
    ['=2万*3万', '算式第 4 个字符“*”两边都带单位，相乘只能一边是金额，另一边请只写倍数。'],
    ['=6万/2万', '算式第 4 个字符“/”后面的除数“2万”带单位，请只写份数，不带单位。'],
    [
      '=SUM(A1)',
      '算式第 2 个字符起“SUM”：这里只算数，不认函数和单元格。请只用数、+ − × ÷ 和括号，例如 =12*3500。',
    ],
    [
      '=A1+2',
      '算式第 2 个字符起“A1”：这里只算数，不认函数和单元格。请只用数、+ − × ÷ 和括号，例如 =12*3500。',
    ],
    ['=12x3500', '算式第 2 个字符起“12x3500”里有字母 x，乘号请写 × 或 *。'],
    ['=1000*15%', '算式第 7 个字符起“15%”是百分比，请写成小数，例如 15% 写 0.15。'],
    ['=12 3+1', '算式第 2 个字符起：“12 3”里有空格，像是两个数，请只填一个，千分位用逗号。'],
    ['=1+12,34', '算式第 4 个字符起：“12,34”的千分位逗号不在三位处，请核对。'],
    ['=130\u200B250', '“=130·250”的数字之间（“·”处）有看不见的字符，请重新录入。'],
    [`=${'1'.repeat(200)}`, '算式有 201 个字符，最多 200 个，请分几步算好再填。'],
    [`=${'('.repeat(21)}1${')'.repeat(21)}`, '算式第 22 个字符“(”在第 21 层括号里，请少套几层。'],
  ])('%j is refused, and where', (text, message) => {
    expect(parseAmount(text, '万元')).toEqual({ ok: false, code: 'bad-value', message })
  })

  it('refuses beyond ±10万亿元', () => {
    expect(parseAmount('=10000亿*11', '元')).toMatchObject({ ok: false, code: 'out-of-range' })
    expect(parseAmount(`=1${'0'.repeat(190)}`, '元')).toMatchObject({ ok: false, code: 'out-of-range' })
  })
})

/** A formula as a tree, to be written down and worked out apart. */
interface Tree {
  readonly text: string
  /** As whole numbers, the second above zero; null: divided by zero. */
  readonly worth: readonly [bigint, bigint] | null
}

const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc
      .tuple(fc.nat({ max: 99_999 }), fc.nat({ max: 3 }), fc.boolean())
      .map(([digits, places, wide]): Tree => {
        const padded = String(digits).padStart(places + 1, '0')
        const at = padded.length - places
        const text = places === 0 ? padded : `${padded.slice(0, at)}.${padded.slice(at)}`
        return { text: wide ? inFullWidth(text) : text, worth: [BigInt(digits), 10n ** BigInt(places)] }
      }),
    fc
      .tuple(
        tie('tree'),
        fc.constantFrom(...Array.from('+-−*×/÷＋－＊／')),
        tie('tree'),
        fc.constantFrom('', ' '),
      )
      .map(([left, sign, right, blank]): Tree => {
        const text = `(${left.text})${blank}${sign}${blank}（${right.text}）`
        return { text, worth: left.worth && right.worth && workedOut(left.worth, sign, right.worth) }
      }),
  ),
})).tree

function inFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
}

function workedOut(
  [a, b]: readonly [bigint, bigint],
  sign: string,
  [c, d]: readonly [bigint, bigint],
): readonly [bigint, bigint] | null {
  if ('+＋'.includes(sign)) return [a * d + c * b, b * d]
  if ('-−－'.includes(sign)) return [a * d - c * b, b * d]
  if ('*×＊'.includes(sign)) return [a * c, b * d]
  if (c === 0n) return null
  return c < 0n ? [-a * d, b * -c] : [a * d, b * c]
}

describe('for any formula', () => {
  it('it comes to what whole numbers come to, rounded once, or is refused for a reason of its own', () => {
    let computed = 0
    fc.assert(
      fc.property(tree, fc.constantFrom<Unit>('元', '万元'), ({ text, worth }, unit) => {
        const typed = `=${text}`
        const parsed = parseAmount(typed, unit)
        if (Array.from(typed).length > 200) return void expect(parsed).toMatchObject({ code: 'bad-value' })
        if (worth === null) return void expect(readAs(typed, unit)).toMatch(/是零/)
        const scale = unit === '元' ? 100n : 1_000_000n
        const [over, under] = [worth[0] * scale * 2n, worth[1] * 2n]
        // Half away from zero, said another way: the nearest whole number, of two the farther.
        const floor = (over < 0n ? -over : over) / under
        const rest = (over < 0n ? -over : over) - floor * under
        const magnitude = rest * 2n >= under ? floor + 1n : floor
        const amount = Number(over < 0n ? -magnitude : magnitude)
        if (Math.abs(amount) > MAX_AMOUNT) return void expect(parsed).toMatchObject({ code: 'out-of-range' })
        expect(parsed).toEqual({ ok: true, cents: amount === 0 ? 0 : amount })
        computed += 1
      }),
      { numRuns: 2_000 },
    )
    expect(computed).toBeGreaterThan(500)
  })

  it('an amount as it is shown is the same behind a =', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT }),
        fc.constantFrom<Unit>('元', '万元'),
        (amount, unit) => {
          const shown = formatAmount(cents(amount), { unit, decimals: unit === '元' ? 2 : 6 })
          expect(readAs(`=${shown}`, unit)).toBe(amount)
          expect(readAs(`＝${inFullWidth(shown)}`, unit)).toBe(amount)
        },
      ),
    )
  })

  it('nothing makes it throw, and what it takes holds a digit and no letter', () => {
    const garbled = fc
      .array(fc.constantFrom(...Array.from('0123456789.,+-*/()×÷=（）＝万元亿 xA%\u200B\n')), {
        maxLength: 14,
      })
      .map((signs) => `=${signs.join('')}`)
    fc.assert(
      fc.property(
        fc.oneof(
          garbled,
          fc.string({ unit: 'binary' }).map((text) => `=${text}`),
        ),
        (text) => {
          const parsed = parseAmount(text, '万元')
          if (!parsed.ok) return void expect(parsed.message).toMatch(/。$/)
          expect(text).toMatch(/[\d０-９]/)
          expect(text).not.toMatch(/[A-Za-z]/)
          expect(Number.isSafeInteger(parsed.cents)).toBe(true)
          expect(isFormula(text)).toBe(true)
        },
      ),
      { numRuns: 1_500 },
    )
  })
})
