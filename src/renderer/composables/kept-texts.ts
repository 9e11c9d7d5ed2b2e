import { nextTick, watch } from 'vue'
import { showsField } from '../../shared/printed/block'
import { useHost } from '../host/host'
import { type Page, useDesk } from '../stores/desk'
import { useSession } from '../stores/session'
import { type KeptText, useUnfinished } from '../stores/unfinished'
import { focusIn, pathSelector } from './places'

/** The page on which a text that could not be stored was typed; `field` is the name under which it is kept. */
export function pageOfKept(field: string): Page {
  if (field.startsWith('prose ')) return 'text'
  if (field.startsWith('value ruleSettings/')) return 'checks'
  if (/^value (units|department)\//.test(field)) return 'submission'
  if (/^(cell|text) placements\//.test(field)) return 'orders'
  return /^(cell|text) (goals|indicators)\//.test(field) ? 'performance' : 'projects'
}

/** Leads back to the field that holds such a text; false: the field is there no more. */
export function useKeptTexts() {
  const host = useHost()
  const session = useSession()
  const desk = useDesk()
  const unfinished = useUnfinished()

  /**
   * Called in the setup of what says them: what was refused goes with its record, and says which project it is of. Words of one's
   * own stay where their record is gone, to be taken along elsewhere.
   */
  function followRecords(): void {
    watch(
      () => [session.budget?.state.revision, unfinished.texts.size],
      () => void followNow(),
    )
  }

  async function followNow(): Promise<void> {
    const all = [...unfinished.texts].filter(
      // A rule is there whether or not the file says something of it.
      ([field, { path }]) =>
        !['text', 'submission'].includes(pageOfKept(field)) && !path.startsWith('ruleSettings/'),
    )
    if (!session.budget || all.length === 0) return
    const paths = all.map(([, { path }]) => recordOf(path))
    const reply = await host.call('place.find', { budget: session.frame.budget, paths })
    if (!reply.ok) return
    for (const [at, [field, kept]] of all.entries()) {
      const place = reply.value[at] ?? null
      if (place === null && !field.startsWith('text ') && unfinished.kept(field) === kept) {
        unfinished.keep(field, null)
      }
      const project = place && 'project' in place ? nameOf(place.project) : undefined
      if (project !== undefined) unfinished.owners.set(field, project)
    }
  }

  /** Where a page that shows it has the list of projects. */
  function nameOf(project: string | null): string | undefined {
    if (!session.holds(['projects'])) return undefined
    return session.projects.rows.find(({ id }) => id === project)?.name
  }

  async function goTo(field: string, { path }: KeptText): Promise<boolean> {
    if (pageOfKept(field) === 'text') {
      // Of a long text only paragraphs that are gone to are there.
      const failure = await session.show(['text'])
      if (failure) desk.notice = { text: failure.message, tone: 'error' }
      const key = failure ? null : await paragraphOf(path)
      if (key === null) return false
      desk.showText(key)
    } else if (path.startsWith('ruleSettings/')) {
      desk.page = 'checks'
      desk.dialog = 'rules'
      await nextTick()
      const input = document.querySelector<HTMLElement>(`dialog ${pathSelector(path)}`)
      input?.focus()
      return input !== null
    } else if (pageOfKept(field) === 'submission') {
      desk.page = 'submission'
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

  return { goTo, followRecords }
}

/** The record that a cell is of; one of the matrix is named by the first line of its row. */
function recordOf(path: string): string {
  const [set, key] = path.split('/')
  return `${set === 'matrix' ? 'lines' : set}/${key ?? ''}`
}

/** Under which what is refused of a paragraph's rewriting is kept. */
export function rewritingOf(key: string): string {
  return `rewriting ${key}`
}
