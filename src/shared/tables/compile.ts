import {
  type ConditionName,
  conditionNames,
  type Dimensions,
  type Measure,
  type RowName,
  statedBy,
} from './addends'
import type { Dataset } from './datasets'
import { type Accepts, compilePredicate, uses } from './predicate'
import type {
  CodeRowSpec,
  ColumnSpec,
  Predicate,
  RecordRowSpec,
  RowSpec,
  SumRowSpec,
  TableSpec,
  Term,
} from './spec'

/** A table specification made ready to run. */
export interface CompiledTable {
  readonly spec: TableSpec
  readonly rules: readonly Rule[]
  /** By column: whether it is last year's. */
  readonly marginColumns: readonly boolean[]
}

/** One entry of a table's `rows`. */
export interface Rule {
  readonly spec: SumRowSpec
  readonly index: number
  readonly side: 'income' | 'expenditure' | null
  readonly band: number
  /** Its rows stand in a block per unit. */
  readonly inBlocks: boolean
  /** By column: whether it belongs to its rows; in two-sided tables only those of their own side do. */
  readonly columns: readonly boolean[]
  /** It has a row per project, or per code. */
  readonly isRepeated: boolean
  readonly isOfProjects: boolean
  /** What of last year its row adds up or is compared with, if anything; its columns may do so too. */
  readonly lastYear: 'prior' | 'priorThreePublic' | null
}

/** What one record adds to one row: which columns, of which measure, with which sign. */
export interface Contribution {
  readonly table: CompiledTable
  readonly rule: Rule
  /** Which of a code row's levels; 0 for other rules. */
  readonly level: number
  readonly columns: readonly number[]
  readonly measures: readonly Measure[]
  readonly sign: 1 | -1
  readonly dataset: Dataset
}

/** The department total above the blocks of several units is one more rule that no specification has to write. */
const DEPARTMENT_TOTAL = -1

export function compileTable(spec: TableSpec): CompiledTable {
  const rules = spec.rows.flatMap((row, index): readonly Rule[] =>
    isRecordRule(row) ? [] : [ruleOf(spec, row, index)],
  )
  if (spec.scope === 'unit' && spec.severalUnits === 'both') {
    const total: SumRowSpec = { rows: 'fixed', kind: 'total', name: spec.totalName ?? '', level: 0 }
    rules.unshift(ruleOf(spec, total, DEPARTMENT_TOTAL))
  }
  return { spec, rules, marginColumns: spec.columns.map(({ dataset }) => dataset === 'prior') }
}

function ruleOf(table: TableSpec, spec: SumRowSpec, index: number): Rule {
  const isTotal = index === DEPARTMENT_TOTAL
  return {
    spec,
    index,
    side: spec.side ?? null,
    band: isTotal ? 0 : (spec.band ?? 1),
    inBlocks: table.scope === 'unit' && table.severalUnits !== 'total' && !isTotal,
    columns: table.columns.map(({ side }) => side === undefined || side === (spec.side ?? null)),
    isRepeated: spec.rows === 'project' || isCodeRule(spec),
    isOfProjects: spec.rows === 'project',
    lastYear: lastYearOf(spec.terms ?? []),
  }
}

/** The dimension whose codes a rule has rows for. */
export const CODE_OF = { function: 'functionCode', economic: 'economicCode' } as const
/** What a fact of last year states of itself: other dimensions follow from what it measures. */
const STATED: ReadonlySet<ConditionName> = new Set(statedBy('priorFacts'))

function lastYearOf(terms: readonly Term[]): Rule['lastYear'] {
  const found = terms.find(({ dataset }) => dataset === 'prior' || dataset === 'priorThreePublic')
  return (found?.dataset as Rule['lastYear'] | undefined) ?? null
}

export function isDepartmentTotal(rule: Rule): boolean {
  return rule.index === DEPARTMENT_TOTAL
}

export function isRecordRule(spec: RowSpec): spec is RecordRowSpec {
  return spec.rows === 'record'
}

export function isCodeRule(spec: RowSpec): spec is CodeRowSpec {
  return spec.rows === 'function' || spec.rows === 'economic'
}

/** All predicates of a table. */
export function wheresOf({ spec, rules }: CompiledTable): readonly (Predicate | undefined)[] {
  return [spec, ...rules.map((rule) => rule.spec), ...spec.columns].map(({ where }) => where)
}

