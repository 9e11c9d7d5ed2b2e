import { nextTick, onBeforeUnmount, ref, type ShallowRef } from 'vue'
import { type Block, gapBeside } from '../../shared/grid/moving'
import { scrollTowards } from './edge-scroll'
import type { Selection } from './selection'

/** How rows are put elsewhere; what it comes to is the page's. */
export interface Movable {
  /** Why they cannot be moved now; empty: they can. */
  readonly refused: string
  /** To the gap before the row of that place; true when they stand there. */
  readonly move: (block: Block, gap: number) => Promise<boolean>
}

interface Worked {
  movable: () => Movable | undefined
  keys: () => readonly string[]
  selection: Selection
  scroller: Readonly<ShallowRef<HTMLElement | null>>
  /** Stores what is typed; false where it cannot be read, and one stays. */
  store: () => boolean
  leaveTo: (row: number) => boolean
  focus: () => void
  reveal: (row: number) => void
  tell: (words: string) => void
  height: number
}

/** Rows are moved with their neighbours as a block: by keys, or dragged by their numbers. */
export function useMoving(grid: Worked) {
  const { selection } = grid
  /** Where what is dragged would go; null: nothing is. */
  const gap = ref<number | null>(null)
  let held: { readonly block: Block; readonly from: number; y: number } | null = null
  let frame = 0
  /** A key that comes before the last move is shown waits for it. */
  let last: Promise<unknown> = Promise.resolve()

  function inTurn(work: () => Promise<void>): void {
    last = Promise.allSettled([last]).then(work)
  }

  /** Alt+Shift+↑ or ↓: what is selected, by one row. */
  function shift(by: 1 | -1): void {
    inTurn(async () => {
      const { top, bottom } = selection.range.value
      const to = gapBeside({ top, bottom }, by, grid.keys().length)
      if (to !== null) await put({ top, bottom }, to)
    })
  }

  /** The rows stay selected where they have come to. */
  async function put(block: Block, to: number): Promise<void> {
    const movable = grid.movable()
    if (!movable || !grid.store()) return
    if (movable.refused !== '') return grid.tell(movable.refused)
    const { left, right } = selection.range.value
    const { column } = selection.active.value
    const first = grid.keys()[block.top]
    if (!(await movable.move(block, to))) return
    await nextTick()
    const top = grid.keys().indexOf(first ?? '')
    if (top < 0) return
    const bottom = Math.min(top + block.bottom - block.top, grid.keys().length - 1)
    if (bottom > top || right > left) {
      const at = { row: selection.active.value.row, column }
      selection.select({ top, left, bottom, right })
      selection.active.value = at
    }
    grid.reveal(to <= block.top ? top : bottom)
  }

  function onNumber(event: PointerEvent, row: number): void {
    if (event.button !== 0) return
    event.preventDefault()
    grid.focus()
    const { top, bottom } = selection.range.value
    const isSelected = row >= top && row <= bottom
    if (!isSelected && !grid.leaveTo(row)) return
    if (!grid.movable()) return
    held = {
      block: isSelected ? { top, bottom } : { top: row, bottom: row },
      from: event.clientY,
      y: event.clientY,
    }
  }

  function onMove(event: PointerEvent): void {
    if (!held) return
    held.y = event.clientY
    const isDragged = gap.value !== null || Math.abs(held.y - held.from) > grid.height / 3
    if (!isDragged || grid.movable()?.refused !== '') return
    if (frame === 0) follow()
  }

  /** Frame by frame: at an edge the rows go on scrolling while the pointer rests. */
  function follow(): void {
    const view = grid.scroller.value
    const body = view?.querySelector('.body')
    if (!held || !view || !body) return
    const { y } = scrollTowards(view, { x: 0, y: held.y }, 'down')
    const at = Math.round((y - body.getBoundingClientRect().top) / grid.height)
    gap.value = Math.max(0, Math.min(at, grid.keys().length))
    frame = requestAnimationFrame(follow)
  }

  function end(isDropped: boolean): void {
    const dropped = held
    const to = gap.value
    cancelAnimationFrame(frame)
    frame = 0
    held = null
    gap.value = null
    if (!dropped || !isDropped) return
    if (to !== null) inTurn(() => put(dropped.block, to))
    else if (Math.abs(dropped.y - dropped.from) > grid.height / 3) grid.tell(grid.movable()?.refused ?? '')
    else if (dropped.block.bottom > dropped.block.top) selection.goTo(selection.active.value)
  }

  const onUp = (): void => {
    end(true)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (!held || event.key !== 'Escape') return
    event.stopPropagation()
    end(false)
  }
  addEventListener('pointermove', onMove)
  addEventListener('pointerup', onUp)
  addEventListener('keydown', onKey, { capture: true })
  onBeforeUnmount(() => {
    end(false)
    removeEventListener('pointermove', onMove)
    removeEventListener('pointerup', onUp)
    removeEventListener('keydown', onKey, { capture: true })
  })

  return { gap, shift, onNumber }
}
