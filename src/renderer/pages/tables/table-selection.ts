import { computed, nextTick, onBeforeUnmount, shallowRef, watch } from 'vue'
import { isOneCell, type Place, type Range } from '../../../shared/grid/range'
import { isWalkKey, walked } from '../../../shared/grid/walk'
import { useSelection } from '../../grid/selection'
import { firstAmount, samePlace, type Sheet } from './sheet'

interface Worked {
  sheet: () => Sheet
  /** Id of the cell that is chosen in the window; null: none, or one that holds no amount. */
  chosen: () => string | null
  choose: (cell: string | null) => void
  perPage: () => number
  elementOf: (place: Place) => HTMLElement | null
  explain: () => void
  /** The cell is gone into by key, where all of it is changed in one place; else it is explained. */
  enter: () => void
  /** Somebody would change it, or words. */
  refuse: (cell: string | null) => void
  dismiss: () => void
}

/**
 * What is selected of a published table: a cell, whatever it holds, or a range around it. The focus is on that cell; before
 * one is chosen, on none or the first amount.
 */
export function useTableSelection({
  sheet,
  chosen,
  choose,
  perPage,
  elementOf,
  explain,
  enter,
  refuse,
  dismiss,
}: Worked) {
  const selection = useSelection(() => sheet().size, firstAmount(sheet()))
  const { active, head, range } = selection
  const isChosen = shallowRef(false)
  /** Null: nothing is chosen. */
  const selected = computed<Range | null>(() => (isChosen.value ? range.value : null))

  function idAt(place: Place): string | null {
    return sheet().cellAt(place)?.cell ?? null
  }

  function reveal(place: Place): void {
    void nextTick(() => elementOf(place)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
  }

  function focus(): void {
    elementOf(active.value)?.focus()
  }

  /** The active cell is the one that is chosen. */
  function chooseActive(): void {
    isChosen.value = true
    choose(idAt(active.value))
  }

  function goTo(place: Place): void {
    selection.goTo(place)
    chooseActive()
    void nextTick(focus)
    // What has the focus already, because the line that had it went, does not come into view by itself.
    reveal(place)
  }

  function extendTo(place: Place): void {
    selection.extendTo(place)
    chooseActive()
    dismiss()
  }

  function selectAll(): void {
    const { rows, columns } = sheet().size
    const at = active.value
    selection.select({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 })
    active.value = at
    chooseActive()
    dismiss()
  }

  /** Rows and columns came or went: a range stays while its corners are there. */
  function follow(now: Sheet, before: Sheet): void {
    const wasAll = isAll(range.value, before) || isAll(range.value, now)
    const [at, far] = [samePlace(active.value, before, now), samePlace(head.value, before, now)]
    selection.goTo(at ?? firstAmount(now))
    if (!at) isChosen.value = false
    else if (wasAll) selectAll()
    else if (far) selection.extendTo(far)
  }

  watch(
    [sheet, chosen] as const,
    ([now, cell], [before]) => {
      if (before && before !== now) follow(now, before)
      const here = idAt(active.value)
      // Words may be chosen here, which nobody else knows of.
      if (cell === null) isChosen.value &&= here === null
      else if (cell !== here || !isChosen.value) {
        const place = now.placeOf(cell)
        isChosen.value = place !== null
        if (!place) return
        selection.goTo(place)
        reveal(place)
      }
    },
    { immediate: true },
  )

  function onKeydown(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || sheet().size.rows === 0) return
    if (event.key === 'Escape') {
      if (isOneCell(range.value)) dismiss()
      else selection.goTo(active.value)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      chooseActive()
      if (idAt(active.value) !== null) (event.key === 'Enter' ? enter : explain)()
    } else if (event.key.toUpperCase() === 'A' && event.ctrlKey && !event.shiftKey) {
      event.preventDefault()
      selectAll()
    } else if (isWalkKey(event.key)) onWalk(event)
    else if (isTypedKey(event)) refuse(idAt(active.value))
  }

  function onWalk(event: KeyboardEvent): void {
    // Ctrl with the page keys goes to another table.
    if (!isWalkKey(event.key) || (event.ctrlKey && event.key.startsWith('Page'))) return
    event.preventDefault()
    const to = walked(event.shiftKey ? head.value : active.value, event.key, {
      size: sheet().size,
      page: perPage(),
      far: event.ctrlKey,
      isFilled: (place) => (sheet().cellAt(place)?.text ?? '') !== '',
    })
    if (event.shiftKey) {
      extendTo(to)
      reveal(to)
    } else goTo(to)
  }

  /** While the pointer is held down it selects further cells. */
  let isHeld = false

  function onPointerdown(event: PointerEvent): void {
    const place = placeUnder(event.target)
    if (event.button !== 0 || !place) return
    event.preventDefault()
    // What is copied is what was selected last.
    getSelection()?.removeAllRanges()
    if (event.shiftKey) {
      extendTo(place)
      return focus()
    }
    goTo(place)
    isHeld = true
  }

  function onPointerover(event: PointerEvent): void {
    const place = placeUnder(event.target)
    if (isHeld && place) extendTo(place)
  }

  function onClick(event: MouseEvent): void {
    const place = placeUnder(event.target)
    if (place && isOneCell(range.value) && idAt(place) !== null) explain()
  }

  function onPointerup(): void {
    isHeld = false
  }
  addEventListener('pointerup', onPointerup)
  onBeforeUnmount(() => {
    removeEventListener('pointerup', onPointerup)
  })

  return { active, head, range, selected, focus, selectAll, onKeydown, onPointerdown, onPointerover, onClick }
}

/** It would type into a cell, change it or empty it; what an input method takes comes as `Process`. */
function isTypedKey({ key, ctrlKey, shiftKey }: KeyboardEvent): boolean {
  if (ctrlKey) return /^[vx]$/i.test(key)
  // 批注 is no part of the table.
  if (shiftKey && key === 'F2') return false
  return key.length === 1 || ['Process', 'Delete', 'Backspace', 'F2'].includes(key)
}

export function isAll({ top, left, bottom, right }: Range, { size }: Sheet): boolean {
  return top === 0 && left === 0 && bottom === size.rows - 1 && right === size.columns - 1
}

/** The cell that an event of the pointer is about, by what its elements say. */
function placeUnder(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  const line = cell?.closest<HTMLElement>('[data-line]')
  return cell && line ? { row: Number(line.dataset['line']), column: Number(cell.dataset['column']) } : null
}
