import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsInView, type Reach } from '../../src/renderer/grid/virtual-columns'

/** Columns of these widths, side by side. */
function sideBySide(widths: readonly number[]): readonly Reach[] {
  let end = 0
  return widths.map((width) => ({ start: end, end: (end += width) }))
}

const none = (): boolean => false

test('those that are seen, two beyond on either side, those that are held, and the active one', () => {
  const columns = sideBySide(Array.from({ length: 30 }, () => 100))
  const seen = (view: Reach, active = 11) => columnsInView(columns, view, none, active)
  expect(seen({ start: 1000, end: 1300 })).toEqual([8, 9, 10, 11, 12, 13, 14])
  expect(seen({ start: 0, end: 50 }, 2)).toEqual([0, 1, 2])
  expect(columnsInView(columns, { start: 2950, end: 3000 }, (at) => at === 0, 12)).toEqual([
    0, 12, 27, 28, 29,
  ])
})

test('a held column that stands over the others does not make those between it and them be mounted', () => {
  const columns = sideBySide(Array.from({ length: 30 }, () => 100))
  const scrolled = [{ start: 2600, end: 2700 }, ...columns.slice(1)]
  expect(columnsInView(scrolled, { start: 2600, end: 3000 }, (at) => at === 0, 29)).toEqual([
    0, 24, 25, 26, 27, 28, 29,
  ])
})

test('of a view as wide as nothing only those that are always there', () => {
  expect(columnsInView(sideBySide([50, 50]), { start: 0, end: 0 }, none, 1)).toEqual([1])
})

test('whatever is in view is mounted, each once and in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 }),
      fc.nat(5000),
      fc.integer({ min: 1, max: 900 }),
      fc.array(fc.nat(60)),
      fc.nat(60),
      (widths, start, wide, held, active) => {
        const columns = sideBySide(widths)
        const view = { start, end: start + wide }
        const found = columnsInView(columns, view, (at) => held.includes(at), active)
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b))
        for (const [at, { start: from, end: to }] of columns.entries()) {
          const isSeen = to > view.start && from < view.end
          if (isSeen || held.includes(at) || at === active) expect(found).toContain(at)
        }
      },
    ),
  )
})
