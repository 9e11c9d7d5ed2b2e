import { expect, test } from 'vitest'
import { publishedRows } from '../../src/renderer/pages/performance/published-rows'
import { withoutNumber } from '../../src/renderer/pages/performance/targets'

const levels = { level1: '产出指标', level2: '数量指标' }
const apart = { ...levels, level3: '甲', sign: '≥', value: '5', unit: '个', target: '≥5个' }

test('four columns of a published table: levels that are said once hold below, targets are taken apart where they can be', () => {
  const block = [
    ['产出指标', '数量指标', '甲', '≥5个'],
    ['', '', '乙', '1次/每月'],
    ['', '质量指标', '丙', '100%'],
    ['效益指标', '社会效益指标', '丁', '有效提升'],
  ]
  expect(publishedRows(block, 'level1')).toEqual({
    rows: [
      apart,
      { ...levels, level3: '乙', target: '1次/每月' },
      {
        ...{ level1: '产出指标', level2: '质量指标', level3: '丙' },
        ...{ sign: '=', value: '100', unit: '%', target: '100%' },
      },
      {
        ...{ level1: '效益指标', level2: '社会效益指标', level3: '丁' },
        ...{ sign: '定性', value: '有效提升', unit: '', target: '有效提升' },
      },
    ],
    said: '',
  })
  expect(publishedRows(block, 'level3')).toBeNull()
})

test('a row of heads says where each column belongs, wherever one stands, and is left out', () => {
  const block = [
    ['绩效指标表', '', '', '', ''],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '备注'],
    ['产出指标', '数量指标', '甲', '≥5个', '略'],
  ]
  expect(publishedRows(block, 'sign')).toEqual({
    rows: [apart],
    said: '表头没有粘贴。“备注”没有对应的列，没有粘贴。',
  })
  const parts = [
    ['二级指标', '三级指标', '计算符号', '指标值', '计量单位', '权重（分）'],
    ['数量指标', '甲', '≥', '5', '个', '10'],
  ]
  expect(publishedRows(parts, 'level1')?.rows).toEqual([
    { level2: '数量指标', level3: '甲', sign: '≥', value: '5', unit: '个', weight: '10' },
  ])
})

test('what is laid out as the list is stays so', () => {
  expect(publishedRows([['产出', '数量', '甲', '>=', '5', '个']], 'level1')).toBeNull()
  expect(publishedRows([['产出', '数量', '甲', '不少于']], 'level1')).toBeNull()
  expect(publishedRows([['产出', '数量', '甲', '定性']], 'level1')).toBeNull()
  expect(publishedRows([['甲'], ['乙']], 'level3')).toBeNull()
})

test('a goal loses the number that it had elsewhere, and nothing else', () => {
  for (const text of [
    '1.目标',
    '2、目标',
    '（3）目标',
    '(4) 目标',
    '一、目标',
    '（十二）目标',
    ' 5．目标',
    '目标',
  ]) {
    expect(withoutNumber(text)).toBe('目标')
  }
  for (const text of ['1.5万人次培训', '2024年完成', '（试点）完成', '10个项目', '一次办成'])
    expect(withoutNumber(text)).toBe(text)
})
