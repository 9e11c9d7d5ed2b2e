import type { Appropriation, IncomeEntry, LineKind, MoneySource } from './document'
import type { RecordValues } from './fields'

/**
 * One source of money that the template has a place for. Money that is none of these stands in no column of some table:
 * it is neither offered nor taken.
 */
export interface Funding {
  readonly id: string
  /** Head above several sources (一般公共预算); null where it stands alone. */
  readonly group: string | null
  readonly label: string
  /** 资金性质 it takes, leaves of the national list; the first is what choosing the source sets. */
  readonly fundTypes: readonly string[]
  /** 拨款类别 it takes; null: this money has none. */
  readonly appropriation: Appropriation | null
  /** 支出类别 that it may be spent as. */
  readonly kinds: readonly LineKind[]
  /** 拨款来源 it may come from. Default: any. */
  readonly sources?: readonly MoneySource[]
  /** Shown even where no line uses it. */
  readonly always?: boolean
}

/** Money as a line or an income entry states it. */
export type Money = Pick<IncomeEntry, 'fundType' | 'appropriation' | 'source'> & { readonly kind?: LineKind }

/** The source that a line or income entry is of; undefined for money that the template has no place for. */
export function fundingOf(money: Money, fundings: readonly Funding[]): Funding | undefined {
  return fundings.find((funding) => takes(funding, money))
}

/** Whether the place that takes money tells its 拨款来源: others of the template take the same money from elsewhere. */
export function isSourceTold(money: Money, fundings: readonly Funding[]): boolean {
  return fundingOf(money, fundings)?.sources !== undefined
}

/** A source in words that stand alone: `一般公共预算 · 履职类项目拨款`. */
export function fundingName({ group, label }: Pick<Funding, 'group' | 'label'>): string {
  return group === null ? label : `${group} · ${label}`
}

/** The source that was typed: by its id, its whole name, or its label where only one has it; undefined for none. */
export function fundingTyped(text: string, fundings: readonly Funding[]): Funding | undefined {
  const typed = text.trim()
  const whole = fundings.find((each) => each.id === typed || fundingName(each) === typed)
  const [labelled, ...others] = fundings.filter(({ label }) => label === typed)
  return whole ?? (others.length === 0 ? labelled : undefined)
}

/** The record paid from a source: what of its money the source takes stays. Undefined where it takes no such record. */
export function paidFrom(record: RecordValues, funding: Funding): RecordValues | undefined {
  const { fundType, source, kind } = record as unknown as Money
  if (kind !== undefined && !funding.kinds.includes(kind)) return undefined
  const { fundTypes, appropriation, sources = [source] } = funding
  return {
    ...record,
    fundType: fundTypes.includes(fundType) ? fundType : fundTypes[0],
    appropriation,
    source: sources.includes(source) ? source : sources[0],
  }
}

function takes(funding: Funding, { fundType, appropriation, source, kind }: Money): boolean {
  return (
    funding.fundTypes.includes(fundType) &&
    funding.appropriation === appropriation &&
    (kind === undefined || funding.kinds.includes(kind)) &&
    (funding.sources?.includes(source) ?? true)
  )
}

/**
 * The record after one of its fields was set, with its 拨款类别 made to fit: the usual one of the new 支出类别, none for
 * money that has none. One that was itself what was set stays; where nothing fits, the record stays as it is.
 */
export function withFittingMoney(
  record: RecordValues,
  changed: string,
  fundings: readonly Funding[],
): RecordValues {
  const money = record as unknown as Money
  if (changed === 'appropriation' || fundingOf(money, fundings)) return record
  const fitting = fundings.find(({ appropriation }) => fundingOf({ ...money, appropriation }, fundings))
  return fitting ? { ...record, appropriation: fitting.appropriation } : record
}
