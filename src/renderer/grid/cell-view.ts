import type { Component } from 'vue'
import type { Place } from '../../shared/grid/range'
import type { GridColumn } from './column'

/** What a row shows of one of its cells, as plain data: a row is drawn again only where this has become different. */
export interface CellView {
  readonly column: string
  /** Place of the column, from 0. */
  readonly at: number
  readonly kind: GridColumn<never>['kind']
  readonly text: string
  readonly isHeld: boolean
  readonly isDerived: boolean
  /** A word stands in the place of a figure. */
  readonly isWord: boolean
  readonly isRounded: boolean
  readonly isRefused: boolean
  readonly isChanged: boolean
  /** By someone's own hand. */
  readonly isTyped: boolean
  /** Said of it on hover, where it is more than its text. */
  readonly title?: string | undefined
  /** Which field of the file it is; undefined: it is not edited. */
  readonly path?: string | undefined
  /** What its component is given. */
  readonly given?: Readonly<Record<string, unknown>> | undefined
}

/** The cells of a row, with what draws those that are more than a text. */
export interface RowView {
  readonly cells: readonly CellView[]
  readonly components: Readonly<Record<string, Component>>
}

interface Typed {
  /** What is shown in a cell instead of what is stored. */
  readonly textAt: (path: string) => string | undefined
  readonly isRefusedAt: (path: string) => boolean
}

function cellView<Row>(
  column: GridColumn<Row>,
  place: Place,
  row: Row,
  { textAt, isRefusedAt }: Typed,
): CellView {
  const path = column.entry?.path(row)
  const typed = path === undefined ? undefined : textAt(path)
  const word = typed === undefined ? column.word?.(row) : undefined
  const text = word ?? typed ?? column.text(row)
  const change = column.change?.(row)
  return {
    column: column.id,
    at: place.column,
    kind: column.kind,
    text,
    isHeld: column.isHeld === true,
    isDerived: column.isDerived === true,
    isWord: word !== undefined,
    isRounded: column.isRounded?.(row) === true,
    isRefused: path !== undefined && isRefusedAt(path),
    isChanged: change?.changed === true,
    isTyped: change?.typed === true,
    title: column.hint?.(row) ?? (column.kind === 'text' ? text : undefined),
    path,
    given: column.view?.given(row, { at: place.row, text }),
  }
}

/** Views of the rows and columns that are mounted; a row that shows what it showed before keeps its view. */
export function rememberedViews<Row>() {
  let known = new Map<string, { readonly said: string; readonly view: RowView }>()

  return (
    rows: readonly { readonly at: number; readonly one: Row; readonly key: string }[],
    columns: readonly GridColumn<Row>[],
    shown: readonly number[],
    typed: Typed,
  ): readonly RowView[] => {
    const components: Record<string, Component> = {}
    for (const { id, view } of columns) if (view) components[id] = view.component
    const now: typeof known = new Map()
    const views = rows.map(({ at, one, key }) => {
      const cells = shown.flatMap((column) => {
        const own = columns[column]
        return own ? [cellView(own, { row: at, column }, one, typed)] : []
      })
      const said = JSON.stringify(cells)
      const last = known.get(key)
      const view = last?.said === said ? last.view : { cells, components }
      now.set(key, { said, view })
      return view
    })
    known = now
    return views
  }
}
