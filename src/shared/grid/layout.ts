/** How someone has set the columns of a list: a way of looking at it, nothing of its content. */
export interface ColumnLayout {
  /** Ids, one behind the other. A column that is not named stands where the list itself has it. */
  readonly order: readonly string[]
  /** Columns that were asked for or put away, by id; the others are shown as far as there is room for them. */
  readonly shown: Readonly<Record<string, boolean>>
  /** Widths that were chosen, in pixels, by id. */
  readonly widths: Readonly<Record<string, number>>
  /** The list is looked at as a matrix, where it has one. */
  readonly isMatrix?: boolean | undefined
}

/** The columns as the list itself has them. */
export const UNSET: ColumnLayout = { order: [], shown: {}, widths: {} }

/** The list looked at as a matrix, or as a list; null: nothing else of it is set. */
export function withMatrix(layout: ColumnLayout, isMatrix: boolean): ColumnLayout | null {
  const { isMatrix: _before, ...own } = layout
  if (isMatrix) return { ...own, isMatrix }
  const isUnset = [own.order, Object.keys(own.shown), Object.keys(own.widths)].every(
    ({ length }) => length === 0,
  )
  return isUnset ? null : own
}

/** What is asked of a column to find its place. */
export interface LaidColumn {
  readonly id: string
  /** Stands before those that scroll sideways, and is always shown: it says which row is which. */
  readonly isHeld?: boolean
  /** There is no room for it: left out unless it was asked for. */
  readonly isSpare?: boolean
  /** Shown only where it was asked for, whatever room there is. */
  readonly isExtra?: boolean
}

/** All columns in their order, shown or not; those that are held in front. */
export function inOrder<C extends LaidColumn>(columns: readonly C[], layout: ColumnLayout): readonly C[] {
  const byId = new Map(columns.map((column) => [column.id, column]))
  const all = wholeOrder(columns, layout).flatMap((id) => byId.get(id) ?? [])
  return [...all.filter(({ isHeld }) => isHeld), ...all.filter(({ isHeld }) => !isHeld)]
}

/** The columns that are shown, in their order. Of a list that has columns, there is always one. */
export function shownColumns<C extends LaidColumn>(
  columns: readonly C[],
  layout: ColumnLayout,
): readonly C[] {
  const all = inOrder(columns, layout)
  const shown = all.filter((column) => isShown(column, layout))
  return shown.length > 0 ? shown : all.slice(0, 1)
}

/** What was asked for wins over the room there is. */
function isShown({ id, isHeld, isSpare, isExtra }: LaidColumn, { shown }: ColumnLayout): boolean {
  return isHeld === true || (own(shown, id) ?? (isSpare !== true && isExtra !== true))
}

/** The width that was chosen for a column; undefined: none was. */
export function widthOf({ widths }: ColumnLayout, id: string): number | undefined {
  return own(widths, id)
}

/** Shows a column or puts it away; the last one that is shown stays. */
export function withShown(
  columns: readonly LaidColumn[],
  layout: ColumnLayout,
  id: string,
  isWanted: boolean,
): ColumnLayout {
  const column = columns.find((each) => each.id === id)
  if (!column || isHeldOf(column) || isShown(column, layout) === isWanted) return layout
  const next = { ...layout, shown: { ...layout.shown, [id]: isWanted } }
  return columns.some((each) => isShown(each, next)) ? next : layout
}

/** Null: as the list itself has it. */
export function withWidth(layout: ColumnLayout, id: string, width: number | null): ColumnLayout {
  const { [id]: _before, ...others } = layout.widths
  return { ...layout, widths: width === null ? others : { ...others, [id]: Math.round(width) } }
}

/** A column on the other side of its neighbour among those shown; the same layout where there is none to pass. */
export function stepped(
  columns: readonly LaidColumn[],
  layout: ColumnLayout,
  id: string,
  by: 1 | -1,
): ColumnLayout {
  const shown = shownColumns(columns, layout)
  const at = shown.findIndex((each) => each.id === id)
  const [column, neighbour] = at < 0 ? [] : [shown[at], shown[at + by]]
  return column && neighbour && isHeldOf(column) === isHeldOf(neighbour)
    ? placed(columns, layout, id, { beside: neighbour.id, isBehind: by === 1 })
    : layout
}

/**
 * A column directly before or behind another, as far as it may go: those that are held stay in front. The same layout
 * where that changes nothing.
 */
export function placed(
  columns: readonly LaidColumn[],
  layout: ColumnLayout,
  id: string,
  { beside, isBehind }: { readonly beside: string; readonly isBehind: boolean },
): ColumnLayout {
  const all = inOrder(columns, layout)
  const [column, other] = [id, beside].map((of) => all.find((each) => each.id === of))
  if (!column || !other || column === other) return layout
  if (isHeldOf(column) !== isHeldOf(other)) {
    const own = all.filter((each) => each !== column && isHeldOf(each) === isHeldOf(column))
    const edge = isHeldOf(column) ? own.at(-1) : own[0]
    return edge ? placed(columns, layout, id, { beside: edge.id, isBehind: isHeldOf(column) }) : layout
  }
  // Columns that are not there just now keep their places among the others.
  const rest = wholeOrder(columns, layout).filter((each) => each !== id)
  const at = rest.indexOf(beside) + (isBehind ? 1 : 0)
  const next = { ...layout, order: rest.toSpliced(at, 0, id) }
  return inOrder(columns, next).every((each, i) => each === all[i]) ? layout : next
}

function isHeldOf({ isHeld }: LaidColumn): boolean {
  return isHeld === true
}

/** Columns put away that stand between two that are shown: what is pasted there passes over them. Those that nobody expects there are none. */
export function passedOver<C extends LaidColumn>(
  columns: readonly C[],
  layout: ColumnLayout,
  from: string,
  to: string,
): readonly C[] {
  const all = inOrder(columns, layout)
  const [first, last] = [from, to].map((id) => all.findIndex((each) => each.id === id))
  return all
    .slice(first, last)
    .filter(({ id, isHeld, isExtra }) => !isHeld && !isExtra && own(layout.shown, id) === false)
}

/** Whether these stand in another order than the list itself has them in. */
export function isReordered(columns: readonly LaidColumn[], ids: readonly string[]): boolean {
  const places = ids.map((id) => columns.findIndex((each) => each.id === id))
  return places.some((place, i) => i > 0 && place < (places[i - 1] ?? 0))
}

/** Every id that is known, once; a column that is new stands behind the one that it follows in the list. */
function wholeOrder(columns: readonly LaidColumn[], layout: ColumnLayout): string[] {
  const order = [...new Set(layout.order)]
  const known = new Set(order)
  let before = -1
  for (const { id } of columns) {
    if (known.has(id)) before = order.indexOf(id)
    else order.splice((before += 1), 0, id)
  }
  return order
}

function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined
}
