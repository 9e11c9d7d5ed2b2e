import type { ProjectSummary } from '../../../shared/contract/shown'
import { type Cents, sumOf, ZERO } from '../../../shared/money/cents'
import { growthRate, percent } from '../../../shared/money/percent'

/** A project as the list shows it. Amounts in 分; rates with one decimal, null where there is no base. */
export interface ProjectRow {
  readonly project: ProjectSummary
  /** Place in the list of all projects, from 1. */
  readonly number: number
  readonly amount: Cents
  /** Last year's figure: zero for a new project, null where it is not known. */
  readonly base: Cents | null
  /** Null without a base. */
  readonly difference: Cents | null
  readonly rate: string | null
  readonly lacksReason: boolean
}

/** `threshold`: a change by more than this many percent needs its reason (the template's `thresholds.reason`). */
export function projectRow(project: ProjectSummary, index: number, threshold: number): ProjectRow {
  const { amount, prior, nature, lines, hasReason } = project
  const base = prior ?? (nature === 'new' ? ZERO : null)
  return {
    project,
    number: index + 1,
    amount,
    base,
    difference: base === null ? null : ((amount - base) as Cents),
    rate: base === null ? null : growthRate(amount, base),
    lacksReason: lines > 0 && base !== null && !hasReason && needsReason(nature, amount, base, threshold),
  }
}

/** The rows of a list; those of projects that are as they were the last time are the same objects. */
export function rememberedRows(): (
  list: readonly ProjectSummary[],
  threshold: number,
) => readonly ProjectRow[] {
  const known = new WeakMap<ProjectSummary, { readonly row: ProjectRow; readonly threshold: number }>()
  return (list, threshold) =>
    list.map((project, index) => {
      const last = known.get(project)
      if (last?.threshold === threshold && last.row.number === index + 1) return last.row
      const row = projectRow(project, index, threshold)
      known.set(project, { row, threshold })
      return row
    })
}

/** Why a project has no amount yet; undefined where it has one. */
export function unsetWords({ project }: ProjectRow): string | undefined {
  return project.lines === 0 ? '这个项目还没有分项，报表和文本里都不印它。' : undefined
}

export interface RowTotals {
  readonly amount: Cents
  readonly prior: Cents
  /** Of the rows whose last year's figure is known. */
  readonly difference: Cents
  readonly rate: string | null
  readonly share: string | null
  /** Rows whose last year's figure is not known. */
  readonly unknown: number
}

/** The line under the list: sums of the rows shown, and their share of `all` projects' money. */
export function totalsOf(rows: readonly ProjectRow[], all: Cents): RowTotals {
  const amount = sumOf(rows)
  const known = rows.filter(({ base }) => base !== null)
  const prior = sumOf(known.map(({ base }) => ({ amount: base ?? ZERO })))
  const compared = sumOf(known)
  return {
    amount,
    prior,
    difference: (compared - prior) as Cents,
    rate: growthRate(compared, prior),
    share: percent(amount, all),
    unknown: rows.length - known.length,
  }
}

/** Above the threshold, or from zero, unless the project is marked as new: then that is the reason. */
function needsReason(
  nature: ProjectSummary['nature'],
  amount: Cents,
  base: Cents,
  threshold: number,
): boolean {
  if (base === 0) return amount !== 0 && nature !== 'new'
  return Math.abs(amount - base) * 100 > Math.abs(base) * threshold
}
