import type { ProjectSheet } from '../../../shared/contract/shown'
import type { BudgetLine } from '../../../shared/model/document'
import { type Funding, fundingOf, isSourceTold } from '../../../shared/model/funding'
import { type Cents, sumOf } from '../../../shared/money/cents'

/** A row of the matrix: the lines that buy the same, whatever source each is paid from. */
export interface MatrixRow {
  /** Of its first line: so it stays the same row when its codes change. */
  readonly id: string
  /** In order. There is one at least. */
  readonly lines: readonly BudgetLine[]
  readonly first: BudgetLine
  /** What of it stood when the file was opened: the same lines then, and those of its kind that are gone. */
  readonly then: readonly BudgetLine[]
}

/** What lines of one row have in common, and the 拨款来源 where no column tells it: last year's money is none of this year's. */
const SAME = ['unitId', 'kind', 'functionCode', 'economicCode', 'purpose', 'carryOver'] as const

function keyOf(line: BudgetLine, fundings: readonly Funding[]): string {
  const source = isSourceTold(line, fundings) ? null : line.source
  return JSON.stringify([...SAME.map((name) => line[name]), source])
}

/** The lines of a project as rows, each where its first line stands. */
export function matrixRows(
  { lines, linesThen }: Pick<ProjectSheet, 'lines' | 'linesThen'>,
  fundings: readonly Funding[],
): readonly MatrixRow[] {
  const key = (line: BudgetLine): string => keyOf(line, fundings)
  const now = new Set(lines.map(({ id }) => id))
  const then = new Map(linesThen.map((line) => [line.id, line]))
  const gone = Map.groupBy(
    linesThen.filter(({ id }) => !now.has(id)),
    key,
  )
  return [...Map.groupBy(lines, key)].flatMap(([kind, own]) => {
    const [first] = own
    if (!first) return []
    const stood = own.flatMap(({ id }) => then.get(id) ?? [])
    return [{ id: first.id, lines: own, first, then: [...stood, ...(gone.get(kind) ?? [])] }]
  })
}

/** The lines of a row that are paid from a source. */
export function linesFrom(
  lines: readonly BudgetLine[],
  funding: Funding,
  fundings: readonly Funding[],
): readonly BudgetLine[] {
  return lines.filter((line) => fundingOf(line, fundings) === funding)
}

/**
 * Of rows that are selected, the lines that are meant: those of the sources whose columns are selected, where all of these are
 * columns of sources and something is paid from them; else all.
 */
export function linesStoodOn(
  lines: readonly BudgetLine[],
  columns: readonly string[],
  fundings: readonly Funding[],
): readonly BudgetLine[] {
  const own = lines.filter((line) => columns.includes(fundingOf(line, fundings)?.id ?? ''))
  const isOfSources = columns.every((column) => fundings.some(({ id }) => id === column))
  return isOfSources && own.length > 0 ? own : lines
}

/** What lines come to; null where there is none. */
export function amountOf(lines: readonly BudgetLine[]): Cents | null {
  return lines.length === 0 ? null : sumOf(lines)
}

/** The cell of a source in a row, where no single line of the file is behind it. */
export function matrixPath(row: Pick<MatrixRow, 'id'>, source: string): string {
  return `matrix/${row.id}/${source}`
}

/** Of a cell's path: its row and source; null: it is a field of the file. */
export function matrixCell(path: string): { readonly row: string; readonly source: string } | null {
  const [set, row, source] = path.split('/')
  return set === 'matrix' && row !== undefined && source !== undefined ? { row, source } : null
}
