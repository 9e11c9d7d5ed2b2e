import { expect, test } from 'vitest'
import type { Finding } from '../../src/shared/checks/finding'
import { directed } from '../../src/shared/checks/finding'
import { changeOf } from '../../src/shared/checks/findings-change'
import { foundIn } from '../../src/shared/checks/found-words'
import { figuresOf } from '../../src/shared/checks/settled'
import { openSaysNothing } from '../../src/shared/checks/records/reasons'
import { checkText } from '../../src/shared/checks/words/text-rules'
import { checkRules } from './bench'

const finding = (more: Partial<Finding>): Finding => ({
  rule: 'R051',
  severity: 'error',
  places: ['p2/income'],
  expected: null,
  actual: null,
  difference: null,
  message: '',
  ...more,
})

test('words are found where they stand alone: not within a longer number, nor where they may be any of several', () => {
  expect(foundIn('预算130.00万元，共3个', { actual: '3' })).toEqual({ start: 12, end: 13 })
  expect(foundIn('预算1,130.00万元', { actual: '130.00' })).toBeNull()
  expect(foundIn('无收入，无支出', { actual: '无' })).toBeNull()
  expect(foundIn('无收入，无支出', { actual: '无', at: { start: 4, end: 5 } })).toEqual({ start: 4, end: 5 })
  expect(foundIn('没有原因', { actual: '空' })).toBeNull()
})

test.each([
  ['“商贸“管理', '“商贸”管理'],
  ['”商贸”管理', '“商贸”管理'],
  ['印发<深圳办法》的通知', undefined],
  ['《印发<深圳办法》的通知', undefined],
  ['（通用项目', undefined],
  ['（通用项目，含运维。', undefined],
])('a mark without its pair: %s', (text, mended) => {
  const rule = checkRules().rules.find(({ id }) => id === 'R098')
  if (rule?.shape !== 'text') throw new Error('R098 is a rule about texts')
  const own = { place: 'projects/a/purpose', name: '用途', text, kind: 'prose', isField: true } as const
  const setting = { fiscalYear: 2024, saysNothing: openSaysNothing([]) }
  expect(checkText(rule, own, setting)[0]?.fix?.value).toBe(mended)
})

test('a difference has its direction where both are numbers', () => {
  const both = { actual: '1,060.00', expected: '≤ 1,000.00', difference: '60.00' }
  expect(directed(finding(both)).direction).toBe('above')
  expect(directed(finding({ ...both, actual: '9.00' })).direction).toBe('below')
  expect(directed(finding({ ...both, actual: '空' })).direction).toBeUndefined()
  expect(directed(finding({ ...both, difference: null })).direction).toBeUndefined()
})

test('digits of names and sentences are no figures of a finding; its own values and what it rests on are', () => {
  const one = finding({ actual: '空', message: '课题调研2023比上年减少 57.00万元。', figures: '1 2' })
  expect(figuresOf({ ...one, message: '课题调研2024比上年减少 57.00万元。' })).toBe(figuresOf(one))
  expect(figuresOf({ ...one, figures: '1 3' })).not.toBe(figuresOf(one))
  expect(figuresOf({ ...one, difference: '1' })).not.toBe(figuresOf(one))
})

test('of those that say something else it is told which were open before', () => {
  const was = finding({ message: '比上年增加 2.00。' })
  const is = finding({ message: '比上年增加 3.00。' })
  expect(changeOf([[[was], [is]]])).toEqual({ gone: [], come: [is], known: ['R051 p2/income  '] })
  const settled = { ...was, acknowledged: { id: 'a', reason: '属实' } }
  expect(changeOf([[[settled], [is]]])).toEqual({ gone: [], come: [is] })
})
