import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { CodeLists } from '../../shared/contract/results'
import { useHost } from '../host/host'
import { useDesk } from './desk'
import { useSession } from './session'

/** The codes that may be chosen in the open budget, and their printed names. */
export const useCodes = defineStore('codes', () => {
  const host = useHost()
  const session = useSession()
  const desk = useDesk()
  const lists = shallowRef<CodeLists>({ functions: [], economics: [], fundTypes: [] })

  watch(
    () => session.budget?.budget,
    async (budget) => {
      if (budget === undefined) return
      const reply = await host.call('pack.codes', { budget })
      if (reply.ok) lists.value = reply.value
      else desk.notice = { text: reply.error.message, tone: 'error' }
    },
    { immediate: true },
  )

  /** The document's own names of codes go before the edition's. */
  const names = computed(() => ({
    function: namesOf('function', lists.value.functions),
    economic: namesOf('economic', lists.value.economics),
  }))

  function namesOf(
    classification: 'function' | 'economic',
    entries: CodeLists['functions'],
  ): Map<string, string> {
    const named = new Map(entries.map(({ code, name }) => [code, name]))
    for (const own of session.budget ? session.frame.codeNames : []) {
      if (own.classification === classification) named.set(own.code, own.name)
    }
    return named
  }

  function nameOf(classification: 'function' | 'economic', code: string): string {
    return names.value[classification].get(code) ?? ''
  }

  return { lists, nameOf }
})
