import { onBeforeUnmount, onMounted } from 'vue'

const FOCUSABLE = [
  '[tabindex="0"]',
  'button:not(:disabled):not([tabindex="-1"])',
  'input:not(:disabled):not([tabindex="-1"])',
  'textarea',
  'select',
  '[contenteditable]',
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

/**
 * Puts the focus on what a page shows as chosen, unless the user has it elsewhere: focus and selection are one thing, and
 * what is typed lands there.
 */
export function enterPage(page: Document): void {
  if (isNowhere(page)) focusPage(page)
}

/** The same, wherever the focus is. */
export function focusPage(page: Document): void {
  // Behind an open dialog nothing can be reached.
  const dialog = page.querySelector<HTMLElement>('dialog:modal')
  if (dialog) return focusableIn(dialog)?.focus()
  const marked = page.querySelector('main [data-region-focus]')
  const region = marked?.closest<HTMLElement>('[data-region]') ?? page.querySelector<HTMLElement>('main')
  if (region) focusableIn(region)?.focus()
}

/**
 * Called in the setup of the window: wherever the focus falls to nowhere — what had it is gone, a dialog closed, a page
 * left — it goes to what is chosen. Words that are being selected to be copied stay selected until a key is pressed.
 */
export function keepFocus(page: Document): void {
  const back = (): void =>
    void requestAnimationFrame(() => getSelection()?.isCollapsed !== false && enterPage(page))
  const onKey = (): void => enterPage(page)
  onMounted(() => {
    page.addEventListener('focusout', back)
    page.addEventListener('keydown', onKey, { capture: true })
  })
  onBeforeUnmount(() => {
    page.removeEventListener('focusout', back)
    page.removeEventListener('keydown', onKey, { capture: true })
  })
}

function isNowhere({ activeElement, body }: Document): boolean {
  return !activeElement || activeElement === body || !activeElement.isConnected
}

function focusableIn(region: HTMLElement): HTMLElement | undefined {
  // A place to be read is its own stop: nothing in it is chosen to be typed into.
  if (region.matches('[data-region-focus][tabindex]')) return region
  const marked = [...region.querySelectorAll<HTMLElement>('[data-region-focus]')]
  // Of a region within it, it is the other's.
  const scope = marked.find((each) => each.closest('[data-region]') === region) ?? region
  if (scope !== region && scope.matches(FOCUSABLE)) return scope
  return [...scope.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.checkVisibility())
}
