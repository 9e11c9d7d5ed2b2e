import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from '../../../src/shared/grid/bands'

test('bands stand before their rows, one behind the other; the last may head none', () => {
  const lines = linesOf(3, [{ before: 0 }, { before: 0 }, { before: 2 }, { before: 3 }])
  expect(lines.count).toBe(7)
  expect(Array.from({ length: 7 }, (_, line) => lines.at(line))).toEqual([
    { band: 0 },
    { band: 1 },
    { row: 0 },
    { row: 1 },
    { band: 2 },
    { row: 2 },
    { band: 3 },
  ])
})

test('every line is one row or one band, each once and in order, and a row’s line is the one it stands in', () => {
  fc.assert(
    fc.property(fc.nat({ max: 30 }), fc.array(fc.nat({ max: 30 }), { maxLength: 12 }), (rows, places) => {
      const bands = places
        .map((before) => ({ before: Math.min(before, rows) }))
        .sort((a, b) => a.before - b.before)
      const lines = linesOf(rows, bands)
      const all = Array.from({ length: lines.count }, (_, line) => lines.at(line))
      expect(all.flatMap((line) => ('row' in line ? [line.row] : []))).toEqual(
        Array.from({ length: rows }, (_, row) => row),
      )
      expect(all.flatMap((line) => ('band' in line ? [line.band] : []))).toEqual(bands.map((_, band) => band))
      for (const [line, each] of all.entries()) {
        if ('row' in each) expect(lines.lineOf(each.row)).toBe(line)
        else {
          expect(lines.lineOfBand(each.band)).toBe(line)
          expect(all.slice(0, line).filter((other) => 'row' in other)).toHaveLength(
            bands[each.band]?.before ?? -1,
          )
        }
        if (!('row' in each)) continue
        const over = all.slice(0, line).findLast((other) => 'band' in other)
        expect(lines.bandOver(each.row)).toBe(over && 'band' in over ? over.band : undefined)
      }
    }),
  )
})
