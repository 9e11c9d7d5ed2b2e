import { nextTick } from 'vue'
import { useHost } from '../host/host'
import { type Page, useDesk } from '../stores/desk'
import { useSession } from '../stores/session'
import type { KeptText } from '../stores/unfinished'

/** The page on which a text that could not be stored was typed; `field` is the name under which it is kept. */
export function pageOfKept(field: string): Page {
  return field.startsWith('prose ') ? 'text' : 'projects'
}

/** Leads back to the field that holds such a text; false: the field is there no more. */
export function useKeptTexts() {
  const host = useHost()
  const session = useSession()
  const desk = useDesk()

  async function goTo(field: string, { path }: KeptText): Promise<boolean> {
    if (pageOfKept(field) === 'text') desk.page = 'text'
    else {
      const reply = await host.call('place.find', { budget: session.frame.budget, paths: [path] })
      const place = reply.ok ? reply.value[0] : null
      if (!reply.ok) desk.notice = { text: reply.error.message, tone: 'error' }
      if (!place) return false
      desk.showPlace(place)
    }
    return focusIn(
      `[data-path="${CSS.escape(path)}"][aria-invalid="true"], [data-path="${CSS.escape(path)}"]`,
    )
  }

  return { goTo }
}

/** The page may still be on its way. */
async function focusIn(selector: string): Promise<boolean> {
  for (let frames = 0; frames < 60; frames += 1) {
    await nextTick()
    const field = document.querySelector<HTMLElement>(selector)
    if (field) {
      field.focus()
      return true
    }
    await new Promise(requestAnimationFrame)
  }
  return false
}
