import type { RuleCases } from '../rule-bench'

/** 文表: amounts of sentences against the tables and against each other. */
export const textAgainstTables: readonly RuleCases[] = [
  {
    rule: 'R051',
    fires: [
      {
        amounts: { incomeTotal: '100.00' },
        says: ['2024年部门预算收入101.00万元。'],
        due: { severity: 'error', place: 'p1/1', expected: '100.00', actual: '101.00', difference: '1.00' },
      },
      // 元 where 万元 is meant.
      {
        amounts: { incomeTotal: '100.00' },
        says: ['2024年部门预算收入100.00元。'],
        due: { severity: 'error', expected: '100.00', actual: '100.00', difference: '99.99' },
      },
      {
        amounts: { govFund: '8,780.00' },
        says: ['我单位2024年无政府性基金预算支出。'],
        due: { severity: 'error', expected: '8,780.00', actual: '无' },
      },
      // Two digits have changed places.
      {
        amounts: { 'general 2011301': '553.69' },
        says: ['行政运行（2011301）535.69万元。'],
        due: { severity: 'error', expected: '553.69', actual: '535.69', difference: '18.00' },
      },
      {
        amounts: { threePublic: '17.00' },
        says: ['2024年“三公”经费财政拨款预算数18.00万元。'],
        due: { severity: 'error', expected: '17.00', actual: '18.00', difference: '1.00' },
      },
      {
        amounts: { expenditureProject: '17.00', expenditureTotal: '30.00' },
        says: ['项目支出预算18.00万元。'],
        due: { severity: 'error', expected: '17.00', actual: '18.00', difference: '1.00' },
      },
      // A tenth of it.
      {
        names: ['商贸管理'],
        amounts: { 'projects 商贸管理': '10,359.94' },
        says: ['商贸管理1,035.99万元。'],
        due: { severity: 'error', expected: '10,359.94', actual: '1,035.99', difference: '9,323.95' },
      },
    ],
    silent: [
      { amounts: { incomeTotal: '100.00' }, says: ['2024年部门预算收入100.00万元。'] },
      { amounts: { incomeTotal: '100.00' }, says: ['2024年部门预算收入1,000,000.00元。'] },
      // 10,060 is 1.01亿元, rounded.
      { amounts: { incomeTotal: '10,060.00' }, says: ['2024年部门预算收入1.01亿元。'] },
      // A part of it is called by more than its name.
      { amounts: { expenditureTotal: '100.00' }, says: ['培训支出预算5.00万元。'] },
      { amounts: { expenditureProject: '100.00' }, says: ['其中重点项目支出50.00万元。'] },
      {
        amounts: { expenditureProject: '100.00', expenditureTotal: '130.00' },
        says: ['项目支出预算100.00万元。'],
      },
      // Last year's figure is none of this year's table.
      { amounts: { incomeTotal: '100.00' }, says: ['2023年部门预算收入90.00万元。'] },
      { amounts: { reception: '100.00' }, says: ['公务接待费上年预算90.00万元。'] },
      { amounts: { govFund: '0.00' }, says: ['我单位2024年无政府性基金预算支出。'] },
      { amounts: { govFund: '' }, says: ['政府性基金预算支出135.00万元。'] },
      {
        amounts: { incomeTotal: '100.00' },
        says: ['2024年部门预算收入100.01万元。'],
        note: { severity: 'note', expected: '100.00', actual: '100.01', difference: '0.01' },
      },
    ],
  },
  {
    rule: 'R052',
    fires: [
      // 商贸事务 is 一般公共服务支出, not 商业服务业等支出.
      {
        says: ['商业服务业等支出（类）商贸事务（款）行政运行（项）100.00万元。'],
        due: {
          severity: 'error',
          place: 'p1/1',
          expected: '一般公共服务支出商贸事务',
          actual: '商业服务业等支出（类）商贸事务（款）行政运行（项）',
        },
      },
      {
        amounts: { 'general 2011350': '20.00', general: '20.00' },
        says: ['1.一般公共服务支出（类）商贸事务（款）行政运行（项）2024年预算数100.00万元。'],
        due: { severity: 'error', place: 'p1/1', expected: '表里的科目', actual: '2011301' },
      },
    ],
    silent: [
      {
        amounts: { 'general 2011301': '100.00', general: '100.00' },
        says: ['1.一般公共服务支出（类）商贸事务（款）行政运行（项）2024年预算数100.00万元。'],
      },
      // Explained, without an amount.
      {
        amounts: { 'general 2011350': '20.00', general: '20.00' },
        says: ['一般公共服务支出（类）商贸事务（款）行政运行（项）：反映行政单位的基本支出。'],
      },
      // Of a name that many have the edition may lack the one that is meant.
      { says: ['一般公共服务支出（类）组织事务（款）事业运行（项）100.00万元。'] },
      // A name that the edition lacks may be right.
      { says: ['一般公共服务支出（类）商贸事务（款）自设事项（项）100.00万元。'] },
    ],
  },
  {
    rule: 'R055',
    fires: [
      {
        amounts: { expenditureProject: '40.00' },
        says: ['绩效目标涉及资金120.00万元。'],
        due: { severity: 'error', place: 'p1/1', expected: '≤ 40.00', actual: '120.00', difference: '80.00' },
      },
    ],
    silent: [
      { amounts: { expenditureProject: '40.00' }, says: ['绩效目标涉及资金40.00万元。'] },
      { amounts: { expenditureProject: '40.00' }, says: ['绩效目标涉及资金39.99万元。'] },
    ],
  },
  {
    rule: 'R097',
    fires: [
      {
        amounts: { expenditureProject: '40.00' },
        says: ['2024年所有项目支出预算纳入部门预算绩效管理，涉及预算资金35.00万元。'],
        due: { severity: 'error', place: 'p1/1', expected: '40.00', actual: '35.00', difference: '5.00' },
      },
    ],
    silent: [
      {
        amounts: { expenditureProject: '40.00' },
        says: ['2024年所有项目支出预算纳入部门预算绩效管理，涉及预算资金40.00万元。'],
      },
      // Some of the projects: less is right.
      {
        amounts: { expenditureProject: '40.00' },
        says: ['2024年重点项目支出预算纳入部门预算绩效管理，涉及预算资金35.00万元。'],
      },
    ],
  },
  {
    rule: 'R029',
    fires: [
      {
        amounts: { agencyOperatingSaid: '400.00', agencyOperating: '416.36' },
        due: {
          severity: 'warning',
          place: 't13/all/agency/total',
          expected: '416.36',
          actual: '400.00',
          difference: '16.36',
        },
      },
    ],
    silent: [
      { amounts: { agencyOperatingSaid: '416.36', agencyOperating: '416.36' } },
      {
        amounts: { agencyOperatingSaid: '416.35', agencyOperating: '416.36' },
        note: { severity: 'note', difference: '0.01' },
      },
      { amounts: { agencyOperating: '416.36' } },
    ],
  },
  {
    rule: 'R083',
    fires: [
      {
        described: ['2024年安排100万元'],
        forms: [{ cents: 120_000_000 }],
        due: {
          severity: 'error',
          place: 'forms/1',
          expected: '100.00',
          actual: '120.00',
          difference: '20.00',
        },
      },
    ],
    silent: [
      { described: ['2024年安排100万元'], forms: [{ cents: 100_000_000 }] },
      // The total of several years is no year's amount.
      { described: ['总投资300万元，2024年安排100万元'], forms: [{ cents: 100_000_000 }] },
      { described: ['2024年安排100万元'], forms: [{ name: '乙', cents: 120_000_000 }] },
      {
        described: ['2024年安排100万元，与申报表差异系含上年结转'],
        forms: [{ cents: 120_000_000 }],
        note: { severity: 'note', expected: '100.00', actual: '120.00', difference: '20.00' },
      },
    ],
  },
  {
    rule: 'R089',
    fires: [
      {
        says: ['公务接待费120.00万元。', '公务接待费130.00万元。'],
        due: {
          severity: 'warning',
          place: 'p1/2',
          expected: '同一个数',
          actual: '120.00、130.00',
          difference: '10.00',
        },
      },
    ],
    silent: [
      { says: ['公务接待费120.00万元。', '公务接待费1,200,000.00元。'] },
      { says: ['公务接待费120.00万元。', '公务接待费上年预算100.00万元。'] },
      { says: ['2024年公务接待费120.00万元。', '2023年公务接待费100.00万元。'] },
      {
        says: ['公务接待费269.85万元。', '公务接待费269.86万元。'],
        note: { severity: 'note', expected: '269.85', actual: '269.86', difference: '0.01' },
      },
    ],
  },
  {
    rule: 'R090',
    fires: [
      {
        year: 2026,
        described: ['总投资13526.06万元，2025年安排5000万元'],
        due: { severity: 'warning', place: 'described/1', expected: '2026年的金额', actual: '没有' },
      },
    ],
    silent: [{ year: 2026, described: ['总投资13526.06万元，2025年安排5000万元，2026年安排8000万元'] }],
  },
]
