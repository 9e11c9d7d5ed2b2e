import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ColumnLayouts, ListName } from '../../shared/contract/layouts'
import { type ColumnLayout, UNSET } from '../../shared/grid/layout'
import { useHost } from '../host/host'
import { useDesk } from './desk'

/** A field whose column is not shown, by its path; null: it is none of a list's. */
type Unshown = (path: string) => { readonly title: string; show(): void } | null

/** How the columns of the open budget's lists are set. The core remembers it by file; here it is what is shown. */
export const useLayouts = defineStore('layouts', () => {
  const host = useHost()
  const desk = useDesk()
  const lists = shallowRef<ColumnLayouts>({})
  /** Asked of the lists that stand on the page. */
  const unshown = new Set<Unshown>()
  let budget: string | null = null
  /** Lists that were set since they were last sent: one call at a time, so that the last one set is the last one kept. */
  const unsent = new Set<ListName>()
  let isSending = false
  let isTold = false

  /** As remembered for the budget's file; whatever cannot be read is as the lists have it. */
  async function load(of: string): Promise<void> {
    if (of === budget) return
    budget = of
    unsent.clear()
    isTold = false
    const reply = await host.call('layout.read', { budget: of })
    if (of === budget) lists.value = reply.ok ? reply.value : {}
  }

  function of(list: ListName): ColumnLayout {
    return lists.value[list] ?? UNSET
  }

  /** Null: as the list itself has them. */
  function set(list: ListName, layout: ColumnLayout | null): void {
    lists.value = { ...lists.value, [list]: layout ?? undefined }
    unsent.add(list)
    void send()
  }

  async function send(): Promise<void> {
    if (isSending) return
    isSending = true
    for (const list of unsent) {
      unsent.delete(list)
      if (budget === null) break
      const sent = budget
      const layout = lists.value[list] ?? null
      const reply = await host.call('layout.keep', { budget: sent, list, layout })
      // Said once: the columns stand as they were set, until the file is closed.
      if (reply.ok || isTold || sent !== budget) continue
      isTold = true
      desk.notice = { text: reply.error.message, tone: 'note' }
    }
    isSending = false
  }

  /** The column of a field, where it is not shown; null where it is, or none has it. */
  function unshownOf(path: string): ReturnType<Unshown> {
    for (const find of unshown) {
      const found = find(path)
      if (found) return found
    }
    return null
  }

  return { load, of, set, unshown, unshownOf }
})
