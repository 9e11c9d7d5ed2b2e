import type { ExportContent } from '../../shared/contract/exports'
import type { Failure } from '../../shared/contract/failure'
import type { Result } from '../../shared/contract/methods'
import { useHost } from '../host/host'
import { useSession } from '../stores/session'

/** What stands in the window's place on paper (styles/print.css). */
const PRINTED = 'printed-document'

/** The document, or a part of it, on paper: the same page that a PDF is made of. */
export function usePrinting() {
  const host = useHost()
  const session = useSession()

  /** Why it was not printed; null: it was, or the dialog was left. */
  async function print(content: ExportContent, name: string): Promise<Failure | null> {
    const reply = await host.call('export.page', { budget: session.frame.budget, content })
    if (!reply.ok) return reply.error
    const takeDown = mount(reply.value)
    if (!host.native) {
      window.addEventListener('afterprint', takeDown, { once: true })
      window.print()
      return null
    }
    const printed = await host.shell('shell.print', { to: 'paper', name: name.slice(-120) })
    takeDown()
    return printed.ok ? null : printed.error
  }

  return { print }
}

/** Puts the page in; its own style holds on paper alone, as long as it stands. The answer takes it out again. */
function mount({ body, style }: Result<'export.page'>): () => void {
  const sheet = new CSSStyleSheet({ media: 'print' })
  sheet.replaceSync(style)
  const paper = document.createElement('div')
  paper.className = PRINTED
  paper.lang = 'zh-CN'
  paper.append(...new DOMParser().parseFromString(body, 'text/html').body.childNodes)
  document.querySelector(`.${PRINTED}`)?.remove()
  document.body.append(paper)
  document.adoptedStyleSheets = [sheet]
  return () => {
    paper.remove()
    document.adoptedStyleSheets = []
  }
}
