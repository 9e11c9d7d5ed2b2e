import type { CollectionName, RecordSet } from '../model/field-types'

/** What a column may read in a row: records by the name that `from` gives them, and the set each is of. */
export const roots = {
  department: 'department',
  /** 本级 */
  main: 'units',
  /** The unit that the row is of; of what names none, 本级. */
  unit: 'units',
  project: 'projects',
  line: 'lines',
  goal: 'goals',
  indicator: 'indicators',
  procurement: 'procurements',
  acquisition: 'acquisitions',
  income: 'incomes',
} as const satisfies Readonly<Record<string, RecordSet>>
export type Root = keyof typeof roots

export interface RecordSource {
  readonly label: string
  /** The collection that has a row for each of its records. */
  readonly of: CollectionName
  /** Of the row's own record first. */
  readonly roots: readonly Root[]
}

const WHOSE = ['unit', 'main', 'department'] as const
const OF_LINE = ['line', 'project', ...WHOSE] as const

/** The record sets that a table can have its rows of. */
export const recordSources = {
  units: { label: '预算单位', of: 'units', roots: WHOSE },
  projects: { label: '项目', of: 'projects', roots: ['project', ...WHOSE] },
  projectLines: { label: '项目的分项', of: 'lines', roots: OF_LINE },
  projectGoals: { label: '项目的绩效目标', of: 'goals', roots: ['goal', 'project', ...WHOSE] },
  projectIndicators: {
    label: '项目的绩效指标',
    of: 'indicators',
    roots: ['indicator', 'project', ...WHOSE],
  },
  departmentGoals: { label: '部门的绩效目标', of: 'goals', roots: ['goal', ...WHOSE] },
  departmentIndicators: { label: '部门的绩效指标', of: 'indicators', roots: ['indicator', ...WHOSE] },
  procurements: { label: '采购明细', of: 'procurements', roots: ['procurement', ...OF_LINE] },
  acquisitions: { label: '资产购置', of: 'acquisitions', roots: ['acquisition', ...OF_LINE] },
  incomes: { label: '收入', of: 'incomes', roots: ['income', ...WHOSE] },
} as const satisfies Readonly<Record<string, RecordSource>>
export type RecordSourceName = keyof typeof recordSources

export function rootsOf(rows: RecordSourceName): readonly Root[] {
  return recordSources[rows].roots
}
