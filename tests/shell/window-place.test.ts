import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MINIMUM, placeOn } from '../../src/main/shell/window-place'

const HD = { x: 0, y: 0, width: 1920, height: 1040 }
const SECOND = { x: 1920, y: 0, width: 1280, height: 1000 }

test('stands where it stood', () => {
  const kept = { bounds: { x: 2000, y: 50, width: 1100, height: 700 }, maximized: true }
  expect(placeOn([HD, SECOND], kept)).toEqual(kept)
})

test('comes to the first screen when its own is unplugged', () => {
  const kept = { bounds: { x: 2000, y: 50, width: 1100, height: 700 }, maximized: false }
  expect(placeOn([HD], kept)).toEqual({
    bounds: { x: 240, y: 70, width: 1440, height: 900 },
    maximized: false,
  })
})

test('fills a small screen', () => {
  expect(placeOn([{ x: 0, y: 0, width: 1366, height: 728 }], null)).toEqual({
    bounds: { x: 0, y: 0, width: 1366, height: 728 },
    maximized: true,
  })
})

test.each([
  ['nothing', null],
  ['text', 'x'],
  ['a part missing', { bounds: { x: 0, y: 0, width: 1200 }, maximized: false }],
  ['fractions', { bounds: { x: 0.5, y: 0, width: 1200, height: 700 }, maximized: false }],
  ['too small', { bounds: { x: 0, y: 0, width: 10, height: 10 }, maximized: false }],
])('takes %s for no memory', (_what, kept) => {
  expect(placeOn([HD], kept)).toEqual(placeOn([HD], null))
})

test('its title line can always be reached with the mouse', () => {
  const point = fc.integer({ min: -5_000, max: 5_000 })
  const size = {
    width: fc.integer({ min: MINIMUM.width, max: 4_000 }),
    height: fc.integer({ min: MINIMUM.height, max: 3_000 }),
  }
  fc.assert(
    fc.property(fc.record({ x: point, y: point, ...size }), fc.boolean(), (bounds, maximized) => {
      const areas = [HD, SECOND]
      const { x, y, width } = placeOn(areas, { bounds, maximized }).bounds
      const seen = areas.some(
        (area) =>
          y >= area.y &&
          y + 38 <= area.y + area.height &&
          Math.min(x + width, area.x + area.width) - Math.max(x, area.x) >= 120,
      )
      expect(seen).toBe(true)
    }),
  )
})
