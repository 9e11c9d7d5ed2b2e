import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mountedLines } from '../../src/renderer/grid/virtual-rows'

test('of whatever is mounted, each line is there once, with an element of its own', () => {
  fc.assert(
    fc.property(
      fc.record({
        first: fc.nat({ max: 400 }),
        pool: fc.integer({ min: 3, max: 60 }),
        count: fc.nat({ max: 500 }),
        kept: fc.integer({ min: -1, max: 520 }),
      }),
      ({ first, pool, count, kept }) => {
        const mounted = mountedLines(first, pool, count, kept)
        expect(new Set(mounted.map(({ line }) => line)).size).toBe(mounted.length)
        expect(new Set(mounted.map(({ slot }) => slot)).size).toBe(mounted.length)
        expect(mounted.every(({ line }) => line < count)).toBe(true)
        expect(mounted.some(({ line }) => line === kept)).toBe(kept >= 0 && kept < count)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('scrolling by one line gives one element to another line, and the kept one its own', () => {
  const before = mountedLines(10, 20, 1_000, 3)
  const now = mountedLines(11, 20, 1_000, 3)
  const moved = now.filter(
    ({ line, slot }) => !before.some((each) => each.line === line && each.slot === slot),
  )
  expect(moved.map(({ line }) => line)).toEqual([29])
})
