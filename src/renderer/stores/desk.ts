import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Finding } from '../../shared/checks/finding'
import type { ShownPlace } from '../../shared/contract/shown'
import type { Fault } from '../../shared/model/faults'
import type { Unit } from '../../shared/money/format'
import type { Answer, GridActs, SaidInBar } from '../components/surroundings'

export type Page =
  'projects' | 'performance' | 'orders' | 'tables' | 'text' | 'checks' | 'output' | 'submission'
/** 拆分, 分摊, 移到另一项目. */
export type LineWork = 'split' | 'apportion' | 'move'
export type DialogName =
  'open' | 'copies' | 'new' | 'keys' | 'about' | 'search' | 'remark' | 'compare' | 'rules' | 'report'

/** A sentence over the content: place, what is so, what to do. It stays until it is closed or answered. */
export interface Notice {
  readonly text: string
  readonly tone: 'error' | 'note'
  /** What can be done about it. */
  readonly action?: Answer
  /** A question: what can be answered; the last answer leaves everything as it is, and closing gives it. */
  readonly answers?: readonly Answer[]
  /** Each place that it is about. */
  readonly faults?: readonly Fault[]
}

/** How the window is set: nothing here is part of the budget. */
export const useDesk = defineStore('desk', () => {
  const page = ref<Page>('projects')
  /** Unit in which amounts are shown and typed, save in the published tables. */
  const unit = ref<Unit>('万元')
  /** Id of the project in the editor. */
  const project = ref<string | null>(null)
  /** Id of the line to be reached in the editor, once it is there. */
  const line = ref<string | null>(null)
  /** Id of the project whose 绩效目标 are shown; null: the department's. */
  const targets = ref<string | null>(null)
  /** 指标库 stands beside the targets. */
  const showsLibrary = ref(false)
  /** Id of the list whose order is shown on 列印次序; '': the first. */
  const list = ref('')
  const table = ref('')
  /** Cell in the published tables. */
  const cell = ref<string | null>(null)
  const hidesZeroColumns = ref(false)
  /** 批量调整 stands below the list of projects. */
  const adjusts = ref(false)
  /** What is done with lines of the project in the editor, in a panel under them; null: nothing. */
  const lineWork = ref<LineWork | null>(null)
  /** The list of projects stands under lines of their functions. */
  const groupsProjects = ref(false)
  /** What is found in a paragraph that one is led to: it takes the caret there, once. */
  const aimed = shallowRef<{ readonly block: string; readonly finding: Finding } | null>(null)
  /** Key of the paragraph in the text, and the number of a figure in it. */
  const block = ref<string | null>(null)
  const figure = ref<number | null>(null)
  /** What the explanation beside a cell is opened for, when a figure of the text led there. */
  const explains = ref<'sources' | 'uses' | null>(null)
  /** Whether the page was reached from a figure of the text, to go back to. */
  const cameFromText = ref(false)
  /** The page on which words are looked for, and how often that was asked for; null while they are not. */
  const finding = shallowRef<{ readonly page: Page; readonly asked: number } | null>(null)
  /** What is still open about a project is to be settled in its editor, once it is there. */
  const settling = ref(false)
  /** Words that are looked for. */
  const words = ref('')
  /** The grids of the page that were entered, the last one last: what commands of the window are for. */
  const grids = shallowRef<readonly GridActs[]>([])
  const grid = computed(() => grids.value.at(-1) ?? null)
  const dialog = ref<DialogName | null>(null)
  /** The place that 批注 is about, as findings name it. */
  const remarked = ref('')
  /** The part that is compared with how it was reviewed. */
  const compared = ref('')
  const notice = shallowRef<Notice | null>(null)
  /** Revision at which it was asked whether all is saved: said in the status bar until the next step. */
  const savedAsked = ref<number | null>(null)
  /** What the status bar says while a cell is being edited. */
  const hint = ref('')
  /** What the selected cells come to. */
  const sums = ref('')
  const speakers = new Map<SaidInBar, symbol>()

  function say(speaker: symbol, what: SaidInBar, words: string): void {
    if (words === '' && speakers.get(what) !== speaker) return
    speakers.set(what, speaker)
    if (what === 'hint') hint.value = words
    else sums.value = words
  }

  function enterGrid(acts: GridActs): void {
    grids.value = [...grids.value.filter((each) => each !== acts), acts]
  }

  function leaveGrid(acts: GridActs): void {
    grids.value = grids.value.filter((each) => each !== acts)
  }

  /** 替换 in the grid that was entered last; there is one such panel. */
  function replace(): void {
    const into = grid.value
    for (const each of grids.value) if (each !== into) each.endReplacing()
    adjusts.value = false
    lineWork.value = null
    into?.replace()
  }

  /** 批量调整 takes the place of 替换. */
  function adjust(): void {
    page.value = 'projects'
    for (const each of grids.value) each.endReplacing()
    adjusts.value = true
  }

  /** A panel about lines takes the place of 替换 and of another one. */
  function workOnLines(work: LineWork): void {
    for (const each of grids.value) each.endReplacing()
    lineWork.value = work
  }

  function showCell(id: string): void {
    page.value = 'tables'
    table.value = id.slice(0, id.indexOf('/'))
    cell.value = id
  }

  function showText(key: string, index: number | null = null): void {
    page.value = 'text'
    block.value = key
    figure.value = index
    cameFromText.value = false
  }

  /** From a figure of the text to another page, which shows what it `explains`. */
  function leaveText(key: string, index: number, explained: 'sources' | 'uses' | null): void {
    block.value = key
    figure.value = index
    cameFromText.value = true
    explains.value = explained
  }

  /** Back to the figure of the text that led here; false when none did. */
  function backToText(): boolean {
    if (!cameFromText.value || block.value === null || page.value === 'text') return false
    showText(block.value, figure.value)
    return true
  }

  /** Looks for words on a page; on another than before for the same. */
  function find(on: Page): void {
    page.value = on
    finding.value = { page: on, asked: (finding.value?.asked ?? 0) + 1 }
  }

  function settle(): void {
    page.value = 'projects'
    settling.value = true
  }

  function endFinding(): void {
    finding.value = null
    words.value = ''
  }

  function showProject(id: string): void {
    page.value = 'projects'
    project.value = id
    line.value = null
  }

  function showTargets(of: string | null): void {
    page.value = 'performance'
    targets.value = of
  }

  /** From among the projects beside the targets of the chosen one. */
  function openLibrary(): void {
    if (page.value === 'projects') targets.value = project.value
    page.value = 'performance'
    showsLibrary.value = true
  }

  function showOrder(of: string): void {
    page.value = 'orders'
    list.value = of
  }

  function showPlace(place: ShownPlace): void {
    if (place.page === 'text') return showText(place.block)
    if (place.page === 'tables') {
      page.value = 'tables'
      table.value = place.table
      cell.value = place.cell
      return
    }
    if (place.page === 'performance') return showTargets(place.project)
    if (place.page === 'orders') return showOrder(place.list)
    showProject(place.project)
    line.value = place.line
  }

  function reset(entryUnit: Unit): void {
    page.value = 'projects'
    unit.value = entryUnit
    project.value = null
    line.value = null
    targets.value = null
    adjusts.value = false
    list.value = ''
    lineWork.value = null
    table.value = ''
    cell.value = null
    block.value = null
    figure.value = null
    cameFromText.value = false
    endFinding()
    notice.value = null
  }

  return {
    page,
    unit,
    project,
    line,
    targets,
    showsLibrary,
    openLibrary,
    list,
    table,
    cell,
    hidesZeroColumns,
    adjusts,
    lineWork,
    workOnLines,
    groupsProjects,
    block,
    aimed,
    figure,
    explains,
    cameFromText,
    finding,
    words,
    find,
    settling,
    settle,
    endFinding,
    grid,
    enterGrid,
    leaveGrid,
    replace,
    adjust,
    dialog,
    remarked,
    compared,
    notice,
    savedAsked,
    hint,
    sums,
    say,
    showCell,
    showProject,
    showTargets,
    showOrder,
    showPlace,
    showText,
    leaveText,
    backToText,
    reset,
  }
})
