import type { RuleCases } from '../rule-bench'

/** 表间: 财政拨款 by its kinds, 三公 among it. */
export const fiscalMoney: readonly RuleCases[] = [
  {
    rule: 'R022',
    fires: [
      // Money of 国资 is fiscal money too.
      {
        amounts: { incomeFiscal: ['80.00', '10.00', '5.00'], fiscalIncomeYear: '90.00' },
        due: {
          severity: 'error',
          place: 't02/all/unit/generalSubtotal',
          expected: '90.00',
          actual: '95.00',
          difference: '5.00',
        },
      },
    ],
    silent: [
      { amounts: { incomeFiscal: ['80.00', '10.00', ''], fiscalIncomeYear: '90.00' } },
      // What is carried over is no income of the year.
      {
        amounts: {
          incomeFiscal: ['80.00', '10.00', ''],
          fiscalIncomeYear: '90.00',
          fiscalIncomeTotal: '97.00',
          fiscalCarryIn: '7.00',
        },
      },
    ],
  },
  {
    rule: 'R023',
    fires: [
      {
        amounts: { fiscalGeneral: '80.00', general: '81.00' },
        due: {
          severity: 'error',
          place: 't06/all/expenditure-grand-total/general',
          expected: '81.00',
          actual: '80.00',
          difference: '1.00',
        },
      },
    ],
    silent: [
      { amounts: { fiscalGeneral: '80.00', general: '80.00' } },
      {
        amounts: { fiscalGeneral: '80.00', general: '80.01' },
        note: { severity: 'note', difference: '0.01' },
      },
    ],
  },
  {
    rule: 'R024',
    fires: [
      {
        amounts: { fiscalGovFund: '10.00', govFund: '12.00' },
        due: {
          severity: 'error',
          place: 't06/all/expenditure-grand-total/govFund',
          expected: '12.00',
          actual: '10.00',
          difference: '2.00',
        },
      },
      // Each of the two with its own table: that their sums agree is no excuse.
      {
        amounts: {
          fiscalGovFund: '10.00',
          govFund: '12.00',
          fiscalStateCapital: '5.00',
          stateCapital: '3.00',
        },
        due: [
          {
            severity: 'error',
            place: 't06/all/expenditure-grand-total/govFund',
            expected: '12.00',
            actual: '10.00',
            difference: '2.00',
          },
          {
            severity: 'error',
            place: 't06/all/expenditure-grand-total/stateCapital',
            expected: '3.00',
            actual: '5.00',
            difference: '2.00',
          },
        ],
      },
    ],
    silent: [
      { amounts: { fiscalGovFund: '10.00', govFund: '10.00', fiscalStateCapital: '', stateCapital: '' } },
      { amounts: { fiscalGovFund: '', govFund: '' } },
    ],
  },
  {
    rule: 'R025',
    fires: [
      {
        amounts: {
          fiscalExpenditureTotal: '100.00',
          general: '80.00',
          govFund: '10.00',
          stateCapital: '5.00',
        },
        due: {
          severity: 'error',
          place: 't06/all/expenditure-grand-total/expenditureAmount',
          expected: '95.00',
          actual: '100.00',
          difference: '5.00',
        },
      },
    ],
    silent: [
      {
        amounts: {
          fiscalExpenditureTotal: '95.00',
          general: '80.00',
          govFund: '10.00',
          stateCapital: '5.00',
        },
      },
      { amounts: { fiscalExpenditureTotal: '90.00', general: '80.00', govFund: '10.00', stateCapital: '' } },
      {
        amounts: {
          fiscalExpenditureTotal: '95.02',
          general: '80.00',
          govFund: '10.00',
          stateCapital: '5.00',
        },
        note: { severity: 'note', difference: '0.02' },
      },
    ],
  },
  {
    rule: 'R026',
    fires: [
      {
        amounts: { general: '80.00', generalEconomic: '81.00' },
        due: {
          severity: 'error',
          place: 't08/all/unit/total',
          expected: '80.00',
          actual: '81.00',
          difference: '1.00',
        },
      },
      {
        amounts: { generalBasic: '50.00', generalEconomicBasic: '51.00' },
        due: {
          severity: 'error',
          place: 't08/all/unit/basic',
          expected: '50.00',
          actual: '51.00',
          difference: '1.00',
        },
      },
    ],
    silent: [
      {
        amounts: {
          general: '80.00',
          generalEconomic: '80.00',
          generalBasic: '50.00',
          generalEconomicBasic: '50.00',
        },
      },
    ],
  },
  {
    rule: 'R027',
    fires: [
      {
        amounts: {
          expenditure: '100.00',
          general: '90.00',
          govFund: '0.00',
          stateCapital: '',
          incomeOther: ['0.00'],
        },
        due: {
          severity: 'error',
          place: 't03/all/unit/total',
          expected: '90.00',
          actual: '100.00',
          difference: '10.00',
        },
      },
      {
        amounts: {
          expenditureTotal: '100.00',
          fiscalExpenditureTotal: '90.00',
          govFund: '',
          stateCapital: '',
          incomeOther: [''],
        },
        due: { severity: 'error', expected: '90.00', actual: '100.00', difference: '10.00' },
      },
    ],
    silent: [
      { amounts: { expenditure: '100.00', general: '90.00', govFund: '10.00', incomeOther: [''] } },
      // 事业收入 of 10 is no 财政拨款: the false alarm that the trade knows.
      { amounts: { expenditure: '100.00', general: '90.00', govFund: '', incomeOther: ['', '10.00'] } },
      { amounts: { expenditure: '90.00', general: '90.00', govFund: '', incomeOther: [''] } },
    ],
  },
  {
    rule: 'R028',
    fires: [
      {
        amounts: { reception: '0.30', basicReception: '13.24' },
        due: {
          severity: 'error',
          place: 't09/all/2024/receptionGeneral',
          expected: '≥ 13.24',
          actual: '0.30',
          difference: '12.94',
        },
      },
      {
        amounts: { abroad: '', basicAbroad: '2.00', vehicleRunning: '16.00', basicVehicleRunning: '18.00' },
        due: {
          severity: 'error',
          place: 't09/all/2024/vehicleRunningGeneral',
          expected: '≥ 18.00',
          actual: '16.00',
          difference: '2.00',
        },
      },
      {
        amounts: { vehiclePurchase: '18.00', basicVehiclePurchase: ['20.00', '5.00'] },
        due: {
          severity: 'error',
          place: 't09/all/2024/vehiclePurchaseGeneral',
          expected: '≥ 25.00',
          actual: '18.00',
          difference: '7.00',
        },
      },
    ],
    silent: [
      // 三公 holds project money too.
      { amounts: { reception: '15.00', basicReception: '13.24' } },
      { amounts: { reception: '13.24', basicReception: '13.24' } },
      { amounts: { vehiclePurchase: '25.00', basicVehiclePurchase: ['20.00', '5.00'] } },
    ],
  },
]
