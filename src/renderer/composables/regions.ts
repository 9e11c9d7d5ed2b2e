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

/** Puts the focus on what a page shows as chosen: focus and selection are one thing, and what is typed lands there. */
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
 * left, a place was pressed that takes none — it goes to what is chosen nearest to where one was: what is typed or pasted next is
 * meant for there. Words that are being selected to be copied stay selected until a key is pressed. Answers with what does so at once.
 */
export function keepFocus(page: Document): () => void {
  const stay = openStay()
  const enter = (): void => {
    if (!isNowhere(page)) return
    const near = page.querySelector('dialog:modal') ? undefined : stay.nearest()
    if (near) near.focus({ preventScroll: true })
    else focusPage(page)
  }
  const back = (): void => void requestAnimationFrame(() => getSelection()?.isCollapsed !== false && enter())
  onMounted(() => {
    page.addEventListener('focusin', stay.hear)
    page.addEventListener('pointerdown', stay.hear, { capture: true })
    page.addEventListener('focusout', back)
    page.addEventListener('keydown', enter, { capture: true })
  })
  onBeforeUnmount(() => {
    page.removeEventListener('focusin', stay.hear)
    page.removeEventListener('pointerdown', stay.hear, { capture: true })
    page.removeEventListener('focusout', back)
    page.removeEventListener('keydown', enter, { capture: true })
  })
  return enter
}

/** Where on the page one was: what of it goes, its surroundings still tell. */
function openStay() {
  /** From within outwards, up to the page. */
  let around: readonly HTMLElement[] = []
  /** What is typed into, of all that was entered the last. */
  let last: HTMLElement | null = null

  return {
    hear({ type, target }: Event): void {
      const main = target instanceof HTMLElement ? target.closest('main') : null
      if (!main || !(target instanceof HTMLElement)) return
      const outwards: HTMLElement[] = []
      for (let each: HTMLElement | null = target; each && each !== main; each = each.parentElement)
        outwards.push(each)
      around = outwards
      if (type === 'focusin' && target.matches('[data-region-focus]')) last = target
    },
    /** The nearest that is chosen; where there are several, what was entered last. Undefined: one was nowhere that is still there. */
    nearest(): HTMLElement | undefined {
      for (const each of around) {
        if (!each.isConnected) continue
        const marked = [...each.querySelectorAll<HTMLElement>('[data-region-focus]')].filter((one) =>
          one.matches(FOCUSABLE),
        )
        const [only, ...others] = marked
        if (only && others.length === 0) return only
        if (only) return last?.isConnected ? last : only
      }
      return last?.isConnected ? last : undefined
    },
  }
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
