import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastedAmount } from '../../src/renderer/components/pasted-amount'

const SEPARATORS = ['\t', '\r\n', '\n', '\r', '\t\t', '\r\n\r\n', '\t\r\n', '\v', '\u2028']
const cell = fc.oneof(
  fc.integer({ min: 0, max: 10 ** 9 }).map(String),
  fc.integer({ min: 0, max: 10 ** 9 }).map((number) => number.toLocaleString('en-US')),
  fc.constantFrom('70.00', '1.05亿', '合计', '（5）', ' 130 '),
)
const ends = fc.constantFrom('', '\r\n', '\n', '\t', ' ', '\r\n\r\n')

describe('F1 by the clipboard: two cells never become one amount', () => {
  it('however a spreadsheet parts them, and whatever stands around them', () => {
    const more = fc.array(fc.tuple(fc.constantFrom(...SEPARATORS), cell), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(ends, cell, more, ends, (before, first, others, after) => {
        const all = [first, ...others.map(([, each]) => each)]
        const pasted = before + first + others.map(([separator, each]) => separator + each).join('') + after
        const { text, refused } = pastedAmount(pasted)
        expect(refused).toContain(`粘贴的是 ${all.length} 个单元格（${all[0]?.trim() ?? ''}、`)
        // What stays in the field parts them too.
        expect(text.split(' ').filter((each) => each !== '')).toHaveLength(all.length)
        expect(text).not.toMatch(/[\r\n\t]/)
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  it('a single cell is what stands in it', () => {
    fc.assert(
      fc.property(ends, cell, ends, (before, one, after) => {
        const { text, refused } = pastedAmount(before + one + after)
        expect([text.trim(), refused]).toEqual([one.trim(), null])
      }),
      { numRuns: 200, seed: 7 },
    )
  })

  it('names no more cells than can be read', () => {
    expect(pastedAmount('1\n2\n3\n4\n5').refused).toBe(
      '粘贴的是 5 个单元格（1、2、3……），这里只填一个金额。请只复制一个单元格，再粘贴。',
    )
  })
})
