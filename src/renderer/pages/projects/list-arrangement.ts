import { computed, ref, shallowRef, watch } from 'vue'
import { useFiltering } from '../../grid/filtering'
import { useSorting } from '../../grid/sorting'
import { useCodes } from '../../stores/codes'
import { useDesk } from '../../stores/desk'
import { useSession } from '../../stores/session'
import { grouped, groupsAround } from './grouping'
import type { ProjectRow } from './project-rows'

const CHOICES = [
  { id: 'all', label: '全部' },
  { id: 'changed', label: '已改' },
  { id: 'lacking', label: '缺原因' },
] as const
export type Choice = (typeof CHOICES)[number]['id']

/** Which projects the list shows, and in which order; the file's is another thing, and stays. */
export function useListArrangement(rows: () => readonly ProjectRow[]) {
  const desk = useDesk()
  const session = useSession()
  const codes = useCodes()
  const keyOf = ({ project }: ProjectRow): string => project.id
  const choice = ref<Choice>('all')

  const columns = useFiltering(rows, keyOf)
  const { filters, filterBy, clear } = columns
  const filtering = {
    filters,
    filterBy,
    clear,
    leftByOthers: (id: string) => ofChoice(columns.leftByOthers(id)),
  }
  const filtered = computed(() => ofChoice(columns.filtered.value))
  const { sorted: inOrder, by: sorted, sortBy, unsort } = useSorting(() => filtered.value, keyOf)
  /** Groups whose projects are not shown. */
  const collapsed = shallowRef<ReadonlySet<string>>(new Set())
  const groups = computed(() =>
    desk.groupsProjects
      ? grouped(
          inOrder.value,
          (code) => codes.nameOf('function', code),
          collapsed.value,
          filtered.value.length === rows().length,
        )
      : null,
  )
  const shown = computed(() => groups.value?.rows ?? inOrder.value)
  const choices = computed(() =>
    CHOICES.map(({ id, label }) => ({ id, label, count: rows().filter((row) => isOf(row, id)).length })),
  )
  /** The filters of columns in words; empty: there is none. */
  const words = computed(() => filters.value.map((each) => each.words).join('，'))

  function ofChoice(list: readonly ProjectRow[]): readonly ProjectRow[] {
    return choice.value === 'all' ? list : list.filter((row) => isOf(row, choice.value))
  }

  function isOf(row: ProjectRow, id: Choice): boolean {
    if (id === 'changed') return Object.hasOwn(session.projects.then, row.project.id)
    return id === 'all' || row.lacksReason
  }

  function isShown(id: string | null): boolean {
    return shown.value.some(({ project }) => project.id === id)
  }

  function showAll(): void {
    choice.value = 'all'
    clear()
    collapsed.value = new Set()
  }

  /** A group closes or opens; one that stood in it stands on what comes behind. */
  function toggleGroup(key: string): void {
    const at = shown.value.findIndex((row) => keyOf(row) === desk.project)
    const next = new Set(collapsed.value)
    if (!next.delete(key)) next.add(key)
    collapsed.value = next
    const behind = shown.value[Math.min(at, shown.value.length - 1)]
    if (behind && !isShown(desk.project)) desk.project = keyOf(behind)
  }

  /** The group that one stands in closes; all open. */
  function fold(isIn: boolean): void {
    const row = shown.value.find((each) => keyOf(each) === desk.project)
    const [own] = row ? groupsAround(row).slice(-1) : []
    if (!isIn) collapsed.value = new Set()
    else if (own !== undefined) toggleGroup(own)
  }

  /** What was made stands among what column filters were never asked of. */
  function showMade(): void {
    choice.value = 'all'
    collapsed.value = new Set()
  }

  /** What is chosen is among what is shown: chosen elsewhere, it ends the filters; filtered away, the first is chosen. */
  watch(
    () => desk.project,
    (id) => {
      if (rows().some(({ project }) => project.id === id) && !isShown(id)) showAll()
    },
  )
  watch([choice, filters], () => {
    const [first] = shown.value
    if (first && !isShown(desk.project)) desk.project = first.project.id
  })

  return {
    choice,
    choices,
    left: filtered,
    shown,
    sorted,
    sortBy,
    unsort,
    filtering,
    words,
    groups,
    toggleGroup,
    fold,
    showAll,
    showMade,
  }
}

export type ListFilters = ReturnType<typeof useListArrangement>['filtering']
