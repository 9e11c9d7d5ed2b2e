import type { ProjectSheet } from '../../../shared/contract/shown'
import { definition } from '../../../shared/model/fields'
import type { Cents } from '../../../shared/money/cents'
import type { GridColumn } from '../../grid/column'
import { recordColumns, type RecordSources } from '../../lists/record-columns'

/** A year of a project's plan; of the budget's own year the amount is the project's. */
export interface YearRow {
  readonly id: string
  readonly year: number
  readonly amount: Cents
  readonly isOwn: boolean
}

/** The years of a plan in their order, the budget's own among them. */
export function yearRows(
  { project, yearPlans }: Pick<ProjectSheet, 'project' | 'yearPlans'>,
  fiscalYear: number,
  amount: Cents,
): readonly YearRow[] {
  const own: YearRow = { id: `${project.id}-${fiscalYear}`, year: fiscalYear, amount, isOwn: true }
  const others = yearPlans.map((plan) => ({ ...plan, isOwn: false }))
  return [own, ...others].toSorted((a, b) => a.year - b.year)
}

/** A plan of the first year behind another that has none yet. */
export function newPlan(
  like: YearRow | undefined,
  rows: readonly YearRow[],
  project: string,
): Readonly<Record<string, unknown>> {
  const taken = new Set(rows.map(({ year }) => year))
  let year = like?.year ?? Math.max(...taken)
  while (taken.has(year) && year < definition.yearPlans.fields.year.max) year += 1
  return { projectId: project, year, amount: 0 }
}

/** Year and amount; what follows of the budget's own year is not edited here. */
export function yearColumns(
  sources: Omit<RecordSources<YearRow>, 'set'>,
  fiscalYear: number,
): readonly GridColumn<YearRow>[] {
  return recordColumns({ ...sources, set: 'yearPlans' }, [
    { field: 'year', width: 'minmax(96px, 1fr)' },
    { field: 'amount', width: 'minmax(120px, 1fr)' },
  ]).map(({ entry, ...column }) =>
    entry
      ? {
          ...column,
          entry: {
            ...entry,
            isFixed: ({ isOwn }) => isOwn,
            read: (text) =>
              column.id === 'year' && text.trim() === `${fiscalYear}`
                ? { refused: `${fiscalYear}年是本预算的年度，它的金额是各分项的合计，不另填。` }
                : entry.read(text),
          },
        }
      : column,
  )
}
