import { expect, test } from 'vitest'
import {
  figure,
  joined,
  listNumber,
  plain,
  renumbered,
  type TextRun,
  words,
} from '../../../src/shared/narrative/text-run'
import { quantity } from '../../../src/shared/narrative/sources'

const lasting = (): readonly string[] => ['t05/u/p/amount']
const amount = quantity(123_400, ['t05/301/A/amount'], true, lasting)

function sentence(no: number): TextRun {
  return joined([
    listNumber(no),
    plain('.'),
    words('，扶持资金。', 'projects/p/name'),
    plain('预算'),
    figure('12.34', 'amount', amount),
    plain('万元'),
  ])
}

test.each([
  [1, 9],
  [9, 10],
  [10, 9],
  [99, 10_000],
])('a sentence numbered %i is the same as %i, printed anew or only counted otherwise', (from, to) => {
  expect(renumbered(sentence(from), to)).toEqual(sentence(to))
})

test('what holds no number stays as it is; what holds one elsewhere, or two, has to be printed', () => {
  expect(renumbered(joined([plain('| '), listNumber(1), plain(' |')]), 2)).toBeUndefined()
  expect(renumbered(joined([listNumber(1), plain('与'), listNumber(1)]), 2)).toBeUndefined()
  expect(renumbered(plain('没有'), 2)).toEqual(plain('没有'))
})
