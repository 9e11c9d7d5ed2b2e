import { expect, test } from 'vitest'
import { targetParts } from '../../../src/shared/model/target-parts'
import { sampleDocument } from '../../support/longgang'

test('every target that was published is taken apart into the parts it was written from, or stays as it is', () => {
  for (const { sign, value, unit, target } of sampleDocument().indicators) {
    expect([target, targetParts(target)]).toEqual([target, sign === null ? null : { sign, value, unit }])
  }
})

test.each([
  ['≥95%', '≥', '95', '%'],
  ['＞1000个', '>', '1000', '个'],
  ['>= 1,000.5 元', '≥', '1,000.5', '元'],
  ['≦41人', '≤', '41', '人'],
  ['100％', '=', '100', '%'],
  ['1次', '=', '1', '次'],
  ['≤500元/人', '≤', '500', '元/人'],
  ['5', '=', '5', null],
  ['有效提升', '定性', '有效提升', null],
])('%s is %s %s %s', (text, sign, value, unit) => {
  expect(targetParts(text)).toEqual({ sign, value, unit })
})

test.each([
  '每月1次',
  '1次/每月',
  '2024年底前',
  '30日内',
  '5个以上',
  '大于17亿元',
  '不适用',
  '',
  '≥',
  '一%',
  '1,00个',
])('“%s” says more than parts do, or nothing', (text) => {
  expect(targetParts(text)).toBeNull()
})
