import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Failure } from '../../shared/contract/failure'
import type { DestinationEntry, FinanceView, FinanceWritten } from '../../shared/contract/finance'
import type { ListedReceipt } from '../../shared/contract/receipts'
import type { FileEntry } from '../../shared/contract/results'
import type { DestinationForm } from '../../shared/destination/spec'
import type { Unfit } from '../../shared/destination/unfit'
import { useHost } from '../host/host'
import { useOutputs } from './outputs'
import { useSession } from './session'

/** What was written in the end, and where. */
export interface Written extends FinanceWritten {
  readonly place: FileEntry
}

/** What a missing value is known by while the list is made anew. */
export function keyOf({ place, column, table }: Unfit): string {
  return `${place} ${table} ${column}`
}

/** 报送 of the open budget: where to, what is still missing, and what was sent. */
export const useSubmission = defineStore('submission', () => {
  const host = useHost()
  const session = useSession()
  const outputs = useOutputs()

  const destinations = shallowRef<readonly DestinationEntry[]>([])
  /** Id of the destination; '': none can be chosen. */
  const pack = ref('')
  const form = ref<DestinationForm>('xlsx')
  const note = ref('')
  /** As of some revision; null: not looked at yet, or it cannot be. */
  const view = shallowRef<FinanceView | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const receipts = shallowRef<readonly ListedReceipt[]>([])
  const written = shallowRef<Written | null>(null)
  const isWriting = ref(false)
  /** The missing value that one is at, by its key and its place in the list. */
  const walked = shallowRef<{ readonly key: string; readonly at: number } | null>(null)

  const usable = computed(() => destinations.value.filter(({ faults }) => faults.length === 0))
  const destination = computed(() => destinations.value.find(({ id }) => id === pack.value))
  const unfit = computed(() => view.value?.unfit ?? [])
  /** Place in the list of the value that one is at; -1: at none. One that was filled in gives its place to the next. */
  const at = computed(() => {
    if (!walked.value) return -1
    const own = unfit.value.findIndex((each) => keyOf(each) === walked.value?.key)
    return own >= 0 ? own : Math.min(walked.value.at, unfit.value.length - 1)
  })

  watch(
    () => session.budget?.budget,
    () => {
      view.value = null
      failure.value = null
      receipts.value = []
      written.value = null
      walked.value = null
      note.value = ''
    },
  )
  watch(pack, () => {
    view.value = null
    walked.value = null
    const forms = destination.value?.forms ?? []
    if (!forms.includes(form.value)) form.value = forms[0] ?? 'xlsx'
  })

  async function loadDestinations(): Promise<void> {
    const reply = await host.call('finance.destinations', {})
    if (!reply.ok) return void (failure.value = reply.error)
    destinations.value = reply.value
    if (!usable.value.some(({ id }) => id === pack.value)) pack.value = usable.value[0]?.id ?? ''
  }

  /** What would go there now. What was asked for meanwhile is newer, and counts. */
  async function look(): Promise<void> {
    const budget = session.budget?.budget
    const wanted = pack.value
    if (budget === undefined || wanted === '') return
    const reply = await host.call('finance.view', { budget, pack: wanted })
    if (session.budget?.budget !== budget || pack.value !== wanted) return
    if (!reply.ok) {
      if (reply.error.code !== 'cancelled') failure.value = reply.error
      return
    }
    failure.value = null
    if ((view.value?.revision ?? 0) <= reply.value.revision) view.value = reply.value
  }

  async function loadReceipts(): Promise<void> {
    const budget = session.budget?.budget
    if (budget === undefined) return
    const reply = await host.call('receipt.list', { budget })
    if (session.budget?.budget !== budget) return
    if (reply.ok) receipts.value = reply.value
    else if (reply.error.code !== 'cancelled') failure.value = reply.error
  }

  function walkTo(index: number): void {
    const found = unfit.value[index]
    walked.value = found ? { key: keyOf(found), at: index } : null
  }

  /** To the next of them, round and round; false: nothing is missing. */
  function step(by: 1 | -1): boolean {
    const count = unfit.value.length
    if (count === 0) return false
    walkTo(at.value < 0 ? (by > 0 ? 0 : count - 1) : (at.value + by + count) % count)
    return true
  }

  /** Writes the package into a new folder beside the budget, or in the one that was chosen, and keeps what was sent. */
  async function write(): Promise<void> {
    failure.value = null
    await session.idle()
    const name = `${session.frame.department.agency}${session.frame.department.fiscalYear}年 ${destination.value?.title ?? ''}`
    const place = await outputs.placeFor(name, '')
    if (place === null) return
    if (!place.ok) return void (failure.value = place.error)
    isWriting.value = true
    const reply = await host.call('finance.write', {
      budget: session.frame.budget,
      pack: pack.value,
      form: form.value,
      file: place.value.handle,
      note: note.value.trim(),
    })
    isWriting.value = false
    if (!reply.ok) return void (failure.value = reply.error)
    written.value = { ...reply.value, place: place.value }
    note.value = ''
    await loadReceipts()
  }

  return {
    destinations,
    usable,
    destination,
    pack,
    form,
    note,
    view,
    unfit,
    at,
    failure,
    receipts,
    written,
    isWriting,
    loadDestinations,
    look,
    loadReceipts,
    walkTo,
    step,
    write,
  }
})
