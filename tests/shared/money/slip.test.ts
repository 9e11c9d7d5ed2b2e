import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cents } from '../../../src/shared/money/cents'
import { slipOf } from '../../../src/shared/money/slip'
import { sampleDocument } from '../../support/longgang'

it.each([
  [13_000_000, 130_000, [], '正好是上年的 100 倍，单位和小数点对吗？'],
  [130_000, 1_300_000, [], '正好是上年的 10 分之一，单位和小数点对吗？'],
  [130_000, 130_000, [], null],
  [130_000, 0, [], null],
  [130_000, null, [], null],
  [131_000, 13_000, [], null],
  [1_000_000, null, [1_000, 900], '是上下两项的千倍以上，单位对吗？'],
  [999_999, null, [1_000, 900], null],
  [1_000_000, null, [1_001, 900], null],
  [1_000_000, null, [0, 0], null],
  [0, 130_000, [1], null],
])('%d after %s beside %j', (amount, before, neighbours, expected) => {
  expect(slipOf(cents(amount), before === null ? null : cents(before), neighbours.map(cents))).toBe(expected)
})

it('asks about nothing in the published budget', () => {
  const { projects, lines, priorFacts } = sampleDocument()
  const amounts = projects.map(({ id }) =>
    cents(lines.filter(({ projectId }) => projectId === id).reduce((sum, { amount }) => sum + amount, 0)),
  )
  const asked = projects.flatMap(({ id, name }, i) => {
    const before =
      priorFacts.find(({ projectId, measure }) => projectId === id && measure === 'project')?.amount ?? null
    const beside = [amounts[i - 1], amounts[i + 1]].filter((amount) => amount !== undefined)
    return slipOf(amounts[i] ?? cents(0), before, beside) === null ? [] : [name]
  })
  expect(asked).toEqual([])
})

it('always asks when only the point has moved', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 8 }), (amount, power) => {
      expect(slipOf(cents(amount * 10 ** power), cents(amount), [])).not.toBeNull()
      expect(slipOf(cents(amount), cents(amount * 10 ** power), [])).not.toBeNull()
    }),
  )
})
