import { computed, nextTick, type Ref, watch } from 'vue'
import { frameLater } from '../../composables/frame-later'
import { useDesk } from '../../stores/desk'
import { useSession } from '../../stores/session'
import type { ProjectRow } from './project-rows'
import { fieldIn, sameField } from './same-field'

interface Turned {
  rows: () => readonly ProjectRow[]
  /** As the list shows them. */
  shown: () => readonly ProjectRow[]
  page: Readonly<Ref<HTMLElement | null>>
  editor: Readonly<Ref<{ settle: () => Promise<boolean>; begin: (path: string) => void } | null>>
}

/**
 * The project in the editor follows the one that is chosen when the list has been drawn; until the chosen one is there, the one
 * before stands and takes nothing.
 */
export function useEditorTurn({ rows, shown, page, editor }: Turned) {
  const desk = useDesk()
  const session = useSession()
  const current = computed(() => rows().find(({ project }) => project.id === desk.project))
  /** Typed values of the project that stands come at once. */
  const { shown: sheet, catchUp } = frameLater(
    () => session.sheet,
    (now, before) => now?.project.id === before?.project.id,
  )
  const edited = computed(() => {
    const of = sheet.value
    const row = of && rows().find(({ project }) => project.id === of.project.id)
    return of && row ? { row, sheet: of } : null
  })

  /** `inert` would do, but has all of the editor styled anew before the row that was gone to is drawn. */
  function hold(event: Event): void {
    if (edited.value?.row === current.value) return
    if (event instanceof KeyboardEvent && (event.altKey || event.ctrlKey)) return
    event.preventDefault()
    event.stopPropagation()
  }

  watch(
    () => desk.project,
    async (id) => {
      if (id !== null) await ask(id)
    },
    { immediate: true },
  )

  // There is always one: when the chosen one is gone the one that it stood behind, the first when none was chosen.
  watch(
    [current, shown] as const,
    ([row, now], [, before = []]) => {
      if (!row) desk.project = (beforeGone(before, now) ?? now[0] ?? rows()[0])?.project.id ?? null
    },
    { immediate: true },
  )

  /** Of the rows that stood before the chosen one, as they were shown, the last that is there still. */
  function beforeGone(before: readonly ProjectRow[], now: readonly ProjectRow[]): ProjectRow | undefined {
    const at = before.findIndex(({ project }) => project.id === desk.project)
    const left = new Map(now.map((row) => [row.project.id, row]))
    const neighbour = before.slice(0, Math.max(0, at)).findLast(({ project }) => left.has(project.id))
    return neighbour && left.get(neighbour.project.id)
  }

  /** False where it could not be had, which is said. */
  async function ask(project: string): Promise<boolean> {
    const failure = await session.show([`projects/${project}`])
    if (failure) desk.notice = { text: failure.message, tone: 'error' }
    return !failure
  }

  /** The editor holds this project now; false where it could not be shown, which is said. */
  async function turnTo(project: string): Promise<boolean> {
    desk.project = project
    if (!(await ask(project))) return false
    catchUp()
    await nextTick()
    return true
  }

  /** A field of the list is edited in full. */
  async function openField(project: string, path: string): Promise<void> {
    if (await turnTo(project)) editor.value?.begin(path)
  }

  /** On to the next project, the focus to the same field of it. */
  async function step(by: 1 | -1): Promise<void> {
    const at = shown().findIndex((row) => row === current.value)
    const next = shown()[Math.min(Math.max(0, at + by), shown().length - 1)]
    if (!next || next === current.value) return
    const field = fieldIn(page.value)
    desk.project = next.project.id
    await nextTick()
    // The list keeps the focus wherever one stands in it.
    if (field === 'list') return
    if (await turnTo(next.project.id)) sameField(page.value, field)
  }

  /** What the last step left open, else what the chosen project lacks. */
  watch(
    () => desk.settling,
    async (isAsked) => {
      if (!isAsked) return
      desk.settling = false
      const of = session.booking?.project ?? desk.project
      if (of === null) return
      if (!(await turnTo(of)) || (await editor.value?.settle())) return
      desk.notice = { text: '这个项目没有缺的，也没有要改记的差额。', tone: 'note' }
    },
    { immediate: true },
  )

  return { current, edited, hold, openField, step }
}
