import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { CodeLists } from '../../shared/contract/results'
import type { CodeName } from '../../shared/model/document'
import { useHost } from '../host/host'
import { useDesk } from './desk'
import { useSession } from './session'

/** The codes that may be chosen in the open budget, under the names that it prints. */
export const useCodes = defineStore('codes', () => {
  const host = useHost()
  const session = useSession()
  const desk = useDesk()
  const lists = shallowRef<CodeLists>({
    functions: [],
    economics: [],
    fundTypes: [],
    govEconomics: [],
    economicMapping: [],
  })

  watch(
    [() => session.budget?.budget, () => (session.budget ? session.frame.codeNames : null)] as const,
    async ([budget]) => {
      if (budget === undefined) return
      const reply = await host.call('pack.codes', { budget })
      if (reply.ok) lists.value = reply.value
      else desk.notice = { text: reply.error.message, tone: 'error' }
    },
    { immediate: true },
  )

  const names = computed(() => ({
    function: new Map(lists.value.functions.map(({ code, name }) => [code, name])),
    economic: new Map(lists.value.economics.map(({ code, name }) => [code, name])),
  }))

  function nameOf(classification: CodeName['classification'], code: string): string {
    return names.value[classification].get(code) ?? ''
  }

  /** Whether the tables have nothing but the number to print for a code. */
  function isUnnamed(classification: CodeName['classification'], code: string): boolean {
    return names.value[classification].size > 0 && !names.value[classification].has(code)
  }

  return { lists, nameOf, isUnnamed }
})
