import { expect, test } from 'vitest'
import { hasInitials, placeOfInitials } from '../../../src/shared/model/pinyin'

test('this runtime orders characters by 拼音', () => {
  expect(Intl.Collator.supportedLocalesOf('zh')).toEqual(['zh'])
  expect(['重', '阿', '匝', '对'].toSorted(new Intl.Collator('zh').compare)).toEqual(['阿', '对', '匝', '重'])
})

test.each([
  ['对口帮扶', 'dkbf'],
  ['商贸管理', 'SMGL'],
  ['一般管理事务', 'ybgl'],
  ['工业和信息化产业发展专项资金', 'gyhxxhcyfz'],
  ['2024年项目', '2024nxm'.slice(4)],
  ['银行手续费', 'yh'],
  ['调整', 'tz'],
  ['课题调研经费（通用项目）', 'dyjfty'],
  ['“三公”经费', 'sgjf'],
])('%s is found by %s', (text, initials) => {
  expect(hasInitials(text, initials)).toBe(true)
})

test('other letters, and what are no letters, find nothing', () => {
  expect(hasInitials('对口帮扶', 'dkbx')).toBe(false)
  expect(hasInitials('对口帮扶', '对口')).toBe(false)
  expect(hasInitials('', 'a')).toBe(false)
  expect(placeOfInitials('商贸管理', 'gl')).toBe(2)
})

test('each initial begins at its first character', () => {
  const letters = Array.from('abcdefghjklmnopqrstwxyz')
  const marks = Array.from('安北从当恩法高号家开来买能欧平去日说天我新要中')
  expect(marks.map((mark) => letters.find((letter) => hasInitials(mark, letter)))).toEqual(letters)
})
