import { nextTick, type Ref } from 'vue'
import type { ProjectSheet } from '../../../shared/contract/shown'
import type { BudgetLine } from '../../../shared/model/document'
import { useCodes } from '../../stores/codes'
import { useDesk } from '../../stores/desk'
import { useEdits } from '../../stores/edits'
import { useSession } from '../../stores/session'
import { oneAtATime, refusalOf, rowAfter } from '../../lists/apply-gestures'
import { readCode } from './code-entry'
import { projectFundings } from './funding'
import { copyOfLine, firstLine, lineLike } from './line-edits'
import { pastedLines, refusedRows } from './pasted-lines'
import type { OneEdit } from './project-edits'
import { codesInUse } from './working-sums'

interface Worked {
  sheet: () => ProjectSheet
  /** Lines that are shown. */
  rows: () => readonly BudgetLine[]
  /** Id of the chosen one. */
  current: Ref<string | null>
  goToField: (path: string) => void
  tell: (words: string, tone?: 'note' | 'error') => void
}

/** Lines that are made and taken away, each gesture one step. */
export function useLineGestures({ sheet, rows, current, goToField, tell }: Worked) {
  const session = useSession()
  const edits = useEdits()
  const codes = useCodes()
  const desk = useDesk()
  const chosen = (): BudgetLine | undefined => sheet().lines.find(({ id }) => id === current.value)

  /** What the first line of a project is made from; null, and it is said, while no code is in use yet. */
  function first(): OneEdit | null {
    const [was] = sheet().linesThen
    if (was) return lineLike(was, { isFirst: true })
    const use = codesInUse(session.sums)
    const [funding] = projectFundings(session.frame.template.fundings)
    if (use && funding) return firstLine(sheet().project, use, funding)
    tell('先在“项目支出”里新增一个有分项的项目，再照它的科目新增分项。')
    return null
  }

  /** A line behind the chosen one, like it; the first one is of the codes that most of the budget's money has. */
  async function insert(): Promise<void> {
    const like = chosen()
    if (like) return add(lineLike(like))
    const edit = first()
    if (!edit) return
    await add(edit)
    const source = sheet().linesThen.length > 0 ? '这个项目打开文件时的' : '本预算最常用的'
    tell(`新分项先用了${source}科目和资金来源，请核对。`)
  }

  async function duplicate(): Promise<void> {
    const like = chosen()
    if (like) await add(copyOfLine(like))
  }

  async function add(edit: OneEdit): Promise<void> {
    const reply = await edits.apply([edit], 'apply')
    const refused = refusalOf(reply)
    if (refused) return tell(refused.message, 'error')
    await goToNew(reply.ok ? reply.value.paths[0] : null)
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
      fundings: session.frame.template.fundings,
      read: (classification, text) => readCode(codes.lists, classification, text),
    })
    if ('refused' in made) return tell(made.refused, 'error')
    const would = await edits.preview(made.edits, 'paste')
    if (!would.ok) return tell(would.error.message, 'error')
    const unmade = would.value.refused.map(({ edit: at, message }) => [made.rows[at] ?? 0, message] as const)
    if (unmade.length > 0) return tell(refusedRows(unmade), 'error')
    const reply = await edits.apply(made.edits, 'paste')
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
    const reply = await edits.apply(
      gone.map(({ id }) => ({ remove: `lines/${id}` })),
      'remove',
    )
    const refused = refusalOf(reply)
    if (refused) tell(refused.message, 'error')
    else current.value = next?.id ?? null
  }

  return { insert, duplicate, addPasted, remove: oneAtATime(remove) }
}
