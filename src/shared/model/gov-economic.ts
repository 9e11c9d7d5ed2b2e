import type { BudgetLine, Unit } from './document'

/** Which 政府经济 code a 部门经济 code is, by the kind of the unit that spends; null: none is. */
export interface EconomicMapping {
  readonly economic: string
  /** Of 行政 and 参公 units. */
  readonly administrative: string | null
  /** Of 事业 units. */
  readonly institution: string | null
}

/**
 * 政府经济科目 of a line: the one it was given, else the one that follows from its 部门经济 code and its unit's kind. Null: neither,
 * as where the year's codes bring no mapping. Source: 支出经济分类科目对照, as the classification pack holds it.
 */
export function govEconomicOf(
  { govEconomicCode, economicCode }: Pick<BudgetLine, 'govEconomicCode' | 'economicCode'>,
  { kind }: Pick<Unit, 'kind'>,
  mapping: ReadonlyMap<string, EconomicMapping>,
): string | null {
  if (govEconomicCode !== null) return govEconomicCode
  const mapped = mapping.get(economicCode)
  return (kind === 'publicInstitution' ? mapped?.institution : mapped?.administrative) ?? null
}

/** The mapping by 部门经济 code. */
export function mappingByEconomic(mapping: readonly EconomicMapping[]): ReadonlyMap<string, EconomicMapping> {
  return new Map(mapping.map((each) => [each.economic, each]))
}
