import { describe, expect, it, test } from 'vitest'
import { type Cents, cents } from '../../../src/shared/money/cents'
import { formatAmount, plainAmount, printedCents } from '../../../src/shared/money/format'
import { growthRate, percent } from '../../../src/shared/money/percent'
import { timesQuantity } from '../../../src/shared/money/quantity'
import { inFull, readAloud } from '../../../src/shared/money/reading'

const c = (value: number): Cents => cents(value)

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

test('what a quantity costs is half-up to the 分, exact whatever both are', () => {
  expect(timesQuantity(c(350_00), 250)).toBe(875_00)
  // 0.33 元 × 1.5 is 0.495 元.
  expect(timesQuantity(c(33), 150)).toBe(50)
  expect(timesQuantity(c(33), 149)).toBe(49)
  expect(timesQuantity(c(999_999_999_999_999), 1)).toBe(10_000_000_000_000)
  expect(timesQuantity(c(0), 1_000_000_000)).toBe(0)
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
