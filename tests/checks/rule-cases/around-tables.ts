import type { RuleCases } from '../rule-bench'

const frame = {
  title: '支出总表',
  agency: '龙岗区工业和信息化局',
  unit: '万元',
  heads: ['科目', '合计', '基本支出', '项目支出'],
}

/** 完整: titles, heads, units and notes of tables, and the order of their rows. */
export const aroundTables: readonly RuleCases[] = [
  {
    rule: 'R058',
    fires: [
      {
        frames: [{ id: 't03', name: '表3', is: { ...frame, title: '支出表' }, due: frame }],
        due: { severity: 'error', place: 't03', expected: '支出总表', actual: '支出表' },
      },
      {
        frames: [
          {
            id: 't03',
            name: '表3',
            is: { ...frame, heads: ['科目', '合计', '项目支出', '基本支出'] },
            due: frame,
          },
        ],
        due: { severity: 'error', place: 't03/2', expected: '基本支出', actual: '项目支出' },
      },
      {
        frames: [{ id: 't03', name: '表3', is: null, due: frame }],
        due: { severity: 'error', place: 't03', expected: '支出总表', actual: '没有' },
      },
      {
        rows: [
          { code: '2011350', name: '事业运行' },
          { code: '2011301', name: '行政运行' },
        ],
        due: { severity: 'error', place: 't03/all/2', expected: '按编码排列', actual: '2011301' },
      },
      // Rows that the template writes down.
      {
        fixedRows: [ofYears(['2023年', '增减变化金额'])],
        due: { severity: 'error', place: 't09', expected: '2024年', actual: '没有' },
      },
      {
        fixedRows: [ofYears(['2023年', '2025年', '增减变化金额'])],
        due: { severity: 'error', place: 't09/2', expected: '2024年', actual: '2025年' },
      },
      {
        fixedRows: [ofYears(['2024年', '2023年', '增减变化金额'])],
        due: { severity: 'error', place: 't09/2', expected: '模板的行序', actual: '2023年' },
      },
      // Where no code is printed, the name tells it.
      {
        rows: [
          { of: 'economic', code: null, isCoded: false, name: '水费' },
          { of: 'economic', code: null, isCoded: false, name: '印刷费' },
        ],
        due: { severity: 'error', place: 't03/all/2', expected: '按编码排列', actual: '30202' },
      },
      {
        rows: [{ code: '2011301', name: ' ' }],
        due: { severity: 'error', place: 't03/all/1', actual: '空' },
      },
    ],
    silent: [
      { frames: [{ id: 't03', name: '表3', is: frame, due: frame }] },
      { fixedRows: [ofYears(['2023年', '2024年', '增减变化金额'])] },
      {
        rows: [
          { of: 'economic', code: null, isCoded: false, name: '印刷费' },
          { of: 'economic', code: null, isCoded: false, name: '水费' },
        ],
      },
      {
        rows: [
          { code: '2011301', name: '行政运行' },
          { code: '2011350', name: '事业运行' },
        ],
      },
      // Another unit's block begins anew.
      {
        rows: [
          { place: 't03/001/1', code: '2011350', name: '事业运行' },
          { place: 't03/002/1', code: '2011301', name: '行政运行' },
        ],
      },
    ],
  },
  {
    rule: 'R060',
    fires: [
      {
        tables: {
          t10: { title: '政府性基金预算支出表', columns: ['total'], rows: { unit: ['0.00'] }, notes: [] },
        },
        due: { severity: 'error', place: 't10', expected: '有说明', actual: '没有' },
      },
      {
        tables: {
          t10: {
            title: '政府性基金预算支出表',
            columns: ['total'],
            rows: { unit: [''] },
            notes: ['单位：万元'],
          },
        },
        due: { severity: 'error', place: 't10' },
      },
    ],
    silent: [
      {
        tables: {
          t10: {
            title: '政府性基金预算支出表',
            columns: ['total'],
            rows: { unit: [''] },
            notes: ['注：本部门2024年无政府性基金预算支出，故本表为空表。'],
          },
        },
      },
      {
        tables: {
          t10: { title: '政府性基金预算支出表', columns: ['total'], rows: { unit: ['0.01'] }, notes: [] },
        },
      },
      // What stands under it was not read.
      { tables: { t10: { title: '政府性基金预算支出表', columns: ['total'], rows: { unit: ['0.00'] } } } },
    ],
  },
  {
    rule: 'R061',
    fires: [
      {
        tables: {
          t10: {
            title: '政府性基金预算支出表',
            columns: ['total'],
            rows: { unit: ['0.01'] },
            notes: ['注：本部门2024年无政府性基金预算支出，故本表为空表。'],
          },
        },
        due: { severity: 'error', place: 't10', expected: '没有说明' },
      },
    ],
    silent: [
      {
        tables: {
          t10: {
            title: '政府性基金预算支出表',
            columns: ['total'],
            rows: { unit: ['0.00'] },
            notes: ['注：本部门2024年无政府性基金预算支出，故本表为空表。'],
          },
        },
      },
      {
        tables: {
          t03: {
            title: '支出总表',
            columns: ['total'],
            rows: { unit: ['10.00'] },
            notes: ['注：因四舍五入，部分合计数与分项之和可能略有差异。'],
          },
        },
      },
    ],
  },
  {
    rule: 'R064',
    fires: [
      {
        frames: [{ id: 't03', name: '表3', is: { ...frame, agency: '龙岗区工信局' }, due: frame }],
        due: { severity: 'warning', place: 't03', expected: '龙岗区工业和信息化局', actual: '龙岗区工信局' },
      },
    ],
    silent: [{ frames: [{ id: 't03', name: '表3', is: frame, due: frame }] }],
  },
  {
    rule: 'R065',
    fires: [
      {
        tables: { t03: { columns: ['total'], rows: { unit: ['10.00'] }, unit: null } },
        due: { severity: 'warning', place: 't03', expected: '元或万元', actual: '没有' },
      },
      {
        frames: [{ id: 't03', name: '表3', is: { ...frame, unit: '元' }, due: frame }],
        due: { severity: 'warning', place: 't03', expected: '万元', actual: '元' },
      },
    ],
    silent: [
      { tables: { t03: { columns: ['total'], rows: { unit: ['10.00'] }, unit: '元' } } },
      // One table in 元, another in 万元: each says which.
      {
        tables: {
          t03: { columns: ['total'], rows: { unit: ['100,000.00'] }, unit: '元' },
          t09: { columns: ['totalGeneral'], rows: { '2024': ['10.00'] }, unit: '万元' },
        },
      },
    ],
  },
  {
    rule: 'R095',
    fires: [
      {
        tables: {
          t11: {
            title: '国有资本经营预算支出表',
            columns: ['total'],
            rows: { unit: [''] },
            notes: ['注：本部门2024年无政府性基金预算支出，故本表为空表。'],
          },
        },
        due: { severity: 'error', place: 't11', expected: '国有资本经营', actual: '政府性基金' },
      },
    ],
    silent: [
      {
        tables: {
          t11: {
            title: '国有资本经营预算支出表',
            columns: ['total'],
            rows: { unit: [''] },
            notes: ['注：本部门2024年无国有资本经营预算支出，故本表为空表。'],
          },
        },
      },
      {
        tables: {
          t09: {
            title: '财政拨款“三公”经费支出表',
            columns: ['totalGeneral'],
            rows: { '2024': ['0.00'] },
            notes: ['注：本部门2024年无三公经费，故本表为空表。'],
          },
        },
      },
    ],
  },
]

/** The rows of table 9, and those that are due. */
function ofYears(names: readonly string[]) {
  return {
    table: '表9',
    place: 't09',
    is: names.map((name, at) => ({ place: `t09/${at + 1}`, name })),
    due: ['2023年', '2024年', '增减变化金额'].map((name) => ({ name, isRequired: true })),
  }
}
