import { onBeforeUnmount, onMounted } from 'vue'
import { type CommandId, commands, keysOf } from '../../shared/contract/commands'
import type { ListForm } from '../../shared/contract/exports'
import type { Failure } from '../../shared/contract/failure'
import type { DataSheet } from '../../shared/publication/data-sheet'
import { tableList } from '../../shared/publication/table-list'
import { useHost } from '../host/host'
import { documentName } from '../naming/document-name'
import { type Page, useDesk } from '../stores/desk'
import { useEdits } from '../stores/edits'
import { useLayouts } from '../stores/layouts'
import { useOutputs } from '../stores/outputs'
import { useSubmission } from '../stores/submission'
import { useSession } from '../stores/session'
import type { useFiles } from './files'
import { meanwhile } from './meanwhile'
import { useFindingWalk } from './finding-walk'
import { focusPage, nextRegion } from './regions'
import { usePlaces } from './places'

const PAGES = {
  'view.projects': 'projects',
  'view.tables': 'tables',
  'view.text': 'text',
  'view.performance': 'performance',
  'view.orders': 'orders',
  'view.checks': 'checks',
  'view.output': 'output',
  'view.submission': 'submission',
} as const

/** Pages with a way of finding of their own. */
const FOUND_IN: ReadonlySet<Page> = new Set(['projects', 'tables', 'text'])

const LINE_WORKS = {
  'edit.splitLine': 'split',
  'edit.apportionLines': 'apportion',
  'edit.moveLines': 'move',
} as const

