import { expect, test } from 'vitest'
import { engineTableSet } from '../../src/shared/checks/tables/engine-set'
import { cents } from '../../src/shared/money/cents'
import { formatAmount } from '../../src/shared/money/format'
import { openEngine } from '../../src/shared/tables/engine'
import { codeBook, sampleDocument, sampleTemplate } from '../support/longgang'
import { sampleBindings } from './bench'

/** What the published budget of 2024 says of each measure, from its text and its twelve tables, in 万元. */
const PUBLISHED: Readonly<Record<string, string>> = {
  incomeTotal: '198,823.18',
  incomeYear: '198,823.18',
  incomeSources: '198,823.18',
  carryIn: '0.00',
  expenditureTotal: '198,823.18',
  expenditureYear: '198,823.18',
  carryOut: '0.00',
  income: '198,823.18',
  incomeFiscal: '198,823.18',
  incomeOther: '0.00',
  expenditure: '198,823.18',
  expenditureBasic: '4,750.29',
  expenditureProject: '194,072.89',
  basic: '4,750.29',
  basicGeneral: '4,750.29',
  staff: '3,541.56',
  operating: '912.26',
  subsidy: '296.47',
  basicReception: '1.00',
  basicVehicleRunning: '16.00',
  projects: '194,072.89',
  fiscalIncomeTotal: '198,823.18',
  fiscalIncomeYear: '198,823.18',
  fiscalCarryIn: '0.00',
  fiscalExpenditureTotal: '198,823.18',
  fiscalExpenditureYear: '198,823.18',
  general: '190,043.18',
  generalBasic: '4,750.29',
  generalProject: '185,292.89',
  generalEconomic: '190,043.18',
  generalEconomicBasic: '4,750.29',
  generalEconomicProject: '185,292.89',
  govFund: '8,780.00',
  threePublic: '17.00',
  abroad: '0.00',
  reception: '1.00',
  vehicle: '16.00',
  vehiclePurchase: '0.00',
  vehicleRunning: '16.00',
  agencyOperating: '912.26',
  procurement: '7,475.10',
  goods: '15.16',
  works: '0.00',
  services: '7,459.94',
  performance: '198,823.18',
}

test.each(Object.entries(PUBLISHED))('%s stands where the sample prints %s', (measure, printed) => {
  const template = sampleTemplate()
  const tables = engineTableSet({
    cells: openEngine(template.tables, sampleDocument(), codeBook(), template.text.lineSums),
    bindings: sampleBindings(),
    print: template.text.format,
    fiscalYear: () => 2024,
    unitCodes: () => ['001'],
  })
  const figure = tables.amountOf(measure)
  expect(formatAmount(cents(figure?.cents ?? 0), { unit: '万元', decimals: 2 })).toBe(printed)
  expect(tables.placesOf(measure)).not.toEqual([])
})
