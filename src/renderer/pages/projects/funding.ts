import type { Appropriation, BudgetLine } from '../../../shared/model/document'

/** One source of money as a column of the lines: a line has exactly one, a split is several lines. */
export interface Funding {
  readonly id: string
  /** Head above several columns; null where the column stands alone. */
  readonly group: string | null
  readonly label: string
  /** Prefix of the fund types it takes. */
  readonly prefix: string
  /** The fund type that choosing it sets. */
  readonly fundType: string
  readonly appropriation: Appropriation | null
  /** Shown even when no line uses it. */
  readonly always: boolean
}

const GENERAL = '一般公共预算'

/** Fund types of the national codes (element_codes: FUND_TYPE), general money split by 拨款类别. */
export const fundings: readonly Funding[] = [
  general('duty', '履职类', true),
  general('special', '专项', true),
  general('govInvest', '政府投资', false),
  single('govFund', '政府性基金', '12', '121', true),
  single('stateCapital', '国有资本', '13', '13', false),
  single('specialAccount', '财政专户', '2', '2', false),
  single('business', '事业收入', '31', '31', false),
  single('superiorSubsidy', '上级补助', '32', '32', false),
  single('affiliateRemit', '附属上缴', '33', '33', false),
  single('businessOperating', '经营收入', '34', '34', false),
  single('otherIncome', '其他收入', '39', '39', false),
]

/** The source of a line; undefined for one that no column names (a bond, 基本支出 in a project). */
export function fundingOf(line: Pick<BudgetLine, 'fundType' | 'appropriation'>): Funding | undefined {
  return fundings.find(
    ({ prefix, appropriation }) => line.fundType.startsWith(prefix) && line.appropriation === appropriation,
  )
}

/** A source in words that stand alone. */
export function fundingName({ group, label }: Funding): string {
  return group === null ? label : `${group} · ${label}`
}

/** Columns for these lines: the usual ones and those in use. */
export function fundingColumns(lines: readonly BudgetLine[]): readonly Funding[] {
  const used = new Set(lines.map(fundingOf))
  return fundings.filter((funding) => funding.always || used.has(funding))
}

function general(appropriation: Appropriation, label: string, always: boolean): Funding {
  return { id: appropriation, group: GENERAL, label, prefix: '11', fundType: '111', appropriation, always }
}

function single(id: string, label: string, prefix: string, fundType: string, always: boolean): Funding {
  return { id, group: null, label, prefix, fundType, appropriation: null, always }
}
