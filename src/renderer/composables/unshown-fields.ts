import { onBeforeUnmount, onMounted } from 'vue'
import type { ListName } from '../../shared/contract/layouts'
import { type LaidColumn, shownColumns, withShown } from '../../shared/grid/layout'
import { useLayouts } from '../stores/layouts'

interface EditedColumn<Row> extends LaidColumn {
  readonly title: string
  readonly entry?: { path(row: Row): string }
}

/** Says of a list that alone shows some fields which of them stand in a column that is put away. */
export function useUnshownFields<Row>(
  list: ListName,
  columns: () => readonly EditedColumn<Row>[],
  rows: () => readonly Row[],
): void {
  const layouts = useLayouts()

  function unshown(path: string) {
    const layout = layouts.of(list)
    const shown = new Set<unknown>(shownColumns(columns(), layout))
    const column = columns().find(
      (each) => !shown.has(each) && rows().some((row) => each.entry?.path(row) === path),
    )
    if (!column) return null
    const { id, title } = column
    return { title, show: () => layouts.set(list, withShown(columns(), layouts.of(list), id, true)) }
  }
  onMounted(() => layouts.unshown.add(unshown))
  onBeforeUnmount(() => layouts.unshown.delete(unshown))
}
