import type { Funding } from '../../shared/model/funding'
import {
  askedBy,
  type CompiledTable,
  compileContributions,
  compileTable,
  type Contribution,
  isRecordRule,
} from '../../shared/tables/compile'
import type { ColumnSpec, Predicate, TableSpec } from '../../shared/tables/spec'
import { type Finding, finding } from './finding'
import { moneyWords, takenMoney } from './money'

/**
 * The law of leaf columns: of the columns of a table that are no total, exactly one takes each line that the table and
 * one of its rows take, for all money that the template has a place for. So a total is the sum of its columns, and a
 * number typed into a leaf can be booked on lines that stand in that leaf and in no other.
 */
export function lawFaults(fundings: readonly Funding[], specs: readonly TableSpec[]): readonly Finding[] {
  const tables = specs.map(compileTable)
  const contributionsOf = compileContributions(tables)
  const breaches = new Map<string, Breach>()
  for (const money of takenMoney(fundings, tables)) {
    for (const contribution of contributionsOf(money.record, money.datasets)) {
      const { table } = contribution
      if (!hasLeaves(contribution)) continue
      const taking = contribution.columns.filter((column) => isLeaf(table.spec.columns[column]))
      if (taking.length === 1) continue
      const at = tables.indexOf(table)
      const key = `${at}/${taking.join()}`
      const known = breaches.get(key) ?? { at, table, taking, kinds: new Set<string>() }
      breaches.set(key, known)
      known.kinds.add(moneyWords(money, askedBy(table)))
    }
  }
  return [...breaches.values()].sort((a, b) => a.at - b.at).map(findingOf)
}

/** `kind: []` asks for nothing, and says so: 结转下年, which no record tells yet. */
function isNothing(where: Predicate): boolean {
  return Object.values(where).some((values) => Array.isArray(values) && values.length === 0)
}

/** Rows and columns whose condition no money of the template meets: they would be empty for ever, and nobody see why. */
export function unmetFaults(fundings: readonly Funding[], specs: readonly TableSpec[]): readonly Finding[] {
  const tables = specs.map(compileTable)
  const contributionsOf = compileContributions(tables)
  const reached = new Set<unknown>()
  for (const money of takenMoney(fundings, tables)) {
    for (const { table, rule, columns } of contributionsOf(money.record, money.datasets)) {
      reached.add(rule.spec)
      for (const column of columns) reached.add(table.spec.columns[column])
    }
  }
  const message = '模板里没有一种资金合这个条件，永远是空的，请核对。'
  return specs.flatMap(({ rows, columns }, at) => [
    ...rows.flatMap((row, index) =>
      isRecordRule(row) || !row.where || isNothing(row.where) || reached.has(row)
        ? []
        : [finding(['tables', at, 'rows', index, 'where'], message)],
    ),
    ...columns.flatMap((column, index) =>
      !column.where || isNothing(column.where) || column.dataset !== undefined || reached.has(column)
        ? []
        : [finding(['tables', at, 'columns', index, 'where'], message)],
    ),
  ])
}

interface Breach {
  readonly at: number
  readonly table: CompiledTable
  readonly taking: readonly number[]
  /** Words of all money that breaks it in this way. */
  readonly kinds: Set<string>
}

/** A column of amounts that adds nothing up but lines, and is no total of others. */
function isLeaf(column: ColumnSpec | undefined): boolean {
  return column !== undefined && column.sum === undefined && isAmount(column)
}

function isAmount({ measure = 'amount', dataset, field }: ColumnSpec): boolean {
  return measure === 'amount' && dataset === undefined && field === undefined
}

/** A table of nothing but procurement has no leaves to stand in. */
function hasLeaves({ table, rule }: Contribution): boolean {
  return table.spec.columns.some((column, index) => rule.columns[index] === true && isAmount(column))
}

/** None takes it: a fault of the table. Several do: of the second of them. */
function findingOf({ at, table, taking, kinds }: Breach): Finding {
  const [first = ''] = kinds
  const money = kinds.size === 1 ? `“${first}”` : `“${first}”等 ${kinds.size} 种钱`
  const number = `表 ${table.spec.number} `
  if (taking.length === 0) {
    return finding(
      ['tables', at],
      `${number}收${money}，却没有一栏放它：请加一栏或放宽一栏的 where，不该收的写进表的 where。`,
    )
  }
  const ids = taking.map((column) => table.spec.columns[column]?.id ?? '').join('、')
  return finding(
    ['tables', at, 'columns', taking[1] ?? 0],
    `${number}的 ${ids} 各栏都放${money}：请分清各栏的 where；是合计、小计的写 "sum": true。`,
  )
}
