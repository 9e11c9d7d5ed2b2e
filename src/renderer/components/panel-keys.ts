import { isComposing } from './composing'

/** Keys of a panel beside a list: what is typed there is no part of the budget, and it is about the rows that stand there. */
export function panelKeys(close: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (isComposing(event)) return
    // Its own to take back.
    if (event.ctrlKey && /^[zy]$/i.test(event.key)) return event.stopPropagation()
    // To others one goes from among the rows.
    if (event.altKey && event.key.startsWith('Page')) return event.stopPropagation()
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
}
