import { computed, shallowRef, watch } from 'vue'
import type { Params } from '../../../shared/contract/methods'
import type { Previewed } from '../../../shared/contract/results'
import type { ShownPart } from '../../../shared/contract/shown'
import { isComposing } from '../../components/composing'
import { once } from '../../components/once'
import { refusalOf } from '../../lists/apply-gestures'
import { useDesk } from '../../stores/desk'
import { useEdits } from '../../stores/edits'
import { useSession } from '../../stores/session'
import type { OneEdit } from './project-edits'

/**
 * What edits of a panel would come to, asked anew whenever they are others or the budget is; and how they are made. No edits:
 * there is nothing to ask. `go`: what makes them, once they were looked at.
 */
export function usePreviewed(
  list: () => readonly OneEdit[],
  gesture: NonNullable<Params<'edit.apply'>['gesture']>,
  shows: () => readonly ShownPart[],
  go: () => HTMLElement | null = () => null,
) {
  const desk = useDesk()
  const edits = useEdits()
  const session = useSession()
  const preview = shallowRef<Previewed | null>(null)
  /** What else would come of it. */
  const notes = computed(() => preview.value?.notes?.join('') ?? '')
  const refused = computed(() => new Map(preview.value?.refused.map((each) => [each.edit, each.message])))

  /** What of an older question comes late is of no more use. */
  let asked = 0
  async function look(): Promise<void> {
    const own = (asked += 1)
    const reply = list().length === 0 ? null : await edits.preview(list, gesture, shows())
    if (own !== asked) return
    preview.value = reply?.ok ? reply.value : null
    if (reply?.ok === false) tell(reply.error.message)
  }
  watch([list, () => session.state.revision], look, { immediate: true })

  /** Enter looks at what would come of it; the next Enter does it. */
  async function onEnter(event: KeyboardEvent): Promise<void> {
    if (isComposing(event)) return
    event.preventDefault()
    await look()
    go()?.focus()
  }

  /** True: all that can be is made, and the panel has done what it was opened for. */
  const make = once(async (): Promise<boolean> => {
    const reply = await edits.apply(list, gesture)
    const failure = reply.ok && refused.value.size > 0 ? undefined : refusalOf(reply)
    if (failure) tell(failure.message)
    return !failure
  })

  function tell(text: string): void {
    desk.notice = { text, tone: 'error' }
  }

  return { preview, notes, refused, make, onEnter }
}
