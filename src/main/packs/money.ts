import { definition, fieldOf } from '../../shared/model/fields'
import type { Funding } from '../../shared/model/funding'
import { type ConditionName, conditionNames, dimensionNames, dimensions } from '../../shared/tables/addends'
import { askedBy, type CompiledTable, type Deciding, wheresOf } from '../../shared/tables/compile'
import type { Dataset } from '../../shared/tables/datasets'
import type { Predicate } from '../../shared/tables/spec'
import { choices } from './shape'

/** One kind of money that a template takes, as the tables see it. */
export interface TakenMoney {
  readonly funding: Funding
  readonly record: Deciding
  readonly datasets: readonly Dataset[]
}

const { kind: KIND, source: SOURCE } = definition.lines.fields
const SOURCES = choices(SOURCE.options)

/**
 * All money that the fundings take: as lines of each 支出类别 with every code, and every other value, that some condition
 * tells from others; and as income entries. A line counts as income too, for income follows the lines.
 */
export function takenMoney(
  fundings: readonly Funding[],
  tables: readonly CompiledTable[],
): readonly TakenMoney[] {
  const others = combinations(tables)
  return fundings.flatMap((funding) =>
    funding.fundTypes.flatMap((fundType) =>
      (funding.sources ?? SOURCES).flatMap((source) =>
        [false, true].flatMap((carryOver): readonly TakenMoney[] => {
          const money = { ...NOTHING, fundType, source, carryOver, appropriation: funding.appropriation }
          const lines = funding.kinds.flatMap((kind) => others.map((other) => ({ ...money, ...other, kind })))
          return [
            { funding, record: money, datasets: ['income'] },
            ...lines.map((record) => ({ funding, record, datasets: ['expenditure', 'income'] as const })),
          ]
        }),
      ),
    ),
  )
}

/** A record that says nothing. */
const NOTHING = Object.fromEntries(dimensionNames.map((name) => [name, null])) as Deciding

/** What a funding says itself of its money. */
const OF_FUNDING: readonly ConditionName[] = ['kind', 'fundType', 'appropriation', 'source', 'carryOver']
/** What lines of one money differ in. */
const OF_LINES = conditionNames.filter((name) => !OF_FUNDING.includes(name))

/** Every way in which the tables' conditions can tell lines of one money from each other. */
function combinations(tables: readonly CompiledTable[]): readonly Partial<Deciding>[] {
  const asked = new Set(tables.flatMap(askedBy))
  return OF_LINES.reduce<readonly Partial<Deciding>[]>(
    (all, name) => {
      const values = valuesOf(name, tables, asked.has(name))
      return all.flatMap((one) => values.map((value) => ({ ...one, [name]: value })))
    },
    [{}],
  )
}

function valuesOf(
  name: ConditionName,
  tables: readonly CompiledTable[],
  isAsked: boolean,
): readonly (string | boolean | null)[] {
  const field = fieldOf('lines', name)
  if (dimensions[name].by === 'prefix' && field && 'digits' in field) {
    return representatives(prefixesOf(tables, name), Math.max(...field.digits))
  }
  if (!isAsked) return [null]
  const values = field?.type === 'enum' ? Object.keys(field.options) : [false, true]
  return field?.nullable ? [null, ...values] : values
}

/** `一般公共预算·履职类，项目，上年结转`; codes are named where the table's conditions look at them. */
export function moneyWords({ funding, record }: TakenMoney, looksAt: readonly ConditionName[]): string {
  const { label, group, fundTypes } = funding
  const name = group === null ? label : `${group}·${label}`
  const kinds: Readonly<Record<string, string>> = KIND.options
  return [
    name,
    ...(fundTypes.length > 1 ? [`资金性质 ${record.fundType ?? ''}`] : []),
    record.kind === null ? '收入' : (kinds[record.kind] ?? record.kind),
    ...(record.source === 'superiorTransfer' ? [SOURCE.options.superiorTransfer] : []),
    ...(record.carryOver ? ['上年结转'] : []),
    ...OF_LINES.filter((each) => looksAt.includes(each)).flatMap((each) => wordsOf(each, record[each])),
  ].join('，')
}

/** `功能科目 2011307`; a choice by what people call it. */
function wordsOf(name: ConditionName, value: string | boolean | null): readonly string[] {
  const field = fieldOf('lines', name)
  if (value === null || !field) return []
  const options: Readonly<Record<string, string>> = field.type === 'enum' ? field.options : {}
  return [`${field.label} ${options[String(value)] ?? String(value)}`]
}

function prefixesOf(tables: readonly CompiledTable[], name: ConditionName): ReadonlySet<string> {
  const mentioned = (where: Predicate | undefined): readonly string[] => {
    if (!where) return []
    const own = where[name]
    return [...(typeof own === 'object' ? own : []), ...mentioned(where.not)]
  }
  return new Set(tables.flatMap((table) => wheresOf(table).flatMap(mentioned)))
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
