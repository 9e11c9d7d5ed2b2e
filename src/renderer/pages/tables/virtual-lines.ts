import { computed, type ShallowRef } from 'vue'
import { useVirtualStack } from '../../composables/virtual-stack'
import { LINE, lineTops } from './line-heights'
import type { Sheet } from './sheet'

/** Of a table with more lines than these only some are mounted. */
const ALL_MOUNTED = 200

/** The lines of a sheet that are mounted while it scrolls, in whatever scrolls around its body. */
export function useVirtualLines(
  sheet: () => Sheet,
  always: () => readonly number[],
  body: Readonly<ShallowRef<HTMLElement | null>>,
) {
  const needed = computed(() => sheet().widths.reduce((sum, each) => sum + each, 0))
  const tops = computed<readonly number[]>(() => lineTops(sheet(), Math.max(1, width.value / needed.value)))
  const { runs, room, width } = useVirtualStack({
    lines: () => sheet().lines,
    tops: () => tops.value,
    always,
    allMounted: ALL_MOUNTED,
    body,
    scroller: '.scroller',
  })
  /** So many lines fit between the head and the lower edge. */
  const perPage = computed(() => Math.max(1, Math.floor(room.value / LINE) - 5))

  return { runs, perPage }
}
