import { defineStore } from 'pinia'
import { onBeforeUnmount, onMounted } from 'vue'

/** What closing would lose: texts that fields still hold because they were refused. Everything else is saved. */
export const useUnfinished = defineStore('unfinished', () => {
  const fields = new Set<() => boolean>()

  /** Called in the setup of a field; `isRefused` is asked when the window is to close. */
  function watchField(isRefused: () => boolean): void {
    fields.add(isRefused)
    onBeforeUnmount(() => fields.delete(isRefused))
  }

  /** Leaving the field stores what is being typed; only what is refused then holds the window. */
  function onBeforeUnload(event: BeforeUnloadEvent): void {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    if ([...fields].some((isRefused) => isRefused())) event.preventDefault()
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

  return { watchField, holdWindow }
})
