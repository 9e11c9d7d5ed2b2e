import type { RuleCases } from '../rule-bench'

/** 科目: codes of lines and of printed rows, and the money that is spent on them. */
export const codes: readonly RuleCases[] = [
  {
    rule: 'R010',
    fires: [
      // 绩效工资 is no 公用经费.
      { records: { 'lines/y024': { economicCode: '30107' } }, due: { severity: 'warning', actual: '30107' } },
      { records: { 'lines/y019': { economicCode: '30201' } }, due: { severity: 'warning', actual: '30201' } },
    ],
    silent: [
      { records: { 'lines/y024': { economicCode: '31002' } } },
      { records: { 'lines/y024': { economicCode: '30701' } } },
      { records: { 'lines/y019': { economicCode: '30399' } } },
    ],
  },
  {
    rule: 'R033',
    fires: [
      {
        records: { 'lines/y052': { procurementCategory: null } },
        due: { severity: 'warning', actual: '空' },
      },
    ],
    silent: [
      { records: { 'lines/y052': { procurementCategory: 'goods' } } },
      { records: { 'lines/y052': { procurement: 0, procurementCategory: null } } },
    ],
  },
  {
    rule: 'R035',
    fires: [
      {
        records: { 'lines/y046': { functionCode: '2011398' } },
        due: { severity: 'warning', actual: '2011398' },
      },
      { records: { 'lines/y046': { economicCode: '30298' } }, due: { severity: 'warning', actual: '30298' } },
      {
        records: { 'codeNames/name-1': { classification: 'function', code: '2011301', name: '行政运营' } },
        due: { severity: 'warning', expected: '行政运行', actual: '行政运营' },
      },
      {
        rows: [{ code: '2011301', name: '行政运营' }],
        due: { severity: 'warning', place: 't03/all/1', expected: '行政运行', actual: '行政运营' },
      },
      { rows: [{ code: '2011398', name: '行政运行' }], due: { severity: 'warning', actual: '2011398' } },
    ],
    silent: [
      { records: { 'lines/y046': { functionCode: '2011301' } } },
      { records: { 'codeNames/name-1': { classification: 'function', code: '2011301', name: '行政运行' } } },
      { rows: [{ code: '2011301', name: '行政运行' }] },
      { rows: [{ of: 'economic', code: '30101', name: '基本工资' }] },
    ],
  },
  {
    rule: 'R037',
    fires: [
      {
        rows: [{ code: '', name: '行政运行' }],
        due: { severity: 'error', place: 't03/all/1', expected: '编码', actual: '空' },
      },
      { rows: [{ code: null, name: '行政运行' }], due: { severity: 'error', actual: '空' } },
      // 30102 whose parts were numbers: 301 and 2.
      {
        rows: [{ of: 'economic', code: '301 2', name: '津贴补贴' }],
        due: { severity: 'error', actual: '301 2' },
      },
      {
        rows: [{ of: 'economic', code: '3012', name: '津贴补贴' }],
        due: { severity: 'error', actual: '3012' },
      },
      { rows: [{ code: '201131', name: '行政运行' }], due: { severity: 'error', actual: '201131' } },
    ],
    silent: [
      { rows: [{ code: '2011301', name: '行政运行' }] },
      { rows: [{ code: '201', name: '一般公共服务支出' }] },
      { rows: [{ of: 'economic', code: '30102', name: '津贴补贴' }] },
      // A table that prints no codes.
      { rows: [{ code: null, isCoded: false, name: '行政运行' }] },
    ],
  },
  {
    rule: 'R039',
    fires: [
      // 商贸管理 is 特定目标类.
      { records: { 'lines/y059': { economicCode: '30101' } }, due: { severity: 'warning', actual: '30101' } },
    ],
    silent: [
      { records: { 'lines/y059': { economicCode: '30399' } } },
      // 其他运转类 may.
      { records: { 'lines/y046': { projectId: 'legal-counsel', economicCode: '30101' } } },
    ],
  },
  {
    rule: 'R041',
    fires: [
      {
        records: { 'lines/y073': { functionCode: '2011302' } },
        due: { severity: 'error', actual: '2011302' },
      },
      {
        records: { 'lines/y046': { functionCode: '2120804' } },
        due: { severity: 'error', expected: '一般公共预算科目', actual: '2120804' },
      },
      {
        records: { 'lines/y046': { fundType: '13', appropriation: null } },
        due: { severity: 'error', actual: '2011302' },
      },
    ],
    silent: [
      { records: { 'lines/y073': { functionCode: '2296006' } } },
      { records: { 'lines/y073': { functionCode: '2290402' } } },
      { records: { 'lines/y046': { functionCode: '2120501' } } },
      { records: { 'lines/y046': { functionCode: '2230105', fundType: '13', appropriation: null } } },
    ],
  },
  {
    rule: 'R042',
    fires: [
      // 1.01 元 more than the function has.
      {
        records: {
          'lines/y005': { economicCode: '30108', functionCode: '2080505' },
          'lines/y019': { economicCode: '30108', amount: 101 },
        },
        due: { severity: 'warning', expected: '256.851152', actual: '256.851253', difference: '0.000101' },
      },
      {
        records: {
          'lines/y009': { economicCode: '30113', functionCode: '2210201' },
          'lines/y019': { economicCode: '30113', amount: 100_000_000 },
        },
        due: { severity: 'warning', expected: '276.34', actual: '376.34', difference: '100.00' },
      },
    ],
    silent: [
      // One 元.
      { records: { 'lines/y019': { economicCode: '30108', amount: 100 } } },
      // By function alone: that there is none by economic code is another matter.
      { records: { 'lines/y006': { economicCode: '30199' } } },
    ],
  },
  {
    rule: 'R043',
    fires: [
      // Pension 2,568,511.52 元: eight of sixteen is 1,284,255.76 元; less than nine tenths of that.
      {
        records: { 'lines/y006': { amount: 115_583_000 } },
        due: { severity: 'info', expected: '128.43', actual: '115.58' },
      },
      {
        records: { 'lines/y006': { amount: 141_268_300 } },
        due: { severity: 'info', expected: '128.43', actual: '141.27' },
      },
    ],
    silent: [
      { records: { 'lines/y006': { amount: 115_583_100 } } },
      { records: { 'lines/y006': { amount: 141_268_100 } } },
      { records: { 'lines/y006': { amount: 128_425_576 } } },
    ],
  },
]
