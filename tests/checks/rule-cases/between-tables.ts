import type { RuleCases } from '../rule-bench'

/** 表间: what several tables print of one thing. */
export const betweenTables: readonly RuleCases[] = [
  {
    rule: 'R018',
    fires: [
      {
        amounts: { income: '190.00', incomeTotal: '198.00' },
        due: {
          severity: 'error',
          place: 't02/all/unit/total',
          expected: '198.00',
          actual: '190.00',
          difference: '8.00',
        },
      },
      {
        amounts: {
          'incomeByFunction 201': '100.00',
          'incomeByFunction 204': '200.00',
          'expenditure 201': '100.00',
          'expenditure 204': '250.00',
        },
        due: {
          severity: 'error',
          place: 't03/all/204/total',
          expected: '200.00',
          actual: '250.00',
          difference: '50.00',
        },
      },
    ],
    silent: [
      { amounts: { income: '198.00', incomeTotal: '198.00' } },
      // Codes of income are none of expenditure.
      { amounts: { 'incomeByFunction 101': '100.00', 'expenditure 201': '90.00' } },
    ],
  },
  {
    rule: 'R019',
    fires: [
      {
        amounts: { expenditure: '190.00', expenditureTotal: '198.00' },
        due: {
          severity: 'error',
          place: 't03/all/unit/total',
          expected: '198.00',
          actual: '190.00',
          difference: '8.00',
        },
      },
      // Two classes that are off by the same amount leave the sum as it is.
      {
        amounts: {
          'expenditure 201': '110.00',
          'expenditure 215': '90.00',
          'expenditureItems 201': '100.00',
          'expenditureItems 215': '100.00',
        },
        due: [
          {
            severity: 'error',
            place: 't03/all/201/total',
            expected: '100.00',
            actual: '110.00',
            difference: '10.00',
          },
          {
            severity: 'error',
            place: 't03/all/215/total',
            expected: '100.00',
            actual: '90.00',
            difference: '10.00',
          },
        ],
      },
    ],
    silent: [
      { amounts: { expenditure: '198.00', expenditureTotal: '198.00' } },
      {
        amounts: { expenditure: '198.01', expenditureTotal: '198.00' },
        note: { severity: 'note', difference: '0.01' },
      },
    ],
  },
  {
    rule: 'R020',
    fires: [
      {
        amounts: { expenditureBasic: '50.00', basic: '45.00' },
        due: {
          severity: 'error',
          place: 't03/all/unit/basic',
          expected: '45.00',
          actual: '50.00',
          difference: '5.00',
        },
      },
    ],
    silent: [
      { amounts: { expenditureBasic: '45.00', basic: '45.00' } },
      // The project money beside it is no part of it.
      {
        amounts: {
          expenditure: '95.00',
          expenditureBasic: '45.00',
          expenditureProject: '50.00',
          basic: '45.00',
        },
      },
    ],
  },
  {
    rule: 'R021',
    fires: [
      {
        amounts: { expenditureProject: '50.00', projects: '5.00' },
        due: {
          severity: 'error',
          place: 't03/all/unit/project',
          expected: '5.00',
          actual: '50.00',
          difference: '45.00',
        },
      },
    ],
    silent: [
      { amounts: { expenditureProject: '50.00', projects: '50.00' } },
      { amounts: { expenditureProject: '50.00', projects: '' } },
    ],
  },
  {
    rule: 'R030',
    fires: [
      {
        says: [
          '政府采购总额600.00万元，其中：货物类项目77.10万元，工程类项目0.00万元，服务类项目518.18万元。',
        ],
        due: { severity: 'error', expected: '595.28', actual: '600.00', difference: '4.72' },
      },
    ],
    silent: [
      {
        says: [
          '政府采购总额595.28万元，其中：货物类项目77.10万元，工程类项目0.00万元，服务类项目518.18万元。',
        ],
      },
      {
        says: [
          '政府采购总额595.29万元，其中：货物类项目77.10万元，工程类项目0.00万元，服务类项目518.18万元。',
        ],
        note: { severity: 'note', difference: '0.01' },
      },
      // What is not all told adds up to nothing.
      { says: ['政府采购总额600.00万元，其中：货物类项目77.10万元。'] },
    ],
  },
  {
    rule: 'R031',
    fires: [
      {
        amounts: { procurement: '100.00', procurementSme: '120.00', procurementMicro: '60.00' },
        due: {
          severity: 'error',
          place: 't03/all/unit/procurementSme',
          expected: '≤ 100.00',
          actual: '120.00',
          difference: '20.00',
        },
      },
      {
        amounts: { procurement: '100.00', procurementSme: '50.00', procurementMicro: '60.00' },
        due: {
          severity: 'error',
          place: 't03/all/unit/procurementMicro',
          expected: '≤ 50.00',
          actual: '60.00',
          difference: '10.00',
        },
      },
    ],
    silent: [
      { amounts: { procurement: '100.00', procurementSme: '100.00', procurementMicro: '100.00' } },
      { amounts: { procurement: '100.00', procurementSme: '40.00', procurementMicro: '0.00' } },
    ],
  },
  {
    rule: 'R096',
    fires: [
      {
        amounts: { budgetStaff: '2,900.00', basicStaff: '2,949.02' },
        due: {
          severity: 'error',
          place: 't01/all/staff/expenditureAmount',
          expected: '2,949.02',
          actual: '2,900.00',
          difference: '49.02',
        },
      },
      {
        amounts: { budgetOperating: '400.00', basicOperating: '416.36' },
        due: {
          severity: 'error',
          place: 't01/all/operating/expenditureAmount',
          expected: '416.36',
          actual: '400.00',
          difference: '16.36',
        },
      },
    ],
    silent: [
      {
        amounts: {
          budgetStaff: '2,949.02',
          basicStaff: '2,949.02',
          budgetOperating: '416.36',
          basicOperating: '416.36',
        },
      },
      { amounts: { basicStaff: '2,949.02', basicOperating: '416.36' } },
    ],
  },
  {
    rule: 'R085',
    fires: [
      {
        amounts: { performance: '190.00', expenditureTotal: '198.00' },
        due: {
          severity: 'error',
          place: 't12/all/total/total',
          expected: '198.00',
          actual: '190.00',
          difference: '8.00',
        },
      },
    ],
    silent: [
      { amounts: { performance: '198.00', expenditureTotal: '198.00' } },
      {
        amounts: { performance: '198.01', expenditureTotal: '198.00' },
        note: { severity: 'note', difference: '0.01' },
      },
    ],
  },
]
