import { ref } from 'vue'
import type { Failure } from '../../shared/contract/failure'

/** So long a pause ends a run of typing. */
const PAUSE_MS = 700

/**
 * Text that is stored when typing pauses and on leaving; consecutive typing is one step of the history. Nothing is
 * stored while an input method composes. What is refused stays as typed, and `onRefused` hears why ('' = no more).
 */
export function useTypedText(
  stored: () => string,
  commit: (text: string) => Promise<Failure | null>,
  onRefused: (message: string) => void,
) {
  /** What is typed and not stored yet. */
  const draft = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function onPause(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void store(), PAUSE_MS)
  }

  async function store(): Promise<void> {
    clearTimeout(timer)
    const text = draft.value
    if (text === null) return
    const failure = text === stored() ? null : await commit(text)
    // Typing may have gone on meanwhile.
    if (draft.value !== text) return
    if (failure) onRefused(failure.message)
    else draft.value = null
  }

  return {
    draft,
    store,
    onTyped(text: string, event: InputEvent): void {
      draft.value = text
      onRefused('')
      if (event.isComposing) clearTimeout(timer)
      else onPause()
    },
    onComposed: onPause,
    /** Gives up what was typed and not stored. */
    forget(): void {
      clearTimeout(timer)
      draft.value = null
      onRefused('')
    },
  }
}
