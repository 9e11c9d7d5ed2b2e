import { onBeforeUnmount, onMounted } from 'vue'
import { useFindings } from '../stores/findings'

/** What of the page bears the name of a place. */
const BEARERS = [
  ['[data-path]', 'path'],
  ['[data-cell]', 'cell'],
  ['[data-block]', 'block'],
] as const

/** Called in the setup of the window: tells which places one stands on, wherever the focus goes. */
export function followStanding(page: Document): void {
  const findings = useFindings()

  function hear({ target }: Event): void {
    if (!(target instanceof Element) || !target.closest('main')) return
    findings.stood = BEARERS.flatMap(
      ([selector, name]) => target.closest<HTMLElement>(selector)?.dataset[name] ?? [],
    )
  }

  onMounted(() => {
    page.addEventListener('focusin', hear)
  })
  onBeforeUnmount(() => {
    page.removeEventListener('focusin', hear)
  })
}
