import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Failure, Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import type {
  BudgetFrame,
  EditDone,
  FileEntry,
  ImportedBudget,
  RepairedCopy,
} from '../../shared/contract/results'
import type { Events } from '../../shared/contract/events'
import type { ShownPart } from '../../shared/contract/shown'
import { useHost } from '../host/host'
import { openDecisions } from './decisions'
import { openShowing } from './showing'

export type Booking = NonNullable<EditDone['booked']> & { readonly step: number }

/** What was asked for; `as: 'copy'`: only to view its content of that moment. */
type OpenFile = FileEntry & Pick<Params<'budget.open'>, 'as'>

/**
 * An edit is told which budget it is for, what of it is shown, and the revision that it was decided on. Null: when its turn came
 * there was nothing to be done.
 */
type EditCommand = (
  to: Pick<Params<'edit.undo'>, 'budget' | 'shows' | 'room'>,
  seen: number,
) => Promise<Reply<EditDone> | null>

/** Of a command whose turn came when its budget was closed. */
const CLOSED: Failure = { code: 'unknown-budget', message: '这份预算已经关闭，最后这一步没有做。' }

/** The open budget. Commands go one after the other, so that each patch meets the revision it starts from. */
export const useSession = defineStore('session', () => {
  const host = useHost()
  const showing = openShowing(host, say)
  const { projection, opened, holds, show, leave, inTurn, refresh } = showing
  /** Handle of the open file: with it the window finds its place again when the core was restarted. */
  const file = shallowRef<OpenFile | null>(null)
  /** Where the difference of the last typed total went, until something else changes. */
  const booking = shallowRef<Booking | null>(null)
  /** What else the preparer should know of the last edit, whole sentences. */
  const notes = shallowRef<readonly string[]>([])
  /** Paths typed since the file was opened: their cells carry the tick. */
  const typed = shallowRef<ReadonlySet<string>>(new Set())
  const decisions = openDecisions()
  /** Steps of this window, and those of others that were said. */
  const known = new Set<number>()

  const budget = computed(() => projection.value?.frame ?? null)
  const frame = computed(() => opened().frame)
  const parts = computed(() => opened().parts)
  const state = computed(() => frame.value.state)
  const followed = computed(() => held(parts.value.followed, 'followed'))
  const projects = computed(() => held(parts.value.projects, 'projects'))
  /** Only while a page shows columns of them. */
  const details = computed(() => parts.value.details ?? null)
  const sums = computed(() => held(parts.value.sums, 'sums'))
  const sheet = computed(() => parts.value.sheet ?? null)
  const orders = computed(() => held(parts.value.orders, 'orders'))
  const performance = computed(() => parts.value.performance ?? null)
  const tables = computed(() => held(parts.value.tables, 'tables'))
  const text = computed(() => held(parts.value.text, 'text'))
  /** Null until a page has asked for them. */
  const checks = computed(() => parts.value.checks ?? null)

  /** Pages are shown when what they show is there. */
  function held<T>(part: T | undefined, name: ShownPart): T {
    if (part === undefined) throw new Error(`${name} is not shown`)
    return part
  }

  function enter(entry: OpenFile, next: BudgetFrame): void {
    file.value = { ...entry, name: next.file.name }
    showing.begin(next)
    booking.value = null
    notes.value = []
    typed.value = new Set()
    known.clear()
    decisions.begin()
  }

  async function open(entry: OpenFile): Promise<Failure | null> {
    if (projection.value && file.value?.handle === entry.handle && file.value.as === entry.as) return null
    return replaceBy(entry, await host.call('budget.open', asked(entry)))
  }

  function asked({ handle, as }: OpenFile): Params<'budget.open'> {
    return as ? { file: handle, as } : { file: handle }
  }

  async function create(entry: FileEntry, from: Params<'budget.create'>['from']): Promise<Failure | null> {
    return replaceBy(entry, await host.call('budget.create', { file: entry.handle, from }))
  }

  /** A budget of a package that came in as bytes. */
  async function importPackage(
    entry: FileEntry,
    source: Omit<Params<'package.read'>, 'file'>,
  ): Promise<Reply<ImportedBudget>> {
    const reply = await host.call('package.read', { ...source, file: entry.handle })
    if (reply.ok) await replaceBy(entry, { ok: true, value: reply.value.frame })
    return reply
  }

  /** The budget that was open is closed only when the other one is there. */
  async function replaceBy(entry: OpenFile, reply: Reply<BudgetFrame>): Promise<Failure | null> {
    if (!reply.ok) return reply.error
    await close()
    enter(entry, reply.value)
    return null
  }

  async function close(): Promise<void> {
    const current = projection.value
    if (!current) return
    await showing.idle()
    showing.begin(null)
    file.value = null
    await host.call('budget.close', { budget: current.frame.budget })
  }

  /** The core broke off and came back: everything committed is in the file. */
  function reopen(): Promise<Failure | null> {
    return inTurn(openAgain)
  }

  async function openAgain(): Promise<Failure | null> {
    const entry = file.value
    if (!entry || !projection.value) return null
    const reply = await host.call('budget.open', asked(entry))
    return reply.ok ? showing.shownAfresh(reply.value) : reply.error
  }

  /** One edit (edits.ts); `paths`: the fields that were typed, asked for afterwards. Why it was refused, else null. */
  async function edit(
    command: EditCommand,
    paths: () => readonly string[] = () => [],
  ): Promise<Failure | null> {
    const failure = await run(command)
    if (!failure) typed.value = new Set([...typed.value, ...paths()])
    return failure
  }

  function run(command: EditCommand): Promise<Failure | null> {
    const of = file.value
    return decisions.of(state.value.revision, (decision) =>
      inTurn(async () => {
        if (!projection.value || file.value !== of) return CLOSED
        const reply = await command(showing.asked(), decision.seen)
        if (!reply) return null
        if (reply.ok) return follow(reply.value)
        // The step is in the file: what it made of the budget is there to be seen.
        if (reply.error.code === 'saved-unseen') await refresh()
        return reply.error
      }),
    )
  }

  /** A copy of the budget as it is when the commands before are done. */
  async function saveCopy(place: FileEntry): Promise<Reply<FileEntry>> {
    const { budget: id } = frame.value
    await showing.idle()
    return host.call('budget.saveCopy', { budget: id, file: place.handle })
  }

  /** A copy with what is unreadable mended, as far as that is certain. */
  function repairCopy(place: FileEntry): Promise<Reply<RepairedCopy>> {
    return host.call('budget.repairCopy', { budget: frame.value.budget, file: place.handle })
  }

  /** An own step is made, whatever becomes of showing it. */
  async function follow({ step, patch, booked, notes: told = [] }: EditDone): Promise<null> {
    decisions.stepped(patch)
    notes.value = told
    if (patch.to !== patch.from) known.add(patch.to)
    if (booked || patch.to !== patch.from) booking.value = booked ? { ...booked, step } : null
    const failure = await showing.take(patch)
    if (failure) notes.value = [...told, `这一步已保存，只是没有显示出来：${failure.message}`]
    return null
  }

  /** One more thing to be known of the last step. */
  function note(words: string): void {
    notes.value = [...notes.value, words]
  }

  /** Says once what another window did, when it is shown. */
  function say(revision: number, label: string): void {
    if (known.has(revision)) return
    known.add(revision)
    booking.value = null
    notes.value = [`另一窗口：${label}`]
  }

  /** What another window of this file did is shown here at once, and said; the own steps are here by then. */
  function hear({ budget: id, revision, label }: Events['budget.stepped']): void {
    if (id !== projection.value?.frame.budget) return
    void inTurn(async () => {
      if (id !== projection.value?.frame.budget) return null
      const failure = revision > state.value.revision ? await showing.catchUp() : null
      if (!failure) say(revision, label)
      return failure
    })
  }

  /** Nothing was heard for a while: steps may have been made, or the budget closed. */
  async function ask(): Promise<Failure | null> {
    if (!projection.value) return null
    const failure = await showing.catchUp()
    return failure?.code === 'unknown-budget' ? openAgain() : failure
  }

  host.on('budget.stepped', hear)
  host.onHearing(() => void inTurn(ask))
  // Closed by another window: this one holds it again.
  host.on('budget.closed', ({ budget: id }) => {
    if (id === projection.value?.frame.budget) void reopen()
  })

  return {
    budget,
    file,
    frame,
    state,
    projects,
    details,
    sums,
    sheet,
    orders,
    performance,
    tables,
    text,
    checks,
    followed,
    booking,
    notes,
    note,
    typed,
    holds,
    show,
    shown: showing.shown,
    blocks: showing.blocks,
    complete: showing.complete,
    /** When the commands before are done. */
    idle: showing.idle,
    leave,
    open,
    create,
    importPackage,
    close,
    reopen,
    edit,
    saveCopy,
    repairCopy,
  }
})
