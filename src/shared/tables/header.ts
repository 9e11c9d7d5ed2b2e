import type { TableView } from '../printed/table'

/** One cell of a nested table head. */
export interface HeadCell {
  readonly text: string
  readonly columns: number
  readonly rows: number
  /** Place of its first leaf among the leaves of the head. */
  readonly leaf: number
}

/** A column as printed: a row header or amounts. */
export type Leaf =
  | { readonly kind: 'header'; readonly index: number; readonly side: TableView['columns'][number]['side'] }
  | { readonly kind: 'amount'; readonly index: number; readonly side: TableView['columns'][number]['side'] }

type HeaderSource = Pick<TableView, 'rowHeaders' | 'columns'>

/** Printed columns from left to right: per side its row headers, then its amounts. `shown` leaves amounts out. */
export function leaves(view: HeaderSource, shown: (column: number) => boolean = () => true): readonly Leaf[] {
  const sides = new Set([...view.rowHeaders, ...view.columns].map(({ side }) => side))
  return [...sides].flatMap((side) => [
    ...view.rowHeaders.flatMap((header, index) =>
      header.side === side ? [{ kind: 'header' as const, index, side }] : [],
    ),
    ...view.columns.flatMap((column, index) =>
      column.side === side && shown(index) ? [{ kind: 'amount' as const, index, side }] : [],
    ),
  ])
}

/** The nested head, one list per line. Neighbours with equal words merge; a short path reaches down to the last line. */
export function headRows(view: HeaderSource, columns: readonly Leaf[]): readonly (readonly HeadCell[])[] {
  const paths = columns.map(
    ({ kind, index }) => (kind === 'header' ? view.rowHeaders : view.columns)[index]?.path ?? [],
  )
  const depth = Math.max(0, ...paths.map((path) => path.length))
  return Array.from({ length: depth }, (_, level) => lineOf(paths, level, depth))
}

function lineOf(paths: readonly (readonly string[])[], level: number, depth: number): readonly HeadCell[] {
  const cells: HeadCell[] = []
  for (let leaf = 0; leaf < paths.length;) {
    const path = paths[leaf] ?? []
    const text = path[level]
    const last = level === path.length - 1
    let columns = 1
    if (!last) while (sameHead(path, paths[leaf + columns], level)) columns += 1
    if (text !== undefined) cells.push({ text, columns, rows: last ? depth - level : 1, leaf })
    leaf += columns
  }
  return cells
}

/** Whether two columns stand under one head at this level: equal words from the outermost down, and more below. */
function sameHead(path: readonly string[], other: readonly string[] | undefined, level: number): boolean {
  if (!other || other.length - 1 <= level) return false
  return path.slice(0, level + 1).every((text, i) => text === other[i])
}

/** A column in few words: its own, with the head above where it says only 小计 or shares its words with the row headers. */
export function columnName(view: HeaderSource, index: number): string {
  const path = view.columns[index]?.path ?? []
  const own = path.at(-1) ?? ''
  if (view.columns[index]?.side) return path[0] ?? own
  const shared = view.columns.filter((column) => column.path.at(-1) === own).length > 1
  return shared && path.length > 1 ? `${path.at(-2) ?? ''}${own}` : own
}
