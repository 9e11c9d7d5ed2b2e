import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ColumnFilter,
  distinctValues,
  inVerdicts,
  passes,
  verdictOf,
} from '../../../src/shared/grid/filtering'

interface Row {
  readonly key: string
  readonly text: string
  readonly amount: number | null
}

const ROWS: readonly Row[] = [
  { key: 'a', text: '70.00', amount: 70 },
  { key: 'b', text: '', amount: null },
  { key: 'c', text: '98.90', amount: 98.9 },
  { key: 'd', text: '70.00', amount: 70 },
  { key: 'e', text: '−5.00', amount: -5 },
]
const keyOf = ({ key }: Row): string => key
const left = (filter: ColumnFilter, rows = ROWS): readonly string[] =>
  rows.filter((row) => passes(row, filter)).map(keyOf)

test('values pass by what is shown, amounts by comparison; where there is none, only as empty', () => {
  expect(left({ by: 'values', values: new Set(['70.00', '']) })).toEqual(['a', 'b', 'd'])
  expect(left({ by: 'above', amount: 70 })).toEqual(['c'])
  expect(left({ by: 'below', amount: 70 })).toEqual(['e'])
  expect(left({ by: 'equal', amount: 70 })).toEqual(['a', 'd'])
  expect(left({ by: 'empty' })).toEqual(['b'])
})

test('a row that was edited or came since stays where it was; filters of several columns hold together', () => {
  const verdict = verdictOf(ROWS, keyOf, (row) => row, { by: 'equal', amount: 70 })
  const now = [
    ...ROWS.map((row) => (row.key === 'a' ? { ...row, text: '1.00', amount: 1 } : row)),
    { key: 'new', text: '3.00', amount: 3 },
  ]
  expect(inVerdicts(now, keyOf, [verdict]).map(keyOf)).toEqual(['a', 'd', 'new'])
  const other = verdictOf(now, keyOf, (row) => row, { by: 'below', amount: 10 })
  expect(inVerdicts(now, keyOf, [verdict, other]).map(keyOf)).toEqual(['a', 'new'])
  expect(inVerdicts(now, keyOf, [])).toBe(now)
})

test('each value is listed once with its rows, in Chinese order, numbers by what they are, nothing last', () => {
  const words = ['节能', '10号', '办公', '9号', '节能', '', '产业']
  const values = distinctValues(
    words,
    (word) => word,
    (word) => word || null,
  )
  expect(values).toEqual([
    { text: '9号', count: 1 },
    { text: '10号', count: 1 },
    { text: '办公', count: 1 },
    { text: '产业', count: 1 },
    { text: '节能', count: 2 },
    { text: '', count: 1 },
  ])
  expect(
    distinctValues(
      ROWS,
      ({ text }) => text,
      ({ amount }) => amount,
    ).map(({ text }) => text),
  ).toEqual(['−5.00', '70.00', '98.90', ''])
})

test('the values of all rows leave all of them, those of some leave just their rows, in their order', () => {
  const texts = fc.array(fc.constantFrom('甲', '乙', '丙', ''), { maxLength: 30 })
  fc.assert(
    fc.property(texts, fc.subarray(['甲', '乙', '丙', '']), (all, chosen) => {
      const rows = all.map((text, i) => ({ key: String(i), text, amount: null }))
      const values = distinctValues(
        rows,
        ({ text }) => text,
        ({ text }) => text,
      )
      expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length)
      const verdict = verdictOf(rows, keyOf, (row) => row, { by: 'values', values: new Set(chosen) })
      expect(inVerdicts(rows, keyOf, [verdict])).toEqual(rows.filter(({ text }) => chosen.includes(text)))
    }),
  )
})
