import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ColumnLayouts, ListName } from '../../shared/contract/layouts'
import { type ColumnLayout, UNSET, withMatrix } from '../../shared/grid/layout'
import { useHost } from '../host/host'
import { useDesk } from './desk'

/** Where fields of a list are that nothing on the page bears, by their paths. */
interface Listed {
  /** The column that is put away; null where the field is in none. */
  unshown(path: string): { readonly title: string; show(): void } | null
  /** Goes to its cell, with the focus; false where there is none. */
  reach(path: string): boolean
  hasFocus(): boolean
  /** Of the records listed. */
  ids(): readonly string[]
}

/** How the columns of the open budget's lists are set. The core remembers it by file; here it is what is shown. */
export const useLayouts = defineStore('layouts', () => {
  const host = useHost()
  const desk = useDesk()
  const lists = shallowRef<ColumnLayouts>({})
  /** The lists that stand on the page. */
  const listed = new Set<Listed>()
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

  /** Lines are looked at as a list, or as a matrix. */
  function turnLines(): void {
    set('lines', withMatrix(of('lines'), of('lines').isMatrix !== true))
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

  function unshown(path: string): ReturnType<Listed['unshown']> {
    for (const list of listed) {
      const found = list.unshown(path)
      if (found) return found
    }
    return null
  }

  /** `isBeside`: only where one works in that list. */
  function reach(path: string, isBeside = false): boolean {
    return [...listed].some((list) => (!isBeside || list.hasFocus()) && list.reach(path))
  }

  /** Says afterwards whether records of the list that one works in now are gone from it. */
  function losses(): () => boolean {
    const own = [...listed].find((list) => list.hasFocus())
    const before = own?.ids() ?? []
    return () => {
      const now = new Set(own && listed.has(own) ? own.ids() : before)
      return before.some((id) => !now.has(id))
    }
  }

  return { load, of, set, turnLines, listed, unshown, reach, losses }
})
