import type { RuleCases } from '../rule-bench'

/** 完整: what must be there, once, under its own name. */
export const completeness: readonly RuleCases[] = [
  {
    rule: 'R059',
    fires: [
      { says: ['第一段。', ' '], due: { severity: 'error', place: 'p1/2', expected: '内容', actual: '空' } },
    ],
    silent: [{ says: ['第一段。', '无。'] }],
  },
  {
    rule: 'R099',
    fires: [
      {
        rows: [
          { code: '2011301', name: '行政运行' },
          { code: '2011301', name: '行政运行' },
        ],
        due: { severity: 'warning', place: 't03/all/2', expected: '一次', actual: '2 次' },
      },
      {
        says: ['贯彻执行国家有关工业和信息化的方针政策。', '贯彻执行国家有关工业和信息化的方针政策。'],
        due: { severity: 'warning', place: 'p1/2', expected: '不重复' },
      },
    ],
    silent: [
      {
        rows: [
          { place: 't03/001/1', code: '2011301', name: '行政运行' },
          { place: 't03/002/1', code: '2011301', name: '行政运行' },
        ],
      },
      { says: ['贯彻执行国家有关工业和信息化的方针政策。', '贯彻执行国家有关商贸流通的方针政策。'] },
      // A short answer may come again.
      { says: ['无。', '无。'] },
    ],
  },
  {
    rule: 'R101',
    fires: [
      {
        says: ['（一）机构设置。', '（二）主要职能。', '（四）人员构成。'],
        due: { severity: 'warning', place: 'p1/3', expected: '（三）', actual: '（四）' },
      },
      {
        says: ['1.做好企业服务。', '2.做好安全生产。', '2.做好节能减排。'],
        due: { severity: 'warning', place: 'p1/3', expected: '3', actual: '2' },
      },
      {
        records: { 'goals/commerce-7': { number: 8 } },
        due: { severity: 'warning', expected: '7', actual: '8' },
      },
      {
        records: { 'blocks/task-3': { text: '4.提升全域商贸业能级。' } },
        due: [
          { severity: 'warning', expected: '3', actual: '4' },
          { severity: 'warning', expected: '5', actual: '4' },
        ],
      },
    ],
    silent: [
      {
        says: [
          '（一）机构设置。',
          '1.办公室。',
          '2.工业科。',
          '（二）主要职能。',
          '1.贯彻政策。',
          '（三）人员构成。',
        ],
      },
      { says: ['1.5万平方米厂房改造。', '3.2公里管网建设。'] },
      { records: { 'blocks/task-3': { text: '3.提升全域商贸业能级。' } } },
      // Numbers of two projects have nothing to do with each other.
      { records: { 'goals/energy-saving-1': { number: 1 } } },
    ],
  },
  {
    rule: 'R103',
    fires: [
      {
        records: { 'placements/t05-energy-saving': { name: '节能减排项目' } },
        due: { severity: 'info', expected: '节能减排', actual: '节能减排项目' },
      },
    ],
    silent: [
      { records: { 'placements/t05-energy-saving': { name: '节能减排' } } },
      { records: { 'placements/t12-industry-fund': { name: null } } },
    ],
  },
  {
    rule: 'R112',
    fires: [
      {
        names: ['商贸管理'],
        says: ['| 商贸业管理 | 100.00 | 120.00 |'],
        due: { severity: 'warning', place: 'p1/1', expected: '表中的项目', actual: '商贸业管理' },
      },
    ],
    silent: [
      { names: ['商贸管理'], says: ['| 商贸管理 | 100.00 | 120.00 |'] },
      { names: ['商贸管理'], says: ['| 项目名称 | 预算数 | 上年数 |'] },
    ],
  },
]
