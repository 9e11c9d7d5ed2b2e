import type { BudgetLine } from '../../../shared/model/document'
import { type Funding, fundingOf } from '../../../shared/model/funding'

/** The template's sources that a project may be paid from. */
export function projectFundings(fundings: readonly Funding[]): readonly Funding[] {
  return fundings.filter(({ kinds }) => kinds.includes('project'))
}

/** Columns for these lines, of sources a project has: the usual ones and those in use. */
export function fundingColumns(
  lines: readonly BudgetLine[],
  fundings: readonly Funding[],
): readonly Funding[] {
  const used = new Set(lines.map((line) => fundingOf(line, fundings)))
  return projectFundings(fundings).filter((funding) => funding.always === true || used.has(funding))
}

/** One cell of the head above the columns: a source, or what several neighbours have in common. */
export interface FundingHead {
  readonly group: string | null
  readonly columns: readonly Funding[]
}

/** Neighbours of one group stand under its words; a source without a group stands alone. */
export function fundingHeads(columns: readonly Funding[]): readonly FundingHead[] {
  const heads: FundingHead[] = []
  for (const funding of columns) {
    const last = heads.at(-1)
    if (last && last.group !== null && last.group === funding.group) {
      heads[heads.length - 1] = { ...last, columns: [...last.columns, funding] }
    } else heads.push({ group: funding.group, columns: [funding] })
  }
  return heads
}
