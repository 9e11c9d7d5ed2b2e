import { ref } from 'vue'
import type { Failure } from '../../shared/contract/failure'
import { sentOnce } from './once'

/** So long a pause ends a run of typing. */
const PAUSE_MS = 700

/**
 * Text that is stored when typing pauses and on leaving, whichever way; consecutive typing is one step of the history.
 * Nothing is stored while an input method composes. What is refused stays as typed, and `onRefused` hears why ('' = no
 * more). `refused`: a text that was refused here before.
 */
export function useTypedText(
  stored: () => string,
  commit: (text: string, seen: string) => Promise<Failure | null>,
  onRefused: (message: string, text: string) => void,
  refused: string | null = null,
) {
  /** What is typed and not stored, or stored otherwise (without blanks around it) while one is still typing. */
  const draft = ref<string | null>(refused)
  /** What stood here when typing began; another window may change it meanwhile. Null once what was typed is stored. */
  let seen: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function onPause(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void store(), PAUSE_MS)
  }

  async function store(): Promise<void> {
    const text = draft.value
    await put()
    // The field may keep what it shows while one goes on typing: as it is stored it is shown on leaving.
    if (draft.value === text && text === stored()) draft.value = null
  }

  /** Stores what is typed; true when there is nothing left to be stored. */
  async function put(): Promise<boolean> {
    clearTimeout(timer)
    const text = draft.value
    return text === null || send(text)
  }

  const send = sentOnce(async (text, before) => {
    const isSame = before === null && text === stored()
    const failure = isSame ? null : await commit(text, before ?? seen ?? stored())
    const isTypedOn = draft.value !== text
    // Once the other window's text was shown, what is typed here stands.
    if (failure) seen = failure.code === 'changed-meanwhile' ? stored() : seen
    else seen = isTypedOn ? text : null
    if (isTypedOn) return false
    onRefused(failure?.message ?? '', text)
    return failure === null
  })

  return {
    draft,
    store,
    /** Stores and shows what is stored from now on; what is refused stays. */
    async leave(): Promise<void> {
      if (await put()) draft.value = null
    },
    onTyped(text: string, event: InputEvent): void {
      seen ??= stored()
      draft.value = text
      onRefused('', text)
      if (event.isComposing) clearTimeout(timer)
      else onPause()
    },
    onComposed: onPause,
    /** Gives up what was typed and not stored. */
    forget(): void {
      clearTimeout(timer)
      const text = draft.value ?? ''
      draft.value = null
      onRefused('', text)
    },
  }
}
