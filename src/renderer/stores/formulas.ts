import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Formula } from '../../shared/model/document'
import { useSession } from './session'

/** What the amounts of the open budget were typed as, by the path of their field. */
export const useFormulas = defineStore('formulas', () => {
  const session = useSession()
  const byPath = computed(
    () =>
      new Map(
        (session.budget?.formulas ?? []).map((formula) => [`${formula.object}/${formula.field}`, formula]),
      ),
  )

  function at(path: string): Formula | undefined {
    return byPath.value.get(path)
  }

  return { at }
})