/** The dimensions that some predicate of the table looks at. */
export function askedBy(table: CompiledTable): readonly ConditionName[] {
  const wheres = wheresOf(table)
  return conditionNames.filter((name) => wheres.some((where) => uses(where, name)))
}

/** What contributions may depend on: what says only which row of a rule a record reaches is none of it. */
export type Deciding = Omit<Dimensions, RowName>

/**
 * The function from a record's dimensions to its contributions, over all tables. A row counts a record that table
 * and row accept even when no column does, so that every line has its rows.
 */
export function compileContributions(
  tables: readonly CompiledTable[],
): (record: Deciding, datasets: readonly Dataset[]) => readonly Contribution[] {
  const compiled = tables.map((table) => ({
    table,
    accepts: compilePredicate(table.spec.where),
    columns: table.spec.columns.map((column) => compilePredicate(column.where)),
    rules: table.rules.map((rule) => ({ rule, accepts: compilePredicate(rule.spec.where) })),
  }))
  return (record, datasets) =>
    compiled.flatMap(({ table, accepts, columns, rules }) =>
      !accepts(record)
        ? []
        : rules
            .filter((candidate) => candidate.accepts(record))
            .flatMap(({ rule }) => contributionsTo(table, rule, columns, record, datasets)),
    )
}

function contributionsTo(
  table: CompiledTable,
  rule: Rule,
  accepts: readonly Accepts[],
  record: Deciding,
  datasets: readonly Dataset[],
): readonly Contribution[] {
  const terms = rule.spec.terms ?? [{ dataset: defaultDataset(table.spec, rule), sign: 1 as const }]
  const inRow = terms
    .filter((term) => datasets.includes(term.dataset))
    .flatMap(({ dataset, sign }) => contributionsOf(dataset, sign, (column) => column.dataset === undefined))
  const inColumns = datasets.includes('prior')
    ? contributionsOf('prior', 1, (column) => column.dataset === 'prior')
    : []
  return [...inRow, ...inColumns]

  function contributionsOf(
    dataset: Dataset,
    sign: 1 | -1,
    isOurs: (column: ColumnSpec) => boolean,
  ): readonly Contribution[] {
    const isMargin = dataset === 'prior'
    const columns = table.spec.columns.flatMap((column, index) =>
      isOurs(column) &&
      rule.columns[index] === true &&
      accepts[index]?.(record) &&
      (!isMargin || asksForMargin([table.spec.where, rule.spec.where, column.where], rule, record))
        ? [index]
        : [],
    )
    if (isMargin && columns.length === 0) return []
    const levels = isMargin ? marginLevels(rule, record) : levelsOf(rule)
    const measures = columns.map((index) => table.spec.columns[index]?.measure ?? 'amount')
    return levels.map((level) => ({ table, rule, level, columns, measures, sign, dataset }))
  }
}

function levelsOf({ spec }: Rule): readonly number[] {
  return isCodeRule(spec) ? spec.digits.map((_, level) => level) : [0]
}

/**
 * Whether cells ask for exactly what a fact of last year states: of what it does not say it is the figure of all
 * together, and what it says is another figure than theirs where neither predicate nor row asks for it.
 */
function asksForMargin(
  wheres: readonly (Predicate | undefined)[],
  { spec }: Rule,
  record: Deciding,
): boolean {
  const ofRow = isCodeRule(spec) ? CODE_OF[spec.rows] : null
  return conditionNames.every((name) => {
    const isAsked = wheres.some((where) => uses(where, name))
    return record[name] === null ? !isAsked : isAsked || name === ofRow || !STATED.has(name)
  })
}

/** The levels at which a rule's row is the very margin that a fact of last year states. */
function marginLevels({ spec }: Rule, { measure, ...codes }: Deciding): readonly number[] {
  if (isCodeRule(spec)) {
    const code = codes[CODE_OF[spec.rows]]
    return measure === spec.rows
      ? spec.digits.flatMap((digits, level) => (digits === code?.length ? [level] : []))
      : []
  }
  return measure === (spec.rows === 'project' ? 'project' : 'total') ? [0] : []
}

function defaultDataset(spec: TableSpec, rule: Rule): Dataset {
  return rule.side === 'income' ? 'income' : (spec.dataset ?? 'expenditure')
}
