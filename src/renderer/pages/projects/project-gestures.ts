import { computed } from 'vue'
import type { ProjectSheet } from '../../../shared/contract/shown'
import { useCodes } from '../../stores/codes'
import { useDesk } from '../../stores/desk'
import { useEdits } from '../../stores/edits'
import { useSession } from '../../stores/session'
import { once } from '../../components/once'
import { refusalOf, rowAfter } from '../../lists/apply-gestures'
import { typingOf } from '../../lists/field-entry'
import { readCode } from './code-entry'
import { copyOfProject, newId, newProject, type OneEdit, pastedProjects } from './project-edits'
import type { ProjectRow } from './project-rows'

/** Projects that are made and taken away in the list, each gesture one step. `showAll`: what is made is to be seen. */
export function useProjectGestures(shown: () => readonly ProjectRow[], showAll: () => void) {
  const desk = useDesk()
  const session = useSession()
  const edits = useEdits()
  const codeLists = useCodes()
  const codes = computed(() => new Set(session.projects.rows.map(({ code }) => code)))

  function onlyUnit(): string | null {
    const [only, ...others] = session.frame.units
    return only && others.length === 0 ? only.id : null
  }

  /** The chosen project with its lines, when the commands before are done; null: none is chosen. */
  async function chosenSheet(): Promise<ProjectSheet | null> {
    const id = desk.project
    if (id === null) return null
    const failure = await session.show([`projects/${id}`])
    if (failure) desk.notice = { text: failure.message, tone: 'error' }
    return session.sheet?.project.id === id ? session.sheet : null
  }

  /** A project behind the chosen one, which is chosen then. */
  async function insert(): Promise<boolean> {
    const beside = await chosenSheet()
    if (!(await make(() => newProject(beside, codes.value, onlyUnit())))) return false
    if (beside && beside.lines.length > 0)
      desk.notice = { text: `新项目沿用${likeWords(beside)}，请核对。`, tone: 'note' }
    return true
  }

  async function duplicate(): Promise<void> {
    const sheet = await chosenSheet()
    if (sheet) await make(() => copyOfProject(sheet, codes.value, newId))
  }

  /** Rows that were pasted beyond the last one, as projects behind it; `rows`: texts by column. */
  async function addPasted(rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
    const beside = await chosenSheet()
    const last = session.projects.rows.at(-1)
    // It is gone, or could not be had, which was said.
    if (last && !beside) return
    const made = pastedProjects(rows, {
      beside,
      last: last?.id ?? null,
      codes: codes.value,
      only: onlyUnit(),
      unit: desk.unit,
      typing: typingOf(session.frame.units, desk.unit),
      readCode: (text) => readCode(codeLists.lists, 'function', text),
    })
    if ('refused' in made) return void (desk.notice = { text: made.refused, tone: 'error' })
    if (!(await make(() => made.edits))) return
    const like = beside && beside.lines.length > 0 ? `，沿用${likeWords(beside)}，请核对` : ''
    const text = `已新增 ${rows.length} 个项目${like}。`
    desk.notice = { text, tone: 'note' }
  }

  async function make(plan: () => readonly OneEdit[]): Promise<boolean> {
    const reply = await edits.apply(plan, 'apply')
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
    const plan = () => gone.map(({ project }) => ({ remove: `projects/${project.id}` }))
    const reply = await edits.apply(plan, 'remove')
    const refused = refusalOf(reply)
    if (refused) desk.notice = { text: refused.message, tone: 'error' }
    else desk.project = next?.project.id ?? null
  }

  return { insert, duplicate, addPasted, remove: once(remove) }
}

function likeWords({ project }: ProjectSheet): string {
  return `“${project.name}”的单位、科目和资金来源`
}
