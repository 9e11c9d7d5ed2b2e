import type { PriorFact } from '../../model/document'

const threePublic =
  (...codes: readonly string[]) =>
  ({ measure, economicCode }: PriorFact): boolean =>
    measure === 'threePublic' && (codes.length === 0 || codes.includes(economicCode ?? ''))

const isOf =
  (of: PriorFact['measure']) =>
  ({ measure }: PriorFact): boolean =>
    measure === of

const PURCHASE = ['31013', '30913']
const RUNNING = ['30231']

/** Which of last year's facts a measure was, where the file holds them of the whole. */
export const priorMeasures: Readonly<Record<string, (fact: PriorFact) => boolean>> = {
  incomeTotal: isOf('total'),
  expenditureTotal: isOf('total'),
  agencyOperating: isOf('agencyOperating'),
  threePublic: threePublic(),
  abroad: threePublic('30212'),
  reception: threePublic('30217'),
  vehicle: threePublic(...PURCHASE, ...RUNNING),
  vehiclePurchase: threePublic(...PURCHASE),
  vehicleRunning: threePublic(...RUNNING),
}

/** Those whose changes ask for a reason of their own, and how they are asked for it. */
export const reasonedMeasures: readonly string[] = [
  'expenditureTotal',
  'agencyOperating',
  'abroad',
  'reception',
  'vehiclePurchase',
  'vehicleRunning',
]