/** What each command of the one table (contract/commands.ts) does in this window, and when it can. */
export function useCommands(files: ReturnType<typeof useFiles>) {
  const host = useHost()
  const session = useSession()
  const edits = useEdits()
  const desk = useDesk()
  const places = usePlaces()
  const layouts = useLayouts()
  const walk = useFindingWalk()
  const outputs = useOutputs()
  const submission = useSubmission()

  function can(id: CommandId): boolean {
    const command = commands.find((each) => each.id === id)
    if (!command || (command.when === 'native' && !host.native)) return false
    if (command.when === 'open' && !session.budget) return false
    if (id === 'edit.undo') return session.state.undo !== null
    if (id === 'edit.redo') return session.state.redo !== null
    if (id === 'edit.replace') return desk.grid !== null && session.state.access.mode === 'edit'
    if (id === 'edit.adjust') return session.state.projects > 0 && session.state.access.mode === 'edit'
    if (id in LINE_WORKS) {
      return desk.page === 'projects' && desk.project !== null && session.state.access.mode === 'edit'
    }
    if (id === 'file.listExcel' || id === 'file.listCsv') return desk.grid !== null || desk.page === 'tables'
    if (id === 'edit.filter') return desk.grid?.canFilter() === true
    return true
  }

  function run(id: CommandId): void {
    if (can(id)) void act(id)
    // The step may be on its way still.
    else if ((id === 'edit.undo' || id === 'edit.redo') && session.budget)
      void session.idle().then(() => (can(id) ? act(id) : undefined))
  }

  async function act(id: CommandId): Promise<void> {
    switch (id) {
      case 'file.new':
        return files.leaving(() => (desk.dialog = 'new'))
      case 'file.open':
        return files.chooseAndOpen()
      case 'file.sample':
        return files.openSample()
      case 'file.importPackage':
        return files.importPackage()
      case 'file.copies':
        desk.dialog = 'copies'
        return
      case 'file.saveCopy':
        return files.saveCopy()
      case 'file.listExcel':
        return writeList('xlsx')
      case 'file.listCsv':
        return writeList('csv')
      case 'file.close':
        return files.close()
      case 'file.saved':
        if (session.state.access.mode === 'view')
          desk.notice = { text: session.state.access.message, tone: 'note' }
        else desk.savedAsked = session.state.revision
        return
      case 'edit.undo':
      case 'edit.redo':
        return takeBack(id)
      case 'view.projects':
      case 'view.tables':
      case 'view.text':
      case 'view.performance':
      case 'view.orders':
      case 'view.checks':
      case 'view.output':
      case 'view.submission':
        // On the page already, the way back to what it is about.
        if (desk.page === PAGES[id]) focusPage(document)
        // From among the projects to what the chosen one is to bring about.
        else if (id === 'view.performance' && desk.page === 'projects') desk.targets = desk.project
        desk.page = PAGES[id]
        return
      case 'view.library':
        desk.openLibrary()
        return
      case 'edit.find':
        // Elsewhere the whole budget is searched.
        if (FOUND_IN.has(desk.page)) desk.find(desk.page)
        else desk.dialog = 'search'
        return
      case 'edit.replace':
        desk.replace()
        return
      case 'edit.adjust':
        desk.adjust()
        return
      case 'edit.splitLine':
      case 'edit.apportionLines':
      case 'edit.moveLines':
        desk.workOnLines(LINE_WORKS[id])
        return
      case 'edit.filter':
        desk.grid?.filter()
        return
      case 'edit.settle':
        if (!(await walk.mendHere())) desk.settle()
        return
      case 'checks.next':
      case 'checks.previous':
        // What is missing before it may be sent is walked by the same keys.
        if (desk.page === 'submission' && submission.step(id === 'checks.next' ? 1 : -1)) return
        return walk.step(id === 'checks.next' ? 1 : -1)
      case 'checks.remark':
        return void walk.remarkHere()
      case 'checks.rules':
        desk.dialog = 'rules'
        return
      case 'checks.report':
        desk.dialog = 'report'
        return
      case 'view.unit':
        desk.unit = desk.unit === '元' ? '万元' : '元'
        return
      case 'view.group':
        desk.page = 'projects'
        desk.groupsProjects = !desk.groupsProjects
        return
      case 'view.matrix':
        desk.page = 'projects'
        layouts.turnLines()
        return
      case 'view.search':
        desk.dialog = 'search'
        return
      case 'help.keys':
        desk.dialog = 'keys'
        return
      case 'help.about':
        desk.dialog = 'about'
        return
      default: {
        const reply = await host.shell('shell.run', { command: id })
        return tell(reply.ok ? null : reply.error)
      }
    }
  }

  /** What is taken back is shown, unless one is at something else by then. */
  function takeBack(method: 'edit.undo' | 'edit.redo'): Promise<void> {
    const isLessBeside = layouts.losses()
    return meanwhile(async (hasActed) => {
      const reply = await edits.takeBack(method)
      tell(reply.ok ? null : reply.error)
      if (reply.ok && reply.value) await places.goToStep(reply.value, hasActed, isLessBeside)
    })
  }

  /** What is being typed belongs into the list: leaving a field stores it. */
  async function writeList(form: ListForm): Promise<void> {
    const { grid } = desk
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await session.idle()
    const list = desk.page === 'tables' ? shownTable() : grid?.listed(desk.unit)
    if (!list) return
    const isGrouped = desk.page === 'projects' && desk.groupsProjects
    const grouped = isGrouped ? '，分组行和收起的项目不在其中' : ''
    const { agency, fiscalYear } = session.frame.department
    const name = documentName(agency, fiscalYear, list.name)
    const reply = await outputs.writeList(name, list, form)
    if (!reply) return
    desk.notice = reply.ok
      ? {
          text: `已写出“${reply.value.name}”，${list.rows.length} 行，与现在所列的一样${grouped}。`,
          tone: 'note',
        }
      : { text: reply.error.message, tone: 'error' }
  }

  function shownTable(): DataSheet | undefined {
    const { views } = session.tables
    const view = views.find(({ id }) => id === desk.table) ?? views[0]
    return view && tableList(view, desk.hidesZeroColumns)
  }

  function tell(failure: Failure | null): void {
    desk.notice = failure ? { text: failure.message, tone: 'error' } : null
  }

  function onKeydown(event: KeyboardEvent): void {
    const keys = keysOf(event)
    if (keys === null || event.defaultPrevented) return
    if (keys === 'F6' || keys === 'Shift+F6') {
      event.preventDefault()
      nextRegion(document, keys === 'F6' ? 1 : -1)
      return
    }
    if (keys === 'Alt+ArrowLeft' && desk.backToText()) {
      event.preventDefault()
      return
    }
    const command = commands.find(
      (each) => each.runs === 'window' && (each.keys as readonly string[]).includes(keys),
    )
    if (!command || desk.dialog !== null) return
    event.preventDefault()
    run(command.id)
  }

  onMounted(() => {
    window.addEventListener('keydown', onKeydown)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', onKeydown)
  })
  return { can, run }
}
