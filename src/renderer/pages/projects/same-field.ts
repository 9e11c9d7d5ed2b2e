/** Where the focus stands on the page: in the list, or in the n-th field or button of the editor. */
export type FieldPlace = { readonly in: 'list' } | { readonly in: 'editor'; readonly index: number } | null

const STOPS = 'input, textarea, button'

export function fieldIn(page: HTMLElement | null): FieldPlace {
  const active = document.activeElement
  if (!page || !active) return null
  if (active.closest('[role="grid"]')) return { in: 'list' }
  const editor = page.querySelector('.editor')
  const index = stopsOf(editor).findIndex((each) => each === active)
  return index < 0 ? null : { in: 'editor', index }
}

/** Puts the focus there again, now that another project stands; where it has fewer fields, on its last. */
export function sameField(page: HTMLElement | null, place: FieldPlace): void {
  if (!page || !place) return
  if (place.in === 'list') return page.querySelector<HTMLElement>('[aria-selected="true"] input')?.focus()
  const stops = stopsOf(page.querySelector('.editor'))
  stops[Math.min(place.index, stops.length - 1)]?.focus()
}

function stopsOf(editor: Element | null): readonly HTMLElement[] {
  return [...(editor?.querySelectorAll<HTMLElement>(STOPS) ?? [])].filter((each) => each.checkVisibility())
}
