import type { Cents } from '../../../shared/money/cents'
import type { FigureSearch } from '../../../shared/model/figure-search'
import type { GridColumn } from '../../grid/column'
import type { ProjectRow } from './project-rows'

/** A cell of the list in which something was found. */
export interface FoundCell {
  /** Id. */
  readonly project: string
  /** Id. */
  readonly column: string
}

/** A column of the list by its words. */
type WordColumn = Pick<GridColumn<ProjectRow>, 'id' | 'text'>

/**
 * Every cell that holds what is looked for, in order; a project's own code, which no column shows, is its name's. `further`:
 * columns that are looked into because they are shown.
 */
export function cellsFound(
  rows: readonly ProjectRow[],
  search: FigureSearch,
  shown: (amount: Cents, sign?: 'negative' | 'always') => string,
  further: readonly WordColumn[] = [],
): readonly FoundCell[] {
  return rows.flatMap((row): readonly FoundCell[] => {
    const { project, amount, base, difference } = row
    const isFilled = project.lines > 0
    const holds: Readonly<Record<(typeof COLUMNS)[number], boolean>> = {
      name: search.inWords(project.name) || search.inWords(project.code),
      function: project.functionCodes.some(search.inWords),
      amount: isFilled && search.isAmount(amount, shown(amount)),
      prior: base !== null && base !== 0 && search.isAmount(base, shown(base)),
      difference:
        isFilled &&
        difference !== null &&
        difference !== 0 &&
        search.isAmount(difference, shown(difference, 'always')),
    }
    return [
      ...COLUMNS.filter((column) => holds[column]),
      ...further.filter(({ text }) => search.inWords(text(row))).map(({ id }) => id),
    ].map((column) => ({ project: project.id, column }))
  })
}

const COLUMNS = ['name', 'function', 'amount', 'prior', 'difference'] as const
