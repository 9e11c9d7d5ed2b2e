import { nextTick, onBeforeUnmount, ref } from 'vue'
import { type GridActs, useSurroundings } from '../components/surroundings'

interface Worked {
  hasRows: () => boolean
  canFilter: () => boolean
  /** The filter of the column that one stands in is to be set. */
  filter: () => void
  /** Stores what is typed; false where it cannot be read, and one stays. */
  store: () => boolean
  focus: () => void
  listed: GridActs['listed']
}

/** What commands of the window do in a grid, from the moment it is entered. */
export function useActs({ hasRows, canFilter, filter, store, focus, listed }: Worked) {
  const { enterGrid, leaveGrid } = useSurroundings()
  const isReplacing = ref(false)
  /** How often 替换 was asked for. */
  const asked = ref(0)
  const acts: GridActs = {
    replace() {
      if (!hasRows() || !store()) return
      isReplacing.value = true
      asked.value += 1
    },
    endReplacing() {
      isReplacing.value = false
    },
    canFilter,
    filter() {
      if (canFilter() && store()) filter()
    },
    listed,
  }
  onBeforeUnmount(() => {
    leaveGrid(acts)
  })

  function endReplacing(): void {
    acts.endReplacing()
    void nextTick(focus)
  }

  return {
    enter: () => {
      enterGrid(acts)
    },
    isReplacing,
    asked,
    endReplacing,
  }
}
