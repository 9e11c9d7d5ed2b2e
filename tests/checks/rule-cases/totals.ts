import type { RuleCases } from '../rule-bench'

/** 表内: totals against what they are made of. */
export const totals: readonly RuleCases[] = [
  {
    rule: 'R001',
    fires: [
      {
        amounts: { incomeTotal: '4,733.14', expenditureTotal: '4,733.16' },
        due: {
          severity: 'error',
          place: 't01/all/expenditure-grand-total/expenditureAmount',
          expected: '4,733.14',
          actual: '4,733.16',
          difference: '0.02',
        },
      },
      // In 元 and 分 nothing is rounded: one 分 is a fault.
      {
        unit: '元',
        amounts: { incomeTotal: '47,331,400.00', expenditureTotal: '47,331,400.01' },
        due: { severity: 'error', expected: '47,331,400.00', actual: '47,331,400.01', difference: '0.01' },
      },
    ],
    silent: [
      { amounts: { incomeTotal: '4,733.14', expenditureTotal: '4733.14' } },
      {
        amounts: { incomeTotal: '4,733.14', expenditureTotal: '4,733.13' },
        note: { severity: 'note', expected: '4,733.14', actual: '4,733.13', difference: '0.01' },
      },
      { amounts: { incomeTotal: '4,733.14', expenditureTotal: '' } },
    ],
  },
  {
    rule: 'R002',
    fires: [
      {
        amounts: { incomeYear: '160.00', incomeSources: ['100.00', '20.00', '30.00'] },
        due: {
          severity: 'error',
          place: 't01/all/income-year-total/incomeAmount',
          expected: '150.00',
          actual: '160.00',
          difference: '10.00',
        },
      },
    ],
    silent: [
      { amounts: { incomeYear: '150.00', incomeSources: ['100.00', '20.00', '30.00'] } },
      { amounts: { incomeYear: '100.00', incomeSources: ['100.00', '', ''] } },
      // Four printed figures, each off by half a printed unit at most.
      {
        amounts: { incomeYear: '150.02', incomeSources: ['100.00', '20.00', '30.00'] },
        note: { severity: 'note', expected: '150.00', actual: '150.02', difference: '0.02' },
      },
    ],
  },
  {
    rule: 'R003',
    fires: [
      {
        amounts: { incomeTotal: '150.00', incomeYear: '150.00', carryIn: '8.00' },
        due: {
          severity: 'error',
          place: 't01/all/income-grand-total/incomeAmount',
          expected: '158.00',
          actual: '150.00',
          difference: '8.00',
        },
      },
    ],
    silent: [
      { amounts: { incomeTotal: '158.00', incomeYear: '150.00', carryIn: '8.00' } },
      { amounts: { incomeTotal: '150.00', incomeYear: '150.00', carryIn: '' } },
      { amounts: { incomeTotal: '150.00', incomeYear: '150.00', carryIn: '0.00' } },
    ],
  },
  {
    rule: 'R004',
    fires: [
      {
        amounts: {
          expenditureTotal: '310.00',
          'expenditureItems 201': '200.00',
          'expenditureItems 215': '100.00',
          carryOut: '0.00',
        },
        due: {
          severity: 'error',
          place: 't01/all/expenditure-grand-total/expenditureAmount',
          expected: '300.00',
          actual: '310.00',
          difference: '10.00',
        },
      },
      {
        amounts: { expenditureTotal: '300.00', expenditureYear: '300.00', carryOut: '5.00' },
        due: { severity: 'error', expected: '305.00', actual: '300.00', difference: '5.00' },
      },
    ],
    silent: [
      // Parts of a class are no further classes.
      {
        amounts: {
          expenditureTotal: '305.00',
          'expenditureItems 201': '200.00',
          'expenditureItems 20113': '200.00',
          'expenditureItems 215': '100.00',
          carryOut: '5.00',
        },
      },
    ],
  },
  {
    rule: 'R008',
    fires: [
      {
        amounts: { basicOperating: '421.93', basicOperatingItems: ['401.93', '0.00', '14.43', '0.00'] },
        due: {
          severity: 'error',
          place: 't04/all/operating/total',
          expected: '416.36',
          actual: '421.93',
          difference: '5.57',
        },
      },
      {
        amounts: { basicStaff: '2,950.00', basicStaffItems: ['2,857.05', '91.97'] },
        due: {
          severity: 'error',
          place: 't04/all/staff/total',
          expected: '2,949.02',
          actual: '2,950.00',
          difference: '0.98',
        },
      },
      {
        amounts: { basic: '3,365.00', basicStaff: '2,949.02', basicOperating: '416.36' },
        due: {
          severity: 'error',
          place: 't04/all/unit/total',
          expected: '3,365.38',
          actual: '3,365.00',
          difference: '0.38',
        },
      },
    ],
    silent: [
      { amounts: { basicOperating: '416.36', basicOperatingItems: ['401.93', '', '14.43', ''] } },
      {
        amounts: { basicStaff: '2,949.03', basicStaffItems: ['2,857.05', '91.97'] },
        note: { severity: 'note', difference: '0.01' },
      },
      { amounts: { basic: '3,365.38', basicStaff: '2,949.02', basicOperating: '416.36' } },
      // A table that prints the one sum and not the other.
      { amounts: { basic: '3,365.38', basicOperating: '416.36' } },
    ],
  },
  {
    rule: 'R012',
    fires: [
      {
        amounts: { fiscalIncomeTotal: '90.00', fiscalExpenditureTotal: '80.00' },
        due: {
          severity: 'error',
          place: 't06/all/expenditure-grand-total/expenditureAmount',
          expected: '90.00',
          actual: '80.00',
          difference: '10.00',
        },
      },
      {
        amounts: { fiscalIncomeTotal: '90.00', fiscalIncomeYear: '80.00', fiscalCarryIn: '5.00' },
        due: { severity: 'error', expected: '85.00', actual: '90.00', difference: '5.00' },
      },
    ],
    silent: [
      { amounts: { fiscalIncomeTotal: '90.00', fiscalExpenditureTotal: '90.00' } },
      { amounts: { fiscalIncomeTotal: '90.00', fiscalIncomeYear: '85.00', fiscalCarryIn: '5.00' } },
    ],
  },
  {
    rule: 'R014',
    fires: [
      {
        amounts: { threePublic: '30.00', abroad: '10.00', reception: '5.00', vehicle: '20.00' },
        due: {
          severity: 'error',
          place: 't09/all/2024/totalGeneral',
          expected: '35.00',
          actual: '30.00',
          difference: '5.00',
        },
      },
    ],
    silent: [
      { amounts: { threePublic: '35.00', abroad: '10.00', reception: '5.00', vehicle: '20.00' } },
      { amounts: { threePublic: '15.00', abroad: '10.00', reception: '5.00', vehicle: '' } },
    ],
  },
  {
    rule: 'R015',
    fires: [
      {
        amounts: { vehicle: '34.00', vehiclePurchase: '18.00', vehicleRunning: '17.00' },
        due: {
          severity: 'error',
          place: 't09/all/2024/vehicleGeneral',
          expected: '35.00',
          actual: '34.00',
          difference: '1.00',
        },
      },
    ],
    silent: [
      { amounts: { vehicle: '35.00', vehiclePurchase: '18.00', vehicleRunning: '17.00' } },
      { amounts: { vehicle: '17.00', vehiclePurchase: '', vehicleRunning: '17.00' } },
      { amounts: { vehicle: '', vehiclePurchase: '', vehicleRunning: '' } },
    ],
  },
  {
    rule: 'R017',
    fires: [
      {
        amounts: { incomeTotal: '0.00', expenditureTotal: '0.01' },
        due: {
          severity: 'error',
          place: 't01/all/income-grand-total/incomeAmount',
          expected: '> 0',
          actual: '0.00',
        },
      },
    ],
    silent: [{ amounts: { incomeTotal: '0.01', expenditureTotal: '0.01' } }],
  },
]
