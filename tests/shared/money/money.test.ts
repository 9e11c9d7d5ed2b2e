import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cents, MAX_AMOUNT, cents } from '../../../src/shared/money/cents'
import { type Unit, formatAmount, plainAmount, printedCents } from '../../../src/shared/money/format'
import { parseAmount } from '../../../src/shared/money/parse'
import { growthRate, percent } from '../../../src/shared/money/percent'
import { inFull, readAloud } from '../../../src/shared/money/reading'

const c = (value: number): Cents => cents(value)

describe('parsing', () => {
  it.each([
    ['10,500.00', '万元', 10_500_000_000],
    ['１０５００', '万元', 10_500_000_000],
    ['10,500.00万元', '元', 10_500_000_000],
    ['1.05亿', '万元', 10_500_000_000],
    ['1.05亿元', '元', 10_500_000_000],
    ['（1,234.50）', '元', -123_450],
    ['(1,234.50)万', '元', -1_234_500_000],
    ['-0', '元', 0],
    ['－12.3', '元', -1_230],
    ['−12.3', '元', -1_230],
    ['+12.3', '元', 1_230],
    ['¥1,000', '元', 100_000],
    ['￥1,000.5元', '万元', 100_050],
    [' 5 ', '万元', 5_000_000],
    ['.5', '元', 50],
    ['0.000001', '万元', 1],
    ['10万亿', '元', 1_000_000_000_000_000],
  ])('%s in %s', (text, unit, expected) => {
    expect(parseAmount(text, unit as Unit)).toMatchObject({ ok: true, cents: expected })
  })

  it.each([
    ['105O0', '“105O0”里有字母 O，请改成数字 0。'],
    ['1l5', '“1l5”里有字母 l，请改成数字 1。'],
    ['', '还没有填数。没有金额请填 0。'],
    ['12,34', '“12,34”的千分位逗号不在三位处，请核对。'],
    ['1.2.3', '“1.2.3”里有多个小数点。'],
    ['(-5)', '“(-5)”里既有括号又有正负号，请只留一种。'],
    ['0.001元', '“0.001元”细到分以下，请保留到分。'],
    ['50%', '“50%”是百分比，这里要填金额。'],
    ['万元', '“万元”里没有数字。'],
    ['约5', '“约5”里有“约”，请只填数字、小数点和单位。'],
    ['1e5', '“1e5”里有字母 e，请只填数字。'],
    ['$5', '“$5”里有“$”，请只填数字、小数点和单位。'],
  ])('refuses %j and says why', (text, message) => {
    expect(parseAmount(text, '万元')).toEqual({ ok: false, code: 'bad-value', message })
  })

  it('refuses beyond ±10万亿元', () => {
    expect(parseAmount('10万亿零', '元').ok).toBe(false)
    expect(parseAmount('10,000,000,000,000.01', '元')).toMatchObject({ ok: false, code: 'out-of-range' })
    expect(parseAmount('-100000亿', '元')).toMatchObject({ ok: true, cents: -MAX_AMOUNT })
    expect(parseAmount('9'.repeat(400), '元')).toMatchObject({ ok: false, code: 'out-of-range' })
  })

  it('undoes formatting: parse∘format is identity at the precision of 分', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT }),
        fc.constantFrom<Unit>('元', '万元'),
        fc.boolean(),
        (amount, unit, grouping) => {
          const text = formatAmount(c(amount), { unit, decimals: unit === '元' ? 2 : 6, grouping })
          expect(parseAmount(text, unit)).toMatchObject({ ok: true, cents: amount })
          expect(parseAmount(text + unit, unit === '元' ? '万元' : '元')).toMatchObject({
            ok: true,
            cents: amount,
          })
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('never throws and never accepts what holds no digit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const parsed = parseAmount(text, '元')
        expect(parsed.ok && !/\p{N}/u.test(text)).toBe(false)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('formatting', () => {
  it('rounds half-up, away from zero, and shows no negative zero', () => {
    expect(plainAmount(c(5_000), '万元', 2)).toBe('0.01')
    expect(plainAmount(c(4_999), '万元', 2)).toBe('0.00')
    expect(plainAmount(c(-5_000), '万元', 2)).toBe('-0.01')
    expect(plainAmount(c(-4_999), '万元', 2)).toBe('0.00')
    // 1.005 and 2.675 are no binary fractions: (x).toFixed(2) would give 1.00 and 2.67.
    expect(plainAmount(c(1_005_000), '万元', 2)).toBe('1.01')
    expect(plainAmount(c(2_675_000), '万元', 2)).toBe('2.68')
  })

  it('groups and signs', () => {
    expect(formatAmount(c(198_823_178_165), { unit: '万元', decimals: 2 })).toBe('198,823.18')
    expect(formatAmount(c(-1_800_000_000), { unit: '万元', decimals: 2 })).toBe('−1,800.00')
    expect(formatAmount(c(140_060_000), { unit: '万元', decimals: 2, sign: 'always' })).toBe('+140.06')
    expect(formatAmount(c(0), { unit: '万元', decimals: 2, sign: 'always' })).toBe('0.00')
    expect(printedCents(c(140_064_999), '万元', 2)).toBe(140_060_000)
  })

  it('reads amounts aloud', () => {
    expect(readAloud(c(10_500_000_000))).toBe('1.05亿元')
    expect(readAloud(c(123_450))).toBe('1234.5元')
    expect(readAloud(c(-70_000_000))).toBe('负70万元')
    expect(inFull(c(10_500_000_000))).toBe('105,000,000.00元')
  })
})

describe('rates', () => {
  it('are half-up to one decimal, and none from zero', () => {
    expect(growthRate(c(1035994), c(695244))).toBe('49.0')
    expect(growthRate(c(6131880), c(220731))).toBe('2678.0')
    expect(growthRate(c(30000), c(35700))).toBe('-16.0')
    expect(growthRate(c(5), c(0))).toBeNull()
    expect(percent(c(1), c(8), 1)).toBe('12.5')
    expect(percent(c(125), c(100_000), 1)).toBe('0.1')
    expect(percent(c(15), c(10_000), 1)).toBe('0.2')
  })
})
