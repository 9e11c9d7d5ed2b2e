import { computed, shallowRef, watch } from 'vue'
import type { ShownPlace } from '../../shared/contract/shown'
import { useHost } from '../host/host'
import { type NamedPlace, placeName } from '../naming/place-names'
import { useSession } from '../stores/session'

/** A place that findings or remarks name, with the page that shows it. */
export interface FoundPlace extends NamedPlace {
  readonly path: string
  readonly place: ShownPlace
}

/** Where places are shown, and what they are called there; those that no page shows are not among them. Null: still asked for. */
export function useNamedPlaces(paths: () => readonly string[]) {
  const host = useHost()
  const session = useSession()
  /** Of the paths that they were asked for. */
  const found = shallowRef<{ readonly of: string; readonly places: readonly (ShownPlace | null)[] } | null>(
    null,
  )

  watch(
    () => paths().join('\n'),
    async (of) => {
      const asked = of === '' ? [] : of.split('\n')
      const reply = await host.call('place.find', { budget: session.frame.budget, paths: asked })
      // Meanwhile others may be asked for; what cannot be found is said where it is gone to.
      if (of === paths().join('\n')) found.value = { of, places: reply.ok ? reply.value : [] }
    },
    { immediate: true },
  )

  const projects = computed(() => (session.holds(['projects']) ? session.projects.rows : []))
  const views = computed(() => (session.holds(['tables']) ? session.tables.views : []))
  return computed((): readonly FoundPlace[] | null => {
    const all = paths()
    const asked = found.value
    if (asked?.of !== all.join('\n')) return null
    return all.flatMap((path, at) => {
      const place = asked.places[at]
      const named = {
        projects: projects.value,
        views: views.value,
        year: session.frame.department.fiscalYear,
      }
      return place ? [{ path, place, ...placeName(path, place, named) }] : []
    })
  })
}
