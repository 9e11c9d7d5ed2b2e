import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gapBeside, movedBehind } from '../../../src/shared/grid/moving'

const ALL = ['a', 'b', 'c', 'd', 'e', 'f']

test('a row goes up before its neighbour, down behind it; at an edge no further', () => {
  expect(gapBeside({ top: 2, bottom: 3 }, -1, 6)).toBe(1)
  expect(gapBeside({ top: 2, bottom: 3 }, 1, 6)).toBe(5)
  expect(gapBeside({ top: 0, bottom: 3 }, -1, 6)).toBeNull()
  expect(gapBeside({ top: 4, bottom: 5 }, 1, 6)).toBeNull()
  expect(movedBehind(ALL, ALL, { top: 2, bottom: 3 }, 1)).toEqual({ behind: 'a' })
  expect(movedBehind(ALL, ALL, { top: 2, bottom: 3 }, 5)).toEqual({ behind: 'e' })
  expect(movedBehind(ALL, ALL, { top: 2, bottom: 3 }, 0)).toEqual({ behind: null })
  for (const gap of [2, 3, 4]) expect(movedBehind(ALL, ALL, { top: 2, bottom: 3 }, gap)).toBeNull()
})

test('between the rows shown those that are not stay where they are', () => {
  const shown = ['b', 'd', 'f']
  expect(movedBehind(ALL, shown, { top: 2, bottom: 2 }, 1)).toEqual({ behind: 'c' })
  expect(movedBehind(ALL, shown, { top: 0, bottom: 0 }, 2)).toEqual({ behind: 'd' })
  expect(movedBehind(ALL, shown, { top: 1, bottom: 2 }, 0)).toEqual({ behind: 'a' })
})

test('put where it says, the rows shown are in the order that was asked for, the others in theirs', () => {
  fc.assert(
    fc.property(
      fc.subarray(ALL, { minLength: 1 }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (shown, from, length, where) => {
        const top = from % shown.length
        const bottom = Math.min(top + (length % shown.length), shown.length - 1)
        const gap = where % (shown.length + 1)
        const moved = shown.slice(top, bottom + 1)
        const to = movedBehind(ALL, shown, { top, bottom }, gap)
        const rest = ALL.filter((key) => !moved.includes(key))
        const at = to === null ? 0 : to.behind === null ? 0 : rest.indexOf(to.behind) + 1
        const now = to === null ? ALL : [...rest.slice(0, at), ...moved, ...rest.slice(at)]
        const before = shown.slice(0, gap).filter((key) => !moved.includes(key))
        const behind = shown.slice(gap).filter((key) => !moved.includes(key))
        expect(now.filter((key) => shown.includes(key))).toEqual(
          to === null ? shown : [...before, ...moved, ...behind],
        )
        expect(now.filter((key) => !shown.includes(key))).toEqual(ALL.filter((key) => !shown.includes(key)))
      },
    ),
  )
})
