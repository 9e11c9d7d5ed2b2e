import type { RuleCases } from '../rule-bench'

/** 表内: sums of rows and columns, and what may stand in cells. */
export const rowsAndColumns: readonly RuleCases[] = [
  {
    rule: 'R005',
    fires: [
      {
        tables: {
          t02: {
            columns: ['total=fiscal+other', 'fiscal', 'other'],
            rows: { unit: ['31.00', '20.00', '10.00'] },
          },
        },
        due: {
          severity: 'error',
          place: 't02/all/unit/total',
          expected: '30.00',
          actual: '31.00',
          difference: '1.00',
        },
      },
    ],
    silent: [
      {
        tables: {
          t02: { columns: ['total=fiscal+other', 'fiscal', 'other'], rows: { unit: ['20.00', '20.00', ''] } },
        },
      },
      {
        tables: {
          t02: {
            columns: ['total=fiscal+other', 'fiscal', 'other'],
            rows: { unit: ['30.01', '20.00', '10.00'] },
          },
        },
        note: { severity: 'note', expected: '30.00', actual: '30.01', difference: '0.01' },
      },
    ],
  },
  {
    rule: 'R006',
    fires: [
      {
        tables: {
          t03: {
            columns: ['total=basic+project', 'basic', 'project'],
            rows: { unit: ['120.00', '80.00', '40.00'], '201': ['120.00', '80.00', '44.00'] },
          },
        },
        due: {
          severity: 'error',
          place: 't03/all/201/total',
          expected: '124.00',
          actual: '120.00',
          difference: '4.00',
        },
      },
      // A sum that is left blank beside its parts.
      {
        tables: {
          t03: {
            columns: ['total=basic+project', 'basic', 'project'],
            rows: { unit: ['', '80.00', '40.00'] },
          },
        },
        due: {
          severity: 'error',
          place: 't03/all/unit/total',
          expected: '120.00',
          actual: '空',
          difference: '120.00',
        },
      },
    ],
    silent: [
      {
        tables: {
          t03: {
            columns: ['total=basic+project+reserve', 'basic', 'project', 'reserve'],
            rows: { unit: ['125.00', '80.00', '40.00', '5.00'] },
          },
        },
      },
      {
        tables: {
          t03: { columns: ['total=basic+project', 'basic', 'project'], rows: { unit: ['', '', ''] } },
        },
      },
      {
        tables: {
          t03: { columns: ['total=basic+project', 'basic', 'project'], rows: { unit: ['', '0.00', ''] } },
        },
      },
    ],
  },
  {
    rule: 'R007',
    fires: [
      {
        tables: {
          t03: {
            columns: ['total'],
            rows: {
              unit: ['90.00'],
              '201': ['90.00'],
              '20113': ['90.00'],
              '2011301': ['60.00'],
              '2011350': ['20.00'],
            },
          },
        },
        due: {
          severity: 'error',
          place: 't03/all/20113/total',
          expected: '80.00',
          actual: '90.00',
          difference: '10.00',
        },
      },
    ],
    silent: [
      {
        tables: {
          t03: {
            columns: ['total'],
            rows: {
              unit: ['80.00'],
              '201': ['80.00'],
              '20113': ['80.00'],
              '2011301': ['60.00'],
              '2011350': ['20.00'],
            },
          },
        },
      },
      {
        tables: {
          t07: {
            columns: ['total'],
            rows: { '20113': ['80.01'], '2011301': ['60.00'], '2011350': ['20.00'] },
          },
        },
        note: { severity: 'note', place: 't07/all/20113/total', difference: '0.01' },
      },
    ],
  },
  {
    rule: 'R009',
    fires: [
      {
        tables: {
          t04: { columns: ['total'], rows: { '301': ['100.00'], '30101': ['60.00'], '30102': ['30.00'] } },
        },
        due: {
          severity: 'error',
          place: 't04/all/301/total',
          expected: '90.00',
          actual: '100.00',
          difference: '10.00',
        },
      },
    ],
    silent: [
      {
        tables: {
          t04: { columns: ['total'], rows: { '301': ['90.00'], '30101': ['60.00'], '30102': ['30.00'] } },
        },
      },
      {
        tables: {
          t08: { columns: ['total'], rows: { '301': ['90.01'], '30101': ['60.00'], '30102': ['30.00'] } },
        },
        note: { severity: 'note', difference: '0.01' },
      },
    ],
  },
  {
    rule: 'R011',
    fires: [
      {
        tables: {
          t05: { columns: ['total'], rows: { unit: ['70.00'], commerce: ['40.00'], research: ['20.00'] } },
        },
        due: {
          severity: 'error',
          place: 't05/all/unit/total',
          expected: '60.00',
          actual: '70.00',
          difference: '10.00',
        },
      },
    ],
    silent: [
      {
        tables: {
          t05: { columns: ['total'], rows: { unit: ['60.00'], commerce: ['40.00'], research: ['20.00'] } },
        },
      },
    ],
  },
  {
    rule: 'R013',
    fires: [
      {
        tables: {
          t06: {
            columns: ['expenditureAmount=general+govFund', 'general', 'govFund'],
            rows: { 'expenditure-grand-total': ['95.00', '80.00', '10.00'] },
          },
        },
        due: {
          severity: 'error',
          place: 't06/all/expenditure-grand-total/expenditureAmount',
          expected: '90.00',
          actual: '95.00',
          difference: '5.00',
        },
      },
    ],
    silent: [
      {
        tables: {
          t06: {
            columns: ['expenditureAmount=general+govFund', 'general', 'govFund'],
            rows: { 'expenditure-grand-total': ['80.00', '80.00', ''] },
          },
        },
      },
    ],
  },
  {
    rule: 'R016',
    fires: [
      {
        amounts: { 'basic 30101': '-5.00' },
        due: { severity: 'error', place: 't04/all/30101/total', actual: '-5.00' },
      },
      {
        amounts: { 'basic 30101': '见附件' },
        due: { severity: 'error', place: 't04/all/30101/total', expected: '金额', actual: '见附件' },
      },
      { amounts: { 'basic 30101': '1,23.00' }, due: { severity: 'error', actual: '1,23.00' } },
      {
        unit: '元',
        amounts: { 'basic 30101': '100.125' },
        due: { severity: 'error', place: 't04/all/30101/total', actual: '100.125' },
      },
    ],
    silent: [
      { amounts: { 'basic 30101': '0.00', 'basic 30102': '', 'basic 30103': '1,234.50' } },
      { unit: '元', amounts: { 'basic 30101': '100.12' } },
      // A change may be less than nothing.
      { tables: { t09: { columns: ['totalGeneral'], rows: { change: ['-5.00'] } } } },
    ],
  },
  {
    rule: 'R100',
    fires: [
      {
        amounts: { 'basic 30101': '103.5%' },
        due: { severity: 'warning', place: 't04/all/30101/total', actual: '103.5' },
      },
      { amounts: { 'basic 30101': '-1%' }, due: { severity: 'warning', expected: '0–100', actual: '-1' } },
    ],
    silent: [{ amounts: { 'basic 30101': '100%', 'basic 30102': '0%', 'basic 30103': '99.99%' } }],
  },
  {
    rule: 'R113',
    fires: [
      {
        tables: {
          t09: {
            columns: ['totalGeneral=abroadGeneral+receptionGeneral', 'abroadGeneral', 'receptionGeneral'],
            rows: { '2023': ['12.00', '8.00', '5.00'] },
          },
        },
        due: {
          severity: 'error',
          place: 't09/all/2023/totalGeneral',
          expected: '13.00',
          actual: '12.00',
          difference: '1.00',
        },
      },
    ],
    silent: [
      {
        tables: {
          t09: {
            columns: ['totalGeneral=abroadGeneral+receptionGeneral', 'abroadGeneral', 'receptionGeneral'],
            rows: { '2023': ['13.00', '8.00', '5.00'], '2024': ['5.00', '', '5.00'] },
          },
        },
      },
    ],
  },
  {
    rule: 'R114',
    fires: [
      // 35 less 40 is less than nothing.
      {
        tables: {
          t09: {
            columns: ['totalGeneral'],
            rows: { '2023': ['40.00'], '2024': ['35.00'], change: ['5.00'] },
          },
        },
        due: {
          severity: 'error',
          place: 't09/all/change/totalGeneral',
          expected: '−5.00',
          actual: '5.00',
          difference: '10.00',
        },
      },
    ],
    silent: [
      {
        tables: {
          t09: {
            columns: ['totalGeneral'],
            rows: { '2023': ['40.00'], '2024': ['35.00'], change: ['-5.00'] },
          },
        },
      },
      {
        tables: {
          t09: {
            columns: ['totalGeneral'],
            rows: { '2023': ['40.00'], '2024': ['35.00'], change: ['-5.01'] },
          },
        },
        note: { severity: 'note', difference: '0.01' },
      },
    ],
  },
]
