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
