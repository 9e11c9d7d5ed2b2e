/** Where the focus stands on the page: in the list, or in the n-th field or button of the editor. */
export type FieldPlace = 'list' | number | null

const STOPS = 'input, textarea, button'

export function fieldIn(page: HTMLElement | null): FieldPlace {
  const active = document.activeElement
  if (!page || !active) return null
  if (active.closest('.data-grid') && !active.closest('.editor')) return 'list'
  const index = stopsOf(page.querySelector('.editor')).findIndex((each) => each === active)
  return index < 0 ? null : index
}

/** Puts the focus on that field of the editor again, now that another project stands; where it has fewer, on its last. */
export function sameField(page: HTMLElement | null, place: FieldPlace): void {
  if (!page || typeof place !== 'number') return
  const stops = stopsOf(page.querySelector('.editor'))
  stops[Math.min(place, stops.length - 1)]?.focus()
}

function stopsOf(editor: Element | null): readonly HTMLElement[] {
  return [...(editor?.querySelectorAll<HTMLElement>(STOPS) ?? [])].filter((each) => each.checkVisibility())
}
