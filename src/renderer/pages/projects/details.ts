import { computed, type ComputedRef, watch } from 'vue'
import { statedUnit } from '../../../shared/money/format'
import type { GridColumn } from '../../grid/column'
import { useSurroundings } from '../../components/surroundings'
import { useDesk } from '../../stores/desk'
import { useEdits } from '../../stores/edits'
import { useSession } from '../../stores/session'
import { DETAIL_COLUMNS, detailColumns } from './detail-columns'
import { typingOf } from '../../lists/field-entry'
import type { ProjectRow } from './project-rows'

const NAMES: ReadonlySet<string> = new Set(DETAIL_COLUMNS.map(({ field }) => field))

/** The columns of other fields of projects. `rows`: those that may be shown; `open`: to a field of a project in the editor. */
export function useDetailColumns(
  rows: () => readonly ProjectRow[],
  open: (row: ProjectRow, path: string) => void,
): ComputedRef<readonly GridColumn<ProjectRow>[]> {
  const session = useSession()
  const edits = useEdits()
  const desk = useDesk()
  const { formulaAt } = useSurroundings()
  return computed(() => {
    const { units, department } = session.frame
    return detailColumns({
      edits,
      units,
      typing: typingOf(units, statedUnit(department.entryUnit)),
      unit: desk.unit,
      formulaAt,
      rows: rows(),
      details: session.details,
      isTyped: (path) => session.typed.has(path),
      open,
    })
  })
}

/** What is in these columns is here only while one of them is shown. */
export function useDetails(shown: () => readonly GridColumn<ProjectRow>[]): void {
  const session = useSession()
  const desk = useDesk()
  watch(
    () => shown().some(({ id }) => NAMES.has(id)),
    async (isAsked) => {
      if (!isAsked) return session.shown().includes('details') ? session.leave(['details']) : undefined
      const failure = await session.show(['details'])
      if (failure) desk.notice = { text: failure.message, tone: 'error' }
    },
    { immediate: true },
  )
}
