import { expect, test } from 'vitest'
import { figureSearch } from '../../../src/shared/model/figure-search'
import type { Cents } from '../../../src/shared/money/cents'

const AMOUNT = 10_888_000_000 as Cents
const SHOWN = '10,888.00'

test.each([
  '10888',
  '10,888',
  '１０８８８',
  '10,888.00',
  '10888万',
  '1.0888亿',
  '1.0888 亿元',
  '108880000元',
  '1亿888万',
])('an amount is found as %s', (wanted) => {
  expect(figureSearch(wanted, '万元')?.isAmount(AMOUNT, SHOWN)).toBe(true)
})

test.each(['10889', '1.0889亿', '10888元', '商贸'])('and not as %s', (wanted) => {
  expect(figureSearch(wanted, '万元')?.isAmount(AMOUNT, SHOWN)).toBe(false)
})

test('rounded as it is read out', () => {
  expect(figureSearch('1.036亿', '万元')?.isAmount(10_359_940_000 as Cents, '10,359.94')).toBe(true)
})

test('words as they are meant; nothing for nothing', () => {
  expect(figureSearch('Ａ－1', '万元')?.inWords('a-1 商贸')).toBe(true)
  expect(figureSearch('  ', '万元')).toBeNull()
})
