import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsIn } from '../../../src/shared/grid/copied'
import { numberBehind } from '../../../src/shared/grid/number-behind'
import { parseTabSeparated } from '../../../src/shared/grid/tab-separated'

test.each([
  ['rounded to two decimals', '12.35', '12.3456', '12.3456'],
  ['grouped', '1,234.57', '1234.5678', '1234.5678'],
  ['in brackets', '(1,234.57)', '-1234.5678', '-1234.5678'],
  ['with a minus sign of its own', '−1,234.57', '-1234.5678', '-1234.5678'],
  ['as an amount of 元', '¥12.35', '12.3456', '12.3456'],
  ['rounded to whole ones', '13', '12.5', '12.5'],
  ['in scientific notation', '2.01E+06', '2011307', '2011307'],
  ['in scientific notation, stored so too', '1.23E+11', '1.2345678901E11', '123456789010'],
  ['as noise of binary numbers', '0.30', '0.30000000000000004', '0.30000000000000004'],
  ['a zero of accountants', ' - ', '0', '0'],
])('shown %s, the number behind is taken', (_, shown, stored, number) => {
  expect(numberBehind(shown, stored)).toBe(number)
})

test.each([
  ['whole', '12.35', '12.35'],
  ['as a date', '2024/3/1', '45352'],
  ['as a date of few signs', '3月1日', '45352'],
  ['as a percentage', '15%', '0.15'],
  ['in ten thousands by its format', '12.35', '123456'],
  ['as another number', '12.35', '12.36'],
  ['as hashes, for the column is narrow', '###', '123456'],
  ['as words', '十二', '12'],
  ['as a dash, and is something', '-', '5'],
  ['with nothing behind it', '12.35', ''],
])('shown %s, what is seen is meant', (_, shown, stored) => {
  expect(numberBehind(shown, stored)).toBeNull()
})

test('whatever is shown rounded gives back what is stored', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: 0, max: 4 }),
      (stored, decimals) => {
        const behind = numberBehind(stored.toFixed(decimals), String(stored))
        // A zero has no sign.
        expect(Number(behind ?? stored.toFixed(decimals)) + 0).toBe(stored + 0)
      },
    ),
  )
})

test('cells are counted without being made, up to a limit', () => {
  const block = fc.array(
    fc.array(fc.string({ unit: fc.constantFrom('a', '1', ' ') }), { minLength: 1, maxLength: 5 }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  fc.assert(
    fc.property(block, fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const text = rows.map((row) => row.join('\t') + end).join('')
      const cells = parseTabSeparated(text).flat().length
      expect(cellsIn(text, 1000)).toBe(cells)
    }),
  )
  expect(cellsIn('1\t'.repeat(1_000_000), 10)).toBe(11)
})
