import { computed, type ComputedRef } from 'vue'
import { useSession } from '../../stores/session'
import type { Sources } from './figure-origin'

/** What figures of the text are called by, as it stands now; the tables come when the text stands. */
export function useFigureSources(): ComputedRef<Sources> {
  const session = useSession()
  return computed(() => ({
    tables: session.holds(['tables']) ? session.tables.views : [],
    text: session.text,
    frame: session.frame,
  }))
}
