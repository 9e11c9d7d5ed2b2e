import { nextTick, watch } from 'vue'
import type { BudgetLine } from '../../../shared/model/document'
import { useDesk } from '../../stores/desk'

/** A fault of the file leads to its line: to its amount, as soon as that is there. */
export function useLineCall(lines: () => readonly BudgetLine[], goToField: (path: string) => boolean): void {
  const desk = useDesk()
  watch(
    () => desk.line,
    async (id) => {
      if (id === null || !lines().some((line) => line.id === id)) return
      desk.line = null
      await nextTick()
      if (goToField(`lines/${id}/amount`)) return
      await nextTick()
      goToField(`lines/${id}/amount`)
    },
    { immediate: true },
  )
}
