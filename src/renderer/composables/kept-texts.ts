import { showsField } from '../../shared/printed/block'
import { useHost } from '../host/host'
import { type Page, useDesk } from '../stores/desk'
import { useSession } from '../stores/session'
import type { KeptText } from '../stores/unfinished'
import { focusIn, pathSelector } from './places'

/** The page on which a text that could not be stored was typed; `field` is the name under which it is kept. */
export function pageOfKept(field: string): Page {
  if (field.startsWith('prose ')) return 'text'
  return /^(cell|text) (goals|indicators)\//.test(field) ? 'performance' : 'projects'
}

/** Leads back to the field that holds such a text; false: the field is there no more. */
export function useKeptTexts() {
  const host = useHost()
  const session = useSession()
  const desk = useDesk()

  async function goTo(field: string, { path }: KeptText): Promise<boolean> {
    if (pageOfKept(field) === 'text') {
      // Of a long text only paragraphs that are gone to are there.
      const failure = await session.show(['text'])
      if (failure) desk.notice = { text: failure.message, tone: 'error' }
      const key = failure ? null : await paragraphOf(path)
      if (key === null) return false
      desk.showText(key)
    } else {
      const reply = await host.call('place.find', { budget: session.frame.budget, paths: [path] })
      const place = reply.ok ? reply.value[0] : null
      if (!reply.ok) desk.notice = { text: reply.error.message, tone: 'error' }
      if (!place) return false
      desk.showPlace(place)
    }
    return focusIn([`${pathSelector(path)}[aria-invalid="true"]`, pathSelector(path)])
  }

  /** Key of the paragraph in which a field is shown, or that it rewrites. */
  async function paragraphOf(path: string): Promise<string | null> {
    const shown = session.text.sections
      .flatMap(({ blocks }) => blocks)
      .find((block) => showsField(block, path) || rewritingOf(block.key) === path)
    if (shown) return shown.key
    const reply = await session.blocks({ path })
    if (!reply.ok) desk.notice = { text: reply.error.message, tone: 'error' }
    return reply.ok ? (reply.value[0]?.key ?? null) : null
  }

  return { goTo }
}

/** Under which what is refused of a paragraph's rewriting is kept. */
export function rewritingOf(key: string): string {
  return `rewriting ${key}`
}
