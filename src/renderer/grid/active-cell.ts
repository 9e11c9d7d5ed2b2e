import { computed, type Ref, shallowRef, watch } from 'vue'
import type { Place } from '../../shared/grid/range'
import type { Surroundings } from '../components/surroundings'
import { entryOf, type GridColumn } from './column'
import { useSelection } from './selection'
import type { Standing } from './standing'
import { type OpenCell, useTyping } from './typing'

interface Worked<Row> {
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  keyOf: (row: Row) => string
  /** Key of the row that is chosen in the window. */
  current: Ref<string | null>
  around: Pick<Surroundings, 'kept' | 'keep'>
  /** A line over a group that one stands on: nothing is typed there, and a cell that is gone to ends it. */
  standing: Pick<Standing, 'isOn' | 'leave'>
  /** A cell became the active one: it is to be seen. */
  onArrival: (place: Place) => void
}

/**
 * The cell that one stands on. It is a cell of the chosen row, or none: what is typed lands nowhere while the chosen row is
 * not among those shown. It stays the same cell, whatever rows and columns come and go before it.
 */
export function useActiveCell<Row>({
  rows,
  columns,
  keyOf,
  current,
  around,
  standing,
  onArrival,
}: Worked<Row>) {
  /** Amounts are what most of typing is about; where there is no row yet, whole ones are pasted, from their first column on. */
  const home = (): number => {
    if (rows().length === 0)
      return Math.max(
        columns().findIndex(({ entry }) => entry),
        0,
      )
    const amount = columns().findIndex(({ kind, entry }) => kind === 'amount' && entry)
    const begins = columns().findIndex(({ isHome }) => isHome)
    return Math.max(amount < 0 ? begins : amount, 0)
  }
  const selection = useSelection(() => ({ rows: rows().length, columns: columns().length }), {
    row: 0,
    column: home(),
  })
  const { active } = selection
  /** Of the row that is active. */
  const key = shallowRef<string | null>(null)
  /**
   * The row that was typed into is gone, and this one is chosen in its place: what is typed on lands nowhere, until a cell is
   * gone to or another row is chosen.
   */
  let heir: string | null | undefined
  const column = computed(() => columns()[active.value.column])
  const chosen = computed(() => {
    const one = rows()[active.value.row]
    return one !== undefined && keyOf(one) === key.value ? one : undefined
  })
  /** Of the cell that one stands on. */
  const row = computed(() => (standing.isOn() ? undefined : chosen.value))
  /** What is typed into; null where nothing can be. */
  function openCell(): OpenCell<Row> | null {
    const [one, of] = [row.value, column.value]
    const entry = one !== undefined && of ? entryOf(of, one) : undefined
    return one !== undefined && entry ? { row: one, entry } : null
  }
  let moves = 0
  const typing = useTyping<Row>(
    openCell,
    around,
    () => moves,
    (path) => {
      // Refused afterwards: back to it, unless something is being typed by now.
      if (typing.draft.value === null) goToPath(path)
    },
  )

  function go(place: Place): void {
    moves += 1
    heir = undefined
    standing.leave()
    selection.goTo(place)
    const one = rows()[active.value.row]
    if (one !== undefined) current.value = key.value = keyOf(one)
    typing.enter()
    onArrival(active.value)
  }

  /**
   * Leaves the cell, storing what is typed there. Where that cannot be read one stays and sees why; who knows that already, or
   * points elsewhere (`leaves`), goes on, and it stays red.
   */
  function leaveTo(place: Place, leaves = typing.refusal.value !== ''): boolean {
    if (!typing.store(leaves)) return false
    go(place)
    return true
  }

  /** To a cell of a row that is shown, by their names; to the first where the column is not. */
  function goTo(rowKey: string, columnId: string): void {
    const at = rows().findIndex((one) => keyOf(one) === rowKey)
    const of = columns().findIndex(({ id }) => id === columnId)
    if (at >= 0) leaveTo({ row: at, column: Math.max(of, 0) }, true)
  }

  /** False: no cell is of this field. */
  function goToPath(path: string): boolean {
    for (const [at, { entry }] of columns().entries()) {
      const found = entry ? rows().findIndex((one) => entry.path(one) === path) : -1
      if (found < 0) continue
      go({ row: found, column: at })
      return true
    }
    return false
  }

  watch(
    columns,
    (now, before) => {
      const id = before[active.value.column]?.id
      const at = now.findIndex((each) => each.id === id)
      if (at === active.value.column) return
      if (at < 0) typing.store()
      selection.goTo({ row: active.value.row, column: at < 0 ? home() : at })
      if (at < 0) typing.enter()
    },
    { flush: 'sync' },
  )

  watch(
    [rows, current] as const,
    ([now, chosen], [before = []]) => {
      const one = now[active.value.row]
      const isThere = one !== undefined && keyOf(one) === chosen
      const found = isThere ? active.value.row : now.findIndex((each) => keyOf(each) === chosen)
      // Merely shifted, what is typed goes on; chosen elsewhere, it belongs to the row that is left.
      const isOther = chosen !== key.value
      if (heir === chosen) return
      heir = undefined
      if (isOther && typing.isUnderHand() && !now.some((each) => keyOf(each) === key.value)) {
        typing.store()
        key.value = null
        typing.enter()
        heir = chosen
        return
      }
      if (isOther) {
        typing.store()
        standing.leave()
      }
      key.value = chosen
      if (found >= 0 && !isThere) {
        const by = found - active.value.row
        if (!isOther && isMovedAlong(before, now, by)) selection.shift(by)
        else selection.goTo({ row: found, column: active.value.column })
      }
      if (isOther) typing.enter()
      if (found >= 0 && (isOther || !isThere)) onArrival({ ...active.value, row: found })
    },
    { immediate: true },
  )

  /** Whether all rows that are selected stand so many places farther, side by side as they did. */
  function isMovedAlong(before: readonly Row[], now: readonly Row[], by: number): boolean {
    const { top, bottom } = selection.range.value
    return before.slice(top, bottom + 1).every((one, at) => {
      const moved = now[top + at + by]
      return moved !== undefined && keyOf(moved) === keyOf(one)
    })
  }

  return { selection, typing, chosen, row, column, openCell, leaveTo, goTo, goToPath }
}
