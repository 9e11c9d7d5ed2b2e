import type { PartView, TableView } from '../printed/table'

/** What stands around the rows of a table, as far as it is another now; of lists below the rows all or nothing. */
export type HeadChange = Pick<TableView, 'id'> &
  Partial<Omit<TableView, 'id' | 'rows' | 'parts'>> & { readonly parts?: readonly PartHead[] }

type PartHead = Omit<PartView, 'rows'>

/** What makes the heads of one set of tables out of those of another, both of one template; tables that keep theirs are left out. */
export function betweenHeads(
  before: readonly TableView[],
  after: readonly TableView[],
): readonly HeadChange[] {
  const old = new Map(before.map((view) => [view.id, headOf(view)]))
  return after.flatMap((view) => {
    const was = old.get(view.id)
    const fields = Object.entries(headOf(view)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was?.[name as keyof typeof was]),
    )
    return fields.length === 0 ? [] : [{ id: view.id, ...Object.fromEntries(fields) }]
  })
}

/** The tables under their heads of now, with the same rows. */
export function withHeads(views: readonly TableView[], changes: readonly HeadChange[]): readonly TableView[] {
  if (changes.length === 0) return views
  const byId = new Map(changes.map((change) => [change.id, change]))
  return views.map((view) => {
    const { parts, ...head } = byId.get(view.id) ?? {}
    const rowsOf = (id: string) => view.parts.find((part) => part.id === id)?.rows ?? []
    return {
      ...view,
      ...head,
      ...(parts ? { parts: parts.map((part) => ({ ...part, rows: rowsOf(part.id) })) } : {}),
    }
  })
}

function headOf({ id: _id, rows: _rows, parts, ...head }: TableView): Omit<HeadChange, 'id'> {
  return { ...head, parts: parts.map(({ rows: _, ...part }) => part) }
}
