import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedLines, isSameAs } from '../../src/shared/checks/records/reviewed'

/** What is shown of a part that has changed since it was reviewed. */

test('lines of one name stand beside each other; what came or went stands alone', () => {
  expect(
    changedLines(
      ['收支总表', '2011307　国内贸易管理　10,659.94', '2011308　招商引资　130.00', '无'],
      ['收支总表', '2011307　国内贸易管理　10,700.00', '2080505　养老保险　256.85', '无'],
    ),
  ).toEqual([
    { then: '2011307　国内贸易管理　10,659.94', now: '2011307　国内贸易管理　10,700.00' },
    { then: '2011308　招商引资　130.00', now: null },
    { then: null, now: '2080505　养老保险　256.85' },
  ])
})

test('a paragraph stands beside the one that begins as it does', () => {
  expect(
    changedLines(['部门预算支出198,823.18万元，比上年增加。'], ['部门预算支出198,963.24万元，比上年增加。']),
  ).toEqual([
    { then: '部门预算支出198,823.18万元，比上年增加。', now: '部门预算支出198,963.24万元，比上年增加。' },
  ])
})

test('nothing is otherwise where only the order is; a line that stands twice counts twice', () => {
  expect(changedLines(['甲', '乙'], ['乙', '甲'])).toEqual([])
  expect(isSameAs(['甲', '乙'], ['乙', '甲'])).toBe(false)
  expect(changedLines(['甲', '甲'], ['甲'])).toEqual([{ then: '甲', now: null }])
})

test('every line that went and every line that came is told once', () => {
  const lines = fc.array(fc.constantFrom<string[]>('a　1.00', 'a　2.00', 'b　1.00', 'c', 'd'), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(lines, lines, (reviewed, now) => {
      const changed = changedLines(reviewed, now)
      const left = [...reviewed]
      for (const { then } of changed) if (then !== null) left.splice(left.indexOf(then), 1)
      const became = [...left, ...changed.flatMap((each) => each.now ?? [])]
      expect(became.toSorted()).toEqual(now.toSorted())
    }),
    { seed: 7 },
  )
})
