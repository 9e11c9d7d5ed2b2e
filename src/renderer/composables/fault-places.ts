import { shallowRef, watch } from 'vue'
import type { ShownPlace } from '../../shared/contract/shown'
import { useHost } from '../host/host'
import { useDesk } from '../stores/desk'
import { useSession } from '../stores/session'

/** Where the window shows the faults of the open file, and the way there. */
export function useFaultPlaces() {
  const host = useHost()
  const session = useSession()
  const desk = useDesk()
  const places = shallowRef<ReadonlyMap<string, ShownPlace | null>>(new Map())

  watch(
    () => session.budget?.faults ?? [],
    async (faults) => {
      const paths = faults.map(({ path }) => path)
      if (!session.budget || paths.length === 0) return
      const found = await host.call('place.find', { budget: session.budget.budget, paths })
      if (found.ok) places.value = new Map(paths.map((path, i) => [path, found.value[i] ?? null]))
      else desk.notice = { text: found.error.message, tone: 'error' }
    },
    { immediate: true },
  )

  function go(path: string): void {
    const place = places.value.get(path)
    if (place) desk.showPlace(place)
  }

  return { leads: (path: string): boolean => Boolean(places.value.get(path)), go }
}
