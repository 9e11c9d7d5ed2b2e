import type { Funding } from '../model/funding'
import type { ColumnSpec, Predicate, RowSpec, TableSpec } from './spec'

/**
 * The tables that a preparer works with and no document prints: the projects' money by source, by function, by economic
 * item and by unit. They are tables like the published ones, added up by the same engine; what another list, group row
 * or chart adds up is one more entry here.
 */
export const WORKING_TABLES = ['functions', 'economics', 'sources', 'units'] as const
export type WorkingTable = (typeof WORKING_TABLES)[number]

/** The column that holds all sources. */
export const ALL_SOURCES = 'all'

/** `fundings`: of the template. Amounts in 分. */
export function workingTables(fundings: readonly Funding[]): readonly TableSpec[] {
  const own = fundings.filter(({ kinds }) => kinds.includes('project'))
  const columns: readonly ColumnSpec[] = [
    { id: ALL_SOURCES, path: ['合计'], sum: true },
    ...own.map((funding) => ({ id: funding.id, path: [funding.label], where: moneyOf(funding) })),
  ]
  const rowsOf: Readonly<Record<WorkingTable, readonly RowSpec[]>> = {
    functions: [codeRows('function', [3, 5, 7], ['类', '款', '项'])],
    economics: [codeRows('economic', [3, 5], ['类', '款'])],
    sources: [TOTAL, ...own.map(sourceRow)],
    units: [{ rows: 'unit' }],
  }
  return WORKING_TABLES.map((id, index): TableSpec => ({
    id,
    number: index + 1,
    title: TITLES[id],
    layout: 'matrix',
    unit: '万元',
    decimals: 2,
    scope: id === 'units' ? 'unit' : 'department',
    where: { kind: ['project'] },
    rowHeaders: [{ path: [TITLES[id]], shows: 'name' }],
    columns,
    notes: [],
    rows: rowsOf[id],
  }))
}

const TITLES: Readonly<Record<WorkingTable, string>> = {
  functions: '功能科目',
  economics: '经济科目',
  sources: '资金来源',
  units: '单位',
}

/** Kind of the row that holds all projects' money. */
export const TOTAL_ROW = 'total'
const TOTAL: RowSpec = { rows: 'fixed', kind: TOTAL_ROW, name: '合计', level: 0 }

function sourceRow(funding: Funding): RowSpec {
  return {
    rows: 'fixed',
    kind: 'source',
    refCode: funding.id,
    name: funding.label,
    level: 1,
    present: 'lines',
    where: moneyOf(funding),
  }
}

function codeRows(
  rows: 'function' | 'economic',
  digits: readonly number[],
  levelNames: readonly string[],
): RowSpec {
  return { rows, digits, levelNames, printCode: true }
}

/** The money that a source takes, as a condition on lines (`fundingOf` says it of one). */
function moneyOf({ fundTypes, appropriation, sources }: Funding): Predicate {
  return {
    fundType: fundTypes,
    ...(appropriation === null ? {} : { appropriation: [appropriation] }),
    ...(sources ? { source: sources } : {}),
  }
}
