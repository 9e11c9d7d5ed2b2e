import { betweenDocuments } from '../../../shared/difference/documents'
import type { BudgetDocument, BudgetLine, PriorFact, Project } from '../../../shared/model/document'
import { namedBy } from '../../../shared/model/reference'
import { type Cents, ZERO } from '../../../shared/money/cents'
import { growthRate, percent } from '../../../shared/money/percent'
import { sumOf } from '../../stores/balance'

/** A project as the list shows it. Amounts in 分; rates with one decimal, null where there is no base. */
export interface ProjectRow {
  readonly project: Project
  /** Place in the list of all projects, from 1. */
  readonly number: number
  readonly lines: readonly BudgetLine[]
  readonly amount: Cents
  /** Last year's fact with its basis and the reason; null when there is none. */
  readonly prior: PriorFact | null
  /** Last year's figure: zero for a new project, null where it is not known. */
  readonly base: Cents | null
  /** Null without a base. */
  readonly difference: Cents | null
  readonly rate: string | null
  readonly share: string | null
  readonly functionCodes: readonly string[]
  readonly lacksReason: boolean
}

/** `threshold`: a change by more than this many percent needs its reason (the template's `thresholds.reason`). */
export function projectRows(document: BudgetDocument, threshold: number): readonly ProjectRow[] {
  const lines = Map.groupBy(document.lines, (line) => line.projectId)
  const lastYear = document.department.fiscalYear - 1
  const priors = new Map(
    document.priorFacts.flatMap((fact) =>
      isOfProject(fact) && fact.year === lastYear ? [[fact.projectId, fact]] : [],
    ),
  )
  const total = sumOf(document.projects.flatMap(({ id }) => lines.get(id) ?? []))
  return document.projects.map((project, index) => {
    const own = lines.get(project.id) ?? []
    const amount = sumOf(own)
    const prior = priors.get(project.id) ?? null
    const base = prior?.amount ?? (project.nature === 'new' ? ZERO : null)
    return {
      project,
      number: index + 1,
      lines: own,
      amount,
      prior,
      base,
      difference: base === null ? null : ((amount - base) as Cents),
      rate: base === null ? null : growthRate(amount, base),
      share: percent(amount, total),
      functionCodes: [...new Set(own.map(({ functionCode }) => functionCode))],
      lacksReason:
        own.length > 0 &&
        base !== null &&
        (prior?.reason ?? '') === '' &&
        needsReason(project, amount, base, threshold),
    }
  })
}

/** Why a project has no amount yet; undefined where it has one. */
export function unsetWords({ lines }: ProjectRow): string | undefined {
  return lines.length === 0 ? '这个项目还没有分项，报表和文本里都不印它。' : undefined
}

export interface RowTotals {
  readonly amount: Cents
  readonly prior: Cents
  readonly difference: Cents
  readonly rate: string | null
  readonly share: string | null
}

/** The line under the list: sums of the rows shown, their share of all projects. */
export function totalsOf(rows: readonly ProjectRow[], all: readonly ProjectRow[]): RowTotals {
  const amount = sumOf(rows)
  const prior = sumOf(rows.map((row) => ({ amount: row.base ?? ZERO })))
  return {
    amount,
    prior,
    difference: (amount - prior) as Cents,
    rate: growthRate(amount, prior),
    share: percent(amount, sumOf(all)),
  }
}

/** Ids of the projects that differ from another state of the document, in themselves or in what belongs to them. */
export function changedProjects(before: BudgetDocument, after: BudgetDocument): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const change of betweenDocuments(before, after)) {
    if (change.collection === 'projects') ids.add(change.id)
    for (const state of [change.before, change.after]) {
      for (const { collection, id } of state ? namedBy(change.collection, state, true) : []) {
        if (collection === 'projects') ids.add(id)
      }
    }
  }
  return ids
}

function isOfProject(fact: PriorFact): fact is PriorFact & { readonly projectId: string } {
  return fact.measure === 'project' && fact.projectId !== null
}

/** Above the threshold, or from zero, unless the project is marked as new: then that is the reason. */
function needsReason(project: Project, amount: Cents, base: Cents, threshold: number): boolean {
  if (base === 0) return amount !== 0 && project.nature !== 'new'
  return Math.abs(amount - base) * 100 > Math.abs(base) * threshold
}
