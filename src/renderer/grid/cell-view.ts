import { type Component, computed, type ComputedRef } from 'vue'
import type { Place } from '../../shared/grid/range'
import type { FoundThere, Surroundings } from '../components/surroundings'
import { entryOf, type GridColumn } from './column'

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
  /** What is found wrong there. */
  readonly found?: FoundThere['severity'] | undefined
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

/** A row's view, and all of it in words: two that say the same are the same. */
interface Look {
  readonly said: string
  readonly view: RowView
}

/** A row as it is looked at; `last`: what was seen of it then. */
interface Seen<Row> {
  readonly row: Placed<Row>
  readonly last: { look: Look | undefined }
  readonly view: ComputedRef<RowView>
}

interface Typed {
  /** What is shown in a cell instead of what is stored. */
  readonly textAt: (path: string) => string | undefined
  readonly isRefusedAt: (path: string) => boolean
  readonly foundAt: Surroundings['foundAt']
}

function cellView<Row>(
  column: GridColumn<Row>,
  place: Place,
  row: Row,
  { textAt, isRefusedAt, foundAt }: Typed,
): CellView {
  const entry = entryOf(column, row)
  const path = entry?.path(row)
  const typed = path === undefined ? undefined : textAt(path)
  const word = typed === undefined ? column.word?.(row) : undefined
  const text = word ?? typed ?? column.text(row)
  const change = column.change?.(row)
  const found = path === undefined ? undefined : foundAt(path)
  const title = column.hint?.(row) ?? (column.kind === 'text' ? text : undefined)
  return {
    column: column.id,
    at: place.column,
    kind: column.kind,
    text,
    isHeld: column.isHeld === true,
    isDerived: column.isDerived === true || (column.entry !== undefined && !entry),
    isWord: word !== undefined,
    isRounded: column.isRounded?.(row) === true,
    isRefused: path !== undefined && isRefusedAt(path),
    isChanged: change?.changed === true,
    isTyped: change?.typed === true,
    found: found?.severity,
    title: found ? [title, found.words].filter(Boolean).join('\n') : title,
    path,
    given: column.view?.given(row, { at: place.row, text }),
  }
}

/** A row with its place and its key in the list. */
interface Placed<Row> {
  readonly at: number
  readonly one: Row
  readonly key: string
}

/**
 * Views of the rows and columns that are mounted. A row is looked at again when something that it shows may have become another,
 * and keeps its view where it has not.
 */
export function rememberedViews<Row>(
  columns: () => readonly GridColumn<Row>[],
  shown: () => readonly number[],
  typed: Typed,
): (rows: readonly Placed<Row>[]) => readonly RowView[] {
  let known = new Map<string, Seen<Row>>()
  const components = computed(() =>
    Object.fromEntries(columns().flatMap(({ id, view }) => (view ? [[id, view.component]] : []))),
  )

  function look({ at, one }: Placed<Row>, before: Look | undefined): Look {
    const cells = shown().flatMap((column) => {
      const own = columns()[column]
      return own ? [cellView(own, { row: at, column }, one, typed)] : []
    })
    const said = JSON.stringify(cells)
    return before?.said === said ? before : { said, view: { cells, components: components.value } }
  }

  function seen(row: Placed<Row>, before: Seen<Row> | undefined): Seen<Row> {
    const last = before?.last ?? { look: undefined }
    return { row, last, view: computed(() => (last.look = look(row, last.look)).view) }
  }

  return (rows) => {
    const before = known
    known = new Map(
      rows.map((row) => {
        const last = before.get(row.key)
        const isSame = last?.row.one === row.one && last.row.at === row.at
        return [row.key, isSame ? last : seen(row, last)]
      }),
    )
    return rows.flatMap(({ key }) => known.get(key)?.view.value ?? [])
  }
}
