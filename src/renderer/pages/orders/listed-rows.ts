import type { PlacementsThen, ProjectSummary, ShownOrders } from '../../../shared/contract/shown'
import { printedOrder } from '../../../shared/model/printed-order'
import type { Cents } from '../../../shared/money/cents'
import type { PrintedList } from '../../../shared/template/printed-lists'

/** A row of a printed list: what stands there, and what the file says of its place. */
export interface ListedRow {
  /** Of the place: its record's, or the key under which that would be made. */
  readonly id: string
  /** Id; null: a fixed row of the template. */
  readonly project: string | null
  readonly title: string
  /** Printed instead of the title; null where that is printed. */
  readonly name: string | null
  readonly content: string
  /** Null where the row has no project. */
  readonly amount: Cents | null
}

/** The rows of a list as they are printed, of `projects` in their own order. */
export function listedRows(
  list: PrintedList,
  projects: readonly ProjectSummary[],
  { placements }: Pick<ShownOrders, 'placements'>,
): readonly ListedRow[] {
  const byId = new Map(projects.map((project) => [project.id, project]))
  const placed = projects.map(({ id }, position) => ({ id, position }))
  return printedOrder(list, placed, placements).flatMap(({ id, place, placement }): readonly ListedRow[] => {
    const { name = null, content = '' } = placement ?? {}
    const project = byId.get(place.object?.slice('projects/'.length) ?? '')
    if (project) {
      if (list.isOfKeyProjects && !project.key) return []
      return [{ id, project: project.id, title: project.name, name, content, amount: project.amount }]
    }
    const fixed = list.items?.find((item) => item.id === place.item)
    return fixed ? [{ id, project: null, title: fixed.name, name, content, amount: null }] : []
  })
}

/** A row as it was when the file was opened: nothing was said of it where its place has come since. */
export function listedThen(row: ListedRow, then: PlacementsThen): ListedRow | undefined {
  const was = then[row.id]
  if (was === undefined) return undefined
  return { ...row, name: was?.name ?? null, content: was?.content ?? '' }
}
