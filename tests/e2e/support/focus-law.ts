import type { Page } from '@playwright/test'

/** How the window stands, as far as the law of focus and selection asks. */
export interface Standing {
  /** What is wrong with it; empty where the law holds. */
  readonly faults: readonly string[]
  /** Where the focus is, in words. */
  readonly focus: string
  /** The field that takes an amount and has the focus; null: another thing has it. */
  readonly amount: string | null
  /** Whether something refused or half typed stands in it. */
  readonly isTyped: boolean
}

/**
 * The law: exactly one thing has the focus; it is a thing to be worked with, and to be seen; where a list shows something
 * as selected, that is what has the focus, or what the focused field belongs to.
 */
export function standing(page: Page): Promise<Standing> {
  return page.evaluate(() => {
    const active = document.activeElement as HTMLElement | null
    if (!active || active === document.body || active === document.documentElement) {
      return { faults: ['nothing has the focus'], focus: 'nothing', amount: null, isTyped: false }
    }
    const faults: string[] = []
    const worked =
      'button, input, textarea, select, summary, a[href], [contenteditable], [tabindex], dialog, [popover]'
    // A place that scrolls takes the focus by itself, for its arrow keys.
    const scrolls = active.scrollHeight > active.clientHeight || active.scrollWidth > active.clientWidth
    if (!active.matches(worked) && !scrolls) faults.push(`the focus is on <${active.tagName.toLowerCase()}>`)
    // The browser takes the focus out of it with the next frame.
    if (active.closest('[inert]')) faults.push('the page that has the focus is being left')
    const box = active.getBoundingClientRect()
    const isIn = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
    // From what is there to be read one may scroll on: to the notes under a table, through the text.
    const isRead = !active.matches('input, textarea, select, [contenteditable]') && !isIn
    if (isRead && active.closest('main')) {
      return { faults, focus: 'something to be read', amount: null, isTyped: false }
    }
    if (!isIn || box.width === 0 || !active.checkVisibility({ visibilityProperty: true })) {
      const name = active.getAttribute('aria-label') ?? active.textContent.slice(0, 12)
      faults.push(`what has the focus is not to be seen: <${active.tagName.toLowerCase()}> “${name}”`)
    } else {
      const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2)
      const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 2)
      const top = document.elementFromPoint(x, y)
      // Over the active cell of a grid lies what one types into; the pointer reaches the cell through it.
      const isThrough =
        getComputedStyle(active).pointerEvents === 'none' &&
        top?.closest<HTMLElement>('[role="gridcell"]')?.dataset['path'] === active.dataset['path']
      if (top && !isThrough && top !== active && !active.contains(top) && !top.contains(active)) {
        faults.push(
          `over “${active.getAttribute('aria-label') ?? active.tagName}” at ${Math.round(x)},${Math.round(y)} lies <${top.tagName.toLowerCase()} class="${top.className}"> “${top.textContent.trim().slice(0, 12)}”`,
        )
      }
    }
    const modal = document.querySelector('dialog:modal')
    if (modal && !modal.contains(active)) faults.push('a dialog is open and the focus is behind it')
    for (const list of document.querySelectorAll<HTMLElement>(
      '[role="grid"], [role="treegrid"], [role="tablist"], table',
    )) {
      const selected = [...list.querySelectorAll<HTMLElement>('[aria-selected="true"]')]
      const kinds = Map.groupBy(selected, (each) => each.getAttribute('role') ?? each.tagName)
      for (const [kind, all] of kinds)
        if (all.length > 1) faults.push(`${all.length} of ${kind} are selected`)
      const row = active.closest<HTMLElement>('[role="row"], tr')
      const chosen = selected.find((each) => each.matches('[role="row"], tr'))
      if (row && list.contains(row) && chosen && row.closest('tbody') && row !== chosen) {
        faults.push(
          `the focus is in “${row.innerText.slice(0, 12)}”, selected is “${chosen.innerText.slice(0, 12)}”`,
        )
      }
    }
    const path = active.dataset['path'] ?? ''
    const isField = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement
    const isAmount = isField && /\/(amount|priorAmount)$/.test(path)
    const isTyped = active.getAttribute('aria-invalid') === 'true' || active.closest('.editing') !== null
    return {
      faults,
      focus:
        active.getAttribute('aria-label') ??
        `<${active.tagName.toLowerCase()}> ${active.innerText.slice(0, 16)}`,
      amount:
        isAmount && !active.readOnly && !active.disabled ? (active.getAttribute('aria-label') ?? path) : null,
      isTyped,
    }
  })
}

/**
 * What stands in every field of the window, by the field's name. Null while the window is on its way: what belongs to the
 * chosen project comes a moment after it is chosen.
 */
export function fields(page: Page): Promise<Readonly<Record<string, string>> | null> {
  return page.evaluate(() => {
    const labelOf = (selector: string): string =>
      document.querySelector(selector)?.getAttribute('aria-label') ?? ''
    if (!labelOf('main .data-grid > textarea').startsWith(labelOf('main article.editor'))) return null
    const all = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input[data-path], textarea[data-path]',
    )
    // A cell of the grid holds its value itself, but for what is typed into it.
    const cells = document.querySelectorAll<HTMLElement>('[role="gridcell"][data-path]')
    const entries: [string, string][] = [
      ...Array.from(all, (field, index): [string, string] => [
        `${index} ${field.getAttribute('aria-label') ?? ''}`,
        field.value,
      ]),
      ...Array.from(cells, (cell): [string, string] => [
        `cell ${cell.dataset['path'] ?? ''}`,
        cell.innerText,
      ]),
    ]
    return Object.fromEntries(entries)
  })
}
