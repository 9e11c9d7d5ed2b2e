import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessUnit, type Weighed } from '../../../src/shared/money/other-unit'
import { sampleDocument } from '../../support/longgang'

/** The projects of the published budget: this year's total and last year's, in 分. */
function published(): readonly { readonly now: number; readonly then: number }[] {
  const { projects, lines, priorFacts } = sampleDocument()
  return projects.flatMap(({ id }) => {
    const now = lines.reduce((sum, line) => sum + (line.projectId === id ? line.amount : 0), 0)
    const then = priorFacts.find((fact) => fact.measure === 'project' && fact.projectId === id)?.amount ?? 0
    return now > 0 && then > 0 ? [{ now, then }] : []
  })
}

/** As this year's column is pasted over rows that hold `stood`. */
function column(
  times: number,
  stood: (row: { now: number; then: number }) => readonly number[],
): readonly Weighed[] {
  return published().map((row) => ({ amount: row.now * times, stood: stood(row) }))
}

/** Every run of at least two rows, as they are copied. */
function runs<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.flatMap((_, from) => all.slice(from + 2).map((_, length) => all.slice(from, from + length + 2)))
}

describe('the published budget, pasted over last year’s', () => {
  test('in the unit shown: nothing is asked of any run of rows', () => {
    for (const run of runs(column(1, ({ then }) => [then]))) {
      expect(guessUnit(run, [])).toEqual({ off: null, by: 'rows' })
    }
  })

  test('元 read as 万元, and 万元 read as 元, are seen in every run of rows', () => {
    for (const [times, off] of [
      [10_000, 'larger'],
      [1 / 10_000, 'smaller'],
    ] as const) {
      for (const run of runs(column(times, ({ then }) => [then]))) {
        expect(guessUnit(run, [])).toEqual({ off, by: 'rows' })
      }
    }
  })

  test('what fits anything that stood in its row is not off', () => {
    expect(
      guessUnit(
        column(1, ({ now, then }) => [now / 10_000, then]),
        [],
      ).off,
    ).toBeNull()
  })
})

describe('rows where nothing stood', () => {
  const others = published().map(({ then }) => then)

  test('are measured by the other numbers of the column', () => {
    expect(
      guessUnit(
        column(10_000, () => []),
        others,
      ),
    ).toEqual({ off: 'larger', by: 'column' })
    expect(
      guessUnit(
        column(1 / 10_000, () => []),
        others,
      ),
    ).toEqual({ off: 'smaller', by: 'column' })
    expect(
      guessUnit(
        column(1, () => []),
        others,
      ),
    ).toEqual({ off: null, by: 'column' })
  })

  test('few others are measured by together; none say nothing', () => {
    expect(
      guessUnit(
        column(10_000, () => []),
        [300_000_000],
      ).off,
    ).toBe('larger')
    expect(
      guessUnit(
        column(1, () => []),
        [300_000_000],
      ).off,
    ).toBeNull()
    expect(
      guessUnit(
        column(10_000, () => []),
        [],
      ),
    ).toEqual({ off: null, by: null })
  })

  test('one or two numbers may be of any size', () => {
    const [first] = column(10_000, () => [])
    expect(guessUnit(first ? [first, first] : [], others)).toEqual({ off: null, by: null })
  })
})

test.each([
  ['a number ten thousand times as large is asked about alone', [[10_000, 1]], 'larger'],
  ['one that grew a thousandfold is not', [[1000, 1]], null],
  ['nor one that grew a hundred-thousandfold', [[100_000, 1]], null],
  [
    'three of four agree',
    [
      [9000, 1],
      [10_000, 1],
      [20_000, 1],
      [5, 1],
    ],
    'larger',
  ],
  [
    'two of four do not',
    [
      [9000, 1],
      [10_000, 1],
      [2, 1],
      [5, 1],
    ],
    null,
  ],
  [
    'a hundredfold is near to neither',
    [
      [100, 1],
      [110, 1],
      [95, 1],
    ],
    null,
  ],
  [
    'known of less than half of them',
    [
      [10_000, 1],
      [9, 0],
      [8, 0],
    ],
    null,
  ],
] as const)('%s', (_, numbers, off) => {
  const pasted = numbers.map(([amount, stood]) => ({ amount, stood: stood === 0 ? [] : [stood] }))
  expect(guessUnit(pasted, []).off).toBe(off)
})

test('the order of rows does not matter, nor the unit in which all is told', () => {
  const weighed = fc.record({
    amount: fc.integer({ min: 1, max: 10 ** 12 }),
    stood: fc.array(fc.integer({ min: 1, max: 10 ** 12 }), { maxLength: 2 }),
  })
  fc.assert(
    fc.property(fc.array(weighed, { maxLength: 12 }), (pasted) => {
      expect(guessUnit(pasted.toReversed(), [])).toEqual(guessUnit(pasted, []))
      const scaled = pasted.map(({ amount, stood }) => ({
        amount: amount * 2,
        stood: stood.map((each) => each * 2),
      }))
      expect(guessUnit(scaled, [])).toEqual(guessUnit(pasted, []))
    }),
  )
})
