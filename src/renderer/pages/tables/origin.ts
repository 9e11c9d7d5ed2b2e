import type { Explanation } from '../../../shared/contract/results'
import type { Unit } from '../../../shared/model/document'
import type { Cents } from '../../../shared/money/cents'
import { rowKeyOf, tableOf } from '../../../shared/printed/cell-id'
import type { TableView } from '../../../shared/printed/table'
import { rowName } from '../../naming/row-name'
import { shortName } from '../../naming/short-name'

type Part = Explanation['parts'][number]

/** The records behind a cell that belong to one project, or to none. */
export interface PartGroup {
  /** Null: 基本支出, income entries, last year's figures. */
  readonly project: Explanation['projects'][number] | null
  readonly parts: readonly Part[]
  readonly amount: Cents
}

/** Of a cell that no records add up to. */
export const NOTHING = '没有记录，所以是零'

/** The project that alone makes up a cell; null: none, several, or records of no project. */
export function soleProject(explanation: Explanation): Explanation['projects'][number] | null {
  const [group, ...others] = groupedParts(explanation)
  return others.length === 0 ? (group?.project ?? null) : null
}

/** Where a cell is changed, said to whoever would type over it; null: it prints words. */
export function readOnlyWords(explanation: Explanation | null): string {
  if (explanation === null) return '这里只读'
  const { parts } = explanation
  if (parts.length === 0) return NOTHING
  const only = soleProject(explanation)
  const made = `这格由${parts.length}条记录相加`
  if (only) return `${parts.length === 1 ? '这格是一条记录' : made}，按Enter到“${shortName(only)}”改`
  return parts.some(({ projectId }) => projectId !== null)
    ? `${made}，按Ctrl [ 到来源改`
    : `这格由${parts.length}条项目以外的记录相加，这里只读`
}

/** Groups in the order of the document. `amount` is what they put into the cell. */
export function groupedParts(explanation: Explanation): readonly PartGroup[] {
  const groups = Map.groupBy(explanation.parts, ({ projectId }) => projectId)
  return [...groups.entries()].map(([id, parts]) => ({
    project: explanation.projects.find((project) => project.id === id) ?? null,
    parts,
    amount: parts.reduce((sum, { sign, amount }) => sum + sign * amount, 0) as Cents,
  }))
}

/** Where a number goes, in one line per table: its rows in printed order, the count, the first cell to go to. */
export interface Use {
  readonly view: TableView
  readonly rows: readonly string[]
  readonly count: number
  readonly first: string
}

export function usesByTable(
  views: readonly TableView[],
  cells: readonly string[],
  frame: { readonly units: readonly Unit[] },
): readonly Use[] {
  const byTable = Map.groupBy(cells, tableOf)
  return views.flatMap((view) => {
    const own = byTable.get(view.id) ?? []
    const keys = new Set(own.map(rowKeyOf))
    const rows = view.rows.filter(({ key }) => keys.has(key))
    const first = own[0]
    return first === undefined
      ? []
      : [{ view, rows: rows.map((row) => rowName(row, frame)), count: own.length, first }]
  })
}
