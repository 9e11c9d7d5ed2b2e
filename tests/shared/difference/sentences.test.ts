import fc from 'fast-check'
import { expect, test } from 'vitest'
import { betweenSentences } from '../../../src/shared/difference/sentences'

test.each([
  ['甲。乙一。丙。', '甲。乙二。丙。', [{ old: '乙一。', new: '乙二。' }]],
  ['甲。丙。', '甲。乙；丙。', [{ old: null, new: '乙；' }]],
  [
    '甲。乙。丙。',
    '甲。',
    [
      { old: '乙。', new: null },
      { old: '丙。', new: null },
    ],
  ],
  [
    null,
    '甲。乙',
    [
      { old: null, new: '甲。' },
      { old: null, new: '乙' },
    ],
  ],
  ['甲。', null, [{ old: '甲。', new: null }]],
  ['甲。甲。', '甲。', [{ old: '甲。', new: null }]],
  ['甲。\n乙。', '甲。\n乙。', []],
])('from %j to %j', (old, now, expected) => {
  expect(betweenSentences(old, now)).toEqual(expected)
})

test('put in place of each other they make one paragraph out of the other, sign for sign', () => {
  const paragraph = fc.array(fc.constantFrom('甲', '乙。', '丙；', '丁\n', '。', '戊！？'), { maxLength: 12 })
  fc.assert(
    fc.property(paragraph, paragraph, (before, after) => {
      const [old, now] = [before.join(''), after.join('')]
      const changes = betweenSentences(old, now)
      const signs = (text: string) => Array.from(text).sort().join('')
      const gone = changes.map((each) => each.old ?? '').join('')
      const come = changes.map((each) => each.new ?? '').join('')
      expect(signs(old + come)).toBe(signs(now + gone))
      expect(changes.length === 0).toBe(old === now)
    }),
    { numRuns: 300 },
  )
})
