import { computed, type ComputedRef, shallowRef } from 'vue'
import {
  type ColumnLayout,
  inOrder,
  isReordered,
  passedOver,
  placed,
  shownColumns,
  stepped,
  UNSET,
  widthOf,
  withShown,
  withWidth,
} from '../../shared/grid/layout'
import type { GridColumn } from './column'

/** A column as it is offered to be set. */
interface OfferedColumn {
  readonly id: string
  readonly words: string
  readonly isShown: boolean
  /** It can be put away, or shown. */
  readonly isFree: boolean
}

/** What is done with the columns of a grid. None of it is a step of the history: the budget stays as it is. */
export interface Arranging {
  /** All columns, in their order. */
  readonly offered: ComputedRef<readonly OfferedColumn[]>
  /** They are not as the list itself has them. */
  readonly isSet: ComputedRef<boolean>
  show(id: string, isWanted: boolean): void
  /** Whether there is a neighbour that it can pass. */
  canStep(id: string, by: 1 | -1): boolean
  step(id: string, by: 1 | -1): void
  place(id: string, where: { readonly beside: string; readonly isBehind: boolean }): void
  /** Null: as the list itself has it. */
  widen(id: string, width: number | null): void
  /** A width that is tried while an edge is dragged, and is not kept; null: none is. */
  draw(drawn: { readonly id: string; readonly width: number } | null): void
  reset(): void
  /** What is to be said with something pasted from one column to another: which of them took it. */
  pasteWords(from: string, to: string): string
}

/** No column is drawn narrower than this: its edge must be found again. */
const LEAST_WIDTH = 40
const MOST_WIDTH = 1200

/** The columns of a grid as someone has set them. `set`: they are set otherwise; null: as the list itself has them. */
export function useArranging<Row>(
  all: () => readonly GridColumn<Row>[],
  layout: () => ColumnLayout,
  set: (layout: ColumnLayout | null) => void,
): { readonly columns: ComputedRef<readonly GridColumn<Row>[]>; readonly arranging: Arranging } {
  const drawn = shallowRef<{ readonly id: string; readonly width: number } | null>(null)

  const columns = computed(() =>
    shownColumns(all(), layout()).map((column) => {
      const width = drawn.value?.id === column.id ? drawn.value.width : widthOf(layout(), column.id)
      return width === undefined ? column : { ...column, width: trackOf(column, width) }
    }),
  )
  const offered = computed(() =>
    inOrder(all(), layout()).map(({ id, group, title, isHeld }) => {
      const isShown = columns.value.some((each) => each.id === id)
      const isFree = !isHeld && (!isShown || withShown(all(), layout(), id, false) !== layout())
      return { id, words: group === undefined ? title : `${group} ${title}`, isShown, isFree }
    }),
  )

  function change(next: ColumnLayout): void {
    if (next !== layout()) set(next)
  }

  const arranging: Arranging = {
    offered,
    isSet: computed(() => layout() !== UNSET),
    show: (id, isWanted) => change(withShown(all(), layout(), id, isWanted)),
    canStep: (id, by) => stepped(all(), layout(), id, by) !== layout(),
    step: (id, by) => change(stepped(all(), layout(), id, by)),
    place: (id, where) => change(placed(all(), layout(), id, where)),
    widen(id, width) {
      drawn.value = null
      change(withWidth(layout(), id, width === null ? null : bounded(width)))
    },
    draw: (next) => void (drawn.value = next && { ...next, width: bounded(next.width) }),
    reset: () => set(null),
    pasteWords(from, to) {
      const passed = passedOver(all(), layout(), from, to)
      const ids = columns.value.map(({ id }) => id)
      const taking = ids.slice(ids.indexOf(from), ids.indexOf(to) + 1)
      return [
        passed.length > 0 ? `${passed.map(({ title }) => title).join('、')}没有显示，粘贴时跳过。` : '',
        isReordered(all(), taking) ? '列的次序改过，按显示的次序粘贴。' : '',
      ].join('')
    },
  }
  return { columns, arranging }
}

function bounded(width: number): number {
  return Math.round(Math.min(Math.max(width, LEAST_WIDTH), MOST_WIDTH))
}

/** An amount is never cut: its column stays as wide as the longest one in it, however narrow it was drawn. */
function trackOf<Row>({ kind, least, width: default_ }: GridColumn<Row>, width: number): string {
  const needed = least ?? (kind === 'text' ? undefined : default_)
  return needed === undefined ? `${width}px` : `max(${width}px, ${needed})`
}
