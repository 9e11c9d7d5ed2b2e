import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pull } from '../../src/renderer/grid/edge-scroll'

const SPAN = { low: 100, high: 400 }

test('between the edges nothing scrolls; beyond one it goes there, and no slower the farther off', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000, max: 3_000 }), (at) => {
      const by = pull(at, SPAN)
      if (at >= SPAN.low && at <= SPAN.high) return by === 0
      const farther = pull(at < SPAN.low ? at - 10 : at + 10, SPAN)
      return Math.sign(by) === (at < SPAN.low ? -1 : 1) && Math.abs(farther) >= Math.abs(by)
    }),
  )
})

test('a frame never skips more rows than are mounted ahead of those that are seen', () => {
  expect(pull(1_000_000, SPAN)).toBeLessThan(8 * 26)
  expect(pull(401, SPAN)).toBeLessThan(26)
})
