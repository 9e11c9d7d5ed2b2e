import { defineStore } from 'pinia'
import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import type { KeptText } from '../components/surroundings'

export type { KeptText }

/** What closing would lose: texts that fields could not store. Everything else is saved. */
export const useUnfinished = defineStore('unfinished', () => {
  const texts = shallowRef<ReadonlyMap<string, KeptText>>(new Map())

  function kept(field: string): KeptText | undefined {
    return texts.value.get(field)
  }

  function keep(field: string, text: KeptText | null): void {
    if (!text && !texts.value.has(field)) return
    const next = new Map(texts.value)
    if (text) next.set(field, text)
    else next.delete(field)
    texts.value = next
  }

  /** Of another budget nothing is left. */
  function clear(): void {
    texts.value = new Map()
  }

  /** Leaving the field stores what is being typed; only what is refused then holds the window. */
  function onBeforeUnload(event: BeforeUnloadEvent): void {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    if (texts.value.size > 0) event.preventDefault()
  }

  /** Called in the setup of the window. */
  function holdWindow(): void {
    onMounted(() => {
      window.addEventListener('beforeunload', onBeforeUnload)
    })
    onBeforeUnmount(() => {
      window.removeEventListener('beforeunload', onBeforeUnload)
    })
  }

  return { texts, kept, keep, clear, holdWindow }
})
