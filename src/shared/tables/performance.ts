import type { RecordChange } from '../model/change'
import type { RowChanges, TableRow } from './row'
import type { BudgetDocument, Department, Goal, Indicator } from '../model/document'
import { inCollectionOrder } from '../model/order'
import { compareLists, gathered, gathering } from './difference'
import { byId } from './labels'
import type { TableSpec } from './spec'
import type { PerformanceView } from './view'

/** Table 12's lower half: the department's own goals and indicators (those of no project), as rows of texts. */
export interface Performance {
  apply(changes: readonly RecordChange[]): RowChanges
  view(spec: TableSpec, department: Department): PerformanceView | undefined
}

export function openPerformance(specs: readonly TableSpec[], document: BudgetDocument): Performance {
  const goals = byId(document.goals)
  const indicators = byId(document.indicators)

  const goalRows = (spec: TableSpec): TableRow[] =>
    [...goals.values()]
      .filter(ofDepartment)
      .sort(inCollectionOrder)
      .map((goal) => goalRow(spec, goal))
  const indicatorRows = (spec: TableSpec): TableRow[] =>
    [...indicators.values()]
      .filter(ofDepartment)
      .sort(inCollectionOrder)
      .map((each) => indicatorRow(spec, each))

  return {
    apply(changes) {
      const into = gathering()
      const tables = specs.filter((spec) => spec.performance)
      for (const [collection, list, records, rows] of [
        ['goals', 'goals', goals, goalRows],
        ['indicators', 'indicators', indicators, indicatorRows],
      ] as const) {
        const own = changes.filter((change) => change.collection === collection)
        if (own.length === 0) continue
        const before = tables.map((spec) => rows(spec))
        for (const { id, after } of own) {
          if (after === null) records.delete(id)
          else (records as Map<string, unknown>).set(id, after)
        }
        tables.forEach((spec, i) => compareLists(spec, list, before[i] ?? [], rows(spec), into))
      }
      return gathered(into).rows
    },
    view: (spec, department) =>
      spec.performance && {
        year: `${department.fiscalYear}年度`,
        departmentName: department.agency,
        supervisor: department.supervisor,
        goalsTitle: spec.performance.goalsTitle,
        goals: goalRows(spec),
        indicatorsTitle: spec.performance.indicatorsTitle,
        indicatorColumns: spec.performance.indicatorColumns,
        indicators: indicatorRows(spec),
      },
  }
}

function ofDepartment(record: { readonly projectId: string | null }): boolean {
  return record.projectId === null
}

function textRow(key: string, kind: string, name: string, texts: Record<string, string>): TableRow {
  return {
    key,
    kind,
    name,
    texts,
    side: null,
    code: null,
    refCode: null,
    unitId: null,
    projectId: null,
    refYear: null,
    level: 1,
    levelName: null,
    parentKey: null,
    band: 1,
    cells: [],
  }
}

function goalRow(spec: TableSpec, { id, number, text }: Goal): TableRow {
  const printed = number === null ? text : `${number}${spec.performance?.goalMark ?? ''}${text}`
  return textRow(`${spec.id}/goals/${id}`, 'goal', text, {
    number: number === null ? '' : String(number),
    text,
    printed,
  })
}

function indicatorRow(spec: TableSpec, { id, level1, level2, level3, target }: Indicator): TableRow {
  return textRow(`${spec.id}/indicators/${id}`, 'indicator', level3, { level1, level2, level3, target })
}
