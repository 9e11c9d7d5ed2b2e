import { computed, type ComputedRef, nextTick } from 'vue'
import type { Lines } from '../../shared/grid/bands'
import type { Place } from '../../shared/grid/range'
import { copyCells } from './html-table'
import type { KeyedBand } from './standing'
import type { Selection } from './selection'
import type { Standing } from './standing'
import type { useTyping } from './typing'

interface Worked {
  bands: () => readonly KeyedBand[]
  lines: ComputedRef<Lines>
  rows: () => number
  perPage: () => number
  standing: Standing
  selection: Selection
  typing: Pick<ReturnType<typeof useTyping>, 'store' | 'enter' | 'refusal'>
  leaveTo: (place: Place) => boolean
  reveal: (line: number) => void
  /** The group of a line closes or opens. */
  toggle: (key: string) => void
  tell: (words: string) => void
}

/** Keys that would change what stands in a cell, or take rows away. */
const CHANGES = /^(F2|Delete|Backspace)$/
const CHANGES_BY_CTRL = /^[dr-]$/i

/** Lines over groups are gone to by ↑ and ↓ as rows are; there ← and → close and open the group, as in a tree. */
export function useGroupKeys(grid: Worked) {
  const { bands, lines, standing, selection, typing } = grid

  /** What is said of the line that one stands on; empty: one stands in a cell. */
  const words = computed(() => {
    const { band } = standing
    if (!band.value) return ''
    return `${band.value.title}，${band.value.words}，${band.value.isCollapsed ? '已收起' : '已展开'}`
  })
  const hint = computed(() => {
    const { band } = standing
    return band.value ? `${words.value}。${band.value.isCollapsed ? '→ 展开' : '← 收起'}` : ''
  })

  /** What is typed is stored first; where it cannot be read one stays, unless one knows that already. */
  function stand(key: string): void {
    if (!typing.store(typing.refusal.value !== '')) return
    selection.goTo(selection.active.value)
    standing.on(key)
    typing.enter()
    if (standing.at.value >= 0) grid.reveal(lines.value.lineOfBand(standing.at.value))
  }

  /** To a line, whichever it is of. */
  function goTo(line: number): void {
    if (line < 0 || line >= lines.value.count) return
    const to = lines.value.at(line)
    const band = 'band' in to ? bands()[to.band] : undefined
    if (band) stand(band.key)
    else if ('row' in to) toRow(to.row)
  }

  /** One stands on the line still, whichever project is chosen then. */
  function toggle(key: string): void {
    grid.toggle(key)
    void nextTick(() => {
      stand(key)
    })
  }

  function onKeydown(event: KeyboardEvent): boolean {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (standing.band.value) return onBandKey(event, standing.band.value, isPlain)
    if (by === undefined || !isPlain) return false
    const line = lines.value.lineOf(selection.active.value.row) + by
    if (line < 0 || line >= lines.value.count || !('band' in lines.value.at(line))) return false
    goTo(line)
    return true
  }

  function onBandKey(event: KeyboardEvent, band: KeyedBand, isPlain: boolean): boolean {
    const { key } = event
    const line = lines.value.lineOfBand(standing.at.value)
    if (isPlain && (key === 'ArrowUp' || key === 'ArrowDown')) goTo(key === 'ArrowUp' ? line - 1 : line + 1)
    else if (isPlain && key === 'ArrowRight') {
      if (band.isCollapsed) toggle(band.key)
      else goTo(line + 1)
    } else if (isPlain && key === 'ArrowLeft') {
      const around = bands()
        .slice(0, standing.at.value)
        .findLast(({ level }) => level < band.level)
      if (!band.isCollapsed) toggle(band.key)
      else if (around) stand(around.key)
    } else if (isPlain && (key === 'Enter' || key === ' ')) toggle(band.key)
    else if (event.altKey && event.shiftKey && key === 'ArrowLeft') {
      if (!band.isCollapsed) toggle(band.key)
    } else if (isPlain && /^Page(Up|Down)$/.test(key)) {
      toRow(band.before + (key === 'PageUp' ? -grid.perPage() : grid.perPage() - 1))
    } else if (key === 'Tab' && !event.ctrlKey && !event.altKey) {
      const to = event.shiftKey ? band.before - 1 : band.before
      if (to < 0 || to >= grid.rows()) return false
      toRow(to)
    } else if (isChange(event)) refuse(band)
    else if (isAll(event)) {
      standing.leave()
      return false
    }
    // A range begins in a cell, and a line over a group has no first or last one.
    else return /^(Arrow|Home$|End$)/.test(key) && !event.altKey && (event.shiftKey || !event.ctrlKey)
    return true
  }

  function toRow(row: number): void {
    const { column } = selection.active.value
    grid.leaveTo({ row: Math.max(0, Math.min(row, grid.rows() - 1)), column })
  }

  function refuse({ title }: KeyedBand): void {
    grid.tell(`“${title}”是分组小计，由各行算出，不能改。`)
  }

  /** What would change cells is refused there, by keys or from the clipboard: true, and it is said. */
  function refuses(event: Event): boolean {
    const { band } = standing
    if (!band.value) return false
    event.preventDefault()
    refuse(band.value)
    return true
  }

  /** What is copied of such a line is what it says. */
  function copies(event: ClipboardEvent): boolean {
    const { band } = standing
    if (!band.value) return false
    event.preventDefault()
    copyCells(event.clipboardData, [[band.value.title, band.value.words]])
    return true
  }

  return { words, hint, stand, onKeydown, refuses, copies }
}

/** Ctrl+A is of the rows. */
function isAll({ key, ctrlKey }: KeyboardEvent): boolean {
  return ctrlKey && /^a$/i.test(key)
}

function isChange({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey && !altKey) return CHANGES_BY_CTRL.test(key)
  return !altKey && !metaKey && (CHANGES.test(key) || key.length === 1)
}
