import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineNumbers } from '../../../src/shared/tables/printed-lines'

const row = (side: 'income' | 'expenditure' | null, band: number) => ({ side, band })

test('a list without sides is numbered through', () => {
  expect(lineNumbers([row(null, 1), row(null, 1), row(null, 2), row(null, 2)])).toEqual([1, 2, 3, 4])
})

test('both sides of a band begin below the longer side of the band before', () => {
  const income = [row('income', 1), row('income', 1), row('income', 2)]
  const expenditure = [1, 1, 1, 1, 2, 2].map((band) => row('expenditure', band))
  expect(lineNumbers([...income, ...expenditure])).toEqual([1, 2, 5, 1, 2, 3, 4, 5, 6])
})

test('law: on each side lines rise, bands never overlap, and every line has a row', () => {
  const side = fc
    .array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 })
    .map((bands) => bands.sort((a, b) => a - b))
  fc.assert(
    fc.property(side, side, (left, right) => {
      const rows = [
        ...left.map((band) => row('income', band)),
        ...right.map((band) => row('expenditure', band)),
      ]
      const lines = lineNumbers(rows)
      for (const list of [lines.slice(0, left.length), lines.slice(left.length)]) {
        expect(list).toEqual([...new Set(list)].sort((a, b) => a - b))
      }
      rows.forEach((a, i) => {
        rows.forEach((b, j) => {
          if (a.band < b.band) expect(lines[i]).toBeLessThan(lines[j] ?? 0)
        })
      })
      expect(new Set(lines)).toEqual(new Set(Array.from({ length: Math.max(0, ...lines) }, (_, i) => i + 1)))
    }),
  )
})
