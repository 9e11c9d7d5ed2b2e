import { onBeforeUnmount, onMounted } from 'vue'
import type { ListName } from '../../shared/contract/layouts'
import { type LaidColumn, shownColumns, withShown } from '../../shared/grid/layout'
import { useLayouts } from '../stores/layouts'

interface EditedColumn<Row> extends LaidColumn {
  readonly title: string
  readonly entry?: { path(row: Row): string }
}

/**
 * Says of a list that alone shows some fields where they are, though nothing on the page bears them: in a column that is put
 * away, or in a cell of `grid` that is not mounted while it is out of view.
 */
export function useListedFields<Row extends { readonly id: string }>(
  list: ListName,
  columns: () => readonly EditedColumn<Row>[],
  rows: () => readonly Row[],
  grid: () => { goToField(path: string): boolean; hasFocus(): boolean } | null,
): void {
  const layouts = useLayouts()

  function unshown(path: string) {
    // Asked for once: they may be made anew each time.
    const all = columns()
    const shown = new Set(shownColumns(all, layouts.of(list)))
    const column = all.find(
      (each) => !shown.has(each) && rows().some((row) => each.entry?.path(row) === path),
    )
    if (!column) return null
    const { id, title } = column
    return { title, show: () => layouts.set(list, withShown(columns(), layouts.of(list), id, true)) }
  }

  /** Only where it is listed: to go there takes the focus. */
  function reach(path: string): boolean {
    const shown = shownColumns(columns(), layouts.of(list))
    const isListed = shown.some(({ entry }) => entry && rows().some((row) => entry.path(row) === path))
    return isListed && grid()?.goToField(path) === true
  }

  const listed = {
    unshown,
    reach,
    hasFocus: () => grid()?.hasFocus() === true,
    ids: () => rows().map(({ id }) => id),
  }
  onMounted(() => layouts.listed.add(listed))
  onBeforeUnmount(() => layouts.listed.delete(listed))
}
