import { type Ref, shallowRef, watch } from 'vue'
import type { OfferedIndicator } from '../../shared/contract/library'
import { useHost } from '../host/host'
import { useDesk } from '../stores/desk'
import { useSession } from '../stores/session'

/** So many are offered at most, and to a list that has fewer than so many of its own. */
const MOST = 5
const SHORT = 3

/**
 * Indicators of the library that are near to what a project says of itself, where it has none or few. `of` null: a list that nothing
 * is offered to; asked again whenever it returns something else.
 */
export function useProposedIndicators(
  of: () => { readonly project: string; readonly indicators: number; readonly said: unknown } | null,
): Readonly<Ref<readonly OfferedIndicator[]>> {
  const host = useHost()
  const session = useSession()
  const desk = useDesk()
  const proposed = shallowRef<readonly OfferedIndicator[]>([])
  let asked = 0

  async function ask(): Promise<void> {
    const own = of()
    const turn = (asked += 1)
    if (!own || own.indicators >= SHORT) return void (proposed.value = [])
    const reply = await host.call('library.search', {
      budget: session.frame.budget,
      words: '',
      level2: null,
      project: own.project,
      limit: MOST,
      near: true,
    })
    // What was asked later counts.
    if (turn !== asked) return
    proposed.value = reply.ok ? reply.value.indicators : []
    if (!reply.ok) desk.notice = { text: reply.error.message, tone: 'error' }
  }

  watch(
    () => {
      const own = of()
      return own && [own.project, own.indicators, own.said].join('\n')
    },
    ask,
    { immediate: true },
  )
  return proposed
}
