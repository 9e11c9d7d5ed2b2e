import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWhole, piecesOf, replacedAt } from '../../../src/shared/grid/replacing'
import { searchFor } from '../../../src/shared/model/search'

function replaced(text: string, wanted: string, by: string): string {
  return replacedAt(text, searchFor(wanted)?.placesIn(text) ?? [], by)
}

test('what is found by width and case is replaced as it stands, what is put there as it was typed', () => {
  expect(replaced('宣传经费（通用项目）', '(通用项目)', '(公用)')).toBe('宣传经费(公用)')
  expect(replaced('ＡＢＣ平台与abc系统', 'Abc', '＄1$&')).toBe('＄1$&平台与＄1$&系统')
  expect(replaced('“十四五”规划', '"十四五"', '「十五五」')).toBe('「十五五」规划')
})

test('grouped digits are found without their grouping; an amount of other digits is left', () => {
  expect(replaced('10,359.94', '10359', '20359')).toBe('20359.94')
  expect(replaced('70.00', '700', '800')).toBe('70.00')
})

test('every place is replaced once, from left to right; what is put there is not looked at again', () => {
  expect(replaced('aaa', 'aa', 'a')).toBe('aa')
  expect(replaced('管理管理', '管理', '管理管理')).toBe('管理管理管理管理')
})

test('a cell is whole where it holds what is looked for and nothing else', () => {
  const whole = (text: string, wanted: string) => isWhole(text, searchFor(wanted)?.placesIn(text) ?? [])
  expect(whole('管理', '管理')).toBe(true)
  expect(whole('商贸管理', '管理')).toBe(false)
  expect(whole('管理管理', '管理')).toBe(false)
  expect(whole('商贸', '管理')).toBe(false)
})

test('pieces put together are the text; replaced by itself it stays; what is not found stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'B', '管', '1', ' ', '（') }), (text) => {
      const found = searchFor('b')?.placesIn(text) ?? []
      const pieces = piecesOf(text, found)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      expect(pieces.filter(({ isFound }) => isFound)).toHaveLength(found.length)
      expect(replacedAt(text, found, '换')).toBe(text.replace(/[bB]/g, '换'))
    }),
  )
})
