import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inRanks, type OrderedBy, ranksOf } from '../../../src/shared/grid/ordering'

interface Row {
  readonly key: string
  readonly by: OrderedBy
}

const keyOf = ({ key }: Row): string => key
const rowsOf = (values: readonly OrderedBy[]): readonly Row[] =>
  values.map((by, i) => ({ key: `row ${i}`, by }))

function ordered(values: readonly OrderedBy[], isDescending = false): readonly OrderedBy[] {
  const rows = rowsOf(values)
  return inRanks(
    rows,
    keyOf,
    ranksOf(rows, keyOf, ({ by }) => by, isDescending),
  ).map(({ by }) => by)
}

test('words stand by their readings, digits in them by what they amount to, nothing known last both ways', () => {
  const words = ['宣传经费', null, '办公用房', '项目10', '对口帮扶', '项目9', '外经贸管理']
  expect(ordered(words)).toEqual(['办公用房', '对口帮扶', '外经贸管理', '项目9', '项目10', '宣传经费', null])
  expect(ordered([7, null, -3, 0], true)).toEqual([7, 0, -3, null])
})

test('what is alike stays as it stood, upwards and downwards', () => {
  const rows = rowsOf([2, 1, 2, 1])
  for (const isDescending of [false, true]) {
    const ranks = ranksOf(rows, keyOf, ({ by }) => by, isDescending)
    const keys = inRanks(rows, keyOf, ranks).map(keyOf)
    expect(keys.indexOf('row 0')).toBeLessThan(keys.indexOf('row 2'))
    expect(keys.indexOf('row 1')).toBeLessThan(keys.indexOf('row 3'))
  }
})

test('an order that was asked for stays while amounts change; a row that came stands behind the one it follows', () => {
  const rows = rowsOf([30, 10, 20])
  const ranks = ranksOf(rows, keyOf, ({ by }) => by, false)
  const [first, second, third] = rows.map((row) => ({ ...row, by: 99 }))
  const now = [first, { key: 'new', by: 1 }, { key: 'newer', by: 0 }, second, third] as readonly Row[]
  expect(inRanks(now, keyOf, ranks).map(keyOf)).toEqual(['row 1', 'row 2', 'row 0', 'new', 'newer'])
  expect(inRanks(now.slice(1), keyOf, ranks).map(keyOf)).toEqual(['new', 'newer', 'row 1', 'row 2'])
})

test('no row is lost or shown twice, whatever came and went', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer())),
      fc.array(fc.nat(40), { maxLength: 20 }),
      fc.boolean(),
      (values, picks, isDescending) => {
        const rows = rowsOf(values)
        const ranks = ranksOf(rows, keyOf, ({ by }) => by, isDescending)
        const left = rows.filter((_, i) => !picks.includes(i))
        const now = picks.reduce<readonly Row[]>(
          (list, at, i) => [...list.slice(0, at), { key: `new ${i}`, by: at }, ...list.slice(at)],
          left,
        )
        const shown = inRanks(now, keyOf, ranks)
        expect(shown.map(keyOf).toSorted()).toEqual(now.map(keyOf).toSorted())
      },
    ),
  )
})
