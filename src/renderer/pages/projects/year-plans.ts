import type { ProjectSheet } from '../../../shared/contract/shown'
import { planFaults } from '../../../shared/model/plan-rules'
import { definition } from '../../../shared/model/fields'
import type { Cents } from '../../../shared/money/cents'
import { folded } from '../../../shared/money/folding'
import type { GridColumn } from '../../grid/column'
import type { Reshaped } from '../../grid/pasting'
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

/**
 * A table of years and amounts, pasted at whichever column: each row is of the year that it says, whatever stands there. Of the
 * budget's own year nothing is taken. Null: it is no such table.
 */
export function pastedYears(
  block: readonly (readonly string[])[],
  from: string,
  rows: readonly YearRow[],
): Reshaped | null {
  const width = block.reduce((most, row) => Math.max(most, row.length), 0)
  const filled = block.filter((row) => row.some((text) => text.trim() !== ''))
  const [head] = filled
  const own = filled.slice(head !== undefined && /^年[度份]?$/.test((head[0] ?? '').trim()) ? 1 : 0)
  const years = own.map(([text = '']) => /^(\d{4})年?度?$/.exec(folded(text).trim())?.[1])
  const isTable = width === 2 && years.length > 0 && years.every((year) => year !== undefined)
  // One row over another may well be to put a year in the place of another.
  if (!isTable || (from === 'year' && block.length === 1)) return null
  const rowOf = (year: string | undefined): YearRow | undefined => rows.find((row) => `${row.year}` === year)
  const taken = own.flatMap(([, amount = ''], at) =>
    rowOf(years[at])?.isOwn === true ? [] : [{ year: years[at] ?? '', amount }],
  )
  return {
    rows: taken,
    onto: taken.map(({ year }) => rowOf(year)?.id ?? null),
    said:
      taken.length < own.length
        ? `${rows.find(({ isOwn }) => isOwn)?.year ?? ''}年是本预算的年度，它的金额是各分项的合计，没有粘贴。`
        : '',
  }
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
            read(text) {
              const [fault] =
                column.id === 'year' ? planFaults({ year: Number(text.trim()) }, fiscalYear) : []
              return fault ? { refused: fault.message } : entry.read(text)
            },
          },
        }
      : column,
  )
}
