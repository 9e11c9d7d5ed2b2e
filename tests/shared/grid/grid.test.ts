import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawing, filling, pasting } from '../../../src/shared/grid/paste'
import { cellCount, cellsOf, rangeBetween } from '../../../src/shared/grid/range'
import { formatTabSeparated, parseTabSeparated } from '../../../src/shared/grid/tab-separated'
import { isWalkKey, walked } from '../../../src/shared/grid/walk'

const cellText = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', '1', '，', ' ') }),
)
const block = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cellText, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('cells on the clipboard', () => {
  test('what is copied is pasted as it was, whatever stands in the cells', () => {
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseTabSeparated(formatTabSeparated(rows))).toEqual(rows)
      }),
    )
  })

  test.each([
    [
      'as Excel writes them, the last row closed',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'as WPS and others do, the last one open',
      '1\t2\n3\t4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a break within a cell', '"甲\n乙"\t2\r\n', [['甲\n乙', '2']]],
    ['quotation marks in a cell', '"说""好"""\t2\r\n', [['说"好"', '2']]],
    ['a lone mark is a sign like others', '"甲\t2', [['"甲', '2']]],
    ['a mark within a text', '5"屏\t2', [['5"屏', '2']]],
    ['empty cells and rows', '1\t\r\n\r\n\t4\r\n', [['1', ''], [''], ['', '4']]],
    ['ragged rows', '1\r\n2\t3\r\n', [['1'], ['2', '3']]],
    ['nothing but an empty cell', '', [['']]],
  ])('%s', (_, text, rows) => {
    expect(parseTabSeparated(text)).toEqual(rows)
  })
})

describe('pasting', () => {
  const size = { rows: 10, columns: 4 }

  test('a block is laid from the first cell on; what finds no place is said', () => {
    const laid = pasting(
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
      rangeBetween({ row: 8, column: 3 }, { row: 8, column: 3 }),
      size,
    )
    expect(laid?.cells).toEqual([
      { place: { row: 8, column: 3 }, text: 'a' },
      { place: { row: 9, column: 3 }, text: 'c' },
    ])
    expect(laid?.left).toEqual([['e', 'f']])
    expect(laid?.columnsLeft).toBe(1)
  })

  test('it fills a range that it divides, and no other', () => {
    fc.assert(
      fc.property(block, fc.nat(9), fc.nat(3), fc.nat(9), fc.nat(3), (rows, a, b, c, d) => {
        const range = rangeBetween({ row: a, column: b }, { row: c, column: d })
        const laid = pasting(rows, range, size)
        const [height, width] = [rows.length, rows[0]?.length ?? 0]
        const [down, across] = [range.bottom - range.top + 1, range.right - range.left + 1]
        const fills = cellCount(range) > 1 && down % height === 0 && across % width === 0
        for (const { place, text } of laid?.cells ?? []) {
          expect(text).toBe(rows[(place.row - range.top) % height]?.[(place.column - range.left) % width])
          expect(place.row).toBeLessThan(size.rows)
          expect(place.column).toBeLessThan(size.columns)
        }
        if (fills) expect(laid?.cells.map(({ place }) => place)).toEqual([...cellsOf(range)])
        else {
          const room = Math.min(height, size.rows - range.top) * Math.min(width, size.columns - range.left)
          expect(laid?.cells).toHaveLength(room)
        }
      }),
    )
  })

  test('a ragged row leaves alone what it does not reach', () => {
    const laid = pasting(
      [['a', 'b'], ['c']],
      rangeBetween({ row: 0, column: 0 }, { row: 0, column: 0 }),
      size,
    )
    expect(laid?.cells.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
  })

  test('the fill handle goes on with the range, in the one direction in which it was drawn', () => {
    const textAt = ({ row, column }: { row: number; column: number }) => `${row}/${column}`
    const range = { top: 2, left: 1, bottom: 3, right: 2 }
    const texts = (row: number, column: number) =>
      drawing(range, { row, column }, textAt)?.cells.map(({ place, text }) => [place.row, place.column, text])
    expect(texts(6, 2)).toEqual([
      [4, 1, '2/1'],
      [4, 2, '2/2'],
      [5, 1, '3/1'],
      [5, 2, '3/2'],
      [6, 1, '2/1'],
      [6, 2, '2/2'],
    ])
    expect(texts(1, 1)).toEqual([
      [1, 1, '3/1'],
      [1, 2, '3/2'],
    ])
    expect(texts(3, 3)).toEqual([
      [2, 3, '2/1'],
      [3, 3, '3/1'],
    ])
    expect(texts(3, 1)).toBeUndefined()
    expect(drawing(range, { row: 6, column: 2 }, textAt)?.range).toEqual({ ...range, bottom: 6 })
  })

  test('filling takes the first row of the range, or of one row the row above; at the edge nothing', () => {
    const textAt = ({ row, column }: { row: number; column: number }) => `${row}/${column}`
    const texts = (range: Parameters<typeof filling>[0], along: 'down' | 'right') =>
      filling(range, along, textAt).map(({ place, text }) => [place.row, place.column, text])
    expect(texts({ top: 1, left: 0, bottom: 3, right: 1 }, 'down')).toEqual([
      [2, 0, '1/0'],
      [2, 1, '1/1'],
      [3, 0, '1/0'],
      [3, 1, '1/1'],
    ])
    expect(texts({ top: 2, left: 2, bottom: 2, right: 2 }, 'down')).toEqual([[2, 2, '1/2']])
    expect(texts({ top: 2, left: 2, bottom: 2, right: 2 }, 'right')).toEqual([[2, 2, '2/1']])
    expect(texts({ top: 0, left: 0, bottom: 0, right: 3 }, 'down')).toEqual([])
  })
})

describe('walking', () => {
  const size = { rows: 6, columns: 3 }
  /** The second column is filled in rows 0, 1 and 4. */
  const isFilled = ({ row, column }: { row: number; column: number }) =>
    column === 1 && [0, 1, 4].includes(row)
  const walk = { size, page: 4, isFilled }

  test('no key leads out of the grid', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']
    fc.assert(
      fc.property(
        fc.nat(5),
        fc.nat(2),
        fc.array(fc.tuple(fc.constantFrom(...keys.filter(isWalkKey)), fc.boolean()), { minLength: 1 }),
        (row, column, steps) => {
          let at = { row, column }
          for (const [key, far] of steps) at = walked(at, key, { ...walk, far })
          expect(at.row).toBeGreaterThanOrEqual(0)
          expect(at.row).toBeLessThan(size.rows)
          expect(at.column).toBeGreaterThanOrEqual(0)
          expect(at.column).toBeLessThan(size.columns)
        },
      ),
    )
  })

  test.each([
    ['ArrowDown', true, [0, 1], [1, 1]],
    ['ArrowDown', true, [1, 1], [4, 1]],
    ['ArrowDown', true, [4, 1], [5, 1]],
    ['ArrowUp', true, [4, 1], [1, 1]],
    ['ArrowRight', true, [2, 0], [2, 2]],
    ['ArrowRight', false, [2, 2], [2, 2]],
    ['Home', false, [3, 2], [3, 0]],
    ['Home', true, [3, 2], [0, 0]],
    ['End', true, [3, 2], [5, 2]],
    ['PageDown', false, [0, 1], [4, 1]],
    ['PageUp', false, [2, 1], [0, 1]],
  ] as const)('%s, far: %s, from %s leads to %s', (key, far, [row, column], [toRow, toColumn]) => {
    expect(walked({ row, column }, key, { ...walk, far })).toEqual({ row: toRow, column: toColumn })
  })
})
