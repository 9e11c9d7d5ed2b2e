import type { ShallowRef } from 'vue'
import type { Arranging } from './arranging'
import type { GridColumn } from './column'
import { fittingWidth } from './fit'

interface Worked<Row> {
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>
  readonly rows: () => readonly Row[]
  /** Those that are shown. */
  readonly columns: () => readonly GridColumn<Row>[]
  /** Absent: the columns stand as they are. */
  readonly arranging: () => Arranging | undefined
  /** The one that one stands in, brought into view. */
  readonly active: () => GridColumn<Row> | undefined
  readonly isTyping: () => boolean
  /** Opens what can be done with a column at its head. */
  readonly open: (column: string, head: HTMLElement) => void
}

/** What is asked of columns as they stand on the screen: how wide they are there, and where their menu opens. */
export function useColumnActs<Row>({
  scroller,
  rows,
  columns,
  arranging,
  active,
  isTyping,
  open,
}: Worked<Row>) {
  function inGrid(selector: string): HTMLElement | null {
    return scroller.value?.querySelector<HTMLElement>(selector) ?? null
  }

  function headOf(id: string): HTMLElement | null {
    return inGrid(`[data-head="${CSS.escape(id)}"]`)
  }

  function openMenu(): void {
    const id = active()?.id
    const head = id === undefined ? null : headOf(id)
    if (id !== undefined && head && arranging()) open(id, head)
  }

  /** The keys for a menu: the pointer reaches the cell through the text area while nothing is typed. */
  function onContextMenu(event: MouseEvent): void {
    if (!arranging() || isTyping()) return
    event.preventDefault()
    openMenu()
  }

  function widen(id: string, by: number): void {
    const head = headOf(id)
    if (head) arranging()?.widen(id, head.offsetWidth + by)
  }

  function fit(id: string): void {
    const column = columns().find((each) => each.id === id)
    const like = inGrid(`.cell[data-column="${CSS.escape(id)}"]`) ?? headOf(id)
    if (column && like) arranging()?.widen(id, fittingWidth(column, rows(), like))
  }

  return { openMenu, onContextMenu, widen, fit }
}
