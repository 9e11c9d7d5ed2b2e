/** What Enter and Tab stop at. */
const FIELDS = 'input:not(:disabled):not([tabindex="-1"]), textarea'

/** Puts the focus into the next field of the same region, or the one before; stays where there is none. */
export function nextField(from: HTMLElement, step: 1 | -1): void {
  const region = from.closest('[data-region]') ?? document.body
  const fields = [...region.querySelectorAll<HTMLElement>(FIELDS)].filter((each) => each.checkVisibility())
  fields[fields.indexOf(from) + step]?.focus()
}
