import { nextTick, ref, type Ref, shallowRef } from 'vue'
import { isComposing } from '../components/composing'

interface Worked {
  readonly area: Readonly<Ref<HTMLTextAreaElement | null>>
  /** Key of the row that is chosen. */
  readonly chosen: () => string | null
  readonly type: (text: string) => void
  readonly tell: (words: string) => void
}

type Held = { readonly text: string } | { readonly key: KeyboardEvent }

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

/**
 * A row that is being made: until it is there one stands nowhere, and what is typed meanwhile waits in the text area, which always
 * has the focus; then it is typed there, key by key, as if the row had been there at once. Where none was made it is let go: why
 * was said.
 */
export function useAwaitedRow({ area, chosen, type, tell }: Worked) {
  const isAwaited = ref(false)
  /** Typed since the last of the keys that are held. */
  const text = shallowRef('')
  let held: Held[] = []

  async function make(work: () => Promise<unknown>): Promise<void> {
    if (isAwaited.value) return
    const before = chosen()
    isAwaited.value = true
    try {
      await work()
      await nextTick()
    } finally {
      const all = [...held, { text: text.value }]
      clear()
      if (chosen() !== before) await replay(all)
    }
  }

  function clear(): void {
    held = []
    text.value = ''
    isAwaited.value = false
  }

  async function replay(all: readonly Held[]): Promise<void> {
    for (const [at, each] of all.entries()) {
      // One of the keys has made another row: the rest is meant for that.
      if (isAwaited.value) {
        held.push(...all.slice(at))
        return
      }
      if ('key' in each) area.value?.dispatchEvent(new KeyboardEvent('keydown', each.key))
      else if (each.text !== '') type(each.text)
      await nextTick()
    }
  }

  /** True: it is no key of the cell that one stood on. */
  function hears(event: KeyboardEvent): boolean {
    if (!isAwaited.value) return false
    const isText = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey
    const isOwn = isComposing(event) || isText || MODIFIERS.has(event.key)
    if (isOwn || (event.key === 'Backspace' && text.value !== '')) return true
    event.preventDefault()
    event.stopPropagation()
    held.push({ text: text.value }, { key: event })
    text.value = ''
    return true
  }

  /** True: what was typed waits. */
  function takes(typed: string): boolean {
    if (isAwaited.value) text.value = typed
    return isAwaited.value
  }

  /** True: it is not pasted, cut or copied where one stood before. */
  function refuses(event: ClipboardEvent): boolean {
    if (!isAwaited.value) return false
    event.preventDefault()
    tell('新的一行还没有加好，请再按一次。')
    return true
  }

  return { isAwaited, text, make, hears, takes, refuses }
}
