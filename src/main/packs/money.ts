import { definition } from '../../shared/model/fields'
import type { Funding } from '../../shared/model/funding'
import type { Dataset, Predicate, TableSpec } from '../../shared/tables/spec'
import type { Dimensions } from '../../shared/tables/records'
import { choices } from './shape'

/** One kind of money that a template takes, as the tables see it. */
export interface TakenMoney {
  readonly funding: Funding
  readonly record: Dimensions
  readonly datasets: readonly Dataset[]
}

const { kind: KIND, source: SOURCE } = definition.lines.fields
const SOURCES = choices(SOURCE.options)

/**
 * All money that the fundings take: as lines of each 支出类别 with every code that some condition tells from others,
 * and as income entries. A line counts as income too, for income follows the lines.
 */
export function takenMoney(
  fundings: readonly Funding[],
  tables: readonly TableSpec[],
): readonly TakenMoney[] {
  const functionCodes = representatives(prefixesOf(tables, 'functionCode'), 7)
  const economicCodes = representatives(prefixesOf(tables, 'economicCode'), 5)
  return fundings.flatMap((funding) =>
    funding.fundTypes.flatMap((fundType) =>
      (funding.sources ?? SOURCES).flatMap((source) =>
        [false, true].flatMap((carryOver): readonly TakenMoney[] => {
          const money = { fundType, source, carryOver, appropriation: funding.appropriation }
          const income = { ...NOTHING, ...money }
          const lines = funding.kinds.flatMap((kind) =>
            functionCodes.flatMap((functionCode) =>
              economicCodes.map((economicCode) => ({
                ...NOTHING,
                ...money,
                kind,
                functionCode,
                economicCode,
                projectId: kind === 'project' ? 'project' : null,
              })),
            ),
          )
          return [
            { funding, record: income, datasets: ['income'] },
            ...lines.map((record) => ({ funding, record, datasets: ['expenditure', 'income'] as const })),
          ]
        }),
      ),
    ),
  )
}

const NOTHING = {
  unitId: 'unit',
  projectId: null,
  kind: null,
  functionCode: null,
  economicCode: null,
  measure: null,
} as const

/** `一般公共预算·履职类，项目，上年结转`; codes are named where the table's conditions look at them. */
export function moneyWords({ funding, record }: TakenMoney, looksAt: readonly string[]): string {
  const { label, group, fundTypes } = funding
  const name = group === null ? label : `${group}·${label}`
  const kinds: Readonly<Record<string, string>> = KIND.options
  return [
    name,
    ...(fundTypes.length > 1 ? [`资金性质 ${record.fundType ?? ''}`] : []),
    record.kind === null ? '收入' : (kinds[record.kind] ?? record.kind),
    ...(record.source === 'superiorTransfer' ? [SOURCE.options.superiorTransfer] : []),
    ...(record.carryOver ? ['上年结转'] : []),
    ...(record.functionCode !== null && looksAt.includes('functionCode')
      ? [`功能科目 ${record.functionCode}`]
      : []),
    ...(record.economicCode !== null && looksAt.includes('economicCode')
      ? [`经济科目 ${record.economicCode}`]
      : []),
  ].join('，')
}

function prefixesOf(
  tables: readonly TableSpec[],
  field: 'functionCode' | 'economicCode',
): ReadonlySet<string> {
  const mentioned = (where: Predicate | undefined): readonly string[] =>
    where ? [...(where[field] ?? []), ...mentioned(where.not)] : []
  return new Set(
    tables.flatMap(({ where, columns, rows }) => [
      ...mentioned(where),
      ...columns.flatMap((column) => mentioned(column.where)),
      ...rows.flatMap((row) => (row.rows === 'record' ? [] : mentioned(row.where))),
    ]),
  )
}

/** A whole code under each prefix, and one under none; longer prefixes of the same beginning have theirs. */
function representatives(prefixes: ReadonlySet<string>, digits: number): readonly string[] {
  const all = [...prefixes]
  const under = (code: string): readonly string[] => all.filter((prefix) => code.startsWith(prefix))
  return ['', ...all].flatMap((prefix) => {
    const code = completions(prefix, digits).find((each) =>
      under(each).every((other) => prefix.startsWith(other)),
    )
    // A prefix whose every continuation is mentioned has no code of its own: the longer ones stand for it.
    return code === undefined ? [] : [code]
  })
}

/** Codes that begin with a prefix, as different from each other as their first free digits. */
function completions(prefix: string, digits: number): readonly string[] {
  const free = digits - prefix.length
  if (free <= 0) return [prefix]
  return Array.from({ length: 10 ** Math.min(free, 3) }, (_, n) =>
    (prefix + String(n).padStart(Math.min(free, 3), '0')).padEnd(digits, '9'),
  ).reverse()
}
