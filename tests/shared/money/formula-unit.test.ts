import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Unit } from '../../../src/shared/money/format'
import { withUnitSaid } from '../../../src/shared/money/formula-unit'
import { parseAmount } from '../../../src/shared/money/parse'

test.each([
  ['=12*3500', '元', '=12*3500元'],
  ['=85.12+10', '万元', '=85.12万元+10万元'],
  ['=3500×12÷2', '元', '=3500×12元÷2'],
  ['=42000/12', '元', '=42000元/12'],
  ['=12*(3000+500)', '元', '=12*(3000元+500元)'],
  ['=(3000+500)*12/7', '元', '=(3000+500)*12元/7'],
  ['=(3000+500)/(1+2)', '元', '=(3000元+500元)/(1+2)'],
  ['= 12 * 3,500 - 5', '元', '= 12 * 3,500元 - 5元'],
  ['=2*(-3)', '元', '=2*(-3元)'],
  ['＝１２×３，５００', '元', '=12×3,500元'],
  // What says its unit keeps it; a plain factor beside it is none.
  ['=3+4万', '元', '=3元+4万'],
  ['=(3+4)*1.5万', '元', '=(3+4)*1.5万'],
  ['=2*(3+4万)', '元', '=2*(3元+4万)'],
  ['=12*3500元', '万元', '=12*3500元'],
] as const)('%s typed in %s is %s', (text, unit, said) => {
  expect(withUnitSaid(text, unit)).toBe(said)
})

/** Formulas of numbers with and without a unit, sums, products, quotients and brackets; not all of them can be worked out. */
const { formula } = fc.letrec<{ formula: string; sum: string; term: string; factor: string }>((tie) => ({
  formula: tie('sum').map((sum) => `=${sum}`),
  sum: fc
    .tuple(
      fc.constantFrom('', '-'),
      tie('term'),
      fc.array(fc.tuple(fc.constantFrom('+', '-', ' − '), tie('term')), { maxLength: 2 }),
    )
    .map(([sign, first, rest]) => sign + first + rest.flat().join('')),
  term: fc
    .tuple(
      tie('factor'),
      fc.array(fc.tuple(fc.constantFrom('*', '/', ' × '), tie('factor')), { maxLength: 2 }),
    )
    .map(([first, rest]) => first + rest.flat().join('')),
  factor: fc.oneof(
    { maxDepth: 3 },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 99 }), fc.constantFrom('', '', '', '元', '万'))
        .map((each) => each.join('')),
    },
    { weight: 1, arbitrary: tie('sum').map((sum) => `(${sum})`) },
  ),
}))

test('whatever the formula, it comes to the same in either unit; said once, there is nothing more to say', () => {
  const units = ['元', '万元'] as const satisfies readonly Unit[]
  let worked = 0
  fc.assert(
    fc.property(formula, fc.constantFrom(...units), (text, unit) => {
      const meant = parseAmount(text, unit)
      const said = withUnitSaid(text, unit)
      if (!meant.ok || Array.from(said).length > 200) return
      worked += 1
      for (const shown of units) expect(parseAmount(said, shown)).toEqual(meant)
      expect(withUnitSaid(said, unit)).toBe(said)
    }),
    { numRuns: 2_000 },
  )
  expect(worked).toBeGreaterThan(500)
})
