const FOCUSABLE = [
  '[tabindex="0"]',
  'button:not(:disabled):not([tabindex="-1"])',
  'input:not(:disabled):not([tabindex="-1"])',
  'textarea',
  'select',
].join(',')

/**
 * F6: moves the focus to the next region of the page (elements marked `data-region`), round and round; within it to
 * what is marked `data-region-focus`, else to the first thing that takes the focus.
 */
export function nextRegion(page: Document, step: 1 | -1): void {
  const regions = [...page.querySelectorAll<HTMLElement>('[data-region]')].filter(focusableIn)
  const current = regions.findLastIndex((region) => region.contains(page.activeElement))
  const next =
    current < 0 ? (step === 1 ? 0 : regions.length - 1) : (current + step + regions.length) % regions.length
  const region = regions[next]
  if (region) focusableIn(region)?.focus()
}

/** Puts the focus to work on a page just shown, unless the user has it elsewhere. */
export function enterPage(page: Document): void {
  if (page.activeElement && page.activeElement !== page.body) return
  const marked = page.querySelector('main [data-region-focus]')
  const region = marked?.closest<HTMLElement>('[data-region]')
  if (region) focusableIn(region)?.focus()
}

function focusableIn(region: HTMLElement): HTMLElement | undefined {
  const scope = region.querySelector<HTMLElement>('[data-region-focus]') ?? region
  return [...scope.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.checkVisibility())
}
