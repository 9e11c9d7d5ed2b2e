import { nextTick, type Ref } from 'vue'
import type { ProjectSheet } from '../../../shared/contract/shown'
import type { BudgetLine } from '../../../shared/model/document'
import { useCodes } from '../../stores/codes'
import { useDesk } from '../../stores/desk'
import { useEdits } from '../../stores/edits'
import { useSession } from '../../stores/session'
import { once } from '../../components/once'
import { refusalOf, rowAfter } from '../../lists/apply-gestures'
import { typingOf } from '../../lists/field-entry'
import { refusedRows } from '../../lists/refused-rows'
import { readCode } from './code-entry'
import { projectFundings } from './funding'
import { copyOfLine, copyOfRow, firstLine, lineLike, rowLike } from './line-edits'
import { pastedLines } from './pasted-lines'
import type { OneEdit } from './project-edits'
import { codesInUse, firstCodes } from './working-sums'

interface Worked {
  sheet: () => ProjectSheet
  /** Lines that are shown. */
  rows: () => readonly BudgetLine[]
  /** Id of the chosen one. */
  current: Ref<string | null>
  goToField: (path: string) => void
  /** The lines of the row that begins with one, where rows are those of the matrix. */
  rowOf?: (line: BudgetLine) => readonly BudgetLine[]
  tell: (words: string, tone?: 'note' | 'error') => void
}

/** Lines that are made and taken away, each gesture one step. */
export function useLineGestures({ sheet, rows, current, goToField, rowOf, tell }: Worked) {
  const session = useSession()
  const edits = useEdits()
  const codes = useCodes()
  const desk = useDesk()
  const lineOf = (id: string | null): BudgetLine | undefined => sheet().lines.find((line) => line.id === id)

  /** What the first line of a project is made from: while no code is in use yet, the first of the year's lists; null, and it is said, where there are none. */
  function first(): OneEdit | null {
    const [was] = sheet().linesThen
    if (was) return lineLike(was, { isFirst: true })
    const use = codesInUse(session.sums) ?? firstCodes(codes.lists)
    const [funding] = projectFundings(session.frame.template.fundings)
    if (use && funding) return firstLine(sheet().project, use, funding)
    tell('没有可用的科目表，写不了分项。请检查这一年的科目包。', 'error')
    return null
  }

  /** A line behind the chosen one, like it; the first one is of the codes that most of the budget's money has. */
  async function insert(): Promise<void> {
    const at = current.value
    let source = ''
    await add(() => {
      // Taken back meanwhile, the one that is chosen in its place.
      const like = lineOf(at) ?? lineOf(current.value)
      if (like) return rowOf ? rowLike(rowOf(like), sheet().lines) : [lineLike(like)]
      const edit = first()
      if (edit) source = sourceOf()
      return edit ? [edit] : []
    })
    if (source !== '') tell(`新分项先用了${source}科目和资金来源，请核对。`)
  }

  /** Whose codes a first line has. */
  function sourceOf(): string {
    if (sheet().linesThen.length > 0) return '这个项目打开文件时的'
    return codesInUse(session.sums) ? '本预算最常用的' : '科目表里的第一个'
  }

  async function duplicate(): Promise<void> {
    const at = current.value
    await add(() => {
      const like = lineOf(at)
      if (!like) return []
      return rowOf ? copyOfRow(rowOf(like), sheet().lines) : [copyOfLine(like)]
    })
  }

  async function add(plan: () => readonly OneEdit[]): Promise<void> {
    const reply = await edits.apply(plan, 'apply')
    const refused = refusalOf(reply)
    if (refused) return tell(refused.message, 'error')
    await goToNew(reply.ok ? reply.value.paths.at(-1) : null)
  }

  async function goToNew(path: string | null | undefined): Promise<void> {
    if (!path) return
    await nextTick()
    goToField(`${path}/amount`)
  }

  /** Rows that were pasted below the last one, as lines behind it: all of them, or none. */
  async function addPasted(texts: readonly Readonly<Record<string, string>>[]): Promise<void> {
    const last = sheet().lines.at(-1)
    const edit = last ? lineLike(last) : first()
    if (!edit || !('add' in edit)) return
    const made = pastedLines(texts, {
      like: edit.value,
      ...(last ? { after: `lines/${last.id}` } : {}),
      unit: desk.unit,
      typing: typingOf(session.frame.units, desk.unit),
      fundings: session.frame.template.fundings,
      isMatrix: rowOf !== undefined,
      read: (classification, text) => readCode(codes.lists, classification, text),
    })
    if ('refused' in made) return tell(made.refused, 'error')
    const would = await edits.preview(() => made.edits, 'paste')
    if (!would.ok) return tell(would.error.message, 'error')
    const unmade = would.value.refused.map(({ edit: at, message }) => [made.rows[at] ?? 0, message] as const)
    if (unmade.length > 0) return tell(refusedRows(unmade), 'error')
    const reply = await edits.apply(() => made.edits, 'paste')
    const refused = refusalOf(reply)
    if (refused || !reply.ok) return tell(refused?.message ?? '', 'error')
    await goToNew(reply.value.paths[made.first])
    const passed = made.passed > 0 ? `${made.passed} 格合计由其他格算出，没有采用。` : ''
    tell(`已新增 ${texts.length} 个分项，没有写明的沿用上一个分项，请核对。${passed}`)
  }

  /** One step; the line behind them is chosen then. */
  async function remove(gone: readonly BudgetLine[]): Promise<void> {
    if (gone.length === 0) return
    const next = rowAfter(rows(), gone)
    const reply = await edits.apply(() => gone.map(({ id }) => ({ remove: `lines/${id}` })), 'remove')
    const refused = refusalOf(reply)
    if (refused) tell(refused.message, 'error')
    else current.value = next?.id ?? null
  }

  return { insert, duplicate, addPasted, remove: once(remove) }
}
