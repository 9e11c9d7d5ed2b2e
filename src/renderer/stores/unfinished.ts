import { defineStore } from 'pinia'
import { onBeforeUnmount, onMounted, shallowReactive } from 'vue'
import type { Unit } from '../../shared/money/format'
import type { KeptText } from '../components/surroundings'

export type { KeptText }

/** What closing would lose: texts that fields could not store. Everything else is saved. */
export const useUnfinished = defineStore('unfinished', () => {
  /** By field; a field hears of its own alone, for one paste may leave thousands. */
  const texts = shallowReactive(new Map<string, KeptText>())

  /** Names of the projects that they are of, by field. */
  const owners = shallowReactive(new Map<string, string>())

  function kept(field: string): KeptText | undefined {
    return texts.get(field)
  }

  function keep(field: string, text: KeptText | null): void {
    if (text) texts.set(field, text)
    else texts.delete(field)
  }

  /** The field by name, with the project that it is of. */
  function called(field: string): string {
    const [owner = '', label = ''] = [owners.get(field), texts.get(field)?.label]
    return label.startsWith(owner) ? label : `${owner} ${label}`
  }

  /** A step was taken back: what was refused of its gesture goes too. */
  function forget(step: number): void {
    for (const [field, text] of texts) if (text.step === step) texts.delete(field)
  }

  /** Amounts are typed in another unit now: those of before are said in theirs. */
  function restate(withUnit: (text: string, unit: Unit) => string): void {
    for (const [field, { unit, ...text }] of texts) {
      if (unit) texts.set(field, { ...text, text: withUnit(text.text, unit) })
    }
  }

  /** Of another budget nothing is left. */
  function clear(): void {
    texts.clear()
    owners.clear()
  }

  /** Leaving the field stores what is being typed; only what is refused then holds the window. */
  function onBeforeUnload(event: BeforeUnloadEvent): void {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    if (texts.size > 0) event.preventDefault()
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

  return { texts, owners, kept, keep, called, forget, restate, clear, holdWindow }
})
