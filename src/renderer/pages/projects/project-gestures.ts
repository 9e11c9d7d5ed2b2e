import { computed } from 'vue'
import type { ProjectSheet } from '../../../shared/contract/shown'
import { useDesk } from '../../stores/desk'
import { useEdits } from '../../stores/edits'
import { useSession } from '../../stores/session'
import { oneAtATime, refusalOf, rowAfter } from '../../lists/apply-gestures'
import { typingOf } from '../../lists/field-entry'
import { copyOfProject, newProject, type OneEdit, pastedProjects } from './project-edits'
import type { ProjectRow } from './project-rows'

/** Projects that are made and taken away in the list, each gesture one step. `showAll`: what is made is to be seen. */
export function useProjectGestures(shown: () => readonly ProjectRow[], showAll: () => void) {
  const desk = useDesk()
  const session = useSession()
  const edits = useEdits()
  const codes = computed(() => new Set(session.projects.rows.map(({ code }) => code)))

  /** The chosen project with its lines, once it is here. */
  function chosenSheet(): ProjectSheet | null {
    const sheet = session.sheet
    return sheet?.project.id === desk.project ? sheet : null
  }

  /** A project behind the chosen one, which is chosen then. */
  async function insert(): Promise<boolean> {
    const beside = chosenSheet()
    if (!(await make(newProject(beside, codes.value)))) return false
    if (beside) desk.notice = { text: `新项目沿用${likeWords(beside)}，请核对。`, tone: 'note' }
    return true
  }

  async function duplicate(): Promise<void> {
    const sheet = chosenSheet()
    if (sheet) await make(copyOfProject(sheet, codes.value, newId))
  }

  /** Rows that were pasted beyond the last one, as projects behind it; `rows`: texts by column. */
  async function addPasted(rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
    const beside = chosenSheet()
    const last = session.projects.rows.at(-1)
    if (!beside || !last) return
    const made = pastedProjects(rows, {
      beside,
      last: last.id,
      codes: codes.value,
      unit: desk.unit,
      typing: typingOf(session.frame.units, desk.unit),
    })
    if ('refused' in made) return void (desk.notice = { text: made.refused, tone: 'error' })
    if (!(await make(made.edits))) return
    const text = `已新增 ${rows.length} 个项目，沿用${likeWords(beside)}，请核对。`
    desk.notice = { text, tone: 'note' }
  }

  async function make(list: readonly OneEdit[]): Promise<boolean> {
    const reply = await edits.apply(list, 'apply')
    const refused = refusalOf(reply)
    if (refused) desk.notice = { text: refused.message, tone: 'error' }
    const path = reply.ok ? reply.value.paths[0] : undefined
    if (!path) return false
    showAll()
    desk.project = path.slice('projects/'.length)
    return !refused
  }

  /** Takes projects away with all that belongs to them; the one behind them is chosen then. */
  async function remove(gone: readonly ProjectRow[]): Promise<void> {
    if (gone.length === 0) return
    const next = rowAfter(shown(), gone)
    const reply = await edits.apply(
      gone.map(({ project }) => ({ remove: `projects/${project.id}` })),
      'remove',
    )
    const refused = refusalOf(reply)
    if (refused) desk.notice = { text: refused.message, tone: 'error' }
    else desk.project = next?.project.id ?? null
  }

  return { insert, duplicate, addPasted, remove: oneAtATime(remove) }
}

function likeWords({ project }: ProjectSheet): string {
  return `“${project.name}”的单位、科目和资金来源`
}

/** An id that nothing has. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) =>
    part.toString(16).padStart(8, '0'),
  ).join('')
}
